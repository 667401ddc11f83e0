/** The preflight's answer does not list a header field that the call sends. */
import { fieldList } from '../../http/fields';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-preflight-header-not-allowed',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-headers',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'HeaderDisallowedByPreflightResponse');
    if (refusal?.answer == null) return null;
    const { verdict, confidence, answer, proof } = refusal;
    const allowed = fieldList(answer.headers, 'access-control-allow-headers') ?? [];
    return {
      confidence,
      proof: [{ message: 'preflight-request', part: 'access-control-request-headers', value: verdict.missingHeaders[0] ?? '' }, proof('access-control-allow-headers')],
      params: { origin: verdict.origin, missing: verdict.missingHeaders, allowed, wildcard: allowed.includes('*') },
    };
  },
  fixes: {
    'allow-headers': { who: 'api-owner', snippets: (_params, evidence) => corsServer(evidence) },
    'drop-headers': { who: 'client-dev' },
    'call-through-own-server': { who: 'client-dev' },
  },
});
