/** The server itself, not the browser, refuses for the page's origin. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'origin-not-allowed',
  spec: 'https://fetch.spec.whatwg.org/#origin-header',
  detect(evidence: Evidence) {
    const sign = signFor('origin-not-allowed', evidence);
    if (sign === null) return null;
    const { exchange } = evidence;
    const origin = fieldValue(exchange.request.headers, 'origin') ?? exchange.origin ?? '';
    return { confidence: sign.confidence, proof: sign.proof, params: { origin } };
  },
  fixes: {
    'add-origin': { who: 'account-admin', snippets: ({ origin }, { exchange }) => [supportNote(exchange, { 'origin to add': origin })] },
    'trust-origin': { who: 'api-owner' },
    'call-through-own-server': { who: 'client-dev' },
  },
});
