/**
 * What Firefox's console says of a refused call: the reason by the name that MDN lists it under. Pure.
 *
 * Firefox makes the same checks as Chromium in another order: a redirected preflight is held against `Access-Control-Allow-Origin` first, a method
 * that is not allowed is named before a broken `Access-Control-Allow-Headers`, and `*` beside credentials before anything else about the origin.
 * Order and words were compared with the console of Firefox 153 (nsCORSListenerProxy.cpp has them), not taken from the documentation alone.
 */
import { evaluateCors, isRedirect, redirectTarget } from './cors';
import { hopsOf, losesOrigin, preflightAnswer, type SeenHop } from './cors-walk';
import type { Exchange, Field, HttpRequest, HttpResponse } from './exchange';
import { fieldValue, fieldValues, isToken } from './fields';
import { originOf, sameOrigin } from './origin';

/** https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors, one page for each. */
export type FirefoxReason =
  | 'CORSMissingAllowOrigin'
  | 'CORSMultipleAllowOriginNotAllowed'
  | 'CORSAllowOriginNotMatchingOrigin'
  | 'CORSNotSupportingCredentials'
  | 'CORSMissingAllowCredentials'
  | 'CORSExternalRedirectNotAllowed'
  | 'CORSPreflightDidNotSucceed'
  | 'CORSInvalidAllowMethod'
  | 'CORSMethodNotFound'
  | 'CORSInvalidAllowHeader'
  | 'CORSMissingAllowHeaderFromPreflight'
  | 'CORSRequestNotHttp'
  | 'CORSDidNotSucceed';

/** The first reason in Firefox's console for this exchange; null: it would refuse nothing, or the credentials mode decides and cannot be told. */
export function firefoxReason(exchange: Exchange): FirefoxReason | null {
  const [reason, other] = firefoxReasons(exchange);
  return other === undefined ? (reason ?? null) : null;
}

/** The same, two of them where the credentials mode cannot be told and each leads to another (null: one of them to none). */
export function firefoxReasons(exchange: Exchange): readonly (FirefoxReason | null)[] {
  const { applies, credentialsMode } = evaluateCors(exchange);
  if (applies === false) return [];
  if (credentialsMode !== 'unknown') return [firefoxReasonWith(exchange, credentialsMode === 'include')].filter((reason) => reason !== null);
  const readings = [...new Set([firefoxReasonWith(exchange, false), firefoxReasonWith(exchange, true)])];
  return readings.length === 1 ? readings.filter((reason) => reason !== null) : readings;
}

/** Does Firefox share this answer with a page of `origin`? Its reason why not, or null. */
export function firefoxAccess(headers: readonly Field[], origin: string, credentials: boolean): FirefoxReason | null {
  const lines = fieldValues(headers, 'access-control-allow-origin');
  if (lines.length > 1) return 'CORSMultipleAllowOriginNotAllowed';
  const allowed = lines[0] === undefined ? null : trim(lines[0]);
  if (allowed === null) return 'CORSMissingAllowOrigin';
  if (allowed === '*') return credentials ? 'CORSNotSupportingCredentials' : null;
  if (allowed !== origin) return 'CORSAllowOriginNotMatchingOrigin';
  return credentials && trim(fieldValue(headers, 'access-control-allow-credentials') ?? '') !== 'true' ? 'CORSMissingAllowCredentials' : null;
}

/** Firefox's reason for refusing a preflight's answer, or null. `origin` is what the preflight named. */
export function firefoxPreflight(preflight: Exchange, request: HttpRequest, origin: string, credentials: boolean): FirefoxReason | null {
  const answer = preflightAnswer(preflight);
  if (answer === null) return null;
  if (isUnloadable(preflight.request.url, answer)) return 'CORSDidNotSucceed';
  const access = firefoxAccess(answer.headers, origin, credentials);
  if (access !== null) return access;
  if (isRedirect(answer) || isLoop(answer)) return isForbidden(redirectTarget(preflight.request.url, answer)) ? 'CORSDidNotSucceed' : 'CORSExternalRedirectNotAllowed';
  if (answer.status < 200 || answer.status > 299) return 'CORSPreflightDidNotSucceed';

  const method = fieldValue(preflight.request.headers, 'access-control-request-method') ?? request.method;
  const methods = members(answer.headers, 'access-control-allow-methods');
  if (!methods.every(isToken)) return 'CORSInvalidAllowMethod';
  if (!['GET', 'HEAD', 'POST', ...methods].includes(method) && (credentials || !methods.includes('*'))) return 'CORSMethodNotFound';

  const asked = members(preflight.request.headers, 'access-control-request-headers').map((name) => name.toLowerCase());
  const names = members(answer.headers, 'access-control-allow-headers');
  if (!names.every(isToken)) return 'CORSInvalidAllowHeader';
  // With `*`, Authorization passes too, with a warning: network.cors_preflight.authorization_covered_by_wildcard is true in Firefox 153.
  if (!credentials && names.includes('*')) return null;
  const allowed = names.map((name) => name.toLowerCase());
  return asked.every((name) => allowed.includes(name)) ? null : 'CORSMissingAllowHeaderFromPreflight';
}

/** Fields that Chromium sends across origins without asking (services/network/public/cpp/cors/cors.cc). */
export const CLIENT_HINTS: readonly string[] = ['device-memory', 'downlink', 'dpr', 'ect', 'intervention', 'rtt', 'save-data', 'viewport-width', 'width'];

/** Those of them that went out, in lower case, though no preflight asked for them. */
export function unaskedHints({ request, preflight }: SeenHop): string[] {
  const asked = members(preflight?.request.headers ?? [], 'access-control-request-headers').map((name) => name.toLowerCase());
  return request.headers.map(({ name }) => name.toLowerCase()).filter((name) => CLIENT_HINTS.includes(name) && !asked.includes(name));
}

/** Failures of the connection, by either browser's word; Firefox has one reason for them all. */
const NO_ANSWER =
  /^(?:net::ERR_(?:NAME_NOT_RESOLVED|CONNECTION_(?:REFUSED|RESET|CLOSED|TIMED_OUT)|EMPTY_RESPONSE|TIMED_OUT|CERT_[A-Z_]{1,40}|SSL_[A-Z_]{1,40})|NS_ERROR_(?:UNKNOWN_HOST|CONNECTION_REFUSED|NET_RESET|NET_INTERRUPT|NET_TIMEOUT))$/;

/** The first reason when the credentials mode is known. */
export function firefoxReasonWith(exchange: Exchange, credentials: boolean): FirefoxReason | null {
  const inFirefox = /\bFirefox\//.test(fieldValue(exchange.request.headers, 'user-agent') ?? '');
  const page = exchange.origin ?? fieldValue(exchange.request.headers, 'origin');
  if (page === null) return null;
  let tainted = false;
  let crossed = false;
  let previous: string | null = null;
  for (const hop of hopsOf(exchange)) {
    const { request, response, preflight } = hop;
    const target = originOf(request.url);
    tainted ||= losesOrigin(previous, target, page);
    crossed ||= !sameOrigin(target, page);
    if (crossed) {
      // Firefox would ask first, and what it would be answered was not seen.
      if (!inFirefox && unaskedHints(hop).length > 0) return null;
      // Firefox asks in the page's own name even after a redirect; what another browser was answered as `null` says nothing of that.
      const asked = preflight === null || (tainted && !inFirefox) ? null : firefoxPreflight(preflight, request, page, credentials);
      if (asked !== null) return asked;
      if (response !== null && isUnloadable(request.url, response)) return 'CORSDidNotSucceed';
      const access = response === null ? null : firefoxAccess(response.headers, tainted ? 'null' : page, credentials);
      if (access !== null) return access;
    }
    const next = redirectTarget(request.url, response);
    // From one answer of the page's own origin to another this is no matter of CORS, and Firefox says nothing.
    const crossing = next !== null && /^https?:$/.test(next.protocol) && !sameOrigin(originOf(next.href), page);
    if ((crossed || crossing) && isForbidden(next)) return 'CORSDidNotSucceed';
    if (crossed && response !== null && isLoop(response)) return 'CORSDidNotSucceed';
    previous = target;
  }
  return crossed && exchange.response === null && NO_ANSWER.test(exchange.networkError ?? '') ? 'CORSDidNotSucceed' : null;
}

/** A redirect that is over before any check of the answer: Firefox cannot even begin to load its target. */
function isUnloadable(url: string, response: HttpResponse): boolean {
  if (!isRedirect(response)) return false;
  const locations = fieldValues(response.headers, 'location');
  // Several that differ; a tab, which the URL Standard would leave out.
  if (new Set(locations).size > 1 || locations.some((value) => trim(value).includes('\t'))) return true;
  const target = redirectTarget(url, response);
  return target === null || (/^(?:blob|data|file|javascript|resource|moz-extension|view-source|about|wss?):$/.test(target.protocol) && target.href !== 'about:blank');
}

/** An empty `Location`: Firefox goes to the same URL again, until it has had enough. Chromium takes such an answer as it is. */
export function isLoop({ status, headers }: HttpResponse): boolean {
  return [301, 302, 303, 307, 308].includes(status) && fieldValue(headers, 'location') === '';
}

/** A target that Firefox looks at and then refuses. */
function isForbidden(target: URL | null): boolean {
  return target !== null && (target.username !== '' || target.password !== '' || !/^https?:$/.test(target.protocol));
}

/** Firefox splits at every comma, quoted or not. */
function members(headers: readonly Field[], name: string): string[] {
  return (fieldValue(headers, name) ?? '').split(',').map(trim).filter((member) => member !== '');
}

/** White space of a field is blank and tab, nothing else. */
function trim(value: string): string {
  return value.replace(/^[ \t]{1,80}/, '').replace(/[ \t]{1,80}$/, '');
}
