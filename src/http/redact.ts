/**
 * Secrets out, facts kept: the border that every observed value passes before anything else sees it. Pure.
 *
 * By structure, not by looking for secrets in serialised data: request fields by an allow list, cookies and query values by name,
 * URLs by their parts, JSON bodies by member. Known shapes of secrets in free text are the second net, not the first.
 */
import { REDACTED, REDACTED_START, type Credential, type Field, type HttpRequest, type HttpResponse } from './exchange';
import { readBare, readField, readParameter, type ReadCredential } from './credential';
import { fieldValue } from './fields';
import { NOTHING_KNOWN, type KnownSecrets } from './known-secrets';
import { redactContent } from './redact-content';
import { redactCookies, redactSetCookie } from './redact-cookies';
import { isMixed, isTokenLike } from './redact-shapes';
import { redactText, redactWords } from './redact-text';
import { redactLinks, redactUrl } from './redact-url';
import { unchanged } from './remembered';
import { signedTime } from './request-signature';
import { isSecretName, isStatement, wordsOf } from './secret-names';

export { redactContent, redactText, redactUrl };
export { hideIn, knownSecrets, NOTHING_KNOWN, type KnownSecrets, type SecretMark } from './known-secrets';

/** A request as an observer delivers it. Never stored. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Field[];
  readonly headersComplete: boolean;
  readonly postData: { readonly mimeType: string; readonly text: string | null } | null;
}

/** Request fields whose values say nothing about who is asking: shown as they are. */
const SAFE_REQUEST_FIELDS =
  /^(?:accept(?:-.*)?|cache-control|connection|content-(?:type|length|encoding|language)|date|dnt|expect|host|if-(?:match|none-match|modified-since|unmodified-since|range)|keep-alive|pragma|priority|purpose|range|save-data|sec-(?:ch-.*|fetch-.*|purpose|gpc|websocket-(?:version|extensions|protocol))|te|trailer|transfer-encoding|upgrade(?:-insecure-requests)?|user-agent|via|x-requested-with|prefer|x-http-method-override)$/i;

const URL_FIELDS = /^(?:referer|referrer|location|content-location|refresh|link|sourcemap|x-(?:original|rewrite)-ur[il])$/i;

/** What a method's name looks like: letters, perhaps a hyphen. */
const METHOD = /^[A-Za-z-]{1,20}$/;

/** Subprotocols by name (IANA WebSocket Subprotocol Name Registry, and what is widely used); some are followed by a token as a member of its own. */
const SUBPROTOCOL =
  /^(?:graphql-(?:transport-)?ws|subscriptions-transport-ws|mqtt(?:v3\.1)?|v1[0-2]\.stomp|stomp|wamp(?:\.2\.(?:json|msgpack|cbor))?|chat|superchat|json|soap|xmpp|ocpp[12]\.\d(?:\.\d)?|sip|amqp|binary|base64|tty|vite-(?:hmr|ping)|socket\.io|actioncable-v1-json|nats|janus-protocol|(?:v[1-5]\.)?channel\.k8s\.io|v\d{1,2}(?:\.\d{1,2})?|access_token|token|bearer|authorization|auth|jwt)$/i;

/** Response fields that name the refuser, the reason or the call, however their names end. */
const REFUSER_FIELD = /^(?:content-|(?:www|proxy)-authenticate$|x-amzn-|x-ms-|x-kong-|x-datadome|x-dd-|cf-|x-sucuri-|x-vercel-|x-akamai-|ratelimit|x-rate-?limit|(?:x-)?(?:request|trace|correlation)-?id$)|reason|error|scopes?$|surrogate/i;
/** Words of a response field's name that hide its value. */
const HIDDEN_FIELD_WORD = /^(?:auth|authorization|authorisation|authz|csrf|xsrf|key|keys|user|username|email|phone|mobile|jwt|uid|userid|apikey)$/;

/** Fields of the CORS protocol: origins and names, on whose every character the verdict hangs. */
const CORS_FIELD = /^(?:origin|access-control-.*)$/i;

/** Kinds of which no two calls carry the same: they tell nothing by differing. */
const ONCE = /^(?:aws-sigv4|signature|proof|signed-url|digest)$/;
/** Times that belong to a signature. */
const TIME_FIELD = /^(?:x-)?(?:(?:amz|goog|oss|obs|tos|ms|bce|acs|sdk|tc|ca|kso|request|sign|auth|[a-z]{2,10}-access)-)?(?:date|timestamp|time)$/i;

/** A request without its secrets, and those of them that are looked for in its answer as well. */
export interface RedactedRequest {
  readonly request: HttpRequest;
  readonly secrets: readonly string[];
}

/**
 * Redacts a request and reads the facts of its credentials. `known`: the secrets of the same session or file; this request's are added to them. Left out:
 * credentials get no fingerprint.
 */
export function redactRequest(raw: RawRequest, known: KnownSecrets = NOTHING_KNOWN, readCredential = readField): RedactedRequest {
  const credentials: Credential[] = [];
  const secrets: string[] = [];
  const keep = (read: ReadCredential): string => {
    credentials.push(factsOf(read, known));
    const own = secretsIn(read);
    secrets.push(...own);
    return shownFor(read, own, known);
  };
  const headers = raw.headers.map((field): Field => {
    const { name, value } = field;
    const plain = plainRequestFields.get(name, value);
    if (plain !== undefined) return known.hide(value) === value ? plain : { name, value: known.hide(value) };
    const read = readCredential(name, value);
    if (read !== null) return { name, value: keep(read) };
    if (/^cookie$/i.test(name)) return { name, value: redactCookies(value, keep, known) };
    if (/^sec-websocket-protocol$/i.test(name)) return { name, value: redactSubprotocols(name, value, keep) };
    const shown = redactRequestField(name, value, known);
    return shown === value ? plainRequestFields.add(name, value) : { name, value: shown };
  });
  const url = redactUrl(
    raw.url,
    (name, value) => {
      const read = readParameter(name, value);
      return read === null ? null : keep(read);
    },
    known,
  );
  const postData = raw.postData === null ? null : { mimeType: raw.postData.mimeType, text: null };
  return { request: { method: METHOD.test(raw.method) ? raw.method : REDACTED, url, headers, headersComplete: raw.headersComplete, postData, credentials }, secrets };
}

/** Fields that say nothing of who asks are the same in call after call: thousands of calls share each. */
const plainRequestFields = unchanged(asField);

/** A request field that carries no credential. */
function redactRequestField(name: string, raw: string, known: KnownSecrets): string {
  if (URL_FIELDS.test(name)) return redactUrl(raw, () => null, known);
  const value = known.hide(raw);
  if (/^x-requested-with$/i.test(name)) return isMixed(value) ? REDACTED : redactText(value, known);
  if (CORS_FIELD.test(name)) return redactCorsField(value, known);
  if (SAFE_REQUEST_FIELDS.test(name)) return redactText(value, known);
  if (TIME_FIELD.test(name) && /^[\w:+., -]{9,40}$/.test(value) && signedTime(value) !== null) return value;
  if (value === '') return '';
  // What is hidden because nobody knows what it says is no secret elsewhere.
  return isSecretName(name) ? known.mask(value) : REDACTED;
}

/** Adds what was read of the same request elsewhere: in its body. */
export function withCredentials({ request, secrets }: RedactedRequest, found: readonly ReadCredential[], known: KnownSecrets = NOTHING_KNOWN): RedactedRequest {
  for (const read of found) shownFor(read, secretsIn(read), known);
  const credentials = [...request.credentials, ...found.map((read) => factsOf(read, known))];
  return { request: { ...request, credentials }, secrets: [...secrets, ...found.flatMap(secretsIn)] };
}

function factsOf({ credential, secret }: ReadCredential, { fingerprint }: KnownSecrets): Credential {
  // What was hidden before it came here is the same text everywhere, and not the same secret.
  const print = ONCE.test(credential.kind) || secret.includes(REDACTED_START) ? null : fingerprint(secret);
  return print === null ? credential : { ...credential, fingerprint: print };
}

/** What stands in the place of a credential; it is remembered, unless the next call has another one by nature. */
function shownFor(read: ReadCredential, secrets: readonly string[], known: KnownSecrets): string {
  if (ONCE.test(read.credential.kind) || read.secret === '') return read.shown;
  const mark = known.note(read.secret);
  for (const part of secrets) if (part !== read.secret) known.note(part);
  return read.shown.replace(REDACTED, () => mark);
}

/** The secret, and those parts of it that are secrets by themselves: Basic's password (RFC 7617), claims and signature of a JWT, values of a signature's parameters. */
function secretsIn({ credential, secret }: ReadCredential): readonly string[] {
  return [secret, ...partsOf(credential.kind, secret)].filter(({ length }) => length >= 6);
}

function partsOf(kind: Credential['kind'], secret: string): readonly string[] {
  if (kind === 'jwt') return secret.split('.').slice(1).filter(({ length }) => length >= 16);
  if (kind === 'digest' || kind === 'signature' || kind === 'aws-sigv4') {
    const values = secret.slice(0, 8192).match(/[A-Za-z0-9+/_~.-]{16,512}/g) ?? [];
    return values.flatMap((value) => value.split(/\/(?=\d{8}\/)/, 1)).filter((value) => value.length >= 16 && isMixed(value));
  }
  if (kind !== 'basic') return [];
  try {
    const pair = new TextDecoder().decode(Uint8Array.from(atob(secret), (char) => char.charCodeAt(0)));
    return pair.includes(':') ? [pair.slice(pair.indexOf(':') + 1)] : [];
  } catch {
    return [];
  }
}

/** Redacts an answer. `secrets`: raw secrets of its request, replaced wherever the answer repeats them. `known`: as above. */
export function redactResponse(raw: HttpResponse, secrets: readonly string[] = [], known: KnownSecrets = NOTHING_KNOWN): HttpResponse {
  const mimeType = fieldValue(raw.headers, 'content-type') ?? '';
  return { ...redactHead(raw, secrets, known), content: raw.content === null ? null : redactContent(hide(known.hide(raw.content), secrets), mimeType, known) };
}

/** Redacts what of an answer comes before its body; for observers that see no bodies, which then need not carry how bodies are redacted. */
export function redactHead(raw: Omit<HttpResponse, 'content'>, secrets: readonly string[] = [], known: KnownSecrets = NOTHING_KNOWN): HttpResponse {
  return {
    status: raw.status,
    statusText: redactWords(redactText(hide(known.hide(raw.statusText), secrets), known), isMixed, known.mask),
    headers: raw.headers.map(({ name, value }) => showResponseField(name, hide(known.hide(value), secrets), known)),
    content: null,
  };
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => (shown.includes(secret) ? shown.split(secret).join(REDACTED) : shown), text);
}

const plainResponseFields = unchanged(asField);

function asField(name: string, value: string): Field {
  return { name, value };
}

function showResponseField(name: string, value: string, known: KnownSecrets): Field {
  const plain = plainResponseFields.get(name, value);
  if (plain !== undefined) return plain;
  const shown = redactResponseField(name, value, known);
  return shown === value ? plainResponseFields.add(name, value) : { name, value: shown };
}

/** Origins without their password, and names; what is neither is text like any other. */
function redactCorsField(value: string, known: KnownSecrets): string {
  return value.replace(/[^\s,]{1,8192}/g, (member) => {
    if (/^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]{0,300}\/?$/i.test(member)) return member.replace(/(\/\/[^@:]{0,300}):[^@]{0,300}@/, `$1:${REDACTED}@`);
    return /^[\w*"'.-]{1,64}$/.test(member) && !isTokenLike(member) ? member : redactWords(redactText(member, known), isTokenLike, known.mask);
  });
}

function redactResponseField(name: string, value: string, known: KnownSecrets): string {
  if (CORS_FIELD.test(name)) return redactCorsField(value, known);
  if (/^set-cookie2?$/i.test(name)) return redactSetCookie(value, known);
  if (/^x-cache-key$/i.test(name) || URL_FIELDS.test(name)) return /^link$/i.test(name) ? redactLinkField(value, known) : redactUrl(value, () => null, known);
  const text = (plain: string): string => redactWords(redactLinks(redactText(plain, known), known), isTokenLike, known.mask);
  if (REFUSER_FIELD.test(name) && !/(?:token|secret|cookie)$/i.test(name)) {
    const challenge = /^(?:www|proxy)-authenticate$/i.test(name);
    return text(challenge ? value.replace(/\b(c?nonce|opaque)=("[^"]{0,2000}"|[^\s,]+)/gi, `$1="${REDACTED}"`) : value);
  }
  if (value === '' || isStatement(value)) return value;
  if (/authentication-info$/i.test(name)) return REDACTED;
  if (isSecretName(name) || wordsOf(name).some((word) => HIDDEN_FIELD_WORD.test(word))) return known.mask(value);
  return text(value);
}

/** `Link` (RFC 8288): each target by its parts; the parameters stay. */
function redactLinkField(value: string, known: KnownSecrets): string {
  const link = (url: string): string => redactUrl(url, () => null, known);
  return value.includes('<') ? value.replace(/<([^<>]*)>/g, (_, url: string) => `<${link(url)}>`) : link(value);
}

function redactSubprotocols(name: string, value: string, keep: (read: ReadCredential) => string): string {
  return value
    .split(',')
    .map((member) => member.trim())
    .map((member) => (member === '' || member === REDACTED || SUBPROTOCOL.test(member) ? member : (keep(readBare('header', name.toLowerCase(), member)), REDACTED)))
    .join(', ');
}

