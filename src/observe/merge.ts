/** One call seen by two observers becomes one exchange: `webRequest` knows every field and the address, DevTools knows the body. Pure. */
import type { Exchange, HttpRequest, HttpResponse } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { mergeLives } from '../http/same-request';

/** Largest difference between the two observers' times for the same moment of a request, in milliseconds. Both clocks are the browser's; seen: below 30. */
export const TWIN_WINDOW_MS = 1000;

/** True when `a` and `b` can be the same request, seen by different observers. */
export function isTwin(a: Exchange, b: Exchange): boolean {
  if (a.id === b.id) return true;
  const observers = new Set([a.observer, b.observer]);
  if (!observers.has('webRequest') || !observers.has('devtools')) return false;
  if (a.tabId !== null && b.tabId !== null && a.tabId !== b.tabId) return false;
  if (a.request.method !== b.request.method || firstUrl(a) !== firstUrl(b)) return false;
  const statuses = [a.response?.status ?? 0, b.response?.status ?? 0];
  // One observer may not have been told the status (a preflight-refused call has none for both); two different ones are two requests.
  if (statuses[0] !== statuses[1] && !statuses.includes(0)) return false;
  // On a busy machine one observer's start may be the queue's, but they still see the same end.
  const [startOfA, startOfB] = [Date.parse(a.startedDateTime), Date.parse(b.startedDateTime)];
  const ends = a.time === null || b.time === null ? null : startOfA + a.time - startOfB - b.time;
  return Math.abs(startOfA - startOfB) <= TWIN_WINDOW_MS || (ends !== null && Math.abs(ends) <= TWIN_WINDOW_MS);
}

/** The exchange among `candidates` that is the same request as `seen`: the one whose answer has the same marks, then the nearest in time; null: none. */
export function findTwin<T extends { readonly exchange: Exchange }>(candidates: readonly T[], seen: Exchange): T | null {
  const marks = ({ response }: Exchange): string => ['date', 'x-request-id', 'etag', 'content-length'].map((name) => fieldValue(response?.headers ?? [], name)).join('\n');
  const rank = ({ exchange }: T): number =>
    Math.abs(Date.parse(exchange.startedDateTime) - Date.parse(seen.startedDateTime)) + (exchange.id === seen.id ? -TWIN_WINDOW_MS : marks(exchange) === marks(seen) ? 0 : TWIN_WINDOW_MS);
  return candidates.filter(({ exchange }) => isTwin(exchange, seen)).toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/**
 * True when `outer` is the page's view of a call that its service worker forwarded as `inner`: DevTools shows both, the page's with the body and
 * without an address, the worker's with all fields.
 */
export function isForwarded(outer: Exchange, inner: Exchange): boolean {
  if (outer.serverIPAddress !== null || inner.serverIPAddress === null || outer.request.method !== inner.request.method || outer.request.url !== inner.request.url) return false;
  if (outer.response === null || outer.response.status !== inner.response?.status) return false;
  const span = ({ startedDateTime, time }: Exchange): readonly [number, number] => [Date.parse(startedDateTime), Date.parse(startedDateTime) + (time ?? 0)];
  const [[from, to], [start, end]] = [span(outer), span(inner)];
  return from <= start + 1 && to >= end - 1;
}

/** The worker's call with the body that the page was given, under `id`. */
export function mergeForwarded(outer: Exchange, inner: Exchange, id: string): Exchange {
  const content = inner.response?.content ?? outer.response?.content ?? null;
  return { ...inner, id, initiator: 'service-worker', response: inner.response === null ? outer.response : { ...inner.response, content } };
}

function firstUrl({ redirects, request }: Exchange): string {
  return redirects[0]?.request.url ?? request.url;
}

/** Puts two views of one request together. The id of `known` stays. */
export function mergeExchanges(known: Exchange, seen: Exchange): Exchange {
  if (known.id === seen.id && known.observer === seen.observer) return seen;
  if (known.observer === 'webRequest' && seen.observer === 'webRequest') return mergeLives(known, seen);
  const web = known.observer === 'webRequest' ? known : seen.observer === 'webRequest' ? seen : known;
  const dev = web === known ? seen : known;
  const request = web.request.headers.length >= dev.request.headers.length ? web.request : dev.request;
  return {
    ...web,
    id: known.id,
    observer: 'both',
    time: web.time ?? dev.time,
    tabId: web.tabId ?? dev.tabId,
    mode: web.mode ?? dev.mode,
    origin: web.origin ?? dev.origin,
    resourceType: web.resourceType === 'other' ? dev.resourceType : web.resourceType,
    request: {
      ...request,
      headersComplete: web.request.headersComplete || dev.request.headersComplete,
      credentials: mergeCredentials(web.request.credentials, dev.request.credentials),
    },
    response: mergeResponses(web.response, dev.response),
    networkError: mergeErrors(web, dev),
    preflight: web.preflight ?? dev.preflight,
    redirects: web.redirects.length >= dev.redirects.length ? web.redirects : dev.redirects,
    serverIPAddress: web.serverIPAddress ?? dev.serverIPAddress,
    fromCache: web.fromCache ?? dev.fromCache,
    lost: dev.response === null ? web.lost : null,
  };
}

/** Only DevTools shows what a request's body carries. */
function mergeCredentials(web: HttpRequest['credentials'], dev: HttpRequest['credentials']): HttpRequest['credentials'] {
  const [ahead, inBody] = [web.filter(({ place }) => place !== 'body'), dev.filter(({ place }) => place === 'body')];
  if (ahead.length === 0) return dev.length > 0 ? dev : web;
  return inBody.length > 0 ? [...ahead, ...inBody] : web;
}

function mergeResponses(web: HttpResponse | null, dev: HttpResponse | null): HttpResponse | null {
  if (web === null || dev === null) return web ?? dev;
  return { ...web, statusText: web.statusText || dev.statusText, headers: web.headers.length >= dev.headers.length ? web.headers : dev.headers, content: dev.content ?? web.content };
}

/** `webRequest` has the last word on whether there was an error: DevTools calls an answer that the page asked not to see an aborted one. */
function mergeErrors(web: Exchange, dev: Exchange): string | null {
  const ended = web.time !== null && web.lost === null;
  return ended ? web.networkError : (web.networkError ?? dev.networkError);
}
