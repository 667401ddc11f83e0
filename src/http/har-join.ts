/** What belongs together among the entries of a browser's record: a preflight to the call it guarded, the answers of a redirected fetch into one chain. Pure. */
import type { Exchange, Hop } from './exchange';
import { REDIRECT_STATUSES } from './cors-check';
import { fieldValue } from './fields';
import { parseUrl } from './origin';

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
/** A fetch that is redirected more often ends in a network error (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 7). */
const MOST_HOPS = 20;

/** Finds the pairs. `items` in the order of their observation; each is nobody's twice. Linear but for sorting, whatever was written. */
export function matchEntries(items: readonly Joinable[]): Matches {
  const byRequest = grouped(items, ({ method, url }) => `${method} ${url}`);
  const calls = candidatesOf(byRequest, items);
  // A preflight may not say which method it asks for: then any call of its URL will do.
  let toAny: typeof calls | null = null;
  const guarded = new Set<number>();
  const preflights: [number, number][] = [];
  items.forEach((item, index) => {
    if (!item.isPreflight) return;
    const call = (item.asks === null ? (toAny ??= candidatesOf(grouped(items, ({ url }) => url), items))(item.url) : calls(`${item.asks} ${item.url}`))?.nearest(item.start, guarded);
    if (call == null) return;
    guarded.add(call);
    preflights.push([index, call]);
  });
  const nexts = candidatesOf(byRequest, items);
  let urls: ReadonlySet<string> | null = null;
  const reached = new Set<number>();
  const redirects: [number, number][] = [];
  items.forEach((item, index) => {
    if (item.sentTo === null) return;
    const { url, method } = item.sentTo;
    urls ??= new Set(items.flatMap(({ url: one, isPreflight }) => (isPreflight ? [] : [one])));
    const next = nexts(`${method} ${urls.has(url) ? url : normalized(url)}`)?.after(item.start, reached, index);
    if (next == null) return;
    reached.add(next);
    redirects.push([index, next]);
  });
  return { preflights, redirects };
}

interface Candidates {
  /** The one nearest in time that is not `taken`, the earlier in the record of two; null: none within the window. */
  nearest(start: number, taken: ReadonlySet<number>): number | null;
  /** The first one at `start` or later that is not `taken` and not `self`. */
  after(start: number, taken: ReadonlySet<number>, self: number): number | null;
}

/** Places of the items that are no preflights, by what `key` makes of each. */
function grouped(items: readonly Joinable[], key: (item: Joinable) => string): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  items.forEach((item, index) => {
    if (item.isPreflight) return;
    const name = key(item);
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [index]);
    else list.push(index);
  });
  return lists;
}

/** Those of one group, each the same one every time: it remembers what is taken. */
function candidatesOf(lists: ReadonlyMap<string, readonly number[]>, items: readonly Joinable[]): (key: string) => Candidates | undefined {
  const made = new Map<string, Candidates>();
  return (name) => {
    const list = lists.get(name);
    if (list === undefined) return undefined;
    const known = made.get(name) ?? candidates(list, (index) => items[index]?.start ?? 0);
    made.set(name, known);
    return known;
  };
}

function candidates(list: readonly number[], startOf: (index: number) => number): Candidates {
  const sorted = list.toSorted((a, b) => startOf(a) - startOf(b) || a - b);
  const starts = sorted.map(startOf);
  /** From each place to one nearer to the next free place: what is taken stays taken, so a way that was walked once is shortened. */
  const onward = sorted.map((_index, place) => place);
  const backward = sorted.map((_index, place) => place);
  const free = (way: number[], from: number, step: 1 | -1, taken: ReadonlySet<number>): number => {
    const walked: number[] = [];
    let place = from;
    while (place >= 0 && place < sorted.length) {
      const next = way[place] ?? place;
      if (next !== place) {
        walked.push(place);
        place = next;
      } else if (taken.has(sorted[place] ?? -1)) {
        way[place] = place + step;
      } else break;
    }
    for (const one of walked) way[one] = place;
    return place;
  };
  const firstFrom = (start: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const within = (place: number, start: number): number | null => (place in starts && Math.abs((starts[place] ?? 0) - start) <= JOIN_WINDOW_MS ? place : null);
  return {
    nearest(start, taken) {
      const later = within(free(onward, firstFrom(start), 1, taken), start);
      const latest = within(free(backward, firstFrom(start) - 1, -1, taken), start);
      // Of those that began in the same moment, the first in the record.
      const earlier = latest === null ? null : free(onward, firstFrom(starts[latest] ?? 0), 1, taken);
      if (earlier === null || later === null) return sorted[earlier ?? later ?? -1] ?? null;
      const [before, behind] = [start - (starts[earlier] ?? 0), (starts[later] ?? 0) - start];
      const [one, other] = [sorted[earlier] ?? 0, sorted[later] ?? 0];
      return before < behind || (before === behind && one < other) ? one : other;
    },
    after(start, taken, self) {
      let place = free(onward, firstFrom(start), 1, taken);
      if (sorted[place] === self) place = free(onward, place + 1, 1, taken);
      const found = within(place, start);
      return found === null ? null : (sorted[found] ?? null);
    },
  };
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
    if (self.redirects.length >= MOST_HOPS) continue;
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
  return parseUrl(url)?.href ?? url;
}
