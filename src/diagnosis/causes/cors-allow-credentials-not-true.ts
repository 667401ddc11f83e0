/** The call carries credentials, and Access-Control-Allow-Credentials is not `true`. */
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';
import { fetchCall, withoutCredentials } from '../snippets';

export default defineCause({
  id: 'cors-allow-credentials-not-true',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-credentials',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'InvalidAllowCredentials');
    if (refusal === null) return null;
    const { verdict, confidence, role, status, proof } = refusal;
    const shown = proof('access-control-allow-credentials');
    return { confidence, role, proof: [shown], params: { origin: verdict.origin, value: shown.value ?? '', absent: shown.value === null, status } };
  },
  fixes: {
    'send-no-credentials': { who: 'client-dev', snippets: (_params, { exchange }) => [withoutCredentials(fetchCall(exchange))] },
    'allow-credentials': { who: 'api-owner', when: ({ origin }) => origin !== 'null', snippets: (_params, evidence) => corsServer(evidence, true) },
  },
});
