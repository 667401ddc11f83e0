/** Which repeats are a storm, and which are a polling, a page load, a person or a client that knows how to wait. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { withStorms } from '../../src/diagnosis/storms';
import { workedCall, type WorkedCall } from '../../src/diagnosis/surroundings';
import { exchange, type ExchangeFacts } from '../support/exchange';

const START = Date.UTC(2026, 10, 22, 10, 0, 0);
const call = (ms: number, more: ExchangeFacts = {}) => exchange({ id: `at-${ms}-${more.url ?? ''}${more.method ?? ''}`, startedDateTime: new Date(START + ms).toISOString(), time: 40, ...more });
const series = (starts: readonly number[], more: ExchangeFacts = {}): Diagnosis[] => starts.map((ms) => diagnose(call(ms, more)));
const every = (ms: number, count: number): number[] => Array.from({ length: count }, (_, place) => place * ms);
const storms = (diagnoses: readonly Diagnosis[], worked: readonly WorkedCall[] = [], complete = true) =>
  withStorms(diagnoses, { worked, complete }).flatMap(({ findings }) => findings.filter((one) => one.cause === 'retry-storm'));
const TOO_MANY: ExchangeFacts = { status: 429, responseHeaders: { 'Retry-After': '30' } };

describe('a storm', () => {
  test('twelve in a second: on each of them, certain, and never the headline', () => {
    const calls = series(every(90, 12), { status: 401, body: { code: 'token_expired' } });
    const found = storms(calls);
    expect(found).toHaveLength(12);
    expect(found[0]).toMatchObject({ role: 'symptom', confidence: 'certain', proof: [{ message: 'response', part: 'status', value: '401' }], params: { kind: 'cannot-succeed', count: 12, seconds: 0.99, shortestPauseMs: 50, retryAfterSeconds: null, mayPass: false } });
    expect(withStorms(calls).map(({ findings: [first] }) => first?.cause)).toEqual(Array(12).fill('credential-expired'));
  });
  test('before the wait is over that the server asked for', () => {
    expect(storms(series(every(4000, 5), TOO_MANY))[0]).toMatchObject({ confidence: 'certain', params: { kind: 'too-early', tooEarly: 4, retryAfterSeconds: 30, mayPass: true }, proof: [{ part: 'status' }, { part: 'retry-after', value: '30' }] });
    expect(storms(series(every(4000, 5), { status: 403, responseHeaders: { 'RateLimit-Remaining': '0', 'RateLimit-Limit': '5', 'RateLimit-Reset': '60' } }))[0]).toMatchObject({ params: { kind: 'too-early', retryAfterSeconds: 60 } });
  });
  test('a server failure without a pause', () => expect(storms(series(every(300, 7), { status: 503 }))[0]).toMatchObject({ confidence: 'certain', params: { kind: 'no-pause', mayPass: true } }));
  test('a second and a half between them: as fast as an impatient person', () => expect(storms(series(every(1500, 7)))[0]).toMatchObject({ confidence: 'likely' }));
  test('what cannot succeed, each ten seconds', () => expect(storms(series(every(9000, 8)))[0]).toMatchObject({ confidence: 'likely', params: { kind: 'cannot-succeed' } }));
  test('growing pauses do not help what cannot succeed', () => expect(storms(series([0, 100, 300, 700, 1500, 3100, 6300]))).not.toEqual([]));
  test('a call that CORS refuses, without an answer, with a body that was seen', () => {
    expect(storms(series(every(100, 8), { status: 200, responseHeaders: { 'Access-Control-Allow-Origin': [] }, networkError: 'net::ERR_FAILED' }))).toHaveLength(8);
    expect(storms(series(every(100, 8), { status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }))[0]).toMatchObject({ proof: [{ part: 'error', value: 'net::ERR_CONNECTION_REFUSED' }], params: { kind: 'no-pause' } });
    const posted = series(every(100, 8), { method: 'POST' }).map((one) => ({ ...one, exchange: { ...one.exchange, request: { ...one.exchange.request, postData: { mimeType: 'application/json', text: '{"a":1}' } } } }));
    expect(storms(posted)).toHaveLength(8);
  });
  test('parallel retries of several components: the rounds count, not the calls', () => {
    const calls = every(100, 8).flatMap((ms) => [0, 1, 2].map((part) => diagnose({ ...call(ms + part), id: `p-${ms}-${part}` })));
    expect(storms(calls)[0]).toMatchObject({ params: { count: 8 } });
  });
});

describe('no storm', () => {
  const secret = (url: string): Diagnosis[] => series(every(90, 12), { url });
  test.each<readonly [string, readonly Diagnosis[]]>([
    ['thirty pictures of a page, each its own', every(90, 30).flatMap((ms, place) => series([ms], { url: `https://api.tokenim.com/v1/avatars/${place}` }))],
    ['the same call by many parts of a page at once', series(every(1, 30))],
    ['three repeats, as clients make by themselves', series(every(50, 4))],
    ['growing pauses after a failure of the server', series([0, 250, 600, 1300, 2700, 5500, 11_100], { status: 503 })],
    ['as the server asked', series(every(31_000, 9), TOO_MANY)],
    ['waiting for what is not there yet', series(every(5000, 12), { status: 404 })],
    ['now and then', series(every(30_000, 20))],
    ['other credentials each time', every(90, 12).flatMap((ms) => series([ms], { credentials: [{ place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 40, faults: [], jwt: null, environment: null, fingerprint: `f${ms}` } as Diagnosis['exchange']['request']['credentials'][number]] }))],
    ['parameters that were taken out', secret('https://api.tokenim.com/v1/users?email=‹redacted›')],
    ['a path that was taken out', secret('https://api.tokenim.com/v1/invites/‹redacted›')],
    ['bodies that were not seen', series(every(90, 12), { method: 'POST' })],
    ['calls that worked', series(every(90, 12), { status: 200 })],
    ['other tabs', every(90, 12).flatMap((ms, place) => series([ms], { tabId: place }))],
    ['no end was seen', series(every(90, 12), { time: null })],
  ])('%s', (_name, calls) => expect(storms(calls)).toEqual([]));

  test('a polling that works in between', () => {
    const worked = every(500, 10).flatMap((ms) => workedCall(call(ms + 250, { status: 200 })) ?? []);
    expect(worked).toHaveLength(10);
    expect(storms(series(every(500, 10)), worked)).toEqual([]);
    expect(storms(series(every(500, 10)), worked.map((one) => ({ ...one, url: `${one.url}/other` })))).toHaveLength(10);
  });

  test('a run that ends in a success, where others may have been missed', () => {
    const after = (ms: number) => [workedCall(call(ms, { status: 200 }))].filter((one) => one !== null);
    expect(storms(series(every(90, 12)), after(2000), false)).toEqual([]);
    expect(storms(series(every(90, 12)), after(2000), true)).toHaveLength(12);
    expect(storms(series(every(90, 12)), after(15_000), false)).toHaveLength(12);
    expect(storms(series(every(90, 12).map((ms) => ms + 500)), after(0), false)).toHaveLength(12);
  });

  test('without seen credentials nothing is certain', () => {
    expect(storms(series(every(90, 12), { headersComplete: false }))[0]?.confidence).toBe('likely');
  });
});

describe('withStorms', () => {
  test('the order of what is given changes nothing', () => {
    const calls = [...series(every(90, 9)), ...series(every(90, 9), { url: 'https://api.tokenim.com/v1/groups' }), ...series(every(3000, 9), { status: 429, url: 'https://api.tokenim.com/v1/users' })];
    const plain = (list: readonly Diagnosis[]) => new Map(withStorms(list).map((one) => [one.exchange.id, one.findings]));
    fc.assert(
      fc.property(fc.shuffledSubarray(calls, { minLength: calls.length, maxLength: calls.length }), (mixed) => {
        expect(withStorms(mixed).map(({ exchange: { id } }) => id)).toEqual(mixed.map(({ exchange: { id } }) => id));
        expect(plain(mixed)).toEqual(plain(calls));
      }),
      { numRuns: 20 },
    );
  });

  test('without a storm nothing is made anew', () => {
    const calls = series(every(30_000, 3));
    expect(withStorms(calls)).toBe(calls);
  });

  test('five thousand calls in one storm take linear time', () => {
    const [example] = series([0]);
    if (example === undefined) throw new Error('no call');
    const cost = (count: number): number => {
      const calls = every(90, count).map((ms) => ({ ...example, exchange: { ...call(ms), id: String(ms) } }));
      const start = process.cpuUsage();
      expect(storms(calls)).toHaveLength(count);
      return process.cpuUsage(start).user / 1000;
    };
    cost(500);
    expect(cost(5000)).toBeLessThan(40 * Math.max(20, cost(500)));
  });
});
