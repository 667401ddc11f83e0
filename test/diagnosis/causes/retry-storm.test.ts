/** retry-storm: what a run of repeats must be like to be called one, and its words. The runs themselves: storms.test.ts. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import cause from '../../../src/diagnosis/causes/retry-storm';
import type { AnyFinding } from '../../../src/diagnosis/causes';
import { addRepeats, diagnose } from '../../../src/diagnosis/diagnose';
import type { Repeats } from '../../../src/diagnosis/surroundings';
import { LOCALES } from '../../../src/locales/catalog';
import { words } from '../../../src/locales/words';
import { exchange, type ExchangeFacts } from '../../support/exchange';

const run: Repeats = {
  count: 12, first: '2026-11-22T10:00:00.000Z', last: '2026-11-22T10:00:01.100Z', inTenSeconds: 12, inMinute: 12, shortestPauseMs: 3, longestPauseMs: 40,
  backsOff: false, tooEarly: 0, askedSeconds: null, mayPass: false, sameCredential: true,
};
const find = (repeats: Partial<Repeats>, facts: ExchangeFacts = {}): AnyFinding | undefined => addRepeats(diagnose(exchange(facts)), { ...run, ...repeats }).findings.find((one) => one.cause === cause.id);

describe('finds', () => {
  test.each<readonly [string, Partial<Repeats>, ExchangeFacts, object]>([
    ['a refusal that stays', {}, {}, { confidence: 'certain', params: { kind: 'cannot-succeed', count: 12, seconds: 1.1 } }],
    ['pauses of a second and more', { longestPauseMs: 1200 }, {}, { confidence: 'likely' }],
    ['six in a minute', { inTenSeconds: 2, inMinute: 6 }, {}, { confidence: 'likely' }],
    ['a limit, without a pause', { mayPass: true }, { status: 429 }, { confidence: 'certain', params: { kind: 'no-pause' } }],
    ['a limit, too early', { mayPass: true, tooEarly: 3, askedSeconds: 30, inTenSeconds: 1 }, { status: 429, responseHeaders: { 'Retry-After': '30' } }, { confidence: 'certain', params: { kind: 'too-early', retryAfterSeconds: 30 } }],
    ['unseen credentials', { sameCredential: false }, {}, { confidence: 'likely' }],
    ['no answer at all', { mayPass: true }, { status: null, networkError: 'net::ERR_FAILED' }, { proof: [{ message: 'request', part: 'error', value: 'net::ERR_FAILED' }] }],
  ])('%s', (_name, repeats, facts, expected) => {
    const finding = find(repeats, facts);
    expect(finding).toMatchObject({ role: 'symptom', ...expected });
    if (finding === undefined) return;
    expect(finding.fixes.length).toBeGreaterThan(0);
    for (const locale of LOCALES) {
      const { title, why, decide, fixes } = words(finding, locale);
      for (const text of [title, why, decide, ...fixes.map((fix) => fix.text)]) {
        expect(text).toBeTruthy();
        expect(text).not.toMatch(/undefined|null|NaN|\[object|\d\.\d{4}/);
      }
    }
  });
});

describe('ignores', () => {
  test.each<readonly [string, Partial<Repeats>, ExchangeFacts]>([
    ['five calls', { inTenSeconds: 5, inMinute: 5 }, {}],
    ['growing pauses of what may pass', { mayPass: true, backsOff: true }, { status: 503 }],
    ['one a minute', { inTenSeconds: 1, inMinute: 2 }, {}],
    ['a 404 now and then', { inTenSeconds: 2, inMinute: 12 }, { status: 404 }],
    ['two that were under way', { inTenSeconds: 2, inMinute: 3, tooEarly: 2, askedSeconds: 30, mayPass: true }, { status: 429 }],
  ])('%s', (_name, repeats, facts) => expect(find(repeats, facts)).toBeUndefined());
  test('a call alone', () => expect(diagnose(exchange()).findings.map((one) => one.cause)).not.toContain(cause.id));
});

describe('fixes', () => {
  const ids = (repeats: Partial<Repeats>, facts: ExchangeFacts): readonly string[] => find(repeats, facts)?.fixes.map(({ id }) => id) ?? [];
  test('fit what was refused', () => {
    expect(ids({}, {})).toEqual(['stop-repeating']);
    expect(ids({ mayPass: true }, { status: 429 })).toEqual(['wait-longer-each-time', 'send-retry-after']);
    expect(ids({ mayPass: true, tooEarly: 5, askedSeconds: 9 }, { status: 429 })).toEqual(['wait-longer-each-time']);
  });
  test('the snippet repeats 429 and no 403, waits as asked, and gives up', async () => {
    const code = find({}, {})?.fixes[0]?.snippets[0]?.code ?? '';
    const source = code.slice(0, code.lastIndexOf('const response'));
    const make = runInNewContext(`(fetch, setTimeout) => { ${source}; return fetchWithRetries; }`) as (fetch: unknown, timeout: unknown) => (url: string, options: object) => Promise<{ status: number }>;
    const play = async (statuses: readonly number[], retryAfter: string | null = null): Promise<readonly [number, readonly number[]]> => {
      const waits: number[] = [];
      let at = 0;
      const answer = { headers: { get: () => retryAfter } };
      const fetchOnce = async (): Promise<object> => ({ ...answer, status: statuses[Math.min(at++, statuses.length - 1)] });
      const { status } = await make(fetchOnce, (resume: () => void, ms: number) => (waits.push(ms), resume()))('u', {});
      return [status, waits];
    };
    expect(await play([403, 200])).toEqual([403, []]);
    expect((await play([429, 200], '7'))[1]).toEqual([7000]);
    const [status, waits] = await play([503]);
    expect(status).toBe(503);
    expect(waits).toHaveLength(3);
    expect(waits[2]).toBeGreaterThanOrEqual(4000);
  });
});
