/** The server's clock against the caller's, with the bounds that the length of the exchange gives, and where the difference matters. */
import { describe, expect, test } from 'vitest';
import { leastSkew, serverTime, skewThatMatters } from '../../src/http/dates';
import { NOW, bearer, credential } from '../support/credential';
import { exchange } from '../support/exchange';

// The builder's answers are dated 10:00:00.
const call = (startedDateTime: string, facts: Parameters<typeof exchange>[0] = {}) => exchange({ startedDateTime, ...facts });

describe('the difference of the clocks', () => {
  test.each<[string, number, number]>([
    ['2026-11-22T10:00:00.000Z', 40, 0],
    // `Date` cuts off up to a second.
    ['2026-11-22T10:00:00.999Z', 40, 0],
    ['2026-11-22T09:59:58.000Z', 3000, 0],
    ['2026-11-22T09:59:58.000Z', 40, 1960],
    ['2026-11-22T10:00:05.000Z', 40, -4001],
    // A slow answer hides it.
    ['2026-11-22T09:59:30.000Z', 40_000, 0],
  ])('a call at %s that took %d ms: at least %d ms', (at, time, least) => {
    expect(leastSkew(serverTime(call(at, { time })))).toBe(least);
  });

  test.each([{ time: null }, { fromCache: true }, { responseHeaders: { Age: '60' } }, { responseHeaders: { Date: [] } }])('is not known: %j', (facts) => {
    expect(leastSkew(serverTime(call('2026-11-22T09:00:00.000Z', facts)))).toBe(0);
  });
});

describe('it matters', () => {
  const behind = '2026-11-22T09:50:00.000Z';
  test.each<[string, Parameters<typeof exchange>[0]]>([
    ['a token that ended between the two clocks', { credentials: [bearer({ exp: NOW - 300 })] }],
    ['a start between the two clocks', { credentials: [bearer({ nbf: NOW - 10, iat: null, exp: null })] }],
    ['a signature', { credentials: [credential({ kind: 'signature', signature: { at: NOW - 600, expires: null, fields: [], scope: '' } })] }],
    ['a signed call with its time in a field', { requestHeaders: { 'X-Amz-Date': '20261122T095000Z' } }],
    ['a signed URL', { url: `https://b.example/a?Expires=${NOW - 60}&Signature=‹redacted›` }],
  ])('%s', (_name, facts) => {
    expect(skewThatMatters(call(behind, facts))).toBe(599_960);
  });

  test.each<[string, Parameters<typeof exchange>[0]]>([
    ['a token that is good by both clocks', { credentials: [bearer({ exp: NOW + 7200, iat: NOW - 7200 })] }],
    ['a token that ended before both', { credentials: [bearer({ exp: NOW - 7200, iat: NOW - 9000 })] }],
    ['no time at all', { credentials: [credential()] }],
  ])('not: %s', (_name, facts) => {
    expect(skewThatMatters(call(behind, facts))).toBe(0);
  });
});
