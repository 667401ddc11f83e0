/** The answer (or the preflight's) does not carry Access-Control-Allow-Origin. */
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-allow-origin-missing',
  spec: 'https://fetch.spec.whatwg.org/#concept-cors-check',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'MissingAllowOriginHeader');
    if (refusal === null) return null;
    const { verdict, confidence, role, status, proof } = refusal;
    return { confidence, role, proof: [proof('access-control-allow-origin')], params: { origin: verdict.origin, step: verdict.step, status } };
  },
  fixes: {
    'send-cors-fields': { who: 'api-owner', when: ({ status, origin }) => status < 400 && origin !== 'null', snippets: (_params, evidence) => corsServer(evidence) },
    'send-cors-fields-on-errors': { who: 'api-owner', when: ({ status, origin }) => status >= 400 && origin !== 'null', snippets: (_params, evidence) => corsServer(evidence) },
    'give-page-an-origin': { who: 'client-dev', when: ({ origin }) => origin === 'null' },
    'call-through-own-server': { who: 'client-dev' },
  },
});
