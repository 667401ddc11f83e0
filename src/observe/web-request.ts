/**
 * `webRequest` events → exchanges: a reducer over plain values, no browser in it. It says what an event changes and changes nothing itself.
 * The sequences it reads are those that browsers really send: a refused preflight ends its call without `send-headers`, a CORS-refused answer is
 * `headers-received` and then an error (Chromium) or completed (Firefox), a redirect keeps the `requestId`, a lost one never ends.
 */
import { evaluateCors } from '../http/cors';
import type { Credential, Exchange, Field, Hop, HttpRequest, HttpResponse, ResourceType } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { requestMode } from '../http/har';
import { browserOfFields } from '../http/user-agent';
import type { Changes, OpenExchange, OpenExchanges } from './open-exchanges';
import { viewId } from '../http/same-request';

/** What every event tells of its request, already redacted. */
export interface Beginning {
  readonly method: string;
  readonly url: string;
  /** Those in the URL. */
  readonly credentials: readonly Credential[];
  readonly resourceType: ResourceType;
  /** null: not a tab's (a service worker's call). */
  readonly tabId: number | null;
  readonly initiator: Exchange['initiator'];
  readonly origin: string | null;
}

interface Common {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly request: Beginning;
}

/** One event, already redacted. */
export type WebRequestEvent =
  | (Common & { readonly type: 'before-request' })
  | (Common & { readonly type: 'send-headers'; readonly headers: readonly Field[]; readonly credentials: readonly Credential[]; readonly headersComplete: boolean })
  | (Common & { readonly type: 'headers-received'; readonly response: HttpResponse })
  | (Common & { readonly type: 'before-redirect'; readonly response: HttpResponse; readonly redirectUrl: string })
  | (Common & { readonly type: 'completed'; readonly response: HttpResponse; readonly serverIPAddress: string | null; readonly fromCache: boolean })
  | (Common & { readonly type: 'error-occurred'; readonly error: string; readonly serverIPAddress: string | null; readonly fromCache: boolean });

export interface Step {
  readonly changes: Changes;
  readonly finished: readonly Exchange[];
}

const NOTHING: Step = { changes: new Map(), finished: [] };

/** Takes one event in. A first event that died with an earlier life of the worker is made up for by the next one: each tells the whole request. */
export function step(open: OpenExchanges, event: WebRequestEvent): Step {
  const known = open.get(event.requestId);
  if (event.type === 'before-request') {
    // Told after what came later: nothing of that is to be forgotten.
    if (known !== undefined && known.redirectingTo === null && event.at < known.startedAt) return { changes: new Map([[event.requestId, { ...known, startedAt: event.at }]]), finished: [] };
    return keep(event, begin(open, event));
  }
  return known === undefined ? beginLate(open, event) : goOn(open, event, known);
}

/** The event is the first that is seen of its request, not the first that there was: a preflight that stands alone may be its own. */
function beginLate(open: OpenExchanges, event: Exclude<WebRequestEvent, { type: 'before-request' }>): Step {
  const entry = begin(open, event);
  const guard = event.request.method === 'OPTIONS' ? null : lonePreflight(open, event.request);
  if (guard === null) return goOn(open, event, entry);
  const [requestId, preflight] = guard;
  const { changes, finished } = goOn(open, event, { ...entry, exchange: { ...entry.exchange, preflight: { ...preflight.exchange, resourceType: 'preflight' } } });
  return { changes: new Map([[requestId, preflight.awaitsCall === true ? null : { ...preflight, guards: event.requestId }], ...changes]), finished };
}

/** The latest preflight for such a call whose call is not known; null: there is none. */
function lonePreflight(open: OpenExchanges, { url, method, tabId, origin }: Beginning): readonly [requestId: string, entry: OpenExchange] | null {
  const lone = [...open.at(url)].filter(
    ([, { exchange, guards, awaitsCall }]) =>
      guards === null &&
      exchange.tabId === tabId &&
      exchange.origin === origin &&
      (exchange.resourceType === 'preflight' ? fieldValue(exchange.request.headers, 'access-control-request-method') === method : awaitsCall === true),
  );
  return lone.at(-1) ?? null;
}

function goOn(open: OpenExchanges, event: Exclude<WebRequestEvent, { type: 'before-request' }>, entry: OpenExchange): Step {
  const { exchange } = entry;
  switch (event.type) {
    case 'send-headers': {
      const { headers, headersComplete } = event;
      const asked = fieldValue(headers, 'access-control-request-method');
      const credentials = [...exchange.request.credentials.filter(({ place }) => place === 'query'), ...event.credentials];
      const request: HttpRequest = { ...exchange.request, headers, headersComplete, credentials };
      const resourceType: ResourceType = request.method === 'OPTIONS' && asked !== null ? 'preflight' : exchange.resourceType;
      const mode = requestMode(fieldValue(headers, 'sec-fetch-mode'), resourceType) ?? exchange.mode;
      // Only now is it sure what an OPTIONS is: a page may make such calls itself, and they have preflights too.
      const guards = resourceType === 'preflight' && asked !== null ? guardOf(open, event, entry, asked) : null;
      return keep(event, { ...entry, guards, exchange: { ...exchange, request, resourceType, mode } });
    }
    case 'headers-received':
      return keep(event, { ...entry, exchange: { ...exchange, response: event.response } });
    case 'before-redirect': {
      const hop: Hop = { request: exchange.request, response: event.response, preflight: exchange.preflight };
      return keep(event, { ...entry, redirectingTo: event.redirectUrl, exchange: { ...exchange, response: null, preflight: null, redirects: [...exchange.redirects, hop] } });
    }
    case 'completed': {
      const { serverIPAddress, fromCache } = event;
      const response = exchange.response === null || exchange.response.headers.length === 0 ? event.response : exchange.response;
      return end(open, event, entry, { ...exchange, response, serverIPAddress, fromCache });
    }
    case 'error-occurred': {
      const { error, serverIPAddress, fromCache } = event;
      // Firefox announces a redirect before it checks it: one that failed there was not followed, and its answer was the last.
      const hop = entry.redirectingTo === null ? undefined : exchange.redirects.at(-1);
      if (hop !== undefined) return end(open, event, entry, { ...unfollowed(exchange, hop), networkError: error, serverIPAddress, fromCache });
      return end(open, event, entry, { ...exchange, networkError: error, serverIPAddress, fromCache });
    }
  }
}

function begin(open: OpenExchanges, { requestId, at, request: beginning }: Common): OpenExchange {
  const { method, url, credentials, resourceType, tabId, initiator, origin } = beginning;
  const request: HttpRequest = { method, url, headers: [], headersComplete: false, postData: null, credentials };
  const continued = open.get(requestId);
  if (continued !== undefined && continued.redirectingTo !== null) return { ...continued, exchange: { ...continued.exchange, request }, lastEventAt: at, redirectingTo: null };
  const exchange: Exchange = {
    id: viewId(requestId, at),
    observer: 'webRequest',
    startedDateTime: new Date(at).toISOString(),
    time: null,
    tabId,
    initiator,
    resourceType,
    mode: requestMode(null, resourceType),
    origin,
    request,
    response: null,
    networkError: null,
    preflight: null,
    redirects: [],
    serverIPAddress: null,
    fromCache: null,
    lost: null,
  };
  const guards = method === 'OPTIONS' ? guardedBy(open, requestId, beginning, at) : null;
  return { exchange, startedAt: at, lastEventAt: at, guards, redirectingTo: null };
}

/** The call that this preflight guards, now that its own fields name the method. */
function guardOf(open: OpenExchanges, { requestId, request }: Common, { guards, startedAt }: OpenExchange, method: string): string | null {
  if (guards !== null && open.get(guards)?.exchange.request.method === method) return guards;
  return guardedBy(open, requestId, request, startedAt, method) ?? guards;
}

/** The open call that the OPTIONS `self` guards: same URL, tab and origin, not sent yet, not guarded by another; the oldest such. `method`: the call's, once it is known. */
function guardedBy(open: OpenExchanges, self: string, { url, tabId, origin }: Beginning, at: number, method: string | null = null): string | null {
  for (const [requestId, { exchange, startedAt, guards }] of open.at(url)) {
    if (requestId === self || guards !== null || startedAt > at) continue;
    if (exchange.tabId !== tabId || exchange.origin !== origin || exchange.response !== null || exchange.preflight !== null) continue;
    if ((method !== null && exchange.request.method !== method) || wasSent(exchange)) continue;
    const guard = open.guardOf(requestId);
    if (guard === null || guard[0] === self) return requestId;
  }
  return null;
}

/** Chromium tells of a call's fields only after its preflight has passed; Firefox before it asks. */
function wasSent({ request }: Exchange): boolean {
  return browserOfFields(request.headers) === 'chromium';
}

function keep({ requestId, at }: Pick<Common, 'requestId' | 'at'>, entry: OpenExchange): Step {
  return { changes: new Map([[requestId, { ...entry, lastEventAt: at }]]), finished: [] };
}

function end(open: OpenExchanges, { requestId, at }: Pick<Common, 'requestId' | 'at'>, entry: OpenExchange, ended: Exchange): Step {
  const exchange: Exchange = { ...ended, time: Math.max(0, at - entry.startedAt) };
  const { guards } = entry;
  const parent = guards === null ? undefined : open.get(guards);
  if (guards !== null && parent !== undefined) {
    return { changes: new Map([[requestId, null], [guards, { ...parent, exchange: { ...parent.exchange, preflight: exchange } }]]), finished: [] };
  }
  // Nobody makes a preflight for its own sake: its call will be heard of.
  if (guards === null && (exchange.resourceType === 'preflight' || isUnseenOptions(exchange))) return keep({ requestId, at }, { ...entry, exchange, awaitsCall: true });
  const changes = new Map([[requestId, null]]);
  // A preflight that outlived its call went with it; it is no call of its own.
  if (guards !== null && exchange.request.method === 'OPTIONS') return { changes, finished: [] };
  // The call ended before its preflight did: what was seen of the preflight so far goes with it.
  const guard = open.guardOf(requestId);
  return { changes, finished: [guard === null ? exchange : { ...exchange, preflight: guard[1].exchange }] };
}

/** True for an answered OPTIONS whose fields died with an earlier life of the worker: it may be a preflight. */
function isUnseenOptions({ request, response }: Exchange): boolean {
  return request.method === 'OPTIONS' && request.headers.length === 0 && response !== null;
}

/** How many times longer than a silent call a stream may stay open: with the limit of five minutes, five hours. */
const STREAM_PATIENCE = 60;

/** Ends a call that was redirected to where this extension may not look; nothing when it has been seen to go on. */
export function loseRedirect(open: OpenExchanges, requestId: string, at: number): Step {
  const entry = open.get(requestId);
  const hop = entry?.exchange.redirects.at(-1);
  if (entry === undefined || entry.redirectingTo === null || hop === undefined) return NOTHING;
  return end(open, { requestId, at }, entry, { ...unfollowed(entry.exchange, hop), lost: 'redirect-without-permission' });
}

/** The exchange as it was before its last redirect was announced. */
function unfollowed(exchange: Exchange, { response, preflight }: Hop): Exchange {
  return { ...exchange, response, preflight, redirects: exchange.redirects.slice(0, -1) };
}

/** An answer that refuses, and then silence for so long: its end died with an earlier life of the worker, or its body is long. Milliseconds. */
const ANSWERED_LIMIT_MS = 20_000;

/**
 * Ends what has been silent for longer than `limitMs`: its outcome will not be seen any more. What was answered with a refusal is told much sooner, and
 * once more should its end be seen after all. An answer that has begun well is no failure, however long it takes: the pieces of a stream raise no
 * events. It stays open, and is dropped only far beyond the limit.
 */
export function expire(open: OpenExchanges, now: number, limitMs: number): Step {
  const changes = new Map<string, OpenExchange | null>();
  const finished: Exchange[] = [];
  for (const [requestId, entry] of open.entries()) {
    const silent = now - entry.lastEventAt;
    if (entry.awaitsCall === true) {
      if (silent <= ANSWERED_LIMIT_MS) continue;
      changes.set(requestId, null);
      finished.push(entry.exchange);
      continue;
    }
    const refused = isRefused(entry);
    const isOver = silent > (streams(entry) && !refused ? limitMs * STREAM_PATIENCE : limitMs);
    if (!isOver && !(refused && silent > ANSWERED_LIMIT_MS && entry.told === undefined)) continue;
    changes.set(requestId, isOver ? null : { ...entry, told: true });
    if (entry.guards === null && entry.told === undefined && (refused || !streams(entry))) finished.push({ ...entry.exchange, time: now - entry.startedAt, lost: 'timed-out' });
  }
  return changes.size === 0 ? NOTHING : { changes, finished };
}

/** True when what has come of the answer shows that the page is refused it. */
function isRefused({ exchange }: OpenExchange): boolean {
  return exchange.response !== null && (exchange.response.status >= 400 || evaluateCors(exchange).verdict !== null);
}

/** True when an answer has begun well. */
export function streams({ exchange: { response } }: OpenExchange): boolean {
  return response !== null && response.status < 400;
}
