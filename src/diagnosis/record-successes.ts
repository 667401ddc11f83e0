/** The calls of a record that worked, gathered around each that failed to compare it with: only where something failed, a few of each endpoint, read when asked for. Pure. */
import type { Exchange } from '../http/exchange';
import type { HarFile } from '../http/har-file';
import { remembered } from '../http/remembered';
import { LONGEST_URL } from './comparison';
import { endpointOf } from './endpoint';
import { slip } from './path-slip';
import { isEdgeField, workedCall, type WorkedCall } from './surroundings';

/** A call of the record that worked, found by the endpoint it went to (`GET host/path`). */
interface Found {
  readonly entry: number;
  readonly start: number;
  readonly place: string;
}

/** Endpoints that are looked through for a near one, and failing endpoints for which that is done: enough for any record that people make. */
const MOST_ENDPOINTS = 400;
const MOST_SEARCHES = 100;
const MOST_NEAR = 8;

/** Gives the calls that worked around one that failed. */
export type SuccessesAround = (exchange: Exchange) => readonly WorkedCall[];

/** `failed`: what failed. `read`: what was read and worked all the same. */
export function successesAround(file: HarFile, failed: readonly Exchange[], read: readonly { readonly entry: number; readonly exchange: Exchange }[]): SuccessesAround {
  const domains = new Set(failed.map(({ request }) => domainOf(request.url)));
  const wanted = (url: string): boolean => url.length <= LONGEST_URL && domains.has(domainOf(url));
  const known = new Map<number, WorkedCall | null>(read.map(({ entry, exchange }) => [entry, workedCall(exchange)]));
  const own = read.filter(({ exchange }) => wanted(exchange.request.url)).map(({ entry, exchange }): Found => ({ entry, start: Date.parse(exchange.startedDateTime), place: endpointOf(exchange.request.method, exchange.request.url) }));
  const all = [...(failed.length === 0 ? [] : file.passed((method, url) => (wanted(url) ? endpointOf(method, url) : null))), ...own].toSorted((a, b) => a.start - b.start);
  if (all.length === 0) return () => [];
  const byEndpoint = grouped(all, ({ place }) => place);
  let byHost: ReturnType<typeof grouped> | null = null;
  const atHost = (host: string): readonly Found[] => (byHost ??= grouped(all, ({ place }) => hostIn(place))).get(host) ?? [];
  const near = new Map<string, readonly Found[]>();
  const call = ({ entry }: Found): WorkedCall | null => {
    const before = known.get(entry);
    if (before !== undefined) return before;
    const exchange = file.readPassed(entry, isEdgeField);
    const worked = exchange === null ? null : workedCall(exchange);
    known.set(entry, worked);
    return worked;
  };
  const nearTo = (place: string, start: number): readonly Found[] => {
    const before = near.get(place);
    if (before !== undefined || near.size >= MOST_SEARCHES) return before ?? [];
    const places = [...byEndpoint.keys()].slice(0, MOST_ENDPOINTS).filter((other) => other !== place && isNear(place, other));
    const found = places.slice(0, MOST_NEAR).flatMap((other) => around(byEndpoint.get(other) ?? [], start, 1, 0));
    near.set(place, found);
    return found;
  };
  return ({ startedDateTime, request, response }) => {
    if (!wanted(request.url)) return [];
    const start = Date.parse(startedDateTime);
    const place = endpointOf(request.method, request.url);
    const here = around(byEndpoint.get(place) ?? [], start, 1, 1);
    // Where the endpoint itself never worked, the host's other calls can tell something; each call that is read costs time.
    const others = here.length === 0 ? around(atHost(hostIn(place)), start, 1, 1) : [];
    const slips = response !== null && [400, 403, 404, 405, 410, 426].includes(response.status) ? nearTo(place, start) : [];
    return [...new Set([...here, ...others, ...slips])].flatMap((found) => call(found) ?? []);
  };
}

function grouped(list: readonly Found[], keyOf: (found: Found) => string): ReadonlyMap<string, readonly Found[]> {
  const groups = new Map<string, Found[]>();
  for (const found of list) {
    const key = keyOf(found);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return groups;
}

/** The last ones that began no later than `start`, and the first ones after it; where there is none before, one more after it. `list` is in the order of time. */
function around(list: readonly Found[], start: number, before: number, after: number): readonly Found[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return list.slice(Math.max(0, low - before), low + (low === 0 ? Math.max(after, before) : after));
}

/** Another method of the same path, the same path on a related host, or a path that differs by a slip. */
function isNear(place: string, other: string): boolean {
  const [one, two] = [place, other].map((text) => text.slice(text.indexOf(' ') + 1));
  if (one === undefined || two === undefined) return false;
  const [path, otherPath] = [one, two].map((text) => text.slice(text.indexOf('/')));
  if (path === undefined || otherPath === undefined) return false;
  return path === otherPath || (hostIn(place) === hostIn(other) && slip(path, otherPath) !== null);
}

/** `GET host:port/path` → `host:port`. */
function hostIn(place: string): string {
  const from = place.indexOf(' ') + 1;
  const end = place.indexOf('/', from);
  return place.slice(from, end < 0 ? undefined : end);
}

/** The last two labels of a URL's host, by which related hosts are found quickly. */
function domainOf(url: string): string {
  const authority = /^[a-z][a-z0-9+.-]{0,20}:\/\/([^/?#]{0,300})/i.exec(url)?.[1] ?? '';
  return domainIn(authority.slice(authority.lastIndexOf('@') + 1));
}

const domainIn = remembered((host) => host.replace(/:\d{0,5}$/, '').toLowerCase().split('.').slice(-2).join('.'), 500);
