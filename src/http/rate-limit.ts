/** What an answer says of rates and quotas: `Retry-After`, `RateLimit`, `RateLimit-Policy` and their older relatives. Pure. */
import { parseDate } from './dates';
import type { Field } from './exchange';
import { fieldValue } from './fields';

export interface RateLimit {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Seconds until the window opens again, counted from the answer. */
  readonly resetSeconds: number | null;
  /** `Retry-After` in seconds (RFC 9110 section 10.2.3). */
  readonly retryAfterSeconds: number | null;
  readonly windowSeconds: number | null;
  /** Name of the policy, where one is given. */
  readonly policy: string | null;
  /** Lower-case names of the fields that this was read from. */
  readonly fields: readonly string[];
}

/** A number above this is a point in time, not a number of seconds to wait (2001 in epoch seconds). */
const EPOCH_SECONDS_FROM = 1_000_000_000;

/**
 * Reads every known form: draft-ietf-httpapi-ratelimit-headers (`RateLimit: "default";r=0;t=30`, `RateLimit-Policy: "default";q=100;w=60`),
 * its earlier drafts (`RateLimit-Limit` …) and `X-RateLimit-*`, whose reset is a delta or an epoch, told apart by size.
 * `answeredAt`: ISO 8601; used with the answer's own `Date` when it has one. Returns null when no such field is there.
 */
export function rateLimit(headers: readonly Field[], answeredAt: string): RateLimit | null {
  const fields: string[] = [];
  const read = (name: string): string | null => {
    const value = fieldValue(headers, name);
    if (value !== null) fields.push(name);
    return value;
  };
  const number = (text: string | null): number | null => {
    const match = text === null ? null : /^\s*(\d{1,15}(?:\.\d{1,6})?)/.exec(text);
    return match?.[1] === undefined ? null : Number(match[1]);
  };
  const nowMs = parseDate(fieldValue(headers, 'date') ?? '') ?? parseDate(answeredAt);
  const delta = (value: number | null): number | null => {
    if (value === null || value < EPOCH_SECONDS_FROM) return value;
    if (nowMs === null) return null;
    const epochMs = value > EPOCH_SECONDS_FROM * 1000 ? value : value * 1000;
    return Math.max(0, Math.round((epochMs - nowMs) / 1000));
  };

  const structured = read('ratelimit');
  const policy = read('ratelimit-policy');
  const item = (text: string | null, key: string): number | null => number(text === null ? null : (new RegExp(`(?:^|[;,\\s])${key}=(\\d{1,15})`).exec(text)?.[1] ?? null));
  const retryAfter = read('retry-after');
  const retryDate = retryAfter === null || /^\s*\d/.test(retryAfter) ? null : parseDate(retryAfter);
  const result = {
    limit: item(policy, 'q') ?? item(structured, 'limit') ?? number(read('ratelimit-limit')) ?? number(read('x-ratelimit-limit')) ?? number(read('x-rate-limit-limit')),
    remaining: item(structured, 'r') ?? item(structured, 'remaining') ?? number(read('ratelimit-remaining')) ?? number(read('x-ratelimit-remaining')) ?? number(read('x-rate-limit-remaining')),
    resetSeconds: delta(item(structured, 't') ?? item(structured, 'reset') ?? number(read('ratelimit-reset')) ?? number(read('x-ratelimit-reset')) ?? number(read('x-rate-limit-reset'))),
    retryAfterSeconds: retryDate === null ? number(retryAfter) : nowMs === null ? null : Math.max(0, Math.round((retryDate - nowMs) / 1000)),
    windowSeconds: item(policy, 'w'),
    policy: /^\s*"([^"]{1,80})"/.exec(structured ?? policy ?? '')?.[1] ?? null,
  };
  return fields.length === 0 ? null : { ...result, fields };
}
