/** The signature of the request does not verify. */
import { fieldValue } from '../../http/fields';
import { signedUrlTimes } from '../../http/signed-url';
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
    return { confidence: sign.confidence, proof: sign.proof, params: { kind, ...changed(evidence) } };
  },
  fixes: {
    'sign-what-is-sent': { who: 'client-dev' },
    'check-the-secret': { who: 'account-admin' },
    'compare-string-to-sign': { who: 'api-owner', snippets: (_params, { exchange }) => [supportNote(exchange)] },
  },
});

/** What browsers add or hide on their own: its absence from a record shows nothing. */
const UNSEEN = /^(?:host|content-length|connection|date|user-agent|accept-encoding|cookie|[^a-z].*)$/;

/** What of the signed fields cannot be as it was signed: fields that the call does not carry, and `host`, which AWS's form requires. */
function changed(evidence: Evidence): { readonly absent: readonly string[]; readonly hostUnsigned: boolean } {
  const { headers, headersComplete, url, credentials } = evidence.exchange.request;
  const signed = credentials.find(({ kind, signature }) => (kind === 'aws-sigv4' || kind === 'signature') && (signature?.fields.length ?? 0) > 0);
  const fields = signed?.signature?.fields ?? signedUrlTimes(url)?.fields ?? [];
  const absent = headersComplete ? fields.filter((name) => !UNSEEN.test(name) && fieldValue(headers, name) === null) : [];
  return { absent, hostUnsigned: signed?.faults.includes('host-not-signed') === true || (signed === undefined && fields.length > 0 && !fields.includes('host')) };
}
