/** The call that failed beside the nearest one that worked. Pure. */
import type { Exchange } from '../http/exchange';
import { hostOf } from '../http/origin';
import { differencesOf } from './differences';
import { endpointOf } from './endpoint';
import { slip } from './path-slip';
import { pathOnly, templateOf } from './routes';
import { compareCredentials } from './same-credential';
import type { Comparison, WorkedCall } from './surroundings';

/**
 * Finds the nearest success among `worked` and says how it differs: the same method and endpoint first, the last one before the failure, else the first
 * one after it; where there is none, the same credential at another endpoint of the host. null: there is neither.
 */
export function compare(exchange: Exchange, worked: readonly WorkedCall[]): Comparison | null {
  if (exchange.request.url.length > LONGEST_URL) return null;
  const others = worked.filter(({ id, url }) => id !== exchange.id && url.length <= LONGEST_URL);
  const here = nearestInTime(exchange, others.filter((call) => sameEndpoint(exchange, call)));
  if (here !== null) return comparisonWith(exchange, here, true);
  const host = hostOf(exchange.request.url);
  const known = host === '' ? [] : others.filter((call) => hostOf(call.url) === host && compareCredentials(exchange.request, call) === 'same');
  const path = endpointOf('', exchange.request.url);
  // The same path by another method, and one that differs by a slip, are nearer than any other path.
  const elsewhere =
    nearestInTime(exchange, known.filter(({ url }) => endpointOf('', url) === path)) ??
    nearestInTime(exchange, known.filter(({ url }) => slip(pathOnly(exchange.request.url), pathOnly(url)) !== null)) ??
    nearestInTime(exchange, known);
  return elsewhere === null ? null : comparisonWith(exchange, elsewhere, false);
}

function comparisonWith(exchange: Exchange, worked: WorkedCall, same: boolean): Comparison {
  return {
    worked,
    sameEndpoint: same,
    seconds: secondsBetween(worked, exchange),
    credential: compareCredentials(exchange.request, worked),
    differences: differencesOf(exchange, worked, same),
  };
}

/** True when both went to the same endpoint by the same method: the paths are equal without their ids, or fill in the same documented template. */
export function sameEndpoint(exchange: Exchange, call: WorkedCall): boolean {
  const { method, url } = exchange.request;
  if (method.toUpperCase() !== call.method.toUpperCase()) return false;
  return samePath(url, call.url);
}

/** Characters of a URL beyond which it is compared with none: each call is compared with hundreds. */
export const LONGEST_URL = 8192;

/** True when two URLs name the same endpoint of the same host, whatever the method. */
export function samePath(one: string, other: string): boolean {
  if (one.length > LONGEST_URL || other.length > LONGEST_URL) return false;
  if (endpointOf('', one) === endpointOf('', other)) return true;
  const template = templateOf(one);
  return template !== null && template === templateOf(other) && hostOf(one) === hostOf(other);
}

/** Seconds from `earlier` to `later`, to the tenth; 0 where one of the times is not known. */
export function secondsBetween(earlier: { readonly startedDateTime: string }, later: { readonly startedDateTime: string }): number {
  const seconds = (Date.parse(later.startedDateTime) - Date.parse(earlier.startedDateTime)) / 1000;
  return Number.isFinite(seconds) ? Math.round(seconds * 10) / 10 : 0;
}

/** The last of the calls that began before the exchange, or the first that began after it. */
export function nearestInTime(exchange: Exchange, calls: readonly WorkedCall[]): WorkedCall | null {
  let best: WorkedCall | null = null;
  let bestSeconds = 0;
  for (const call of calls) {
    const seconds = secondsBetween(call, exchange);
    const nearer = best === null || (seconds >= 0 ? bestSeconds < 0 || seconds < bestSeconds : bestSeconds < 0 && seconds > bestSeconds);
    if (!nearer) continue;
    best = call;
    bestSeconds = seconds;
  }
  return best;
}
