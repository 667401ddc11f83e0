/** The token's validity begins after the server's present time. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import { apiCredentials, clockProof, credentialProof, faultConfidence, isoTime } from '../credential-signs';
import type { Evidence } from '../evidence';
import { retryLater } from '../snippets';

/** A time in seconds beyond this (the year 5138) was written in milliseconds: the token is wrong, not early. */
const MILLISECONDS = 1e11;

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
      if (from === null || from > MILLISECONDS || serverSeconds === null || clock === null || from <= serverSeconds + 1) continue;
      const reached = faultConfidence('credential-not-yet-valid', evidence);
      if (reached === null) break;
      // Few servers look at `iat`; alone it decides only when the server says so.
      const confidence = reached === 'certain' && jwt?.nbf == null && sign === null ? 'likely' : reached;
      return {
        confidence,
        proof: [credentialProof(credential, evidence), clock, ...(sign?.proof ?? [])],
        params: params(from),
      };
    }
    if (sign === null) return null;
    return { confidence: sign.confidence, proof: sign.proof, params: params(null) };
  },
  fixes: {
    'wait-and-retry': { who: 'client-dev', snippets: (_params, { exchange }) => [retryLater(exchange)] },
    'correct-issuing-clock': { who: 'api-owner' },
  },
});
