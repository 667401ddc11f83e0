/** The server refuses for the `Referer` field: the page that makes the call is not on its list, or the field is not sent. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'referrer-not-allowed',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.1.3',
  detect(evidence: Evidence) {
    const sign = signFor('referrer-not-allowed', evidence);
    if (sign === null) return null;
    const { headers, headersComplete } = evidence.exchange.request;
    const referrer = fieldValue(headers, 'referer');
    return { confidence: sign.confidence, proof: sign.proof, params: { referrer: referrer ?? '', sent: referrer !== null ? 'yes' : headersComplete ? 'no' : 'unknown' } };
  },
  fixes: {
    'send-referrer': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => [
        { platform: 'fetch', code: `const response = await fetch(${JSON.stringify(exchange.request.url)}, {\n  method: ${JSON.stringify(exchange.request.method)},\n  referrerPolicy: "strict-origin-when-cross-origin",\n});` },
        { platform: 'http', code: 'Referrer-Policy: strict-origin-when-cross-origin' },
      ],
    },
    'add-referrer': { who: 'account-admin', snippets: ({ referrer }, { exchange }) => [supportNote(exchange, { referrer })] },
  },
});
