/** JSON Web Tokens: what they say of themselves, without verifying anything. Forms: RFC 7515, RFC 7516, RFC 7519, RFC 9068, OpenID Connect Core. Pure. */
import type { CredentialFault, JwtClaims } from './exchange';

/** A time in seconds beyond this (the year 5138) was written in milliseconds. */
export const MILLISECONDS = 1e11;

/** Does it begin as every JWT does, with `{"` in base64url? */
export function looksLikeJwt(secret: string): boolean {
  return /^eyJ[A-Za-z0-9_\-+/=]{4,}/.test(secret) && (secret.includes('.') || secret.length > 30);
}

type Claims = Readonly<Record<string, unknown>>;

/** Reads a JWT: the claims that causes need (null when it cannot be read), and what is wrong with its form and the form of its times. */
export function readJwt(token: string): { readonly jwt: JwtClaims | null; readonly faults: readonly CredentialFault[] } {
  const parts = token.slice(0, 200_000).split('.', 6);
  const header = decodeJson(parts[0] ?? '');
  // Of an encrypted one only the header is known.
  const claims = header === null ? null : parts.length === 5 && textOf(header['enc']) !== null ? {} : decodeJson(parts[1] ?? '');
  const jwt = header === null || claims === null ? null : claimsFrom(header, claims);
  return { jwt, faults: faultsOf(token, jwt, claims ?? {}) };
}

function faultsOf(secret: string, jwt: JwtClaims | null, claims: Claims): CredentialFault[] {
  const parts = secret.slice(0, 100_000).split('.', 8);
  const faults: CredentialFault[] = [];
  if (parts.some((part) => /[+/=]/.test(part))) faults.push('not-base64url');
  // RFC 7519 section 6: `alg: none` has an empty third part, and no server that checks anything takes it.
  const unsigned = /^none$/i.test(jwt?.alg ?? '');
  if (unsigned) faults.push('unsigned');
  // Three parts, none empty: a JWS in compact form (RFC 7515 section 3.1). Five are an encrypted one (RFC 7516), whose claims nobody can read.
  const whole = parts.length === 5 || (parts.length === 3 && jwt !== null && (unsigned || !parts.includes('')));
  if (!whole && !faults.includes('not-base64url')) faults.push('truncated');
  if (jwt !== null && [jwt.exp, jwt.nbf, jwt.iat].some((time) => time !== null && time > MILLISECONDS)) faults.push('time-in-milliseconds');
  if (['exp', 'nbf', 'iat'].some((name) => typeof claims[name] === 'string')) faults.push('time-not-a-number');
  return faults;
}

function claimsFrom(header: Claims, claims: Claims): JwtClaims {
  const enc = textOf(header['enc']);
  const typ = textOf(header['typ']);
  const azp = textOf(claims['azp'] ?? claims['client_id'] ?? claims['appid'] ?? claims['cid']);
  return {
    alg: textOf(header['alg']),
    typ,
    exp: timeOf(claims['exp']),
    nbf: timeOf(claims['nbf']),
    iat: timeOf(claims['iat']),
    iss: textOf(claims['iss']),
    aud: listOf(claims['aud']) ?? [],
    scope: listOf(claims['scope'] ?? claims['scp'] ?? claims['scopes']),
    use: tokenUse(typ, claims),
    environment: textOf(claims['env'] ?? claims['environment']),
    ...(azp === null ? {} : { azp }),
    ...(enc === null ? {} : { enc }),
    ...(isBound(claims['cnf']) ? { bound: true } : {}),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.length <= 300 ? value : null);
const timeOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const listOf = (value: unknown): string[] | null =>
  typeof value === 'string' ? value.slice(0, 20_000).split(/\s+/).filter(Boolean).slice(0, 100) : Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, 100) : null;

/** RFC 9449 section 6.1: a token that only the holder of a key may use. */
function isBound(confirmation: unknown): boolean {
  return typeof confirmation === 'object' && confirmation !== null && 'jkt' in confirmation;
}

/** RFC 9068 `at+jwt`, OpenID Connect Core section 2 (`nonce`, `at_hash`), and the common `token_use`/`typ` claims. */
function tokenUse(typ: string | null, claims: Claims): JwtClaims['use'] {
  const said = [claims['token_use'], claims['token_type'], claims['typ'], claims['use']].find((value) => typeof value === 'string');
  const word = typeof said === 'string' ? said.toLowerCase() : '';
  if (/^(?:application\/)?at\+jwt$/i.test(typ ?? '') || /^(?:access|access_token|bearer)$/.test(word)) return 'access';
  if (/^(?:refresh|refresh_token|offline|rt\+jwt)$/.test(word)) return 'refresh';
  if (/^(?:id|id_token)$/.test(word)) return 'id';
  // An ID token grants nothing, so it names no scope: what does is an access token that has a nonce of its own.
  const grants = 'scope' in claims || 'scp' in claims;
  return !grants && ('nonce' in claims || 'at_hash' in claims || 'c_hash' in claims) ? 'id' : null;
}

function decodeJson(part: string): Claims | null {
  if (part.length > 65_536) return null;
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
