/** Access-Control-Allow-Origin is `*` and the call carries credentials. */
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';
import { fetchCall, withoutCredentials } from '../snippets';

export default defineCause({
  id: 'cors-allow-origin-wildcard-with-credentials',
  spec: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'WildcardOriginNotAllowed');
    if (refusal === null) return null;
    const { verdict, confidence, role, status, proof } = refusal;
    return { confidence, role, proof: [proof('access-control-allow-origin')], params: { origin: verdict.origin, step: verdict.step, status } };
  },
  fixes: {
    'send-no-credentials': { who: 'client-dev', snippets: (_params, { exchange }) => [withoutCredentials(fetchCall(exchange))] },
    'name-the-origin': { who: 'api-owner', when: ({ origin }) => origin !== 'null', snippets: (_params, evidence) => corsServer(evidence, true) },
  },
});
