/** Which causes are asked about which kind of failure: leaving out the others must never change a diagnosis. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causes, causesFor } from '../../src/diagnosis/causes';
import { gatherEvidence } from '../../src/diagnosis/evidence';
import type { Exchange, HttpResponse } from '../../src/http/exchange';
import { refusalBases } from '../support/refusal-bases';

const errors = [null, null, null, 'net::ERR_FAILED', 'NS_ERROR_DOM_BAD_URI', 'net::ERR_ABORTED', 'net::ERR_TIMED_OUT', 'net::ERR_CERT_DATE_INVALID', 'net::ERR_CONNECTION_RESET', 'websocket-error'];
const changed = fc
  .record({
    base: fc.constantFrom(...Object.values(refusalBases)),
    status: fc.constantFrom(null, 200, 204, 302, 400, 401, 403, 404, 429, 500, 503),
    networkError: fc.constantFrom(...errors),
    mode: fc.constantFrom('cors' as const, 'no-cors' as const, null),
    observer: fc.constantFrom('webRequest' as const, 'devtools' as const, 'har' as const),
    lost: fc.constantFrom(null, null, 'timed-out' as const),
    dropped: fc.nat(12),
  })
  .map(({ base, status, dropped, ...facts }): Exchange => {
    const response: HttpResponse | null = base.response === null ? null : { ...base.response, status: status ?? base.response.status, headers: base.response.headers.filter((_field, place) => place !== dropped) };
    return { ...base, ...facts, response };
  });

test('a cause that is not asked would have found nothing', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(changed, (exchange) => {
      const evidence = gatherEvidence(exchange);
      kinds.add(evidence.failure);
      const asked = new Set(causesFor(evidence.failure).map(({ id }) => id));
      for (const cause of causes) if (evidence.failure !== 'none' && !asked.has(cause.id)) expect(cause.detect(evidence), cause.id).toBeNull();
    }),
    { numRuns: 1500, seed: 7 },
  );
  expect([...kinds]).toEqual(expect.arrayContaining(['status', 'in-body', 'cors', 'network']));
});

test('some are left out, and what is asked keeps its order', () => {
  const asked = causesFor('status').map(({ id }) => id);
  expect(asked.length).toBeLessThan(causes.length - 20);
  expect(causes.map(({ id }) => id).filter((id) => asked.includes(id))).toEqual(asked);
  expect(causesFor('network')).toHaveLength(causes.length);
});
