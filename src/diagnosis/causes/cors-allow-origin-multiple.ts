/** Access-Control-Allow-Origin names more than one origin, or stands there twice. */
import { fieldValues } from '../../http/fields';
import { splitOrigins } from '../../http/origin-difference';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-allow-origin-multiple',
  spec: 'https://fetch.spec.whatwg.org/#http-access-control-allow-origin',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'MultipleAllowOriginValues');
    if (refusal?.answer == null) return null;
    const { verdict, confidence, role, status, answer, proof } = refusal;
    return {
      confidence,
      role,
      proof: [proof('access-control-allow-origin')],
      params: {
        origin: verdict.origin,
        allowed: verdict.failedParameter ?? '',
        lines: fieldValues(answer.headers, 'access-control-allow-origin').length,
        listsOrigin: splitOrigins(verdict.failedParameter ?? '').includes(verdict.origin),
        status,
      },
    };
  },
  fixes: {
    'remove-second-writer': { who: 'api-owner', when: ({ lines }) => lines > 1 },
    'send-one-origin': { who: 'api-owner', when: ({ origin }) => origin !== 'null', snippets: (_params, evidence) => corsServer(evidence) },
    'call-through-own-server': { who: 'client-dev' },
  },
});
