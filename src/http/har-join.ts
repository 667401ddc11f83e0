/** What belongs together among the entries of a browser's record: a preflight to the call it guarded, the answers of a redirected fetch into one chain. Pure. */
import type { Exchange, Hop } from './exchange';
import { REDIRECT_STATUSES } from './cors-check';
import { fieldValue } from './fields';

/** What joining looks at. */
export interface Joinable {
  readonly method: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly isPreflight: boolean;
  /** `Access-Control-Request-Method`, or null. */
  readonly asks: string | null;
  /** Where its answer sent the browser, as the next request's URL is written, and with which method; null: nowhere. */
  readonly sentTo: { readonly url: string; readonly method: string } | null;
}

/** Pairs of places: each preflight with its call, each redirecting answer with the next one. */
export interface Matches {
  readonly preflights: readonly (readonly [preflight: number, call: number])[];
  readonly redirects: readonly (readonly [hop: number, next: number])[];
}

/** Longest time between a call and its preflight or next hop. */
const JOIN_WINDOW_MS = 60_000;

/** Finds the pairs. `items` in the order of their observation; each is nobody's twice. */
export function matchEntries(items: readonly Joinable[]): Matches {
  const byUrl = new Map<string, number[]>();
  items.forEach(({ url, isPreflight }, index) => {
    if (isPreflight) return;
    const list = byUrl.get(url);
    if (list === undefined) byUrl.set(url, [index]);
    else list.push(index);
  });
  const guarded = new Set<number>();
  const preflights: [number, number][] = [];
  items.forEach((item, index) => {
    if (!item.isPreflight) return;
    const call = nearest(items, byUrl.get(item.url), item.start, (candidate, other) => !guarded.has(candidate) && (item.asks === null || other.method === item.asks));
    if (call === null) return;
    guarded.add(call);
    preflights.push([index, call]);
  });
  const reached = new Set<number>();
  const redirects: [number, number][] = [];
  items.forEach((item, index) => {
    if (item.sentTo === null) return;
    const { url, method } = item.sentTo;
    const candidates = byUrl.get(url) ?? byUrl.get(normalized(url));
    const next = nearest(items, candidates, item.start, (candidate, other) => candidate !== index && other.method === method && other.start >= item.start && !reached.has(candidate));
    if (next === null) return;
    reached.add(next);
    redirects.push([index, next]);
  });
  return { preflights, redirects };
}

function nearest(items: readonly Joinable[], candidates: readonly number[] | undefined, start: number, accepts: (index: number, item: Joinable) => boolean): number | null {
  let best: number | null = null;
  let shortest = JOIN_WINDOW_MS;
  for (const candidate of candidates ?? []) {
    const item = items[candidate];
    if (item === undefined) continue;
    const distance = Math.abs(item.start - start);
    if (distance > shortest || (best !== null && distance === shortest) || !accepts(candidate, item)) continue;
    best = candidate;
    shortest = distance;
  }
  return best;
}

/** Joins exchanges by `matches` over them. `joinedInto` tells for each place of a preflight or hop which exchange holds it now. */
export function joinMatched(exchanges: readonly Exchange[], { preflights, redirects }: Matches): { readonly exchanges: readonly Exchange[]; readonly joinedInto: ReadonlyMap<number, number> } {
  const joined = [...exchanges];
  const joinedInto = new Map<number, number>();
  for (const [place, call] of preflights) {
    const preflight = exchanges[place];
    const target = joined[call];
    if (preflight === undefined || target === undefined) continue;
    // The preflight was sent with the call's origin; a call that was never sent has only its page's.
    joined[call] = { ...target, origin: fieldValue(preflight.request.headers, 'origin') ?? target.origin ?? preflight.origin, preflight };
    joinedInto.set(place, call);
  }
  for (const [place, next] of redirects) {
    const self = joined[place];
    const target = joined[next];
    if (self === undefined || target === undefined || self.response === null) continue;
    joinedInto.set(place, next);
    // Where no fetch can go, none went: what is written there is only how the call before it ended.
    if (!/^https?:/i.test(target.request.url)) {
      const { origin, mode, resourceType, request, response, preflight, redirects: before } = self;
      joined[next] = { ...target, origin, mode, resourceType, request, response, preflight, redirects: before };
      continue;
    }
    const hop: Hop = { request: self.request, response: self.response, preflight: self.preflight };
    joined[next] = { ...target, origin: self.origin, mode: self.mode ?? target.mode, resourceType: self.resourceType, redirects: [...self.redirects, hop] };
  }
  return { exchanges: joined, joinedInto };
}

/** Joins what belongs together among exchanges, in the order of their observation. */
export function joinEntries(exchanges: readonly Exchange[]): ReturnType<typeof joinMatched> {
  return joinMatched(exchanges, matchEntries(exchanges.map(joinableOf)));
}

function joinableOf({ request, response, resourceType, startedDateTime }: Exchange): Joinable {
  return {
    method: request.method,
    url: request.url,
    start: Date.parse(startedDateTime),
    isPreflight: resourceType === 'preflight',
    asks: resourceType === 'preflight' ? fieldValue(request.headers, 'access-control-request-method') : null,
    sentTo: response === null ? null : sentTo(request, response.status, fieldValue(response.headers, 'location')),
  };
}

/**
 * Where an answer sends the browser, without fragment and userinfo, which the next request's URL has not either, and with which method
 * (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 12); null: nowhere.
 */
export function sentTo({ method, url }: { readonly method: string; readonly url: string }, status: number, location: string | null): Joinable['sentTo'] {
  if (!REDIRECT_STATUSES.includes(status) || location === null) return null;
  const asGet = (status < 303 && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD');
  try {
    const absolute = /^[a-z][a-z0-9+.-]*:/i.test(location) ? location : new URL(location, url).href;
    const [withoutFragment = ''] = absolute.split('#', 1);
    return { url: withoutFragment.replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/)[^/?#@]*@/i, '$1'), method: asGet ? 'GET' : method };
  } catch {
    return null;
  }
}

/** As browsers write a URL, where the answer wrote it otherwise. */
function normalized(url: string): string {
  try {
    return new URL(url).href;
  } catch {
    return url;
  }
}
