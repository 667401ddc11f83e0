/** The server refuses for the `User-Agent` field. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'user-agent-refused',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5',
  detect(evidence: Evidence) {
    const sign = signFor('user-agent-refused', evidence);
    if (sign === null) return null;
    return { confidence: sign.confidence, proof: sign.proof, params: { userAgent: fieldValue(evidence.exchange.request.headers, 'user-agent') ?? '' } };
  },
  fixes: {
    'allow-user-agent': { who: 'api-owner', snippets: ({ userAgent }, { exchange }) => [supportNote(exchange, { 'user agent': userAgent })] },
    'name-the-program': { who: 'client-dev' },
    'use-current-browser': { who: 'end-user' },
  },
});
