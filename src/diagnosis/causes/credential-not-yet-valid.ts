/** The token's validity begins after the server's present time. */
import { MILLISECONDS } from '../../http/jwt';
import { signedUrlTimes } from '../../http/signed-url';
import { signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import { apiCredentials, clockProof, credentialProof, faultConfidence, isLookedAt, isoTime } from '../credential-signs';
import type { Evidence } from '../evidence';
import { retryLater } from '../snippets';

export default defineCause({
  id: 'credential-not-yet-valid',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5',
  detect(evidence: Evidence) {
    const { serverTime } = evidence;
    const sign = signFor('credential-not-yet-valid', evidence);
    const clock = clockProof(evidence);
    const serverSeconds = serverTime === null ? null : Math.floor(serverTime.epochMs / 1000);
    const params = (from: number | null) => ({ validFrom: isoTime(from), serverTime: isoTime(serverSeconds), secondsAhead: from === null || serverSeconds === null ? null : Math.round(from - serverSeconds) });
    for (const credential of apiCredentials(evidence)) {
      const { jwt } = credential;
      const from = jwt?.nbf ?? jwt?.iat ?? null;
      // `Date` cuts off up to a second: only a start beyond that second lies ahead for certain.
      // A time in milliseconds: the token is wrong, not early.
      if (from === null || from > MILLISECONDS || serverSeconds === null || clock === null || from <= serverSeconds + 1) continue;
      const reached = faultConfidence('credential-not-yet-valid', evidence);
      if (reached === null) break;
      // Few servers look at `iat`, and none at a field that it does not know: alone they decide only when the server says so.
      const confidence = reached === 'certain' && (jwt?.nbf == null || !isLookedAt(credential, evidence)) && sign === null ? 'likely' : reached;
      return {
        confidence,
        proof: [credentialProof(credential, evidence), clock, ...(sign?.proof ?? [])],
        params: params(from),
      };
    }
    const link = signedUrlTimes(evidence.exchange.request.url);
    if (link?.from != null && clock !== null && serverSeconds !== null && link.from > serverSeconds + 1 && wasRefused(evidence) && (evidence.status === 401 || evidence.status === 403)) {
      return { confidence: 'likely' as const, proof: [{ message: 'request', part: 'url', value: link.part }, clock, ...(sign?.proof ?? [])] as const, params: params(link.from) };
    }
    if (sign === null) return null;
    return { confidence: sign.confidence, proof: sign.proof, params: params(null) };
  },
  fixes: {
    'wait-and-retry': { who: 'client-dev', snippets: (_params, { exchange }) => [retryLater(exchange)] },
    'correct-issuing-clock': { who: 'api-owner' },
  },
});
