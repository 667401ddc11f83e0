/** The answer (or the preflight's) does not carry Access-Control-Allow-Origin. */
import { fieldValue } from '../../http/fields';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { sendField } from '../snippets';

export default defineCause({
  id: 'cors-allow-origin-missing',
  spec: 'https://fetch.spec.whatwg.org/#concept-cors-check',
  detect({ cors: { verdict }, answer, status }: Evidence) {
    if (verdict === null || answer === null) return null;
    if (verdict.corsError !== 'MissingAllowOriginHeader' && verdict.corsError !== 'PreflightMissingAllowOriginHeader') return null;
    if (fieldValue(answer.headers, 'access-control-allow-origin') !== null) return null;
    return {
      confidence: 'certain',
      // An error answer without CORS fields: the error is what must be mended, its missing fields only hide it.
      role: status >= 400 ? 'symptom' : 'root',
      proof: [{ message: answer.message, part: 'access-control-allow-origin', value: null }],
      params: { origin: verdict.origin, step: verdict.step, status },
    };
  },
  fixes: {
    'send-cors-fields': { who: 'api-owner', when: ({ status }) => status < 400, snippets: ({ origin }) => sendField('Access-Control-Allow-Origin', origin) },
    'send-cors-fields-on-errors': { who: 'api-owner', when: ({ status }) => status >= 400, snippets: ({ origin }) => sendField('Access-Control-Allow-Origin', origin) },
    'call-through-own-server': { who: 'client-dev' },
  },
});
