/** Dates of HTTP and what they tell of the server's clock. Pure: no clock of this machine is read. */
import type { Exchange } from './exchange';
import { fieldValue } from './fields';

/** The server's clock against the observer's, from one answer. All in milliseconds since the epoch. */
export interface ServerTime {
  /** Value of the `Date` field. It has a resolution of one second. */
  readonly epochMs: number;
  /** The observer's clock at the start of the exchange. */
  readonly observerMs: number;
  /**
   * Server minus observer, as a range: the answer was dated somewhere between the request's start and its end, and `Date` cuts off
   * up to a second. A skew is shown only when the range excludes zero. null: the length of the exchange is unknown.
   */
  readonly skewMs: { readonly min: number; readonly max: number } | null;
}

/** Epoch milliseconds of an HTTP-date or ISO 8601 text, or null. */
export function parseDate(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** Reads the server's clock from the answer's `Date` (RFC 9110 section 6.6.1). A cached answer's date is old and tells nothing. */
export function serverTime(exchange: Exchange): ServerTime | null {
  const answer = exchange.response ?? exchange.preflight?.response ?? null;
  const date = answer === null ? null : fieldValue(answer.headers, 'date');
  if (date === null || exchange.fromCache === true) return null;
  const epochMs = parseDate(date);
  const observerMs = parseDate(exchange.startedDateTime);
  if (epochMs === null || observerMs === null) return null;
  const skewMs = exchange.time === null ? null : { min: epochMs - (observerMs + exchange.time), max: epochMs + 999 - observerMs };
  return { epochMs, observerMs, skewMs };
}
