/** A pre-signed URL is past its time. */
import { signFor, wasRefused } from '../access-signs';
import { defineCause, type Proof } from '../cause';
import { clockProof, isoTime } from '../credential-signs';
import type { Evidence } from '../evidence';
import { signedUrlExpiry } from '../signed-url';

export default defineCause({
  id: 'signed-url-expired',
  spec: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html',
  detect(evidence: Evidence) {
    const { answer, status, serverTime, problem, exchange } = evidence;
    if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
    const expiry = signedUrlExpiry(exchange.request.url);
    const clock = clockProof(evidence);
    const now = serverTime === null ? null : serverTime.epochMs / 1000;
    const passed = expiry !== null && now !== null && clock !== null && expiry.seconds <= now;
    // S3 writes both times into the error itself.
    const said = Date.parse(problem?.members['expires'] ?? '');
    const saidNow = Date.parse(problem?.members['servertime'] ?? '');
    const sign = signFor('signed-url-expired', evidence);
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
    return { confidence: 'likely', proof: [{ message: 'request', part: 'url', value: expiry.part }, clock] as const, params };
  },
  fixes: {
    'get-new-url': { who: 'client-dev' },
    'sign-for-longer': { who: 'api-owner' },
  },
});
