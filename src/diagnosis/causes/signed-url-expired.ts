/** A pre-signed URL is past its time. */
import { signedUrlTimes } from '../../http/signed-url';
import { signFor, wasRefused } from '../access-signs';
import { defineCause, type Proof } from '../cause';
import { clockProof, credentialProof, isoTime } from '../credential-signs';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'signed-url-expired',
  spec: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html',
  detect(evidence: Evidence) {
    const { answer, status, serverTime, problem } = evidence;
    if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
    const expiry = expiryOf(evidence);
    const clock = clockProof(evidence);
    const now = serverTime === null ? null : serverTime.epochMs / 1000;
    const passed = expiry !== null && now !== null && clock !== null && expiry.seconds <= now;
    // S3 writes both times into the error itself.
    const said = Date.parse(problem?.members['expires'] ?? '');
    const saidNow = Date.parse(problem?.members['servertime'] ?? '');
    const sign = signFor('signed-url-expired', evidence);
    if (sign === null && !passed) return null;
    const params = {
      expiredAt: expiry !== null ? isoTime(expiry.seconds) : (problem?.members['expires'] ?? ''),
      serverTime: problem?.members['servertime'] ?? (now === null ? '' : isoTime(Math.floor(now))),
    };
    if (sign !== null) {
      const inBody: readonly Proof[] = said <= saidNow ? [{ message: answer.message, part: 'body', value: problem?.members['expires'] ?? '' }] : [];
      const shown = inBody.length > 0 || passed;
      return { confidence: shown ? 'certain' : sign.confidence, proof: [...sign.proof, ...inBody, ...(passed && clock !== null ? [clock] : [])], params };
    }
    if (!passed || ![400, 401, 403, 410].includes(status)) return null;
    return { confidence: 'likely', proof: [expiry.proof, clock] as const, params };
  },
  fixes: {
    'get-new-url': { who: 'client-dev' },
    'sign-for-longer': { who: 'api-owner' },
  },
});

/** Until when the URL is good: it says so itself, or the permission inside it did when it was read. */
function expiryOf(evidence: Evidence): { readonly seconds: number; readonly proof: Proof } | null {
  const { request } = evidence.exchange;
  const times = signedUrlTimes(request.url);
  if (times !== null) return { seconds: times.seconds, proof: { message: 'request', part: 'url', value: times.part } };
  const permission = request.credentials.find(({ kind, signature }) => kind === 'signed-url' && signature?.expires != null);
  const seconds = permission?.signature?.expires ?? null;
  return permission === undefined || seconds === null ? null : { seconds, proof: credentialProof(permission, evidence) };
}
