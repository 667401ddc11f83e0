/** The preflight's answer does not list the method of the call. */
import { fieldList } from '../../http/fields';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-preflight-method-not-allowed',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-methods',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'MethodDisallowedByPreflightResponse');
    if (refusal?.answer == null) return null;
    const { verdict, confidence, answer, proof } = refusal;
    const allowed = fieldList(answer.headers, 'access-control-allow-methods') ?? [];
    const method = verdict.missingMethod ?? '';
    return {
      confidence,
      proof: [{ message: 'preflight-request', part: 'access-control-request-method', value: method }, proof('access-control-allow-methods')],
      params: { origin: verdict.origin, method, allowed, inOtherCase: allowed.some((one) => one !== method && one.toUpperCase() === method.toUpperCase()), wildcard: allowed.includes('*'), missing: verdict.missingHeaders },
    };
  },
  fixes: {
    'write-method-in-capitals': { who: 'client-dev', when: ({ inOtherCase, method }) => inOtherCase && method !== method.toUpperCase() },
    'allow-method': { who: 'api-owner', snippets: (_params, evidence) => corsServer(evidence) },
    'call-through-own-server': { who: 'client-dev' },
  },
});
