/** Access-Control-Allow-Origin names another origin than the page's. */
import { cacheFacts } from '../../http/cors-facts';
import { originDifferences } from '../../http/origin-difference';
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
    const { verdict, confidence, role, status, proof } = refusal;
    const allowed = verdict.failedParameter ?? '';
    const differences = originDifferences(allowed, verdict.origin);
    const difference = differences[0] ?? 'form';
    return {
      confidence,
      role,
      proof: [proof('access-control-allow-origin')],
      // An answer made for another page and kept by a cache that was not told to keep them apart.
      params: { origin: verdict.origin, allowed, difference, differences, step: verdict.step, status, mayBeCached: cacheFacts(evidence.exchange, evidence.cors)?.madeFor === 'another-origin' },
    };
  },
  fixes: {
    'allow-this-origin': { who: 'api-owner', when: ({ origin }) => origin !== 'null', snippets: (_params, evidence) => corsServer(evidence) },
    'vary-by-origin': { who: 'api-owner', when: ({ mayBeCached }) => mayBeCached, snippets: () => [{ platform: 'http', code: 'Vary: Origin' }] },
    'use-the-allowed-origin': { who: 'client-dev', when: ({ difference }) => ['scheme', 'port', 'www', 'subdomain', 'loopback'].includes(difference) },
    'give-page-an-origin': { who: 'client-dev', when: ({ origin }) => origin === 'null' },
    'call-through-own-server': { who: 'client-dev' },
  },
});
