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

/** Names of the older and the vendors' forms, the usual ones first. */
const LIMIT = ['ratelimit-limit', 'x-ratelimit-limit', 'x-rate-limit-limit', 'x-ratelimit-limit-requests', 'anthropic-ratelimit-requests-limit'];
const REMAINING = ['ratelimit-remaining', 'x-ratelimit-remaining', 'x-rate-limit-remaining', 'x-ratelimit-remaining-requests', 'anthropic-ratelimit-requests-remaining', 'x-ca-ratelimit-remaining'];
const RESET = ['ratelimit-reset', 'x-ratelimit-reset-after', 'x-ratelimit-reset', 'x-rate-limit-reset', 'x-ratelimit-reset-requests', 'anthropic-ratelimit-requests-reset'];

/** What every one of the fields has in its name: most answers carry none of them. */
const TELLS = /rate-?limit|retry-after|api-call-limit/i;

/** One member of a structured list (RFC 9651) with its numbers. */
interface Item {
  readonly name: string | null;
  readonly params: { readonly [name: string]: number | undefined };
}

/** Reads `"burst";r=0;t=5, "daily";r=90`, and the earlier drafts' `limit=10, remaining=0, reset=5`, which is one item. */
function readItems(value: string | null): Item[] {
  if (value === null) return [];
  const text = value.slice(0, 2000);
  const numbers = (part: string): Item['params'] => Object.fromEntries([...part.matchAll(/(?:^|[;,\s])([a-z]{1,20})=(\d{1,15})/g)].map(([, name = '', digits = '']) => [name, Number(digits)]));
  if (/^\s*(?:limit|remaining|reset)=/.test(text)) return [{ name: null, params: numbers(text) }];
  // A comma inside the quotes of a name is not one between members.
  return (text.match(/(?:"[^"]{0,200}"|[^",])+/g) ?? []).map((part) => ({ name: /^\s*"([^"]{1,80})"/.exec(part)?.[1] ?? null, params: numbers(part.replace(/"[^"]{0,200}"/g, '')) }));
}

/** A reset in whichever form: a number, a date, or Go's durations (`6m0s`, `120ms`). */
function moment(text: string | null): number | null {
  if (text === null) return null;
  const duration = /^\s*(?=\d)(?:(\d{1,6})h)?(?:(\d{1,6})m(?!s))?(?:(\d{1,9}(?:\.\d{1,9})?)s)?(?:(\d{1,9})ms)?\s*$/.exec(text);
  if (duration !== null && /[hms]/.test(text)) return Math.ceil(Number(duration[1] ?? 0) * 3600 + Number(duration[2] ?? 0) * 60 + Number(duration[3] ?? 0) + Number(duration[4] ?? 0) / 1000);
  const date = /^\s*\d{1,15}(?:\.\d{1,6})?\s*$/.test(text) ? null : (parseDate(text) ?? rfc3339(text));
  if (date !== null) return Math.floor(date / 1000);
  const digits = /^\s*(\d{1,15}(?:\.\d{1,6})?)/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function rfc3339(text: string): number | null {
  const time = /^\s*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(text) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/**
 * Reads every known form: draft-ietf-httpapi-ratelimit-headers (`RateLimit: "default";r=0;t=30`, `RateLimit-Policy: "default";q=100;w=60`),
 * its earlier drafts (`RateLimit-Limit` …) and `X-RateLimit-*`, whose reset is a delta or an epoch, told apart by size.
 * `answeredAt`: ISO 8601; used with the answer's own `Date` when it has one. Returns null when no such field is there.
 */
export function rateLimit(headers: readonly Field[], answeredAt: string): RateLimit | null {
  if (!headers.some(({ name }) => TELLS.test(name))) return null;
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

  const structured = readItems(read('ratelimit'));
  const policies = readItems(read('ratelimit-policy'));
  // The policy with the least left is the one that refuses; its own limit and window stand in the other field under its name.
  const tightest = structured.reduce<Item | undefined>((least, one) => (least === undefined || (one.params['r'] ?? Infinity) < (least.params['r'] ?? Infinity) ? one : least), undefined);
  const policy = policies.find(({ name }) => name !== null && name === tightest?.name) ?? policies[0];
  const first = (names: readonly string[], as: (text: string | null) => number | null): number | null => {
    for (const name of names) {
      const value = as(read(name));
      if (value !== null) return value;
    }
    return null;
  };
  const retryAfter = read('retry-after');
  const retryDate = retryAfter === null || /^\s*\d/.test(retryAfter) ? null : parseDate(retryAfter);
  const milliseconds = retryAfter === null ? first(['retry-after-ms', 'x-ms-retry-after-ms'], number) : null;
  // Shopify writes "used/limit".
  const calls = /^\s*(\d{1,9})\/(\d{1,9})\s*$/.exec(read('x-shopify-shop-api-call-limit') ?? '');
  const [used, most] = [Number(calls?.[1]), Number(calls?.[2])];
  const oldLimit = fieldValue(headers, 'ratelimit-limit');
  const result = {
    limit: policy?.params['q'] ?? tightest?.params['limit'] ?? first(LIMIT, number) ?? (calls === null ? null : most),
    remaining: tightest?.params['r'] ?? tightest?.params['remaining'] ?? first(REMAINING, number) ?? (calls === null ? null : Math.max(0, most - used)),
    resetSeconds: delta(tightest?.params['t'] ?? tightest?.params['reset'] ?? null) ?? first(RESET, (text) => delta(moment(text))),
    retryAfterSeconds: retryDate !== null ? (nowMs === null ? null : Math.max(0, Math.round((retryDate - nowMs) / 1000))) : (number(retryAfter) ?? (milliseconds === null ? null : Math.ceil(milliseconds / 1000))),
    // Docker Hub and the earlier drafts put the window behind the limit: `100;w=21600`.
    windowSeconds: policy?.params['w'] ?? tightest?.params['w'] ?? number(/;\s{0,4}w=(\d{1,9})/.exec(oldLimit ?? '')?.[1] ?? null),
    policy: tightest?.name ?? policy?.name ?? null,
  };
  return fields.length === 0 ? null : { ...result, fields };
}
