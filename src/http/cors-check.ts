/** The single checks of the CORS protocol, in Chromium's order and with Chromium's words. Pure; `cors.ts` strings them together. */
import type { CorsErrorWord, CorsFault } from './cors';
import type { Exchange, Field, HttpRequest, HttpResponse } from './exchange';
import { asUtf8 } from './field-bytes';
import { fieldList, fieldValue, isToken } from './fields';
import { SAFELISTED_METHODS } from './cors-safelist';
import { originOf, sameOrigin } from './origin';

/** One rule that fails, with everything else of the same answer that would fail after it. */
export interface CheckFault extends CorsFault {
  readonly missingHeaders: readonly string[];
  readonly missingMethod: string | null;
}

/** https://fetch.spec.whatwg.org/#redirect-status */
export const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** True for an answer that a browser follows; one without a `Location` is an ordinary answer. */
export function isRedirect(response: HttpResponse | null): boolean {
  return response !== null && REDIRECT_STATUSES.includes(response.status) && (fieldValue(response.headers, 'location') ?? '') !== '';
}

/**
 * The CORS check (https://fetch.spec.whatwg.org/#concept-cors-check) of one answer.
 * `credentials`: true when the request's credentials mode is `include`. Returns the failing rule, or null when access is allowed.
 */
export function checkAccess(headers: readonly Field[], origin: string, credentials: boolean): CorsFault | null {
  const allowed = fieldValue(headers, 'access-control-allow-origin');
  if (allowed === '*') return credentials ? { corsError: 'WildcardOriginNotAllowed', failedParameter: null } : null;
  if (allowed === null) return { corsError: 'MissingAllowOriginHeader', failedParameter: null };
  if (allowed !== origin) {
    // Chromium reads the field as UTF-8; what is none it does not read.
    const read = asUtf8(allowed);
    if (read === null) return { corsError: 'InvalidAllowOriginValue', failedParameter: '' };
    if (/[ ,]/.test(read)) return { corsError: 'MultipleAllowOriginValues', failedParameter: read };
    if (read !== 'null' && originOf(read) === null) return { corsError: 'InvalidAllowOriginValue', failedParameter: read };
    return { corsError: 'AllowOriginMismatch', failedParameter: read };
  }
  if (credentials) {
    const allowCredentials = fieldValue(headers, 'access-control-allow-credentials');
    if (allowCredentials !== 'true') return { corsError: 'InvalidAllowCredentials', failedParameter: asUtf8(allowCredentials ?? '') ?? '' };
  }
  return null;
}

/** CORS-preflight fetch (https://fetch.spec.whatwg.org/#cors-preflight-fetch): the first rule that its answer breaks, or null. */
export function checkPreflight(preflight: Exchange, request: HttpRequest, origin: string, credentials: boolean): CheckFault | null {
  const answer = preflight.redirects[0]?.response ?? preflight.response;
  if (answer === null) return upgradedByBrowser(preflight) ? alone('PreflightDisallowedRedirect') : null;
  // DevTools leaves out a `Location` that no page may be sent to; its word for the preflight tells.
  const unnamed = preflight.networkError === 'net::ERR_INVALID_REDIRECT' && REDIRECT_STATUSES.includes(answer.status);
  // A target that is no URL fails in the network, before the protocol gets to see it.
  if (isRedirect(answer) || unnamed) return unnamed || redirectTarget(preflight.request.url, answer) !== null ? alone('PreflightDisallowedRedirect') : null;
  const access = checkAccess(answer.headers, origin, credentials);
  if (access !== null) return { ...alone(`Preflight${access.corsError}` as CorsErrorWord), failedParameter: access.failedParameter };
  if (answer.status < 200 || answer.status > 299) return alone('PreflightInvalidStatus');
  return checkLists(answer, preflight.request, request, credentials);
}

/**
 * True when the browser itself sent this preflight on to https before it left, as it does for a host with HSTS (RFC 6797 section 8.3): for a preflight that is a
 * redirect like any other. DevTools names it; to other observers it is an `http:` preflight that never left, of a call refused without a reason (measured in Chromium 156).
 */
export function upgradedByBrowser({ request, response, networkError }: Exchange): boolean {
  if (response !== null || !/^http:/i.test(request.url)) return false;
  return networkError === 'net::ERR_INVALID_REDIRECT' || (request.headers.length === 0 && (networkError === null || networkError === 'net::ERR_FAILED'));
}

/** Which of the wanted method and fields the preflight's answer does not allow, whatever else may be wrong with it. */
export function unlisted(answer: HttpResponse, asked: HttpRequest, request: HttpRequest, credentials: boolean): Pick<CheckFault, 'missingHeaders' | 'missingMethod'> {
  const methods = fieldList(answer.headers, 'access-control-allow-methods') ?? [];
  const fields = (fieldList(answer.headers, 'access-control-allow-headers') ?? []).map((name) => name.toLowerCase());
  const method = fieldValue(asked.headers, 'access-control-request-method') ?? request.method;
  const allowed = methods.includes(method) || SAFELISTED_METHODS.includes(method) || (!credentials && methods.includes('*'));
  const wanted = wantedFields(asked);
  // By the standard `*` never covers Authorization; Chromium still lets it pass with a warning, and this verdict is Chromium's.
  const missing = wanted.filter((name) => !fields.includes(name) && (credentials || !fields.includes('*')));
  // The preflight names them in alphabetical order, but the browser complains of the first in the request's own order, where that was seen.
  const order = request.headers.map(({ name }) => name.toLowerCase());
  const missingHeaders = missing.every((name) => order.includes(name)) ? missing.sort((a, b) => order.indexOf(a) - order.indexOf(b)) : missing;
  return { missingHeaders, missingMethod: allowed ? null : method };
}

/** The fields that a preflight asks for, lower case, in its order. */
export function wantedFields(asked: HttpRequest): readonly string[] {
  return (fieldList(asked.headers, 'access-control-request-headers') ?? []).map((name) => name.toLowerCase());
}

function checkLists(answer: HttpResponse, asked: HttpRequest, request: HttpRequest, credentials: boolean): CheckFault | null {
  if (!(fieldList(answer.headers, 'access-control-allow-methods') ?? []).every(isToken)) return alone('InvalidAllowMethodsPreflightResponse');
  if (!(fieldList(answer.headers, 'access-control-allow-headers') ?? []).every(isToken)) return alone('InvalidAllowHeadersPreflightResponse');
  const missing = unlisted(answer, asked, request, credentials);
  if (missing.missingMethod !== null) return { corsError: 'MethodDisallowedByPreflightResponse', failedParameter: missing.missingMethod, ...missing };
  const [first] = missing.missingHeaders;
  return first === undefined ? null : { corsError: 'HeaderDisallowedByPreflightResponse', failedParameter: first, ...missing };
}

/** HTTP-redirect fetch (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch), steps 5 to 8: may this answer's `Location` be followed? */
export function checkRedirect(url: string, response: HttpResponse, origin: string | null, crossOrigin: boolean): CorsFault | null {
  const target = redirectTarget(url, response);
  if (target === null) return null;
  // Chromium counts `data:` among the schemes that CORS knows and refuses it by another word.
  if (!/^(?:https?|data):$/.test(target.protocol)) return { corsError: 'CorsDisabledScheme', failedParameter: null };
  const named = target.username !== '' || target.password !== '';
  if (named && (crossOrigin || !sameOrigin(originOf(target.href), origin))) return { corsError: 'RedirectContainsCredentials', failedParameter: null };
  return null;
}

/** Where this answer sends the browser; null when it sends it nowhere. */
export function redirectTarget(url: string, response: HttpResponse | null): URL | null {
  if (response === null || !isRedirect(response)) return null;
  try {
    return new URL(fieldValue(response.headers, 'location') ?? '', url);
  } catch {
    return null;
  }
}

function alone(corsError: CorsErrorWord): CheckFault {
  return { corsError, failedParameter: null, missingHeaders: [], missingMethod: null };
}
