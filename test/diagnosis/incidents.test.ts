/** Repeats put together: what is one incident, what is not, and that order never matters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { foldIncidents } from '../../src/diagnosis/incidents';
import { exchange, type ExchangeFacts } from '../support/exchange';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();
const call = (id: string, second: number, more: ExchangeFacts = {}): Diagnosis => diagnose(exchange({ id, startedDateTime: at(second), ...more }));
const shape = (diagnoses: readonly Diagnosis[]): readonly (readonly [string, number])[] => foldIncidents(diagnoses).map(({ latest, count }) => [latest.exchange.id, count] as const);

describe('foldIncidents', () => {
  test('repeats are one, with the newest on top', () => {
    const [incident, ...rest] = foldIncidents([call('b', 3), call('a', 1), call('c', 9)]);
    expect(rest).toEqual([]);
    expect(incident).toMatchObject({ count: 3, first: at(1), last: at(9) });
    expect(incident?.calls.map(({ exchange: { id } }) => id)).toEqual(['c', 'b', 'a']);
    expect(incident?.latest).toBe(incident?.calls[0]);
  });

  test('ids in the path and the query do not part them', () => {
    const urls = ['https://api.tokenim.com/v1/groups/g_1?page=1', 'https://api.tokenim.com/v1/groups/g_2', 'https://API.tokenim.com:443/v1/groups/77'];
    expect(shape(urls.map((url, place) => call(String(place), place, { url })))).toEqual([['2', 3]]);
  });

  test.each<readonly [string, ExchangeFacts]>([
    ['another tab', { tabId: 8 }],
    ['another method', { method: 'DELETE' }],
    ['another endpoint', { url: 'https://api.tokenim.com/v1/groups' }],
    ['another host', { url: 'https://sandbox.tokenim.com/v1/messages' }],
    ['another status', { status: 404 }],
    ['another failure', { responseHeaders: { 'Access-Control-Allow-Origin': [] }, networkError: 'net::ERR_FAILED' }],
    ['another cause', { body: { code: 'token_expired' } }],
    ['another refuser', { responseHeaders: { 'CF-Mitigated': 'challenge', 'CF-Ray': '8f2a6c1be9d04a57-FRA' } }],
  ])('%s is another incident', (_name, more) => {
    expect(shape([call('a', 1), call('b', 2, more)])).toEqual([['b', 1], ['a', 1]]);
  });

  test('calls that did not fail stay alone', () => {
    expect(shape([call('a', 1, { status: 200 }), call('b', 2, { status: 200 })])).toEqual([['b', 1], ['a', 1]]);
  });

  test('the order of what is given changes nothing, and no call is lost', () => {
    const facts = fc.record({ second: fc.nat(5), status: fc.constantFrom(401, 403, 404), id: fc.nat(3), tabId: fc.constantFrom(7, 8, null) });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (list, keys) => {
        const calls = list.map(({ second, status, id, tabId }, place) => call(`call-${place}`, second, { status, tabId, url: `https://api.tokenim.com/v1/groups/${id}` }));
        const mixed = calls.map((one, place) => [keys[place] ?? 0, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
        expect(foldIncidents(mixed)).toEqual(foldIncidents(calls));
        const incidents = foldIncidents(calls);
        expect(incidents.flatMap((one) => one.calls).length).toBe(calls.length);
        expect(new Set(incidents.map(({ key }) => key)).size).toBe(incidents.length);
        for (const one of incidents) {
          expect(one.count).toBe(one.calls.length);
          for (const { exchange: { startedDateTime } } of one.calls) expect(one.first <= startedDateTime && startedDateTime <= one.last).toBe(true);
        }
      }),
    );
  });

  test('five thousand calls take no time, alike or not', () => {
    const example = call('x', 0);
    const many = (url: (place: number) => string): Diagnosis[] =>
      Array.from({ length: 5000 }, (_, place) => ({ ...example, exchange: { ...example.exchange, id: `x${place}`, startedDateTime: at(place % 3600), request: { ...example.exchange.request, url: url(place) } } }));
    for (const url of [() => 'https://api.tokenim.com/v1/messages', (place: number) => `https://api.tokenim.com/v1/list${place}x/${place}`]) {
      const calls = many(url);
      const start = process.cpuUsage();
      foldIncidents(calls);
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(400);
    }
  });
});
