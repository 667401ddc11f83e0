/**
 * `webRequest` events → exchanges: a reducer over plain values, no browser in it.
 * The sequences it reads are those that browsers really send: a refused preflight ends its call without `send-headers`, a CORS-refused answer is
 * `headers-received` and then an error (Chromium) or completed (Firefox), a redirect keeps the `requestId`, a lost one never ends.
 */
import type { Credential, Exchange, Field, Hop, HttpRequest, HttpResponse, ResourceType } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { requestMode } from '../http/har';
import { browserOfFields } from '../http/user-agent';

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

/** An exchange that has not ended, with what the reducer must remember of it. */
export interface OpenExchange {
  readonly exchange: Exchange;
  readonly startedAt: number;
  readonly lastEventAt: number;
  /** `requestId` of the call that this preflight guards. */
  readonly guards: string | null;
  /** Set between `before-redirect` and the next `before-request`. */
  readonly redirectingTo: string | null;
}

/** By `requestId`. Plain JSON: it is mirrored in session storage. */
export type OpenExchanges = { readonly [requestId: string]: OpenExchange };

export interface Step {
  readonly open: OpenExchanges;
  readonly finished: readonly Exchange[];
}

/** Takes one event in. A first event that died with an earlier life of the worker is made up for by the next one: each tells the whole request. */
export function step(open: OpenExchanges, event: WebRequestEvent): Step {
  if (event.type === 'before-request') return { open: begin(open, event), finished: [] };
  const begun = open[event.requestId] === undefined ? begin(open, event) : open;
  const entry = begun[event.requestId];
  return entry === undefined ? { open, finished: [] } : goOn(begun, event, entry);
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
      return keep(open, event, { ...entry, guards, exchange: { ...exchange, request, resourceType, mode } });
    }
    case 'headers-received':
      return keep(open, event, { ...entry, exchange: { ...exchange, response: event.response } });
    case 'before-redirect': {
      const hop: Hop = { request: exchange.request, response: event.response, preflight: exchange.preflight };
      return keep(open, event, { ...entry, redirectingTo: event.redirectUrl, exchange: { ...exchange, response: null, preflight: null, redirects: [...exchange.redirects, hop] } });
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

function begin(open: OpenExchanges, { requestId, at, request: beginning }: Common): OpenExchanges {
  const { method, url, credentials, resourceType, tabId, initiator, origin } = beginning;
  const request: HttpRequest = { method, url, headers: [], headersComplete: false, postData: null, credentials };
  const continued = open[requestId];
  if (continued !== undefined && continued.redirectingTo !== null) {
    const exchange: Exchange = { ...continued.exchange, request };
    return { ...open, [requestId]: { ...continued, exchange, lastEventAt: at, redirectingTo: null } };
  }
  const exchange: Exchange = {
    id: `web-${Math.round(at)}-${requestId}`,
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
  const guards = method === 'OPTIONS' ? guardedBy(open, beginning, at) : null;
  return { ...open, [requestId]: { exchange, startedAt: at, lastEventAt: at, guards, redirectingTo: null } };
}

/** The call that this preflight guards, now that its own fields name the method. */
function guardOf(open: OpenExchanges, { requestId, request }: Common, { guards, startedAt }: OpenExchange, method: string): string | null {
  if (guards !== null && open[guards]?.exchange.request.method === method) return guards;
  const { [requestId]: _self, ...others } = open;
  return guardedBy(others, request, startedAt, method) ?? guards;
}

/** The open call that an OPTIONS guards: same URL, tab and origin, not sent yet, not guarded by another; the oldest such. `method`: the call's, once it is known. */
function guardedBy(open: OpenExchanges, { url, tabId, origin }: Beginning, at: number, method: string | null = null): string | null {
  const taken = new Set(Object.values(open).map(({ guards }) => guards));
  const candidates = Object.entries(open).filter(
    ([requestId, { exchange, startedAt, guards }]) =>
      guards === null &&
      (method === null || exchange.request.method === method) &&
      !wasSent(exchange) &&
      exchange.request.url === url &&
      exchange.tabId === tabId &&
      exchange.origin === origin &&
      exchange.response === null &&
      exchange.preflight === null &&
      startedAt <= at &&
      !taken.has(requestId),
  );
  candidates.sort(([, a], [, b]) => a.startedAt - b.startedAt);
  return candidates[0]?.[0] ?? null;
}

/** Chromium tells of a call's fields only after its preflight has passed; Firefox before it asks. */
function wasSent({ request }: Exchange): boolean {
  return browserOfFields(request.headers) === 'chromium';
}

function keep(open: OpenExchanges, event: WebRequestEvent, entry: OpenExchange): Step {
  return { open: { ...open, [event.requestId]: { ...entry, lastEventAt: event.at } }, finished: [] };
}

function end(open: OpenExchanges, event: Pick<Common, 'requestId' | 'at'>, entry: OpenExchange, ended: Exchange): Step {
  const { [event.requestId]: _ended, ...rest } = open;
  const exchange: Exchange = { ...ended, time: Math.max(0, event.at - entry.startedAt) };
  const parent = entry.guards === null ? undefined : rest[entry.guards];
  if (entry.guards !== null && parent !== undefined) {
    return { open: { ...rest, [entry.guards]: { ...parent, exchange: { ...parent.exchange, preflight: exchange } } }, finished: [] };
  }
  // A preflight that outlived its call went with it; it is no call of its own.
  if (entry.guards !== null && exchange.request.method === 'OPTIONS') return { open: rest, finished: [] };
  // The call ended before its preflight did: what was seen of the preflight so far goes with it.
  const guard = Object.values(rest).find((other) => other.guards === event.requestId);
  return { open: rest, finished: [guard === undefined ? exchange : { ...exchange, preflight: guard.exchange }] };
}

/** How many times longer than a silent call a stream may stay open: with the limit of five minutes, five hours. */
const STREAM_PATIENCE = 60;

/** Ends a call that was redirected to where this extension may not look; nothing when it has been seen to go on. */
export function loseRedirect(open: OpenExchanges, requestId: string, at: number): Step {
  const entry = open[requestId];
  const hop = entry?.exchange.redirects.at(-1);
  if (entry === undefined || entry.redirectingTo === null || hop === undefined) return { open, finished: [] };
  return end(open, { requestId, at }, entry, { ...unfollowed(entry.exchange, hop), lost: 'redirect-without-permission' });
}

/** The exchange as it was before its last redirect was announced. */
function unfollowed(exchange: Exchange, { response, preflight }: Hop): Exchange {
  return { ...exchange, response, preflight, redirects: exchange.redirects.slice(0, -1) };
}

/**
 * Ends what has been silent for longer than `limitMs`: its outcome will not be seen any more. An answer that has begun well is no failure,
 * however long it takes: the pieces of a stream raise no events. It stays open, and is dropped only far beyond the limit.
 */
export function expire(open: OpenExchanges, now: number, limitMs: number): Step {
  const streams = ({ exchange: { response } }: OpenExchange): boolean => response !== null && response.status < 400;
  const stale = Object.entries(open).filter(([, entry]) => now - entry.lastEventAt > (streams(entry) ? limitMs * STREAM_PATIENCE : limitMs));
  if (stale.length === 0) return { open, finished: [] };
  const gone = new Set(stale.map(([requestId]) => requestId));
  return {
    open: Object.fromEntries(Object.entries(open).filter(([requestId]) => !gone.has(requestId))),
    finished: stale.filter(([, entry]) => entry.guards === null && !streams(entry)).map(([, { exchange, startedAt }]) => ({ ...exchange, time: now - startedAt, lost: 'timed-out' })),
  };
}
