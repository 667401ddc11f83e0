/** The value of Access-Control-Allow-Origin is no origin at all. */
import { asUtf8 } from '../../http/field-bytes';
import { originDifferences } from '../../http/origin-difference';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-allow-origin-invalid',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-origin',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'InvalidAllowOriginValue');
    if (refusal === null) return null;
    const { verdict, confidence, role, status, proof } = refusal;
    // The browser does not say a value that is beyond ASCII; the answer does.
    const shown = proof('access-control-allow-origin').value ?? '';
    const allowed = asUtf8(shown) ?? shown;
    return { confidence, role, proof: [proof('access-control-allow-origin')], params: { origin: verdict.origin, allowed, differences: originDifferences(allowed, verdict.origin), status } };
  },
  fixes: {
    'send-full-origin': { who: 'api-owner', snippets: (_params, evidence) => corsServer(evidence) },
    'call-through-own-server': { who: 'client-dev' },
  },
});
