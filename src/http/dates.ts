/** Dates of HTTP and what they tell of the server's clock. Pure: no clock of this machine is read. */
import type { Exchange } from './exchange';
import { fieldValue } from './fields';
import { ofLatest } from './remembered';
import { signedTime } from './request-signature';
import { signedUrlTimes } from './signed-url';

/** Is it a time that a record told? Where it did not, calls are numbered from the beginning of 1970 (`har-flavours.ts`). ISO 8601. */
export function isTold(startedDateTime: string): boolean {
  return Date.parse(startedDateTime) > 86_400_000;
}

/** Was the call read from a record, and not seen as it happened? */
export function isRecorded({ observer }: Pick<Exchange, 'observer'>): boolean {
  return observer === 'har' || observer === 'proxy' || observer === 'client';
}

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

/**
 * Reads the server's clock from the answer's `Date` (RFC 9110 section 6.6.1). A cached answer's date is old and tells nothing of the skew: its `Age`
 * (RFC 9111 section 5.1) says so, and the browser's own cache is known.
 */
export const serverTime: (exchange: Exchange) => ServerTime | null = ofLatest((exchange) => {
  const answer = exchange.response ?? exchange.preflight?.response ?? null;
  const date = answer === null ? null : fieldValue(answer.headers, 'date');
  if (answer === null || date === null || exchange.fromCache === true) return null;
  const epochMs = parseDate(date);
  const observerMs = parseDate(exchange.startedDateTime);
  if (epochMs === null || observerMs === null) return null;
  const stored = Number(fieldValue(answer.headers, 'age') ?? 0) > 0;
  const skewMs = exchange.time === null || stored ? null : { min: epochMs - (observerMs + exchange.time), max: epochMs + 999 - observerMs };
  return { epochMs, observerMs, skewMs };
});

/** How much the clocks differ at least, in milliseconds, server minus observer; 0: they may agree, or it is not known. */
export function leastSkew(time: ServerTime | null): number {
  const { min, max } = time?.skewMs ?? { min: 0, max: 0 };
  return min > 0 ? min : max < 0 ? max : 0;
}

/** A difference below this is never worth a word. */
const WORTH_MS = 2000;
/** Where a call is signed with a time, more than this is near what servers allow. */
const SIGNED_WORTH_MS = 60_000;

/**
 * The difference of the clocks where it matters for this call: some time in its credentials is past by one clock and not by the other, or the call is
 * signed with a time of the caller's clock. 0: it does not matter, or is not known.
 */
export const skewThatMatters: (exchange: Exchange) => number = ofLatest((exchange) => {
  const time = serverTime(exchange);
  const least = leastSkew(time);
  if (time === null || Math.abs(least) < WORTH_MS) return 0;
  const { credentials, headers, url } = exchange.request;
  const byClient = [...credentials.map(({ signature }) => signature?.at ?? null), ...headers.map(({ name, value }) => (/(?:date|timestamp)$/i.test(name) ? signedTime(value) : null))].filter((one) => one !== null);
  if (byClient.length > 0 && Math.abs(least) >= SIGNED_WORTH_MS) return least;
  const link = signedUrlTimes(url);
  const times = [...credentials.flatMap(({ jwt, signature }) => [jwt?.exp, jwt?.nbf, jwt?.iat, signature?.expires]), link?.from, link?.seconds];
  const observer = time.epochMs - least;
  return times.some((at) => at != null && (at * 1000 > observer) !== (at * 1000 > time.epochMs)) ? least : 0;
});

/** A date of any month, as `toISOString` writes it. */
const ISO_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A time as `toISOString` writes it; the epoch where it cannot be read. */
export function isoDate(value: string | null): string {
  if (value !== null && ISO_DATE.test(value)) return value;
  const ms = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(ms) ? '1970-01-01T00:00:00.000Z' : new Date(ms).toISOString();
}
