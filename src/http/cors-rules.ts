/** The rules of the CORS protocol, each on its own, in the order in which a browser meets them: how each comes out for one answer. Pure. */
import type { CorsErrorWord, CorsVerdict } from './cors';
import { checkAccess, checkRedirect, isRedirect, redirectTarget, unlisted, wantedFields } from './cors-check';
import type { SeenHop } from './cors-walk';
import type { HttpResponse } from './exchange';
import { fieldList, fieldValue, isToken } from './fields';

/** One rule; what it demands holds, or the browser refuses. */
export type RuleName =
  | 'url-scheme'
  | 'no-redirect'
  | 'allow-origin'
  | 'allow-credentials'
  | 'status-ok'
  | 'methods-readable'
  | 'headers-readable'
  | 'method-allowed'
  | 'headers-allowed'
  | 'redirect-scheme'
  | 'redirect-credentials';

/** A rule held against one answer. */
export interface JudgedRule {
  readonly rule: RuleName;
  /** In the order of the modes that were asked about: the word of the failure, or null where the rule holds. */
  readonly failures: readonly (CorsErrorWord | null)[];
  /** What the answer (or URL) said about it; null: nothing. */
  readonly seen: string | null;
  /** What was needed: the origin, the method, the field names; those that are missing where it fails. */
  readonly wanted: readonly string[];
}

/** The rule that a verdict is about. */
export function ruleOf({ corsError, step }: Pick<CorsVerdict, 'corsError' | 'step'>): RuleName {
  switch (corsError) {
    case 'PreflightDisallowedRedirect':
      return 'no-redirect';
    case 'InvalidAllowCredentials':
    case 'PreflightInvalidAllowCredentials':
      return 'allow-credentials';
    case 'PreflightInvalidStatus':
      return 'status-ok';
    case 'InvalidAllowMethodsPreflightResponse':
      return 'methods-readable';
    case 'InvalidAllowHeadersPreflightResponse':
      return 'headers-readable';
    case 'MethodDisallowedByPreflightResponse':
      return 'method-allowed';
    case 'HeaderDisallowedByPreflightResponse':
      return 'headers-allowed';
    case 'RedirectContainsCredentials':
      return 'redirect-credentials';
    case 'CorsDisabledScheme':
      return step === 'request' ? 'url-scheme' : 'redirect-scheme';
    default:
      return 'allow-origin';
  }
}

/** What an answer is held against. `modes`: true for each reading in which the credentials mode is `include`. */
export interface Held {
  readonly answer: HttpResponse;
  readonly hop: SeenHop;
  /** The origin that the server was told; null: not known. */
  readonly origin: string | null;
  readonly crossOrigin: boolean;
  readonly modes: readonly boolean[];
}

/** The rules of a preflight's answer. A rule that another one makes moot (the list cannot be read, so nothing can be looked up in it) is left out. */
export function preflightRules({ answer, hop, origin, crossOrigin, modes }: Held): readonly JudgedRule[] {
  const { preflight, request } = hop;
  if (!crossOrigin || origin === null || preflight === null) return [];
  const { headers, status } = answer;
  const redirected = isRedirect(answer);
  const methods = fieldValue(headers, 'access-control-allow-methods');
  const fields = fieldValue(headers, 'access-control-allow-headers');
  const asked = fieldValue(preflight.request.headers, 'access-control-request-method') ?? request.method;
  const names = wantedFields(preflight.request);
  const missing = modes.map((mode) => unlisted(answer, preflight.request, request, mode));
  const missingNames = missing.find(({ missingHeaders }) => missingHeaders.length > 0)?.missingHeaders ?? names;
  const methodsReadable = (fieldList(headers, 'access-control-allow-methods') ?? []).every(isToken);
  const fieldsReadable = (fieldList(headers, 'access-control-allow-headers') ?? []).every(isToken);
  const all = (failure: CorsErrorWord | null): JudgedRule['failures'] => modes.map(() => failure);
  const rules: readonly (JudgedRule | null)[] = [
    { rule: 'no-redirect', failures: all(redirected ? 'PreflightDisallowedRedirect' : null), seen: redirected ? String(status) : null, wanted: [] },
    ...accessRules(answer, origin, modes, 'Preflight'),
    redirected ? null : { rule: 'status-ok', failures: all(status < 200 || status > 299 ? 'PreflightInvalidStatus' : null), seen: String(status), wanted: [] },
    methods === null ? null : { rule: 'methods-readable', failures: all(methodsReadable ? null : 'InvalidAllowMethodsPreflightResponse'), seen: methods, wanted: [] },
    fields === null ? null : { rule: 'headers-readable', failures: all(fieldsReadable ? null : 'InvalidAllowHeadersPreflightResponse'), seen: fields, wanted: [] },
    methodsReadable ? { rule: 'method-allowed', failures: missing.map(({ missingMethod }) => (missingMethod === null ? null : 'MethodDisallowedByPreflightResponse')), seen: methods, wanted: [asked] } : null,
    fieldsReadable && names.length > 0
      ? { rule: 'headers-allowed', failures: missing.map(({ missingHeaders }) => (missingHeaders.length === 0 ? null : 'HeaderDisallowedByPreflightResponse')), seen: fields, wanted: missingNames }
      : null,
  ];
  return rules.filter((rule) => rule !== null);
}

/** The rules of a call's own answer, and of following it where it redirects. */
export function responseRules({ answer, hop, origin, crossOrigin, modes }: Held): readonly JudgedRule[] {
  const access = crossOrigin && origin !== null ? accessRules(answer, origin, modes, '') : [];
  const target = redirectTarget(hop.request.url, answer);
  if (target === null) return access;
  const fault = checkRedirect(hop.request.url, answer, origin, crossOrigin)?.corsError ?? null;
  const scheme: JudgedRule = { rule: 'redirect-scheme', failures: modes.map(() => (fault === 'CorsDisabledScheme' ? fault : null)), seen: target.protocol, wanted: [] };
  const credentials: JudgedRule = { rule: 'redirect-credentials', failures: modes.map(() => (fault === 'RedirectContainsCredentials' ? fault : null)), seen: target.host, wanted: [] };
  return [...access, scheme, ...(fault === 'CorsDisabledScheme' ? [] : [credentials])];
}

/** The rules that would have been held against an answer that never was seen: those that every answer is held against. */
export function unreachedRules(modes: readonly boolean[]): readonly RuleName[] {
  return ['allow-origin', ...(modes.includes(true) ? (['allow-credentials'] as const) : [])];
}

/** https://fetch.spec.whatwg.org/#concept-cors-check, its two halves apart. */
function accessRules({ headers }: HttpResponse, origin: string, modes: readonly boolean[], prefix: 'Preflight' | ''): readonly JudgedRule[] {
  const allowCredentials = fieldValue(headers, 'access-control-allow-credentials');
  const refused = modes.map((mode): CorsErrorWord | null => {
    const word = checkAccess(headers, origin, mode)?.corsError ?? null;
    return word === null || word === 'InvalidAllowCredentials' ? null : (`${prefix}${word}` as CorsErrorWord);
  });
  const uncredited = modes.map((mode): CorsErrorWord | null => (mode && allowCredentials !== 'true' ? `${prefix}InvalidAllowCredentials` : null));
  return [
    { rule: 'allow-origin', failures: refused, seen: fieldValue(headers, 'access-control-allow-origin'), wanted: [origin] },
    ...(modes.includes(true) ? [{ rule: 'allow-credentials', failures: uncredited, seen: allowCredentials, wanted: ['true'] } as const] : []),
  ];
}
