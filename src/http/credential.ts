/**
 * Reads what a diagnosis needs from a credential and lets the secret go. Pure.
 * Forms: RFC 9110 section 11.4 (Authorization), RFC 6750 (Bearer), RFC 7519 (JWT), RFC 7617 (Basic), AWS Signature Version 4.
 */
import { REDACTED, type Credential, type CredentialFault, type JwtClaims } from './exchange';

/** A credential's facts, the text that may stand in its place, and the raw secret for replacing it elsewhere in the same exchange. */
export interface ReadCredential {
  readonly credential: Credential;
  readonly shown: string;
  readonly secret: string;
}

/** Registered and widely used auth-schemes, lower case (IANA HTTP Authentication Scheme Registry, and the vendors' own). */
const KNOWN_SCHEMES = new Set(
  'basic bearer concealed digest dpop gnap hoba mutual negotiate ntlm oauth privatetoken scram-sha-1 scram-sha-256 vapid token apikey api-key key jwt aws4-hmac-sha256 hmac sharedkey sharedaccesssignature splunk qbox qiniu tc3-hmac-sha256 acs3-hmac-sha256 signature hawk'.split(
    ' ',
  ),
);

/** Values that stand where a program failed to put a secret. They are no secret themselves. */
const PLACEHOLDER = /^(?:undefined|null|none|nan|nil|true|false|\[object [A-Za-z]{1,40}\]|\{\{?[^{}]{0,80}\}?\}|<[^<>]{0,80}>|\$\{[^{}]{0,80}\}|(?:your|my|insert|replace|put)[-_ ]?[a-z_ -]{0,30}(?:token|key|secret)[a-z_ -]{0,20}|x{3,64}|\*{3,64}|\.{3,8}|token|access_token|api_key|apikey|secret|changeme|todo)$/i;

/** Reads the value of an `Authorization` or `Proxy-Authorization` field. */
export function readAuthorization(name: string, value: string): ReadCredential {
  const faults: CredentialFault[] = [];
  if (/[\r\n]|\\[rn]|%0[ad]/i.test(value)) faults.push('line-break');
  const trimmed = value.trim();
  const split = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64})(?:[ \t]+|$)/.exec(trimmed);
  const first = split?.[1] ?? '';
  const rest = split === null ? trimmed : trimmed.slice(split[0].length);
  if (trimmed === '') return done(name, null, '', ['empty'], '');
  if (rest === '' && KNOWN_SCHEMES.has(first.toLowerCase())) return done(name, first, '', [...faults, 'empty'], first);
  if (rest === '' || split === null) {
    const bare = unquote(trimmed, faults);
    if (isPlaceholder(bare)) return done(name, null, bare, [...faults, 'placeholder'], trimmed);
    return done(name, null, bare, [...faults, 'scheme-missing'], quoteAgain(trimmed, bare));
  }
  if (!KNOWN_SCHEMES.has(first.toLowerCase())) faults.push('scheme-unknown');
  let shownScheme = first;
  let secret = rest.trim();
  for (let i = 0; i < 4 && secret.toLowerCase().startsWith(`${first.toLowerCase()} `); i += 1) {
    if (i === 0) faults.push('scheme-repeated');
    shownScheme += ` ${secret.slice(0, first.length)}`;
    secret = secret.slice(first.length).trim();
  }
  const bare = unquote(secret, faults);
  if (isPlaceholder(bare)) return done(name, first, bare, [...faults, 'placeholder'], `${shownScheme} ${secret}`);
  if (/^(?:bearer|token|basic|dpop)$/i.test(first) && /\s/.test(bare)) faults.push('inner-space');
  return done(name, first, bare, faults, `${shownScheme} ${quoteAgain(secret, bare)}`);
}

/** Reads a credential that stands alone: the value of an API key field, a query parameter, a cookie or a body member. */
export function readBare(place: Credential['place'], name: string, value: string): ReadCredential {
  const faults: CredentialFault[] = [];
  const bare = unquote(value.trim(), faults);
  if (bare === '') return done(name, null, '', ['empty'], '', place);
  if (isPlaceholder(bare)) return done(name, null, bare, [...faults, 'placeholder'], value, place);
  return done(name, null, bare, faults, quoteAgain(value.trim(), bare), place);
}

function done(name: string, scheme: string | null, secret: string, faults: readonly CredentialFault[], shown: string, place: Credential['place'] = 'header'): ReadCredential {
  const isJwt = looksLikeJwt(secret) && (scheme === null || /^(?:bearer|dpop|jwt|token|oauth)$/i.test(scheme));
  const jwt = isJwt ? readJwt(secret) : null;
  const found = [...faults, ...(isJwt ? jwtFaults(secret, jwt) : [])];
  const kind = secret === '' || found.includes('placeholder') ? 'none' : kindOf(scheme, secret, isJwt, name);
  const environment = /^[a-z]{1,8}_(live|test|prod|sandbox|dev)_/i.exec(secret)?.[1]?.toLowerCase() ?? jwt?.environment ?? null;
  return { credential: { place, name, scheme, kind, length: secret.length, faults: found, jwt, environment, fingerprint: null }, shown, secret: kind === 'none' ? '' : secret };
}

function kindOf(scheme: string | null, secret: string, isJwt: boolean, name: string): Credential['kind'] {
  if (isJwt) return 'jwt';
  if (/^basic$/i.test(scheme ?? '')) return 'basic';
  if (/^digest$/i.test(scheme ?? '')) return 'digest';
  if (/^(?:aws4-hmac-sha256|tc3-hmac-sha256|acs3-hmac-sha256)$/i.test(scheme ?? '')) return 'aws-sigv4';
  if (/^x-(?:amz|goog|oss|cos)-signature$|^(?:sig|signature)$/i.test(name)) return 'signed-url';
  if (/api.?key|app.?key|subscription-key/i.test(name) || /^[a-z]{1,8}_(?:live|test|prod|sandbox|dev)_/i.test(secret)) return 'api-key';
  return 'opaque';
}

function isPlaceholder(value: string): boolean {
  return value.length <= 100 && PLACEHOLDER.test(value);
}

function unquote(value: string, faults: CredentialFault[]): string {
  const inner = /^(["'`“‘])([^]*)(["'`”’])$/.exec(value)?.[2];
  if (inner === undefined) return value;
  faults.push('quoted');
  return inner;
}

function quoteAgain(value: string, bare: string): string {
  return value === bare || bare === '' ? REDACTED : value.replace(bare, () => REDACTED);
}

function looksLikeJwt(secret: string): boolean {
  return /^eyJ[A-Za-z0-9_\-+/=]{4,}/.test(secret) && (secret.includes('.') || secret.length > 30);
}

function jwtFaults(secret: string, jwt: JwtClaims | null): CredentialFault[] {
  const parts = secret.split('.');
  const faults: CredentialFault[] = [];
  if (parts.some((part) => /[+/=]/.test(part))) faults.push('not-base64url');
  // Three parts, none empty: a JWS in compact form (RFC 7515 section 3.1). Five are an encrypted one (RFC 7516), whose claims nobody can read.
  if (parts.length !== 5 && (parts.length !== 3 || parts.includes('') || jwt === null) && !faults.includes('not-base64url')) faults.push('truncated');
  return faults;
}

/** Claims of a JWT that causes need, without verifying anything; null when it cannot be read. */
export function readJwt(token: string): JwtClaims | null {
  const [head = '', body = ''] = token.split('.', 2);
  const header = decodeJson(head);
  const claims = decodeJson(body);
  if (header === null || claims === null) return null;
  const textOf = (value: unknown): string | null => (typeof value === 'string' && value.length <= 300 ? value : null);
  const timeOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
  const listOf = (value: unknown): string[] | null =>
    typeof value === 'string' ? value.split(/\s+/).filter(Boolean).slice(0, 100) : Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, 100) : null;
  const typ = textOf(header['typ']);
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
  };
}

/** RFC 9068 `at+jwt`, OpenID Connect Core section 2 (`nonce`, `at_hash`), and the common `token_use`/`typ` claims. */
function tokenUse(typ: string | null, claims: Readonly<Record<string, unknown>>): JwtClaims['use'] {
  const said = [claims['token_use'], claims['token_type'], claims['typ'], claims['use']].find((value) => typeof value === 'string');
  const word = typeof said === 'string' ? said.toLowerCase() : '';
  if (/^(?:application\/)?at\+jwt$/i.test(typ ?? '') || /^(?:access|access_token|bearer)$/.test(word)) return 'access';
  if (/^(?:refresh|refresh_token|rt\+jwt)$/.test(word)) return 'refresh';
  if (/^(?:id|id_token)$/.test(word) || 'nonce' in claims || 'at_hash' in claims || 'c_hash' in claims) return 'id';
  return null;
}

function decodeJson(part: string): Readonly<Record<string, unknown>> | null {
  if (part.length > 65_536) return null;
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
