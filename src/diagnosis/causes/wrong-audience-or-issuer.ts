/** The token is for another API, from another issuer, or is no access token. */
import type { JwtClaims } from '../../http/exchange';
import { hostOf } from '../../http/origin';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import { apiCredentials, credentialProof, faultConfidence } from '../credential-signs';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'wrong-audience-or-issuer',
  spec: 'https://www.rfc-editor.org/rfc/rfc9068#section-4',
  detect(evidence: Evidence) {
    const { profile } = evidence;
    const sign = signFor('wrong-audience-or-issuer', evidence);
    const wanted = { expectedAudience: profile?.tokenAudience ?? '', expectedIssuer: profile?.tokenIssuer ?? '' };
    const params = (fault: 'use' | 'audience' | 'issuer' | 'unknown', jwt: JwtClaims | null) => ({ fault, audience: jwt?.aud ?? [], issuer: jwt?.iss ?? '', use: jwt?.use ?? '', client: jwt?.azp ?? '', ...wanted });
    for (const credential of apiCredentials(evidence)) {
      const { jwt } = credential;
      if (jwt === null) continue;
      const fault = faultOf(jwt, wanted, hostOf(evidence.exchange.request.url));
      const reached = fault === null ? null : faultConfidence('wrong-audience-or-issuer', evidence);
      if (fault === null || reached === null) continue;
      // What a profile documents of audience and issuer may be out of date, and some servers accept ID tokens: without the server's word it is likely.
      const confidence = reached === 'certain' && sign === null && (fault !== 'use' || profile === null) ? 'likely' : reached;
      return {
        confidence,
        proof: [credentialProof(credential, evidence), ...(sign?.proof ?? [])],
        params: params(fault, jwt),
      };
    }
    if (sign === null) return null;
    return { confidence: sign.confidence, proof: sign.proof, params: params('unknown', null) };
  },
  fixes: {
    'use-access-token': { who: 'client-dev', when: ({ fault }) => fault === 'use' },
    'request-right-token': { who: 'client-dev' },
    'accept-audience': { who: 'api-owner' },
  },
});

function faultOf({ aud, iss, use }: JwtClaims, { expectedAudience, expectedIssuer }: { readonly expectedAudience: string; readonly expectedIssuer: string }, host: string): 'use' | 'audience' | 'issuer' | null {
  const same = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');
  if (use === 'id' || use === 'refresh') return 'use';
  if (expectedAudience !== '' && aud.length > 0 && !aud.some((one) => same(one, expectedAudience) || hostOf(one) === host || one === host)) return 'audience';
  if (expectedIssuer !== '' && iss !== null && !same(iss, expectedIssuer)) return 'issuer';
  return null;
}
