/** Access-Control-Allow-Headers of the preflight's answer is no list of names. */
import { fieldList, isToken } from '../../http/fields';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-preflight-allow-headers-invalid',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-headers',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'InvalidAllowHeadersPreflightResponse');
    if (refusal?.answer == null) return null;
    const { verdict, confidence, answer, proof } = refusal;
    const bad = (fieldList(answer.headers, 'access-control-allow-headers') ?? []).filter((name) => !isToken(name));
    return { confidence, proof: [proof('access-control-allow-headers')], params: { origin: verdict.origin, bad } };
  },
  fixes: {
    'send-valid-list': { who: 'api-owner', snippets: (_params, evidence) => corsServer(evidence) },
    'call-through-own-server': { who: 'client-dev' },
  },
});
