/** What an exchange shows of CORS besides refusals: the preflight's reason and source, caches, fields that a page cannot read, a lost origin. Pure. */
import { evaluateCors, type CorsEvaluation } from './cors';
import { redirectTarget } from './cors-check';
import { hopAt, hopsOf, losesOrigin, preflightAnswer } from './cors-walk';
import { preflightReasons, type PreflightReason } from './cors-safelist';
import type { Exchange, Field, HttpResponse } from './exchange';
import { fieldList, fieldValue } from './fields';
import { originOf } from './origin';

/**
 * `seen`: the browser asked, and that was seen · `cache`: it had to ask and nothing was seen, yet the call was made: it was answered from the browser's
 * preflight cache, or asked before anyone looked · `unseen`: it had to ask, and neither question nor answer was seen · `not-needed`.
 */
export interface PreflightFacts {
  readonly source: 'seen' | 'cache' | 'unseen' | 'not-needed';
  readonly reasons: readonly PreflightReason[];
  readonly method: string;
  /** How long browsers may remember the answer: `Access-Control-Max-Age` as sent; null: not sent, or no answer was seen. */
  readonly maxAge: string | null;
  /** Seconds for which Chromium remembers it, by its own limits; null: no answer was seen. */
  readonly rememberedSeconds: number | null;
}

/** https://fetch.spec.whatwg.org/#http-access-control-max-age: what holds without the field, and Chromium's upper limit. */
const DEFAULT_MAX_AGE_SECONDS = 5;
const CHROMIUM_MAX_AGE_SECONDS = 7200;

/** The preflight of the hop that `evaluation` is about; null: not cross-origin, or the request's fields were not seen. */
export function preflightFacts(exchange: Exchange, evaluation: CorsEvaluation = evaluateCors(exchange)): PreflightFacts | null {
  if (evaluation.applies === false) return null;
  const hop = hopAt(exchange, evaluation.verdict?.hop ?? null);
  const { request, preflight, response } = hop;
  if (evaluation.applies === null && preflight === null) return null;
  const reasons = preflightReasons(hop);
  if (preflight === null && reasons.length === 0 && request.headers.length === 0) return null;
  const answer = preflightAnswer(preflight);
  const maxAge = answer === null ? null : fieldValue(answer.headers, 'access-control-max-age');
  const source = preflight !== null ? 'seen' : reasons.length === 0 ? 'not-needed' : response !== null ? 'cache' : 'unseen';
  const method = (preflight === null ? null : fieldValue(preflight.request.headers, 'access-control-request-method')) ?? request.method;
  return { source, reasons, method, maxAge, rememberedSeconds: answer === null ? null : remembered(maxAge) };
}

function remembered(maxAge: string | null): number {
  if (maxAge === null || !/^-?\d{1,12}$/.test(maxAge.trim())) return DEFAULT_MAX_AGE_SECONDS;
  return Math.min(Math.max(Number(maxAge), 0), CHROMIUM_MAX_AGE_SECONDS);
}

/** Fields that pages may read without being told so (https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name). */
const SAFELISTED_RESPONSE_FIELDS: readonly string[] = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'];

/** Fields that a page's code, or whoever it reports to, has a use for. */
const USEFUL =
  /^(?:retry-after|(?:x-)?rate-?limit(?:-.*)?|www-authenticate|proxy-authenticate|link|etag|location|content-(?:disposition|range|location)|allow|date|deprecation|sunset|(?:[a-z]+-){0,3}(?:request|trace|correlation|transaction|operation)-?id|x-amz-(?:cf-)?id|x-amzn-(?:requestid|errortype|trace-id)|apigw-requestid|cf-ray|x-(?:eagleeye-trace|trace)id|traceresponse|x-(?:total(?:-count|-pages)?|page(?:-count)?|per-page|next-page|prev-page|cursor|next-cursor)|x-(?:error-code|error-message|denied-reason|ms-error-code|ca-error-message))$/i;

export interface HiddenFields {
  /** Names as the answer wrote them, in its order. */
  readonly names: readonly string[];
  /** The value of Access-Control-Expose-Headers that would show them, with what it shows already. */
  readonly expose: string;
  /** `*` is there, but does not count: the call is made with credentials. */
  readonly wildcardIgnored: boolean;
}

/** Useful fields of the last answer that the page's code cannot read, even where CORS allows it the answer; null: none, or no cross-origin answer. */
export function hiddenFields(exchange: Exchange, { applies, credentialsMode }: CorsEvaluation = evaluateCors(exchange)): HiddenFields | null {
  const { response } = exchange;
  if (applies !== true || response === null || redirectTarget(exchange.request.url, response) !== null) return null;
  const exposed = fieldList(response.headers, 'access-control-expose-headers') ?? [];
  const wildcard = exposed.includes('*');
  if (wildcard && credentialsMode !== 'include') return null;
  const readable = [...exposed.map((name) => name.toLowerCase()), ...SAFELISTED_RESPONSE_FIELDS];
  const names = distinct(response.headers.map(({ name }) => name).filter((name) => USEFUL.test(name) && !readable.includes(name.toLowerCase())));
  // `Date` is on every answer; alone it is no loss.
  if (names.every((name) => /^date$/i.test(name))) return null;
  const shown = names.filter((name) => !/^date$/i.test(name));
  return { names: shown, expose: [...exposed.filter((name) => name !== '*'), ...shown].join(', '), wildcardIgnored: wildcard };
}

function distinct(names: readonly string[]): string[] {
  return names.filter((name, place) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === place);
}

export interface CacheFacts {
  /** The answer names one origin, may be stored, and does not say that it depends on the origin: the next page may get this one. */
  readonly fragile: boolean;
  /** It was refused and shows signs of having been stored: made for another page, or for a request without an origin. */
  readonly madeFor: 'another-origin' | 'no-origin' | null;
  /** The field that shows that it was stored; null: the browser says so itself. */
  readonly shownBy: Field | null;
}

/** What caches may do, or did, to the answer's permission; null: nothing. https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches */
export function cacheFacts(exchange: Exchange, evaluation: CorsEvaluation = evaluateCors(exchange)): CacheFacts | null {
  const { verdict, applies } = evaluation;
  const response = verdict?.hop == null ? exchange.response : (exchange.redirects[verdict.hop]?.response ?? null);
  if (applies !== true || response === null || verdict?.step === 'preflight' || variesByOrigin(response)) return null;
  const allowed = fieldValue(response.headers, 'access-control-allow-origin');
  const stored = storedBy(response);
  const fromStore = stored !== null || (exchange.fromCache === true && verdict?.hop == null);
  const madeFor = !fromStore ? null : verdict?.corsError === 'AllowOriginMismatch' && allowed !== 'null' ? 'another-origin' : verdict?.corsError === 'MissingAllowOriginHeader' ? 'no-origin' : null;
  const named = allowed !== null && allowed !== '*' && allowed !== 'null' && originOf(allowed) === allowed;
  const fragile = named && mayBeStored(exchange.request.method, response);
  return madeFor === null && !fragile ? null : { fragile, madeFor, shownBy: madeFor === null ? null : stored };
}

/** True when the answer says that it depends on the request's origin, or on anything. */
export function variesByOrigin({ headers }: HttpResponse): boolean {
  return (fieldList(headers, 'vary') ?? []).some((name) => name === '*' || name.toLowerCase() === 'origin');
}

/** The field by which a cache says that it had this answer in store. */
export function storedBy({ headers }: HttpResponse): Field | null {
  return (
    headers.find(({ name, value }) => /^(?:x-cache(?:-status|-lookup)?|x-proxy-cache|cf-cache-status|x-vercel-cache|x-nf-cache|x-swift-cachetime|x-drupal-cache|cdn-cache|cache-status)$/i.test(name) && /\bhit\b/i.test(value)) ??
    headers.find(({ name, value }) => /^age$/i.test(name) && /^[1-9]\d{0,9}$/.test(value.trim())) ??
    null
  );
}

/** RFC 9111 section 3 and 4.2: a lifetime is stated, or can be guessed from the date of the last change. */
function mayBeStored(method: string, { status, headers }: HttpResponse): boolean {
  const control = (fieldValue(headers, 'cache-control') ?? '').toLowerCase();
  if (!['GET', 'HEAD'].includes(method) || /\bno-store\b/.test(control)) return false;
  if (/\b(?:s-)?max-?age="?0*[1-9]/.test(control)) return true;
  if (/\bmax-age="?0+\b|\bno-cache\b/.test(control)) return false;
  if (fieldValue(headers, 'expires') !== null) return !/^(?:0|-1)$/.test(fieldValue(headers, 'expires') ?? '') && fieldValue(headers, 'expires') !== fieldValue(headers, 'date');
  return [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501].includes(status) && fieldValue(headers, 'last-modified') !== null;
}

/**
 * Where `Origin: null` comes from. `redirect`: the call had an origin and lost it between two other sites · `frame`: a frame made the call ·
 * `unknown`: the page itself, or no one tells. A page without an origin sends no `Referer` either, so the kinds of such pages look alike from outside.
 */
export interface NullOrigin {
  readonly source: 'redirect' | 'frame' | 'unknown';
  /** The URL at which the origin was lost; '' unless it was a redirect. */
  readonly url: string;
}

/** Why the server was told `Origin: null`; null: it was not. */
export function nullOrigin(exchange: Exchange): NullOrigin | null {
  if (exchange.origin === 'null') return { source: exchange.initiator === 'frame' ? 'frame' : 'unknown', url: '' };
  const hops = hopsOf(exchange);
  const place = hops.findIndex(({ request }, at) => at > 0 && losesOrigin(originOf(hops[at - 1]?.request.url ?? ''), originOf(request.url), exchange.origin));
  return place > 0 && hops.slice(place).some(({ request }) => fieldValue(request.headers, 'origin') === 'null') ? { source: 'redirect', url: hops[place - 1]?.request.url ?? '' } : null;
}

/** Fields of the given-up Private Network Access (https://wicg.github.io/private-network-access/), as written: browsers no longer look at them. */
export function obsoleteFields(exchange: Exchange): readonly string[] {
  const messages = hopsOf(exchange).flatMap(({ request, response, preflight }) => [request, response, preflight?.request ?? null, preflightAnswer(preflight)]);
  const names = messages.flatMap((message) => (message?.headers ?? []).map(({ name }) => name));
  return distinct(names.filter((name) => /^(?:access-control-(?:allow|request)-(?:private|local)-network|private-network-access-(?:id|name))$/i.test(name)));
}
