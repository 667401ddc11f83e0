/**
 * The CORS protocol, re-derived from the fields that an observer saw. Pure.
 *
 * Rules: https://fetch.spec.whatwg.org/#http-cors-protocol. The words are the Chrome DevTools Protocol's `Network.CorsError`, and where the
 * standard says only "network error" the order of the checks is Chromium's, so that word and parameter equal the browser's own.
 * The verdict comes from the fields, never from the terminal event: Firefox reports a refused answer as completed.
 */
import { checkAccess, checkPreflight, checkRedirect, isRedirect, redirectTarget, type CheckFault } from './cors-check';
import type { Exchange, HttpRequest, HttpResponse } from './exchange';
import { fieldValue } from './fields';
import { originOf, sameOrigin } from './origin';

export { checkAccess, isRedirect, redirectTarget, unlisted } from './cors-check';

export type CorsErrorWord =
  | 'MissingAllowOriginHeader'
  | 'MultipleAllowOriginValues'
  | 'InvalidAllowOriginValue'
  | 'AllowOriginMismatch'
  | 'WildcardOriginNotAllowed'
  | 'InvalidAllowCredentials'
  | 'PreflightMissingAllowOriginHeader'
  | 'PreflightMultipleAllowOriginValues'
  | 'PreflightInvalidAllowOriginValue'
  | 'PreflightAllowOriginMismatch'
  | 'PreflightWildcardOriginNotAllowed'
  | 'PreflightInvalidAllowCredentials'
  | 'PreflightInvalidStatus'
  | 'PreflightDisallowedRedirect'
  | 'InvalidAllowMethodsPreflightResponse'
  | 'InvalidAllowHeadersPreflightResponse'
  | 'MethodDisallowedByPreflightResponse'
  | 'HeaderDisallowedByPreflightResponse'
  | 'CorsDisabledScheme'
  | 'RedirectContainsCredentials';

/** One rule of the protocol that does not hold. */
export interface CorsFault {
  readonly corsError: CorsErrorWord;
  /** What Chromium reports beside the word (`failedParameter`); null where it reports none. */
  readonly failedParameter: string | null;
}

export interface CorsVerdict extends CorsFault {
  /** `request`: the URL's own scheme is none that CORS knows; no answer was needed for that. */
  readonly step: 'request' | 'preflight' | 'response' | 'redirect';
  /** Place in `redirects` of the answer that failed; null: it was the last one. */
  readonly hop: number | null;
  /** false: another reading of the credentials mode leads to another word. */
  readonly certain: boolean;
  /** The origin that the server's answer was held against. */
  readonly origin: string;
  /** Every request field that the preflight does not allow (lower case), not only the first. */
  readonly missingHeaders: readonly string[];
  /** The method that the preflight does not allow, or null. */
  readonly missingMethod: string | null;
}

export interface CorsEvaluation {
  /** Does the CORS protocol apply to this exchange: a cross-origin request in cors mode? null: cannot be told. */
  readonly applies: boolean | null;
  /** `include`, or `omit` for every mode that sends none cross-origin; `unknown`: both fit what was seen. */
  readonly credentialsMode: 'include' | 'omit' | 'unknown';
  readonly verdict: CorsVerdict | null;
}

/** Evaluates the CORS protocol over one exchange and its preflight. */
export function evaluateCors(exchange: Exchange): CorsEvaluation {
  const applies = corsApplies(exchange);
  const refused = exchange.networkError !== null;
  const nothing: CorsEvaluation = { applies, credentialsMode: 'unknown', verdict: null };
  if (applies === false || (applies === null && !refused)) return nothing;
  // An error event that names another reason (a reset, a name that does not resolve) is not the CORS protocol's.
  if (refused && !isGenericRefusal(exchange)) return nothing;

  const cookieSent = fieldValue(exchange.request.headers, 'cookie') !== null;
  const omit = firstFault(exchange, false);
  const include = firstFault(exchange, true);
  if (wasLetPass(exchange)) return { applies, credentialsMode: cookieSent ? 'include' : include === null ? 'unknown' : 'omit', verdict: null };
  if (cookieSent) return { applies, credentialsMode: 'include', verdict: include === null ? null : { ...include, certain: true } };
  if (omit !== null) {
    // What could only have failed before the last answer, did not: with credentials it would have.
    if (include !== null && wasOvertaken(include, exchange) && !wasOvertaken(omit, exchange)) return { applies, credentialsMode: 'omit', verdict: { ...omit, certain: true } };
    const same = include !== null && include.corsError === omit.corsError && include.failedParameter === omit.failedParameter;
    return { applies, credentialsMode: 'unknown', verdict: { ...omit, certain: same } };
  }
  // Without credentials all rules hold. If the browser refused all the same, for no reason of its own, credentials were included.
  if (include === null || !refused) return nothing;
  // A redirect may also have been refused by the caller's own redirect mode, in the same word.
  return { applies, credentialsMode: 'include', verdict: { ...include, certain: include.step === 'preflight' || !isRedirect(exchange.response) } };
}

/** True when the exchange went on past the point at which this rule would have ended it. */
function wasOvertaken({ step, hop }: Fault, { redirects, response }: Exchange): boolean {
  return hop === null ? step === 'preflight' && response !== null : step !== 'preflight' || redirects[hop] !== undefined;
}

/** The words by which browsers report a CORS refusal to observers; both use them for other things as well. */
function isGenericRefusal({ networkError: word, response }: Exchange): boolean {
  if (word === 'net::ERR_FAILED' || word === 'NS_ERROR_DOM_BAD_URI' || word === 'NS_ERROR_FAILURE') return true;
  // A redirect that Firefox does not follow ends in whatever its channel said last; elsewhere these words mean something else.
  return (word === 'NS_ERROR_UNEXPECTED' || word === 'NS_ERROR_NET_ON_RECEIVING_FROM') && isRedirect(response);
}

/**
 * True when the browser itself shows that the page got the answer: Chromium ends what it refuses in an error, so one that ended in none passed
 * (a simulated field, an exempted caller). Firefox reports a refused answer as completed, and an archive may have lost the error.
 */
function wasLetPass({ networkError, lost, observer, request, response, origin }: Exchange): boolean {
  if (networkError !== null || lost !== null) return false;
  // An archive has a body only of what the browser handed on.
  if (observer === 'har') return (response?.content ?? '') !== '' || EXTENSION.test(origin ?? '');
  const agent = fieldValue(request.headers, 'user-agent');
  // What a service worker answered has no agent in DevTools, and no CORS check either; Firefox always names itself.
  if (agent === null && observer === 'devtools') return true;
  return /\bChrom(?:e|ium)\//.test(agent ?? '') || EXTENSION.test(origin ?? '');
}

/** An extension with access to the host is exempt from CORS. */
const EXTENSION = /^[a-z-]{3,20}-extension:/;

function corsApplies(exchange: Exchange): boolean | null {
  const { mode, origin, resourceType, request } = exchange;
  if (resourceType === 'websocket' || resourceType === 'document') return false;
  if (mode !== null && mode !== 'cors') return false;
  const urls = [...exchange.redirects.map((hop) => hop.request.url), request.url, redirectTarget(request.url, exchange.response)?.href ?? request.url];
  const crossOrigin = origin === null ? null : urls.some((url) => !sameOrigin(originOf(url), origin));
  if (crossOrigin === false) return false;
  if (mode === 'cors') return crossOrigin;
  // Fetch, "append a request Origin header": a GET or HEAD carries Origin only in cors mode.
  const originField = fieldValue(request.headers, 'origin');
  if (['GET', 'HEAD'].includes(request.method)) {
    if (originField !== null) return crossOrigin ?? true;
    if (request.headersComplete && request.headers.length > 0 && exchange.response !== null) return false;
  }
  if (exchange.preflight !== null) return true;
  return resourceType === 'fetch' && crossOrigin === true && exchange.networkError !== null ? true : null;
}

type Fault = Omit<CorsVerdict, 'certain'>;

interface SeenHop {
  readonly request: HttpRequest;
  readonly response: HttpResponse | null;
  readonly preflight: Exchange | null;
}

/** The first rule that fails, in the order in which a browser meets them: each hop's preflight, then each hop's answer. */
function firstFault(exchange: Exchange, credentials: boolean): Fault | null {
  const hops: readonly SeenHop[] = [...exchange.redirects, exchange];
  const clientOrigin = exchange.origin;
  let tainted = false;
  let previous: string | null = null;
  for (const [index, hop] of hops.entries()) {
    const target = originOf(hop.request.url);
    // https://fetch.spec.whatwg.org/#concept-http-redirect-fetch: the tainted origin flag.
    if (previous !== null && previous !== target && !sameOrigin(previous, clientOrigin)) tainted = true;
    const crossOrigin = tainted || !sameOrigin(target, clientOrigin);
    const origin = tainted ? 'null' : (fieldValue(hop.request.headers, 'origin') ?? clientOrigin);
    if (origin === null) return null;
    const found = hopFault(hop, origin, crossOrigin, credentials);
    if (found !== null) return { ...found, origin, hop: index < exchange.redirects.length ? index : null };
    previous = target;
  }
  return null;
}

function hopFault({ request, response, preflight }: SeenHop, origin: string, crossOrigin: boolean, credentials: boolean): Omit<Fault, 'origin' | 'hop'> | null {
  if (crossOrigin && /^(?!https?:|data:|blob:|about:)[a-z][a-z0-9+.-]{0,40}:/i.test(request.url)) {
    return { ...plain({ corsError: 'CorsDisabledScheme', failedParameter: null }), step: 'request' };
  }
  const asked = crossOrigin && preflight !== null ? checkPreflight(preflight, request, origin, credentials) : null;
  if (asked !== null) return { ...asked, step: 'preflight' };
  if (response === null) return null;
  const access = crossOrigin ? checkAccess(response.headers, origin, credentials) : null;
  if (access !== null) return { ...plain(access), step: 'response' };
  const redirect = checkRedirect(request.url, response, origin, crossOrigin);
  return redirect === null ? null : { ...plain(redirect), step: 'redirect' };
}

function plain(found: CorsFault): CheckFault {
  return { ...found, missingHeaders: [], missingMethod: null };
}
