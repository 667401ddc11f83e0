/** The token against cross-site request forgery is missing or wrong. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { fetchCall } from '../snippets';

const TOKEN_FIELD = /^(?:x-)?(?:csrf|xsrf)(?:-?token)?$|^x-(?:csrftoken|wp-nonce)$|crumb$|^requestverificationtoken$/i;

export default defineCause({
  id: 'csrf-token',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
  detect(evidence: Evidence) {
    const sign = signFor('csrf-token', evidence);
    if (sign === null) return null;
    const { method, headers, headersComplete } = evidence.exchange.request;
    const named = evidence.problem?.members['csrf_header'] ?? '';
    const field = /^[\w-]{1,64}$/.test(named) ? named : 'X-CSRF-Token';
    const sent = headers.some(({ name }) => TOKEN_FIELD.test(name) || name.toLowerCase() === field.toLowerCase());
    return { confidence: sign.confidence, proof: sign.proof, params: { method, sent: sent ? 'yes' : headersComplete ? 'no' : 'unknown', field } };
  },
  fixes: {
    'send-csrf-token': { who: 'client-dev', snippets: ({ field }, { exchange }) => [fetchCall(exchange, { [field]: '`${csrfToken}`' })] },
    'reload-page': { who: 'end-user' },
    'exempt-token-calls': { who: 'api-owner' },
  },
});
