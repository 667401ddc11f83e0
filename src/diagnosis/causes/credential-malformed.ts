/** A credential was sent, in a form or a place that cannot work. */
import type { Credential, CredentialFault } from '../../http/exchange';
import { fieldValue } from '../../http/fields';
import { MILLISECONDS } from '../../http/jwt';
import { signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import { apiCredentials, credentialInUse, credentialProof, faultConfidence, isInPlace, isLookedAt } from '../credential-signs';
import type { Evidence } from '../evidence';
import { curlCall, fetchCall } from '../snippets';

type Fault = CredentialFault | 'wrong-scheme' | 'wrong-place' | 'proof-missing' | 'nonce-wanted' | 'nonce-stale';

/** Faults that a server might still forgive: they do not decide alone. */
const FORGIVABLE: ReadonlySet<string> = new Set<Fault>(['inner-space', 'scheme-unknown', 'scheme-unwanted', 'wrong-scheme', 'not-base64url', 'scheme-missing', 'field-misspelt', 'unsigned', 'time-not-a-number', 'time-in-milliseconds', 'host-not-signed', 'proof-missing']);

export default defineCause({
  id: 'credential-malformed',
  spec: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
  detect(evidence: Evidence) {
    const sign = signFor('credential-malformed', evidence);
    const places = evidence.profile?.credentialPlaces ?? [];
    const [wanted] = places;
    const expected = wanted === undefined ? '' : wanted.scheme === null ? wanted.name : `${wanted.name}: ${wanted.scheme} …`;
    const looked = { expected, places: places.map(({ place, name }) => `${place}:${name}`) };
    const asked = nonceAsked(evidence);
    if (asked !== null) return { ...asked, params: { ...asked.params, ...looked } };
    const fault = findFault(evidence);
    const reached = fault === null ? null : faultConfidence('credential-malformed', evidence);
    if (fault !== null && reached !== null) {
      const { kind, name, place, scheme, proof } = fault;
      const params = { fault: kind, place, name, scheme, ...looked };
      // Whoever passes a record on may have put the mask there.
      if (kind === 'placeholder' && sign === null && isMask(proof.value)) return reached === 'possible' || evidence.recognition.refusal !== null ? null : { confidence: 'possible', proof: [proof], params };
      return { confidence: weigh(reached, fault, sign !== null, evidence), proof: [proof, ...(sign?.proof ?? [])], params };
    }
    if (sign === null) return null;
    const used = credentialInUse(evidence);
    return { confidence: sign.confidence, proof: sign.proof, params: { fault: 'unknown', place: used?.place ?? '', name: used?.name ?? '', scheme: used?.scheme ?? '', ...looked } };
  },
  fixes: {
    'correct-form': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => [fetchCall(exchange, { Authorization: '`Bearer ${accessToken}`' }), curlCall(exchange, { Authorization: 'Bearer $ACCESS_TOKEN' })],
    },
    'check-the-variable': { who: 'client-dev', when: ({ fault }) => fault === 'placeholder' || fault === 'empty' },
    'answer-the-challenge': { who: 'client-dev', when: ({ fault }) => fault === 'nonce-wanted' || fault === 'nonce-stale' || fault === 'proof-missing' },
  },
});

/** Letters that hide a secret: eight or more of one kind, or stars and dots. */
function isMask(value: string | null): boolean {
  return value !== null && /^(?:[A-Za-z]{1,20} )?(?:[xX]{8,100}|\*{3,100}|[.•…]{3,100})$/.test(value);
}

interface Found {
  readonly kind: Fault;
  readonly place: string;
  readonly name: string;
  readonly scheme: string;
  readonly credential: Credential;
  readonly proof: Proof;
}

/** What the request alone shows, held down where a server may forgive it, or where what was not seen may be there. */
function weigh(reached: Confidence, { kind, place, credential }: Found, said: boolean, evidence: Evidence): Confidence {
  if (reached !== 'certain' || said) return reached;
  const elsewhere = kind === 'wrong-place' || kind === 'field-misspelt';
  if (elsewhere && !evidence.exchange.request.headersComplete) return 'possible';
  // A member of a body may be what the call is about.
  if (place === 'body') return 'likely';
  if (FORGIVABLE.has(kind) && (evidence.profile === null || kind === 'unsigned' || kind === 'proof-missing')) return 'likely';
  return evidence.profile === null && !isLookedAt(credential, evidence) ? 'likely' : reached;
}

function findFault(evidence: Evidence): Found | null {
  const all = apiCredentials(evidence);
  const unproven = all.find((credential) => lacksProof(credential, evidence));
  if (unproven !== undefined) return found('proof-missing', unproven, evidence);
  // One good credential in a place that the API reads makes a faulty one beside it harmless, as far as can be told.
  if (all.some((credential) => decisive(credential).length === 0 && isInPlace(credential, evidence) && schemeFits(credential.scheme, credential.name, evidence))) return null;
  const [credential] = all;
  if (credential === undefined) return null;
  // A scheme that is left out is a fault only where the API documents one, or where nothing is known and the server says so.
  return found(decisive(credential)[0] ?? (isInPlace(credential, evidence) ? 'wrong-scheme' : 'wrong-place'), credential, evidence);
}

function found(kind: Fault, credential: Credential, evidence: Evidence): Found {
  return { kind, place: credential.place, name: credential.name, scheme: credential.scheme ?? '', credential, proof: credentialProof(credential, evidence) };
}

/** Faults for which a server may refuse. A token that ends too late, for its times are in milliseconds, is good for every server. */
function decisive({ faults, jwt }: Credential): readonly CredentialFault[] {
  return (jwt?.nbf ?? 0) > MILLISECONDS ? faults : faults.filter((fault) => fault !== 'time-in-milliseconds');
}

/** RFC 9449 sections 7.1 and 7.2: a token with the scheme `DPoP`, or one that is bound to a key, goes with a proof in the field `DPoP`. */
function lacksProof({ scheme, jwt }: Credential, { exchange: { request } }: Evidence): boolean {
  return (scheme?.toLowerCase() === 'dpop' || jwt?.bound === true) && request.headersComplete && fieldValue(request.headers, 'dpop') === null;
}

/**
 * The server asks for its own number in the proof (RFC 9449 section 9) or for a newer one (RFC 7616 section 3.3, `stale`): the same login, built anew,
 * is what it wants.
 */
function nonceAsked(evidence: Evidence) {
  const { challenges, answer, exchange } = evidence;
  if (!wasRefused(evidence) || answer === null || answer.message !== 'response') return null;
  const stale = challenges.find(({ scheme, params }) => scheme.toLowerCase() === 'digest' && /^true$/i.test(params['stale'] ?? ''));
  const digest = exchange.request.credentials.find(({ kind }) => kind === 'digest');
  const nonce = challenges.find(({ params: { error } }) => error === 'use_dpop_nonce');
  const asking = nonce ?? (digest === undefined ? undefined : stale);
  if (asking === undefined) return null;
  const given = nonce === undefined ? null : fieldValue(answer.headers, 'dpop-nonce');
  const used = nonce === undefined ? digest : (exchange.request.credentials.find(({ kind }) => kind === 'proof') ?? credentialInUse(evidence));
  const proof: readonly [Proof, ...Proof[]] = [{ message: 'response', part: 'www-authenticate', value: asking.source }, ...(given === null ? [] : [{ message: 'response', part: 'dpop-nonce', value: given } as const])];
  const confidence: Confidence = nonce === undefined || given !== null ? 'certain' : 'likely';
  return { confidence, proof, params: { fault: nonce === undefined ? 'nonce-stale' : 'nonce-wanted', place: used?.place ?? '', name: used?.name ?? '', scheme: used?.scheme ?? '' } };
}

function schemeFits(scheme: string | null, name: string, { profile }: Evidence): boolean {
  const wanted = profile?.credentialPlaces.find((known) => known.name.toLowerCase() === name.toLowerCase())?.scheme;
  return wanted == null || scheme?.toLowerCase() === wanted.toLowerCase();
}
