/** The signature of the request does not verify. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import { credentialInUse } from '../credential-signs';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'signature-mismatch',
  spec: 'https://www.rfc-editor.org/rfc/rfc9421#section-3.2',
  detect(evidence: Evidence) {
    const sign = signFor('signature-mismatch', evidence);
    if (sign === null) return null;
    const kind = credentialInUse(evidence)?.kind ?? '';
    // The signature of a JWT is the token's, not the request's: an unknown token (credential-invalid).
    if (kind === 'jwt' && sign.source !== 'documented') return null;
    return { confidence: sign.confidence, proof: sign.proof, params: { kind } };
  },
  fixes: {
    'sign-what-is-sent': { who: 'client-dev' },
    'check-the-secret': { who: 'account-admin' },
    'compare-string-to-sign': { who: 'api-owner', snippets: (_params, { exchange }) => [supportNote(exchange)] },
  },
});
