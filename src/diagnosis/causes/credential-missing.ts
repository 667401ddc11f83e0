/** No credential where this API looks for one. */
import { pathOf } from '../../http/origin';
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import { lapsedSince } from '../credential-history';
import { apiCredentials } from '../credential-signs';
import type { Evidence } from '../evidence';
import { curlCall, fetchCall } from '../snippets';
import { statedReason } from '../stated-reason';

export default defineCause({
  id: 'credential-missing',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
  detect(evidence: Evidence) {
    const found = look(evidence);
    if (found === null) return null;
    const { profile, status } = evidence;
    const places = (profile?.credentialPlaces ?? []).map(({ place, name }) => `${place}:${name}`);
    return { ...found, params: { places, api: profile?.name ?? '', tokenEndpoint: profile?.tokenEndpoint ?? '', status } };
  },
  fixes: {
    'attach-credential': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => [fetchCall(exchange, { Authorization: '`Bearer ${accessToken}`' }), curlCall(exchange, { Authorization: 'Bearer $ACCESS_TOKEN' })],
    },
    'get-credential': { who: 'client-dev', when: ({ tokenEndpoint }) => tokenEndpoint !== '' },
    'sign-in': { who: 'end-user', when: ({ tokenEndpoint }) => tokenEndpoint === '' },
  },
});

type Found = { readonly confidence: Confidence; readonly proof: readonly [Proof, ...Proof[]] };

function look(evidence: Evidence): Found | null {
  const { answer, status, challenges, profile, exchange } = evidence;
  if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
  if (apiCredentials(evidence).length > 0) return signWithCredential(evidence);
  const { headersComplete, credentials, url } = exchange.request;
  const sign = signFor('credential-missing', evidence);
  const absent: readonly Proof[] = headersComplete && !exchange.request.headers.some(({ name }) => /^authorization$/i.test(name)) ? [{ message: 'request', part: 'authorization', value: null }] : [];
  if (sign?.confidence === 'certain') return { confidence: 'certain', proof: [...sign.proof, ...absent] };
  if (namesAnother(/^credential-/, evidence)) return null;
  const noneAtAll = headersComplete && credentials.length === 0;
  const stated = statedReason((cause, text) => cause === 'credential-missing' || (cause === 'credential-invalid' && !/password|密码/i.test(text)), evidence);
  const undisputed = stated !== 'other' && stated !== 'unknown';
  if (sign !== null) return { confidence: noneAtAll && status === 401 && undisputed ? 'certain' : sign.confidence, proof: [...sign.proof, ...absent] };

  const precise = accessSigns(evidence).some(({ cause, confidence }) => cause !== 'credential-invalid' && confidence !== 'possible');
  const statusProof: Proof = { message: answer.message, part: 'status', value: String(status) };
  const needed = profile !== null && !profile.publicPaths.includes(pathOf(url).split('?')[0] ?? '');
  if (status === 401) {
    const bare = challenges.find(({ params }) => params['error'] === undefined);
    const first: Proof = bare === undefined ? statusProof : { message: answer.message, part: 'www-authenticate', value: bare.source };
    const shown = noneAtAll && !precise && undisputed && (bare !== undefined || needed);
    // With the same session's cookies this endpoint answered before: it asks for nothing more.
    const enough = lapsedSince(evidence) !== null;
    // Where nobody recorded what was sent, the server's word that it was wrong outweighs a challenge that stands beside every 401.
    const wrong = !headersComplete && !shown && signFor('credential-invalid', evidence)?.confidence === 'likely' && stated !== 'nothing';
    return { confidence: shown ? 'certain' : !precise && !enough && !wrong && (headersComplete || bare !== undefined) ? 'likely' : 'possible', proof: [first, ...absent] };
  }
  // A challenge asks for a credential (RFC 9110 section 11.6.1 lets any answer carry one); with a 403 the server meant 401.
  const asked = challenges.find(({ params, scheme }) => params['error'] === undefined && /^(?:basic|bearer|digest|negotiate|ntlm|dpop|token|key|apikey|oauth|hawk|mutual|hoba|scram-sha-\d{1,3})$/i.test(scheme));
  if (status === 403 && asked !== undefined && noneAtAll && !precise && undisputed && evidence.recognition.refusal === null) {
    return { confidence: 'likely', proof: [{ message: answer.message, part: 'www-authenticate', value: asked.source }, ...absent] };
  }
  // A documented need for a credential, none sent, and the API's own 403 that names nothing else.
  if (status === 403 && needed && noneAtAll && !precise && evidence.recognition.refusal === null && evidence.problem !== null) {
    return { confidence: 'likely', proof: [statusProof, ...absent] };
  }
  return null;
}

/** The server says that it found none although one was sent: in the wrong form or place (credential-malformed says so), or it was lost on the way. */
function signWithCredential(evidence: Evidence): Found | null {
  const sign = signFor('credential-missing', evidence);
  if (sign === null || signFor('credential-invalid', evidence) !== null) return null;
  return { confidence: 'possible', proof: sign.proof };
}
