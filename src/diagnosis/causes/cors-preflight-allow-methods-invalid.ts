/** Access-Control-Allow-Methods of the preflight's answer is no list of names. */
import { fieldList, isToken } from '../../http/fields';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-preflight-allow-methods-invalid',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-methods',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'InvalidAllowMethodsPreflightResponse');
    if (refusal?.answer == null) return null;
    const { verdict, confidence, answer, proof } = refusal;
    const bad = (fieldList(answer.headers, 'access-control-allow-methods') ?? []).filter((name) => !isToken(name));
    return { confidence, proof: [proof('access-control-allow-methods')], params: { origin: verdict.origin, bad } };
  },
  fixes: {
    'send-valid-list': { who: 'api-owner', snippets: (_params, evidence) => corsServer(evidence) },
    'call-through-own-server': { who: 'client-dev' },
  },
});
