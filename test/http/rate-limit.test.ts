/** The forms in which answers tell of rates and quotas. */
import { expect, test } from 'vitest';
import { rateLimit, type RateLimit } from '../../src/http/rate-limit';

const DATE = 'Wed, 01 Jul 2026 10:00:00 GMT';
const NOW = Date.parse(DATE) / 1000;
const read = (fields: Readonly<Record<string, string>>) => rateLimit(Object.entries({ Date: DATE, ...fields }).map(([name, value]) => ({ name, value })), '2026-07-01T10:00:00Z');

test.each<readonly [string, Readonly<Record<string, string>>, Partial<RateLimit>]>([
  ['structured', { RateLimit: '"default";r=0;t=30', 'RateLimit-Policy': '"default";q=100;w=60' }, { limit: 100, remaining: 0, resetSeconds: 30, windowSeconds: 60, policy: 'default' }],
  ['two policies: the one that is used up', { RateLimit: '"daily";r=90;t=9000, "burst, short";r=0;t=5', 'RateLimit-Policy': '"daily";q=100;w=86400, "burst, short";q=10;w=10' }, { limit: 10, remaining: 0, resetSeconds: 5, windowSeconds: 10, policy: 'burst, short' }],
  ['an earlier draft in one field', { RateLimit: 'limit=10, remaining=0, reset=7' }, { limit: 10, remaining: 0, resetSeconds: 7 }],
  ['an earlier draft in three', { 'RateLimit-Limit': '10', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '7' }, { limit: 10, remaining: 0, resetSeconds: 7 }],
  ['an image registry', { 'RateLimit-Limit': '100;w=21600', 'RateLimit-Remaining': '0;w=21600' }, { limit: 100, remaining: 0, windowSeconds: 21_600 }],
  ['an epoch', { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(NOW + 90) }, { remaining: 0, resetSeconds: 90 }],
  ['an epoch in milliseconds', { 'X-RateLimit-Reset': String((NOW + 90) * 1000) }, { resetSeconds: 90 }],
  ['a duration', { 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1m30s' }, { limit: 60, remaining: 0, resetSeconds: 90 }],
  ['a short duration', { 'x-ratelimit-reset-requests': '120ms' }, { resetSeconds: 1 }],
  ['a date', { 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': '2026-07-01T10:00:45Z' }, { remaining: 0, resetSeconds: 45 }],
  ['seconds with a fraction', { 'X-RateLimit-Reset-After': '2.5' }, { resetSeconds: 2.5 }],
  ['used of limit', { 'X-Shopify-Shop-Api-Call-Limit': '40/40' }, { limit: 40, remaining: 0 }],
  ['a date to come back at', { 'Retry-After': 'Wed, 01 Jul 2026 10:02:00 GMT' }, { retryAfterSeconds: 120 }],
  ['milliseconds to wait', { 'x-ms-retry-after-ms': '1500' }, { retryAfterSeconds: 2 }],
])('%s', (_name, fields, expected) => {
  expect(read(fields)).toMatchObject(expected);
});

test('no such field, or one that says nothing', () => {
  expect(read({})).toBeNull();
  expect(read({ RateLimit: '', 'X-RateLimit-Reset': 'soon' })).toMatchObject({ limit: null, remaining: null, resetSeconds: null });
});

test('hostile values are read in bounded time', () => {
  for (const piece of ['"', '"a",', ';r=', '1', 'a=', ',', ' ', '1m', '\\']) {
    const started = performance.now();
    read({ RateLimit: piece.repeat(50_000), 'RateLimit-Policy': piece.repeat(50_000), 'X-RateLimit-Reset': piece.repeat(50_000) });
    expect(performance.now() - started).toBeLessThan(500);
  }
});
