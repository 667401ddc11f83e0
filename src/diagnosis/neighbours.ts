/** What calls that worked show of the one that failed: its endpoint, a path that differs by a slip, and whether the credential is accepted. Pure. */
import { hostOf } from '../http/origin';
import { ofLatest } from '../http/remembered';
import { LONGEST_URL, nearestInTime, sameEndpoint, samePath, secondsBetween } from './comparison';
import { apiCredentials } from './credential-signs';
import { endpointOf } from './endpoint';
import type { Evidence } from './evidence';
import { slip, type Slip } from './path-slip';
import { pathOnly } from './routes';
import { callersCredentials, compareCredentials, lasts } from './same-credential';
import type { WorkedCall } from './surroundings';

/** A path that worked and differs from the one that was called as by a slip of the pen. */
export interface NearPath {
  readonly call: WorkedCall;
  readonly slip: Slip | 'scheme' | 'host';
  /** The URL that was called, mended: with its own ids and query. */
  readonly url: string;
}

/** The nearest such path on this host, or the same path over another scheme or at a sibling host; null: none worked, or this very path did. */
export const nearPath: (evidence: Evidence) => NearPath | null = ofLatest(findNear);

const LIKELIEST: readonly NearPath['slip'][] = ['scheme', 'slash', 'case', 'version', 'prefix', 'letter', 'host'];

function findNear(evidence: Evidence): NearPath | null {
  const { exchange, worked } = evidence;
  const { url } = exchange.request;
  if (worked.length === 0 || hostOf(url) === '') return null;
  const near = worked.flatMap((call): NearPath[] => {
    const found = call.id === exchange.id ? null : nearTo(url, call);
    return found === null ? [] : [found];
  });
  // What worked itself is no slip: then the route is there.
  const counted = routeWorked(evidence) === null ? near : near.filter(({ slip: kind }) => kind === 'scheme');
  const likeliest = Math.min(...counted.map(({ slip: kind }) => LIKELIEST.indexOf(kind)));
  const best = counted.filter(({ slip: kind }) => LIKELIEST.indexOf(kind) === likeliest);
  const call = nearestInTime(exchange, best.map((one) => one.call));
  return best.find((one) => one.call === call) ?? null;
}

function nearTo(url: string, call: WorkedCall): NearPath | null {
  if (url.length > LONGEST_URL || call.url.length > LONGEST_URL) return null;
  const [host, scheme] = [hostOf(url), schemeOf(call.url)];
  if (samePath(url, call.url)) return scheme === `${schemeOf(url)}s` ? { call, slip: 'scheme', url: url.replace(/^[a-z]+(?=:)/i, scheme) } : null;
  if (hostOf(call.url) === host && portOf(call.url) === portOf(url)) {
    const mended = slip(pathOnly(url), pathOnly(call.url));
    return mended === null ? null : { call, slip: mended.slip, url: withPath(url, mended.path) };
  }
  const path = pathKey(url);
  if (path.length < 2 || path !== pathKey(call.url) || !areSiblings(host, hostOf(call.url))) return null;
  return { call, slip: 'host', url: url.replace(/^([a-z]+:\/\/)[^/?#]*/i, (_, start: string) => start + authorityOf(call.url)) };
}

/** The nearest call that worked at this endpoint over the same scheme, whatever its method and ids; null: none. */
export function routeWorked({ exchange, worked }: Evidence): WorkedCall | null {
  const { url } = exchange.request;
  return nearestInTime(exchange, worked.filter((call) => call.id !== exchange.id && schemeOf(call.url) === schemeOf(url) && samePath(url, call.url)));
}

/** The nearest call that worked at this very address by the same method; null: none. */
export function sameAddressWorked({ exchange, worked }: Evidence): WorkedCall | null {
  const { url } = exchange.request;
  return nearestInTime(exchange, worked.filter((call) => call.id !== exchange.id && sameEndpoint(exchange, call) && originAndPath(call.url) === originAndPath(url)));
}

/** Methods that worked at this endpoint, each once, in capitals. `HEAD` goes with `GET` (RFC 9110 section 9.3.2). */
export function workedMethods({ exchange, worked }: Evidence): readonly string[] {
  const { url } = exchange.request;
  return [...new Set(worked.filter((call) => call.id !== exchange.id && samePath(url, call.url)).map(({ method }) => method.toUpperCase()))].filter((method) => method !== 'OPTIONS');
}

/** Where else the credential that was refused was accepted. null: it was not seen, or nothing is known of the calls' credentials. */
export interface SameCredential {
  /** At this endpoint, by this method: the last time before the failure, and the first time after it. */
  readonly hereBefore: WorkedCall | null;
  readonly hereAfter: WorkedCall | null;
  /** At another endpoint of this host. */
  readonly elsewhere: WorkedCall | null;
}

const NOWHERE: SameCredential = { hereBefore: null, hereAfter: null, elsewhere: null };
/** The calls of this host that carried the same secret and worked. Only what the fingerprints show counts. */
export const sameCredential: (evidence: Evidence) => SameCredential = ofLatest(findSame);

function findSame(evidence: Evidence): SameCredential {
  const { exchange, worked } = evidence;
  if (worked.length === 0 || !callersCredentials(exchange.request).some(lasts)) return NOWHERE;
  const host = hostOf(exchange.request.url);
  const same = worked.filter((call) => call.id !== exchange.id && hostOf(call.url) === host && compareCredentials(exchange.request, call) === 'same');
  const here = same.filter((call) => sameEndpoint(exchange, call));
  const before = here.filter((call) => secondsBetween(call, exchange) >= 0);
  return {
    hereBefore: nearestInTime(exchange, before),
    hereAfter: nearestInTime(exchange, here.filter((call) => !before.includes(call))),
    elsewhere: nearestInTime(exchange, same.filter((call) => !here.includes(call))),
  };
}

/** True when what names the caller is a session's cookie and nothing else. */
export function sentOnlyCookies(evidence: Evidence): boolean {
  return apiCredentials(evidence).length === 0 && callersCredentials(evidence.exchange.request).length > 0;
}

/** The call that worked, for words: path and time; '' where there is none. */
export function toldAs(call: WorkedCall | null): { readonly path: string; readonly at: string } {
  return call === null ? { path: '', at: '' } : { path: pathOnly(call.url), at: isoSecond(call.startedDateTime) };
}

/** A time without its milliseconds; '' where a record did not tell it. */
function isoSecond(text: string): string {
  return text.startsWith('1970-01-01T00:00:00') ? '' : text.replace(/\.\d{1,9}Z$/, 'Z');
}

function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]{0,20}):/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

function authorityOf(url: string): string {
  return (/^[a-z][a-z0-9+.-]{0,20}:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '').replace(/^.*@/, '');
}

function portOf(url: string): string {
  return /:(\d{1,5})$/.exec(authorityOf(url))?.[1] ?? '';
}

function originAndPath(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

/** The path without its ids. */
function pathKey(url: string): string {
  const endpoint = endpointOf('', url).slice(1);
  return endpoint.slice(endpoint.indexOf('/'));
}

function withPath(url: string, path: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]*)[^?#]*/i, (_, start: string) => start + path);
}

/** Two hosts of one owner, as far as names tell: the last two labels are the same, and they are no public suffix of the usual form (`co.uk`, `com.cn`). */
function areSiblings(one: string, other: string): boolean {
  const tail = (host: string): string => {
    const labels = host.split('.');
    const short = (labels.at(-2) ?? '').length <= 3 && (labels.at(-1) ?? '').length === 2;
    return labels.length < (short ? 3 : 2) ? host : labels.slice(short ? -3 : -2).join('.');
  };
  return one !== other && !/^[\d.]+$|:/.test(one) && tail(one) === tail(other);
}
