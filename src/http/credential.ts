/**
 * Reads what a diagnosis needs from a credential and lets the secret go. Pure.
 * Forms: RFC 9110 section 11.4 (Authorization), RFC 6750 (Bearer), RFC 7617 (Basic), RFC 9449 (DPoP); see jwt.ts, request-signature.ts, key-vendors.ts.
 */
import { isAllHidden, REDACTED, type Credential, type CredentialFault } from './exchange';
import { looksLikeJwt, readJwt } from './jwt';
import { keyVendor } from './key-vendors';
import { remembered } from './remembered';
import { isBareSignature, isSigningScheme, readSignature, readUrlToken } from './request-signature';

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

/** Names that are meant to be `Authorization` and are not. */
const MISSPELT = /^(?:authori[sz]ations|authorisation|authentication|autori[sz]ation|authroi[sz]ation|authori[sz]aton|authori[sz]tion|authorzation|authoirzation|auhtorization|authorizaion|athorization|authorize)$/i;
/** Fields that are read as `Authorization` is, whatever the server does with them. */
const AUTHORIZATION_FIELD = /^(?:proxy-|x-|x-[a-z]{2,12}-)?authorization$/i;
/** Fields that carry an API key by name; other unknown fields of a request are hidden without being called credentials. */
const KEY_FIELD =
  /^(?!.{0,40}(?:csrf|xsrf|verification|cancel|page|continuation|sync|push|device)-?)(?:x-)?(?:[a-z]+-){0,3}(?:api-?key|app-?key|auth-?token|access-?token|token|subscription-key|secret|access-?key|functions-key|jwt)$|^(?:x-)?(?:auth|bearer)$/i;

/** Parameters of a query that carry a key, a token or a signature. */
const PARAMETER = /^(?:access_?token|auth_?token|token|id_?token|api_?key|app_?key|client_?secret|key|jwt|sig|sign|signature|x-(?:amz|goog|oss|obs|tos)-signature|x-amz-security-token|q-signature|ossaccesskeyid|awsaccesskeyid|auth_key|hdn(?:ts|ea|tl)|__token__|policy)$/i;
/** Those of them whose value is a signed permission for this one URL, with its times inside: Aliyun CDN, Akamai, CloudFront. */
const URL_TOKEN = /^(?:auth_key|hdn(?:ts|ea|tl)|__token__|policy)$/i;

/** Reads a parameter of a query that carries a credential; null: it carries none. */
export function readParameter(name: string, value: string): ReadCredential | null {
  if (!PARAMETER.test(name)) return null;
  if (!URL_TOKEN.test(name)) return readBare('query', name, value);
  const times = readUrlToken(value);
  if (times === null) return null;
  const credential: Credential = { place: 'query', name, scheme: null, kind: 'signed-url', length: value.length, faults: [], jwt: null, environment: null, fingerprint: null, signature: times };
  return { credential, shown: REDACTED, secret: value };
}

/** Reads a request field that carries a credential; null: it carries none. */
export function readField(name: string, value: string): ReadCredential | null {
  const field = name.toLowerCase();
  if (AUTHORIZATION_FIELD.test(field) || MISSPELT.test(field)) return readAuthorization(field, value);
  if (field === 'dpop' || field === 'signature-input' || (field === 'signature' && /\bkeyid=/i.test(value.slice(0, 1000)))) return readProof(field, value);
  return KEY_FIELD.test(field) ? readBare('header', field, value) : null;
}

/** `readField`, with its last results remembered: only for a reader that holds the raw fields itself, and goes with them. */
export function rememberingReader(): typeof readField {
  const known = remembered((name) => remembered((value) => readField(name, value), 256), 64);
  return (name, value) => known(name)(value);
}

/** Reads the value of an `Authorization` or `Proxy-Authorization` field. */
export function readAuthorization(name: string, value: string): ReadCredential {
  const faults: CredentialFault[] = [];
  if (/[\r\n]|\\[rn]|%0[ad]/i.test(value)) faults.push('line-break');
  if (!/^(?:proxy-)?authorization$/i.test(name) && MISSPELT.test(name)) faults.push('field-misspelt');
  const trimmed = value.trim();
  const split = isBareSignature(trimmed) ? null : /^([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64})(?:[ \t]+|$)/.exec(trimmed);
  const first = split?.[1] ?? '';
  const rest = split === null ? trimmed : trimmed.slice(split[0].length);
  if (trimmed === '') return done(name, null, '', ['empty'], '');
  if (rest === '' && isKnownScheme(first)) return done(name, first, '', [...faults, 'empty'], first);
  if (rest === '' || split === null) {
    const bare = unquote(trimmed, faults);
    if (isPlaceholder(bare)) return done(name, null, bare, [...faults, 'placeholder'], trimmed);
    // Only in the standard's own field is a scheme required.
    const needed = !isAllHidden(bare) && !isBareSignature(bare) && (/^(?:proxy-)?authorization$/i.test(name) || MISSPELT.test(name));
    return done(name, null, bare, needed ? [...faults, 'scheme-missing'] : faults, quoteAgain(trimmed, bare));
  }
  if (!isKnownScheme(first)) faults.push('scheme-unknown');
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

function isKnownScheme(scheme: string): boolean {
  return KNOWN_SCHEMES.has(scheme.toLowerCase()) || isSigningScheme(scheme);
}

/** Reads a credential that stands alone: the value of an API key field, a query parameter, a cookie or a body member. */
export function readBare(place: Credential['place'], name: string, value: string): ReadCredential {
  const faults: CredentialFault[] = [];
  if (place !== 'cookie' && /[\r\n]|\\[rn]|%0[ad]/i.test(value)) faults.push('line-break');
  const trimmed = value.trim();
  // A cookie's value may stand in quotation marks (RFC 6265 section 4.1.1), and some programs put the scheme into it.
  const unquoted = unquote(trimmed, place === 'cookie' ? [] : faults);
  const scheme = /^(Bearer|Token|Basic|JWT)(?: |\+|%20)(?=[^ ])/i.exec(unquoted);
  const bare = scheme === null ? unquoted : unquoted.slice(scheme[0].length);
  if (scheme !== null && place !== 'cookie') faults.push('scheme-unwanted');
  const shown = (scheme === null ? '' : scheme[0]) + quoteAgain(unquoted, unquoted);
  if (bare === '') return done(name, null, '', ['empty'], '', place);
  if (isPlaceholder(bare)) return done(name, scheme?.[1] ?? null, bare, [...faults, 'placeholder'], value, place);
  return done(name, scheme?.[1] ?? null, bare, faults, unquoted === trimmed ? shown : quoteAgain(trimmed, unquoted), place);
}

/** Reads the proof or signature that goes with a token in a field of its own: `DPoP` (RFC 9449), `Signature-Input` (RFC 9421). */
function readProof(name: string, value: string): ReadCredential {
  const { credential, shown, secret } = readBare('header', name, value);
  const { jwt, ...rest } = credential;
  const signature = name === 'dpop' ? { at: jwt?.iat ?? null, expires: jwt?.exp ?? null, fields: [], scope: '' } : readSignature(value);
  return { credential: { ...rest, jwt: null, kind: credential.kind === 'none' ? 'none' : name === 'dpop' ? 'proof' : 'signature', signature }, shown, secret };
}

function done(name: string, scheme: string | null, secret: string, faults: readonly CredentialFault[], shown: string, place: Credential['place'] = 'header'): ReadCredential {
  const isJwt = looksLikeJwt(secret) && (scheme === null || /^(?:bearer|dpop|jwt|token|oauth|vapid)$/i.test(scheme));
  const { jwt, faults: inToken } = isJwt ? readJwt(secret) : { jwt: null, faults: [] };
  const kind = secret === '' || faults.includes('placeholder') ? 'none' : kindOf(scheme, secret, isJwt, name);
  const signature = kind === 'aws-sigv4' || kind === 'signature' ? readSignature(secret) : null;
  const found = [...faults, ...inToken];
  // AWS: the canonical request must cover `host` (or HTTP/2's name for it).
  if (kind === 'aws-sigv4' && signature !== null && signature.fields.length > 0 && !signature.fields.some((field) => /^(?:host|:authority)$/.test(field))) found.push('host-not-signed');
  const environment = /^[a-z]{1,8}_(live|test|prod|sandbox|dev)_/i.exec(secret)?.[1]?.toLowerCase() ?? jwt?.environment ?? null;
  const vendor = kind === 'none' || isJwt ? null : keyVendor(secret);
  const facts = { ...(vendor === null ? {} : { vendor }), ...(signature === null ? {} : { signature }) };
  return { credential: { place, name, scheme, kind, length: secret.length, faults: found, jwt, environment, fingerprint: null, ...facts }, shown, secret: kind === 'none' ? '' : secret };
}

function kindOf(scheme: string | null, secret: string, isJwt: boolean, name: string): Credential['kind'] {
  if (isJwt) return 'jwt';
  if (/^basic$/i.test(scheme ?? '')) return 'basic';
  if (/^digest$/i.test(scheme ?? '')) return 'digest';
  if (/^aws4-/i.test(scheme ?? '')) return 'aws-sigv4';
  if (isSigningScheme(scheme ?? '') || isBareSignature(secret) || (/^oauth$/i.test(scheme ?? '') && /\boauth_signature=/.test(secret.slice(0, 4000)))) return 'signature';
  if (/^x-(?:amz|goog|oss|cos|obs|tos)-signature$|^(?:sig|signature|sign|q-signature)$/i.test(name)) return 'signed-url';
  if (/api.?key|app.?key|subscription-key|functions-key|access.?key/i.test(name) || /^[a-z]{1,8}_(?:live|test|prod|sandbox|dev)_/i.test(secret) || keyVendor(secret) !== null) return 'api-key';
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
