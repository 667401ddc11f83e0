/** The credential was good once; its time is over, by its own claim and the server's clock, or by the server's word. */
import { skewThatMatters } from '../../http/dates';
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import { credentialHistory, lapsedSince } from '../credential-history';
import { apiCredentials, clockProof, credentialInUse, credentialProof, faultConfidence, isLookedAt, isoTime } from '../credential-signs';
import type { Evidence } from '../evidence';
import { refreshInTime } from '../snippets';
import { statedReason } from '../stated-reason';

/** RFC 7519 section 4.1.4 lets servers forgive some time; a minute is the usual default (Spring Security), and `Date` has a resolution of a second. */
const LEEWAY_SECONDS = 60;
/** Paths where one comes with an expired token to get a new one, and is refused for something else. */
const RENEWAL_PATH = /\/(?:log-?in|sign-?in|sessions?|refresh(?:[_-]?token)?|tokens?|oauth2?|auth|authenticate|renew)\/?$/i;
const SESSION_COOKIE = /(?:^|;)\s{0,4}[\w.-]{0,40}(?:sess|sid|refresh|auth|token|jwt|login|remember)[\w.-]{0,40}=/i;

export default defineCause({
  id: 'credential-expired',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
  detect(evidence: Evidence) {
    const { serverTime, profile, challenges } = evidence;
    const sign = signFor('credential-expired', evidence);
    const shown = byItsClaim(evidence);
    const reached = shown === null ? null : faultConfidence('credential-expired', evidence);
    const lapsed = sign === null && (shown === null || reached === null) ? lapsedSince(evidence) : null;
    if (sign === null && lapsed === null && (shown === null || reached === null)) return null;
    const used = shown?.credential ?? credentialInUse(evidence);
    const params = {
      expiredAt: isoTime(shown?.exp ?? null),
      serverTime: serverTime === null ? '' : isoTime(Math.floor(serverTime.epochMs / 1000)),
      secondsAgo: shown === null ? null : shown.secondsAgo,
      // By the caller's own clock the token may still be good: then the program that looks at it there never renews it in time.
      skewSeconds: shown === null ? 0 : Math.round(skewThatMatters(evidence.exchange) / 1000),
      place: used?.place ?? '',
      name: used?.name ?? '',
      tokenUrl: profile === null ? '' : `${profile.apiBase}${profile.tokenEndpoint}`,
      // false: neither the token nor the server says so; only calls that worked before do.
      told: sign !== null || (shown !== null && reached !== null),
      ...credentialHistory(evidence),
    };
    if (shown !== null && reached !== null) {
      const doubtful = shown.clock === null || (sign === null && (shown.secondsAgo < LEEWAY_SECONDS || renewsItself(evidence) || !isLookedAt(shown.credential, evidence)));
      const confidence: Confidence = reached === 'certain' && doubtful ? 'likely' : reached;
      const proof: [Proof, ...Proof[]] = [credentialProof(shown.credential, evidence), ...(shown.clock === null ? [] : [shown.clock]), ...(sign?.proof ?? [])];
      return { confidence, proof, params };
    }
    if (sign === null) {
      const sent = credentialInUse(evidence);
      if (lapsed === null) return null;
      return { confidence: lapsed, proof: [{ message: 'response', part: 'status', value: String(evidence.status) }, ...(sent === null ? [] : [credentialProof(sent, evidence)])], params };
    }
    // RFC 6750's `invalid_token` and a description that says "expired" are two words of one field that agree.
    const inChallenge = sign.source === 'words' && sign.confidence === 'likely' && sign.proof[0].part === 'www-authenticate' && challenges.some(({ params: { error } }) => error === 'invalid_token');
    const agreed = inChallenge && statedReason((cause) => /^credential-(?:expired|invalid)$/.test(cause), evidence) === 'agrees';
    return { confidence: agreed ? 'certain' : sign.confidence, proof: sign.proof, params };
  },
  fixes: {
    'refresh-token': { who: 'client-dev', snippets: () => [refreshInTime('/your-server/token')] },
    'sign-in-again': { who: 'end-user' },
    'renew-key': { who: 'account-admin', when: (_params, evidence) => credentialInUse(evidence)?.kind === 'api-key' },
  },
});

/** The JWT whose `exp` lies before the server's clock. Only a call in which every JWT has expired shows anything. */
function byItsClaim(evidence: Evidence) {
  const { serverTime, exchange } = evidence;
  const nowMs = serverTime?.epochMs ?? Date.parse(exchange.startedDateTime);
  const tokens = apiCredentials(evidence).filter(({ jwt }) => jwt !== null && jwt.exp !== null);
  const [credential] = tokens;
  const exp = credential?.jwt?.exp ?? null;
  if (credential === undefined || exp === null || Number.isNaN(nowMs)) return null;
  if (apiCredentials(evidence).some(({ jwt }) => jwt === null || jwt.exp === null || jwt.exp * 1000 > nowMs)) return null;
  return { credential, exp, secondsAgo: Math.max(0, Math.round(nowMs / 1000 - exp)), clock: clockProof(evidence) };
}

/** True where an expired token is what an ordinary call carries: a login or refresh, or a call that a session cookie speaks for as well. */
function renewsItself({ exchange: { request }, profile }: Evidence): boolean {
  const path = request.url.split(/[?#]/, 1)[0] ?? '';
  if (RENEWAL_PATH.test(path)) return true;
  return profile === null && (SESSION_COOKIE.test(fieldValue(request.headers, 'cookie') ?? '') || request.credentials.some(({ place, name }) => place === 'cookie' && SESSION_COOKIE.test(`${name}=`)));
}
