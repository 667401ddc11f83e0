/** The server does not know the credential, has revoked it, or it belongs to another environment. */
import { hostOf } from '../../http/origin';
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import { credentialHistory, isGoodInGeneral, lapsedSince } from '../credential-history';
import { apiCredentials, credentialInUse, credentialProof, environmentMismatch, faultConfidence, vendorMismatch } from '../credential-signs';
import type { Evidence } from '../evidence';
import { curlCall } from '../snippets';
import { statedReason } from '../stated-reason';

export default defineCause({
  id: 'credential-invalid',
  spec: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
  detect(evidence: Evidence) {
    const { profile, exchange, problem } = evidence;
    const mismatch = environmentMismatch(evidence);
    const foreign = vendorMismatch(evidence);
    const reached = mismatch === null && (foreign === null || foreign.host === '') ? null : faultConfidence('credential-invalid', evidence);
    const sign = look(evidence);
    if (sign === null && reached === null) return null;
    const used = mismatch?.credential ?? foreign?.credential ?? credentialInUse(evidence);
    // The server's own words about it, where the key's prefix shows nothing.
    const said = sign?.confidence === 'certain' ? (problem?.members ?? {}) : {};
    const sentEnvironment = (reached === null || (reached === 'possible' && mismatch?.documented === false) ? undefined : mismatch?.sent) ?? said['key_environment'] ?? '';
    const rightHost = Object.entries(profile?.hostEnvironments ?? {}).find(([, environment]) => environment === sentEnvironment)?.[0] ?? '';
    const params = {
      sentEnvironment,
      hostEnvironment: sentEnvironment === '' ? '' : (mismatch?.wanted ?? said['host_environment'] ?? ''),
      host: hostOf(exchange.request.url),
      rightHost,
      place: used?.place ?? '',
      name: used?.name ?? '',
      ...credentialHistory(evidence),
      keyVendor: foreign?.vendor ?? '',
      hostVendor: foreign?.host ?? '',
    };
    const shown = mismatch ?? (foreign === null || foreign.host === '' ? null : foreign);
    if (shown !== null && reached !== null) {
      // A host's name and a key's prefix are conventions: without the API's own documents they decide nothing alone.
      const convention = mismatch?.documented !== true;
      if (convention && sign !== null && sign.confidence !== 'possible') return { confidence: sign.confidence, proof: [credentialProof(shown.credential, evidence), ...sign.proof], params };
      const confidence = convention && reached !== 'possible' ? (evidence.status === 401 ? 'likely' : 'possible') : reached;
      return { confidence, proof: [credentialProof(shown.credential, evidence), ...(sign?.proof ?? [])], params };
    }
    return sign === null ? null : { ...sign, params };
  },
  fixes: {
    'use-matching-environment': { who: 'client-dev', when: ({ sentEnvironment }) => sentEnvironment !== '' },
    'get-new-credential': { who: 'client-dev', snippets: (_params, { exchange }) => [curlCall(exchange, { Authorization: 'Bearer $ACCESS_TOKEN' })] },
    'check-credential-status': { who: 'account-admin' },
  },
});

function look(evidence: Evidence): { readonly confidence: Confidence; readonly proof: readonly [Proof, ...Proof[]] } | null {
  const { status, answer, exchange } = evidence;
  const sent = credentialInUse(evidence);
  const sign = signFor('credential-invalid', evidence) ?? (sent?.kind === 'jwt' ? signFor('signature-mismatch', evidence) : null);
  // Amazon API Gateway answers a key that it does not know, or that no usage plan of the stage holds, with a bare 403.
  if (keyRefusedByGateway(evidence) && sent !== null) return { confidence: 'likely', proof: [{ message: 'response', part: 'status', value: '403' }, credentialProof(sent, evidence)] };
  if (sign !== null) {
    // "Invalid token" about a call that carries none is about the missing one.
    const nothingSent = exchange.request.headersComplete && exchange.request.credentials.length === 0;
    return { confidence: nothingSent && sign.confidence === 'likely' ? 'possible' : sign.confidence, proof: sign.proof };
  }
  // 401 says that the credential was not accepted (RFC 9110 section 15.5.2); one without a visible fault is unknown to the server.
  if (status !== 401 || !wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
  if (namesAnother(/^credential-/, evidence) || accessSigns(evidence).some(({ confidence }) => confidence !== 'possible')) return null;
  const all = apiCredentials(evidence);
  const proof: [Proof, ...Proof[]] = [{ message: answer.message, part: 'status', value: '401' }];
  if (sent === null) return exchange.request.headersComplete ? null : { confidence: 'possible', proof };
  // It is accepted by other calls, or was accepted here until lately: then another cause is likelier.
  const doubtful = isGoodInGeneral(evidence) || lapsedSince(evidence) === 'likely';
  return { confidence: !doubtful && all.every(({ faults }) => faults.length === 0) ? 'likely' : 'possible', proof: [...proof, credentialProof(sent, evidence)] };
}

function keyRefusedByGateway(evidence: Evidence): boolean {
  const { recognition: { refusal }, status, exchange, answer } = evidence;
  if (refusal?.vendor !== 'aws-api-gateway' || status !== 403 || answer?.message !== 'response' || !wasRefused(evidence)) return false;
  if (refusal.cause !== null && refusal.cause !== 'credential-invalid') return false;
  return exchange.request.credentials.some(({ place, name }) => place === 'header' && name.toLowerCase() === 'x-api-key') && statedReason(() => false, evidence) === 'nothing';
}
