/** Access-Control-Allow-Origin names another origin than the page's. */
import { fieldValue } from '../../http/fields';
import { originDifference } from '../../http/origin-difference';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-allow-origin-mismatch',
  spec: 'https://fetch.spec.whatwg.org/#concept-cors-check',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'AllowOriginMismatch');
    if (refusal?.answer == null) return null;
    const { verdict, confidence, role, status, answer, proof } = refusal;
    const allowed = verdict.failedParameter ?? '';
    // An answer made for another page and kept by a cache that was not told to keep them apart.
    const varies = /\borigin\b|\*/i.test(fieldValue(answer.headers, 'vary') ?? '');
    const cached = evidence.exchange.fromCache === true || fieldValue(answer.headers, 'age') !== null || /\bhit\b/i.test(fieldValue(answer.headers, 'x-cache') ?? '');
    const difference = originDifference(allowed, verdict.origin);
    return {
      confidence,
      role,
      proof: [proof('access-control-allow-origin')],
      params: { origin: verdict.origin, allowed, difference, step: verdict.step, status, mayBeCached: !varies && cached },
    };
  },
  fixes: {
    'allow-this-origin': { who: 'api-owner', when: ({ origin }) => origin !== 'null', snippets: (_params, evidence) => corsServer(evidence) },
    'vary-by-origin': { who: 'api-owner', when: ({ mayBeCached }) => mayBeCached, snippets: () => [{ platform: 'http', code: 'Vary: Origin' }] },
    'use-the-allowed-origin': { who: 'client-dev', when: ({ difference }) => ['scheme', 'port', 'www', 'subdomain'].includes(difference) },
    'give-page-an-origin': { who: 'client-dev', when: ({ origin }) => origin === 'null' },
    'call-through-own-server': { who: 'client-dev' },
  },
});
