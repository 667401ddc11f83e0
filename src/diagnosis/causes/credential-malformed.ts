/** A credential was sent, in a form or a place that cannot work. */
import type { CredentialFault } from '../../http/exchange';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import { apiCredentials, credentialInUse, credentialProof, faultConfidence, isInPlace } from '../credential-signs';
import type { Evidence } from '../evidence';
import { curlCall, fetchCall } from '../snippets';

/** Faults that a server might still forgive: they do not decide alone. */
const FORGIVABLE: ReadonlySet<string> = new Set<CredentialFault | 'wrong-scheme' | 'wrong-place'>(['inner-space', 'scheme-unknown', 'wrong-scheme', 'not-base64url', 'scheme-missing']);

export default defineCause({
  id: 'credential-malformed',
  spec: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
  detect(evidence: Evidence) {
    const fault = findFault(evidence);
    const sign = signFor('credential-malformed', evidence);
    const wanted = evidence.profile?.credentialPlaces[0];
    const expected = wanted === undefined ? '' : wanted.scheme === null ? wanted.name : `${wanted.name}: ${wanted.scheme} …`;
    if (fault !== null) {
      const known = evidence.profile !== null;
      const reached = faultConfidence('credential-malformed', evidence);
      if (reached !== null) {
        const { kind, name, place, scheme, proof } = fault;
        // Whoever passes a record on may have put the mask there.
        if (kind === 'placeholder' && sign === null && isMask(proof.value)) return reached === 'possible' || evidence.recognition.refusal !== null ? null : { confidence: 'possible', proof: [proof], params: { fault: kind, place, name, scheme, expected } };
        const confidence = reached === 'certain' && FORGIVABLE.has(kind) && !known && sign === null ? 'likely' : reached;
        return { confidence, proof: [proof, ...(sign?.proof ?? [])], params: { fault: kind, place, name, scheme, expected } };
      }
    }
    if (sign === null) return null;
    const used = credentialInUse(evidence);
    return { confidence: sign.confidence, proof: sign.proof, params: { fault: 'unknown', place: used?.place ?? '', name: used?.name ?? '', scheme: used?.scheme ?? '', expected } };
  },
  fixes: {
    'correct-form': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => [fetchCall(exchange, { Authorization: '`Bearer ${accessToken}`' }), curlCall(exchange, { Authorization: 'Bearer $ACCESS_TOKEN' })],
    },
    'check-the-variable': { who: 'client-dev', when: ({ fault }) => fault === 'placeholder' || fault === 'empty' },
  },
});

/** Letters that hide a secret: eight or more of one kind, or stars and dots. */
function isMask(value: string | null): boolean {
  return value !== null && /^(?:[A-Za-z]{1,20} )?(?:[xX]{8,100}|\*{3,100}|[.•…]{3,100})$/.test(value);
}

function findFault(evidence: Evidence) {
  const all = apiCredentials(evidence);
  // One good credential in a place that the API reads makes a faulty one beside it harmless, as far as can be told.
  if (all.some((credential) => credential.faults.length === 0 && isInPlace(credential, evidence) && schemeFits(credential.scheme, credential.name, evidence))) return null;
  const [credential] = all;
  if (credential === undefined) return null;
  const { place, name, scheme, faults } = credential;
  const kind = faults[0] ?? (isInPlace(credential, evidence) ? 'wrong-scheme' : 'wrong-place');
  // A scheme that is left out is a fault only where the API documents one, or where nothing is known and the server says so.
  return { kind, place, name, scheme: scheme ?? '', proof: credentialProof(credential, evidence) };
}

function schemeFits(scheme: string | null, name: string, { profile }: Evidence): boolean {
  const wanted = profile?.credentialPlaces.find((known) => known.name.toLowerCase() === name.toLowerCase())?.scheme;
  return wanted == null || scheme?.toLowerCase() === wanted.toLowerCase();
}
