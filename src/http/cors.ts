/**
 * The CORS protocol, re-derived from the fields that an observer saw. Pure.
 *
 * Rules: https://fetch.spec.whatwg.org/#http-cors-protocol. The words are the Chrome DevTools Protocol's `Network.CorsError`, and where the
 * standard says only "network error" the order of the checks is Chromium's, so that word and parameter equal the browser's own.
 * The verdict comes from the fields, never from the terminal event: Firefox reports a refused answer as completed.
 */
import { isRedirect, redirectTarget, upgradedByBrowser } from './cors-check';
import { includesCredentials } from './cors-credentials-mode';
import { firstFault, hopAt, urlsOf, type Fault } from './cors-walk';
import { NO_ANSWER, type Exchange } from './exchange';
import { fieldValue } from './fields';
import { originOf, sameOrigin } from './origin';
import { browserOfFields } from './user-agent';

export { checkAccess, isRedirect, redirectTarget, unlisted, upgradedByBrowser } from './cors-check';
export type { Fault } from './cors-walk';

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

/** `include`, or `omit` for every mode that sends none cross-origin; `unknown`: both fit what was seen. */
export type CredentialsReading = 'include' | 'omit' | 'unknown';

/** What the browser refused, as far as the fields show it. */
export interface CorsVerdict extends Fault {
  /** false: another reading of the credentials mode leads to another word, or it was not seen that this was a CORS request or why it was refused. */
  readonly certain: boolean;
  /** The credentials mode that this is the verdict for; `unknown`: the same in every mode. */
  readonly credentialsMode: CredentialsReading;
}

export interface CorsEvaluation {
  /** Does the CORS protocol apply to this exchange: a cross-origin request in cors mode? null: cannot be told. */
  readonly applies: boolean | null;
  readonly credentialsMode: CredentialsReading;
  /** The first of `readings`, or null. */
  readonly verdict: CorsVerdict | null;
  /** Two where the credentials mode cannot be told and each leads to another word, the mode that callers get unless they ask first; empty: CORS refused nothing. */
  readonly readings: readonly CorsVerdict[];
}

/** Evaluates the CORS protocol over one exchange and its preflight. */
export function evaluateCors(exchange: Exchange): CorsEvaluation {
  const applies = corsApplies(exchange);
  const refused = exchange.networkError !== null || ledAstray(exchange);
  const nothing: CorsEvaluation = { applies, credentialsMode: 'unknown', verdict: null, readings: [] };
  if (applies === false || (applies === null && !refused)) return nothing;
  // An error event that names another reason (a reset, a name that does not resolve) is not the CORS protocol's.
  if (exchange.networkError !== null && !isGenericRefusal(exchange)) return nothing;

  const shown = includesCredentials(exchange);
  if (wasLetPass(exchange)) return { ...nothing, credentialsMode: shown === true ? 'include' : shown === false || firstFault(exchange, true) !== null ? 'omit' : 'unknown' };
  const omit = firstFault(exchange, false);
  const include = firstFault(exchange, true);
  const judged = (...readings: readonly (CorsVerdict | null)[]): CorsEvaluation => judge(exchange, applies, readings);
  if (shown === true) return { ...nothing, ...judged(read(include, 'include')), credentialsMode: 'include' };
  if (omit !== null) {
    // What could only have failed before the last answer, did not: with credentials it would have.
    const passed = include !== null && wasOvertaken(include, exchange) && !wasOvertaken(omit, exchange);
    if (shown === false || passed) return judged(read(omit, 'omit'));
    if (include !== null && include.corsError === omit.corsError && include.failedParameter === omit.failedParameter) return judged(read(omit, 'unknown'));
    return judged(read(omit, 'omit', false), read(include, 'include', false));
  }
  // Without credentials all rules hold. If the browser refused all the same, for no reason of its own, credentials were included.
  // Unless the exchange went on past that rule: then it held, and the refusal was not the CORS protocol's.
  if (include === null || !refused || wasOvertaken(include, exchange)) return nothing;
  // A redirect may also have been refused by the caller's own redirect mode, in the same word.
  return judged(read(include, 'include', shown === null && (include.step === 'preflight' || !isRedirect(exchange.response))));
}

function read(fault: Fault | null, credentialsMode: CredentialsReading, certain = true): CorsVerdict | null {
  return fault === null ? null : { ...fault, certain, credentialsMode };
}

function judge(exchange: Exchange, applies: boolean | null, found: readonly (CorsVerdict | null)[]): CorsEvaluation {
  const readings = found.filter((reading) => reading !== null).map((reading) => ({ ...reading, certain: reading.certain && applies !== null && exchange.observer !== 'proxy' && wasShown(reading, exchange) }));
  const [verdict = null] = readings;
  return { applies, credentialsMode: readings.length === 1 ? (verdict?.credentialsMode ?? 'unknown') : 'unknown', verdict, readings };
}

/** False for a preflight that seems to have been sent on by the browser itself: only DevTools says so. */
function wasShown({ step, hop }: Fault, exchange: Exchange): boolean {
  const { preflight } = hopAt(exchange, hop);
  return step !== 'preflight' || preflight === null || preflight.networkError === 'net::ERR_INVALID_REDIRECT' || !upgradedByBrowser(preflight);
}

/** True when the exchange went on past the point at which this rule would have ended it. */
function wasOvertaken({ step, hop }: Fault, { redirects, response }: Exchange): boolean {
  return hop === null ? step === 'preflight' && response !== null : step !== 'preflight' || redirects[hop] !== undefined;
}

/** Sent to where no fetch can go, and not seen again: the browser ended it there, and told nobody. */
function ledAstray({ lost, request, response }: Exchange): boolean {
  const target = lost === 'redirect-without-permission' ? redirectTarget(request.url, response) : null;
  return target !== null && !/^(?:https?|wss?|data|blob):$/.test(target.protocol);
}

/** The words by which browsers report a CORS refusal to observers; both use them for other things as well. */
function isGenericRefusal(exchange: Exchange): boolean {
  const { networkError: word, response, preflight } = exchange;
  // A record without the browser's word: where the preflight's answer refused, the call was never sent, and that is all there is to tell.
  if (word === NO_ANSWER && response === null && preflight !== null) return firstFault(exchange, false)?.step === 'preflight';
  if (word === 'net::ERR_FAILED' || word === 'NS_ERROR_DOM_BAD_URI' || word === 'NS_ERROR_FAILURE') return true;
  // A redirect that Firefox does not follow ends in whatever its channel said last; elsewhere these words mean something else.
  return /^NS_ERROR_(?:UNEXPECTED|NET_ON_RECEIVING_FROM|CORRUPTED_CONTENT)$/.test(word ?? '') && isRedirect(response);
}

/**
 * True when the browser itself shows that the page got the answer: Chromium ends what it refuses in an error, so one that ended in none passed
 * (a simulated field, an exempted caller). Firefox reports a refused answer as completed, and an archive may have lost the error.
 */
function wasLetPass({ networkError, lost, observer, request, response, origin }: Exchange): boolean {
  if (networkError !== null || lost !== null) return false;
  // An archive has a body only of what the browser handed on.
  if (observer === 'proxy') return EXTENSION.test(origin ?? '');
  if (observer === 'har') return (response?.content ?? '') !== '' || EXTENSION.test(origin ?? '');
  const agent = fieldValue(request.headers, 'user-agent');
  // What a service worker answered has no agent in DevTools, and no CORS check either; Firefox always names itself.
  if (agent === null && observer === 'devtools') return true;
  return browserOfFields(request.headers) === 'chromium' || EXTENSION.test(origin ?? '');
}

/** An extension with access to the host is exempt from CORS. */
const EXTENSION = /^[a-z-]{3,20}-extension:/;

function corsApplies(exchange: Exchange): boolean | null {
  const { mode, origin, resourceType, request, observer } = exchange;
  if (observer === 'client' || resourceType === 'websocket' || resourceType === 'document') return false;
  if (mode !== null && mode !== 'cors') return false;
  const crossOrigin = origin === null ? null : urlsOf(exchange).some((url) => !sameOrigin(originOf(url), origin));
  if (crossOrigin === false) return false;
  if (mode === 'cors') return crossOrigin;
  // Fetch, "append a request Origin header": a GET or HEAD carries Origin only in cors mode.
  const originField = fieldValue(request.headers, 'origin');
  if (['GET', 'HEAD'].includes(request.method)) {
    if (originField !== null) return crossOrigin ?? true;
    // To its own origin a page's GET carries none in any mode.
    if (request.headersComplete && request.headers.length > 0 && exchange.response !== null && !sameOrigin(originOf(request.url), origin)) return false;
  }
  if (exchange.preflight !== null) return true;
  return resourceType === 'fetch' && crossOrigin === true && exchange.networkError !== null ? true : null;
}
