/** Credentials for tests, as `redact.ts` leaves them: facts, no secret. */
import type { Credential, JwtClaims } from '../../src/http/exchange';

/** 2026-11-22T10:00:00Z, the time of the builder's exchanges, in seconds. */
export const NOW = 1_795_341_600;

/** A credential in the `Authorization` field unless the facts differ. */
export function credential(facts: Partial<Credential> = {}): Credential {
  return { place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 40, faults: [], jwt: null, environment: null, fingerprint: null, ...facts };
}

/** A bearer JWT that TokenIM would take, unless the claims differ. */
export function bearer(claims: Partial<JwtClaims> = {}): Credential {
  return credential({
    kind: 'jwt',
    length: 600,
    jwt: {
      alg: 'RS256',
      typ: 'at+jwt',
      exp: NOW + 3600,
      nbf: null,
      iat: NOW - 60,
      iss: 'https://auth.tokenim.com',
      aud: ['https://api.tokenim.com'],
      scope: ['messages:read'],
      use: 'access',
      environment: null,
      ...claims,
    },
  });
}

/** The field that goes with such a credential in a redacted request. */
export const AUTHORIZED = { Authorization: 'Bearer ‹redacted›' } as const;
