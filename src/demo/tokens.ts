/** The simulator's accounts, keys and tokens. Every secret here belongs to the simulator alone and opens nothing else. Node only. */
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type JSONWebKeySet, type JWTPayload } from 'jose';
import { errors as joseErrors } from 'jose';
import { tokenim } from '../profiles/tokenim';
import type { CredentialName } from './scenario';

export const DEMO_ORIGIN = 'https://chat.acme.example';

export interface App {
  readonly id: string;
  readonly secret: string;
  readonly plan: 'free' | 'pro';
  readonly status: 'active' | 'suspended';
  readonly origins: readonly string[];
  readonly scopes: readonly string[];
  /** Addresses or /24 prefixes (`203.0.113.`); null: from everywhere. */
  readonly addresses: readonly string[] | null;
  readonly regions: readonly string[] | null;
  readonly features: readonly string[];
  readonly rate: { readonly limit: number; readonly windowSeconds: number };
  readonly dailyQuota: number;
}

const SCOPES = ['messages:read', 'messages:write', 'groups:read', 'groups:write', 'users:read', 'users:write', 'files:write', 'admin'];

function app(id: string, changes: Partial<App> = {}): App {
  return {
    id,
    secret: `secret-of-${id}`,
    plan: 'pro',
    status: 'active',
    origins: [DEMO_ORIGIN],
    scopes: SCOPES,
    addresses: null,
    regions: null,
    features: ['files'],
    rate: { limit: 600, windowSeconds: 60 },
    dailyQuota: 100_000,
    ...changes,
  };
}

export const apps: readonly App[] = [
  app('app_chat'),
  app('app_free', { plan: 'free' }),
  app('app_suspended', { status: 'suspended' }),
  app('app_office', { addresses: ['203.0.113.'] }),
  app('app_partner', { origins: ['https://partner.example'] }),
  app('app_bursty', { rate: { limit: 3, windowSeconds: 10 } }),
  app('app_used_up', { dailyQuota: 0 }),
  app('app_regional', { regions: ['DE', 'FR'] }),
  app('app_text_only', { features: [] }),
];

export const apiKeys: { readonly [key: string]: { readonly app: string; readonly environment: 'live' | 'test' } } = {
  tk_live_4f7a2c9e81b34d0f: { app: 'app_chat', environment: 'live' },
  tk_test_9d3b6e1c52f04a87: { app: 'app_chat', environment: 'test' },
};

export const SIGNING_SECRET = 'signing-secret-of-app_chat';

/** Why a token is refused, in the API's own words. */
export type TokenFault = 'credential_malformed' | 'token_expired' | 'token_not_yet_valid' | 'credential_invalid' | 'token_revoked' | 'wrong_audience' | 'wrong_issuer' | 'wrong_token_type';

export interface Grant {
  readonly app: App;
  readonly scopes: readonly string[];
  readonly role: string;
}

export interface Tokens {
  readonly jwks: JSONWebKeySet;
  /** A new access token, as `/oauth/token` gives it. */
  issue(app: App, scopes: readonly string[], lifetimeSeconds: number): Promise<string>;
  /** What a token grants, or why it is refused. */
  check(token: string): Promise<Grant | TokenFault>;
  /** The credentials of the demo page, freshly made. */
  credentials(): Promise<{ readonly [name in CredentialName]: string }>;
}

/** Makes the signing key and everything that depends on it. */
export async function makeTokens(): Promise<Tokens> {
  const ours = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const issuer = tokenim.tokenIssuer ?? '';
  const audience = tokenim.tokenAudience ?? '';
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'tim-1', use: 'sig', alg: 'RS256' };
  const byId = (id: string): App | undefined => apps.find((one) => one.id === id);

  const sign = (claims: JWTPayload, times: { from?: number; to?: number } = {}, typ = 'at+jwt', key = ours.privateKey): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const from = now + (times.from ?? 0);
    return new SignJWT({ iss: issuer, aud: audience, sub: 'u_1', jti: 'j_1', iat: from, nbf: from, exp: now + (times.to ?? 3600), ...claims })
      .setProtectedHeader({ alg: 'RS256', typ, kid: 'tim-1' })
      .sign(key);
  };
  const access = (clientId: string, claims: JWTPayload = {}, times = {}): Promise<string> =>
    sign({ client_id: clientId, scope: SCOPES.join(' '), role: 'member', ...claims }, times);

  async function check(token: string): Promise<Grant | TokenFault> {
    if (token.split('.').length !== 3) return 'credential_malformed';
    try {
      const { payload, protectedHeader } = await jwtVerify(token, ours.publicKey, { clockTolerance: 5 });
      if (payload.iss !== issuer) return 'wrong_issuer';
      if (protectedHeader.typ !== 'at+jwt') return 'wrong_token_type';
      if (payload.aud !== audience) return 'wrong_audience';
      if (payload.jti === 'j_revoked') return 'token_revoked';
      const owner = byId(String(payload['client_id']));
      if (owner === undefined) return 'credential_invalid';
      return { app: owner, scopes: String(payload['scope'] ?? '').split(' '), role: String(payload['role'] ?? 'member') };
    } catch (error) {
      if (error instanceof joseErrors.JWTExpired) return 'token_expired';
      if (error instanceof joseErrors.JWTClaimValidationFailed && error.claim === 'nbf') return 'token_not_yet_valid';
      if (error instanceof joseErrors.JWSSignatureVerificationFailed) return 'credential_invalid';
      return 'credential_malformed';
    }
  }

  return {
    jwks: { keys: [jwk] },
    issue: (owner, scopes, lifetimeSeconds) => access(owner.id, { scope: scopes.join(' ') }, { to: lifetimeSeconds }),
    check,
    async credentials() {
      const valid = await access('app_chat');
      return {
        valid,
        expired: await access('app_chat', {}, { from: -7200, to: -3600 }),
        'not-yet-valid': await access('app_chat', {}, { from: 3600, to: 7200 }),
        forged: await sign({ client_id: 'app_chat', scope: SCOPES.join(' ') }, {}, 'at+jwt', foreign.privateKey),
        revoked: await access('app_chat', { jti: 'j_revoked' }),
        'wrong-audience': await access('app_chat', { aud: 'https://billing.tokenim.com' }),
        'wrong-issuer': await access('app_chat', { iss: 'https://login.acme.example' }),
        'id-token': await sign({ aud: 'app_chat', nonce: 'n-0S6_WzA2Mj', at_hash: '77QmUPtjPfzWtF2AnpK9RQ', email: 'li@acme.example' }, {}, 'JWT'),
        'cut-short': valid.split('.').slice(0, 2).join('.').slice(0, -4),
        'read-only': await access('app_chat', { scope: 'messages:read groups:read users:read' }),
        'free-plan': await access('app_free'),
        suspended: await access('app_suspended'),
        'office-only': await access('app_office'),
        partner: await access('app_partner'),
        bursty: await access('app_bursty'),
        'used-up': await access('app_used_up'),
        regional: await access('app_regional'),
        'text-only': await access('app_text_only'),
        'key-live': 'tk_live_4f7a2c9e81b34d0f',
        'key-test': 'tk_test_9d3b6e1c52f04a87',
        'key-unknown': 'tk_live_0000000000000000',
      };
    },
  };
}
