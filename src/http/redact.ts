/**
 * Secrets out, facts kept: the border that every observed value passes before anything else sees it. Pure.
 *
 * By structure, not by looking for secrets in serialised data: request fields by an allow list, cookies and query values by name,
 * URLs by their parts, JSON bodies by member. Known shapes of secrets in free text are the second net, not the first.
 */
import { REDACTED, type Credential, type Field, type HttpRequest, type HttpResponse } from './exchange';
import { readBare, readField, readParameter, type ReadCredential } from './credential';
import { fieldValue } from './fields';
import type { Fingerprinter } from './fingerprint';
import { redactContent } from './redact-content';
import { unchangedTexts } from './remembered';
import { signedTime } from './request-signature';
import { isMixed, isSecretName, isStatement, isTokenLike, redactText, wordsOf } from './redact-text';
import { redactUrl } from './redact-url';

export { redactContent, redactText, redactUrl };

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
const CREDENTIAL_COOKIE = /sess|^sid$|connect\.sid|auth|token|jwt|\bsso\b/i;

/**
 * Redacts a request and reads the facts of its credentials; `fingerprint` makes theirs, left out: they get none. Second result: the raw secrets, for
 * replacing them in the same exchange's answer.
 */
export function redactRequest(raw: RawRequest, fingerprint: Fingerprinter | null = null): { readonly request: HttpRequest; readonly secrets: readonly string[] } {
  const credentials: Credential[] = [];
  const secrets: string[] = [];
  const keep = (read: ReadCredential): string => {
    credentials.push(factsOf(read, fingerprint));
    if (read.secret.length >= 6) secrets.push(read.secret);
    return read.shown;
  };
  const headers = raw.headers.map((field): Field => {
    const { name, value } = field;
    if (plainRequestFields.has(name, value)) return { name, value };
    const read = readField(name, value);
    if (read !== null) return { name, value: keep(read) };
    if (/^cookie$/i.test(name)) return { name, value: redactCookies(value, keep) };
    if (/^sec-websocket-protocol$/i.test(name)) return { name, value: redactSubprotocols(name, value, keep) };
    const shown = redactRequestField(name, value);
    if (shown === value) plainRequestFields.add(name, value);
    return { name, value: shown };
  });
  const url = redactUrl(raw.url, (name, value) => {
    const read = readParameter(name, value);
    return read === null ? null : keep(read);
  });
  const postData = raw.postData === null ? null : { mimeType: raw.postData.mimeType, text: null };
  return { request: { method: METHOD.test(raw.method) ? raw.method : REDACTED, url, headers, headersComplete: raw.headersComplete, postData, credentials }, secrets };
}

const plainRequestFields = unchangedTexts();

/** A request field that carries no credential. */
function redactRequestField(name: string, value: string): string {
  if (URL_FIELDS.test(name)) return redactUrl(value);
  if (/^x-requested-with$/i.test(name)) return isMixed(value) ? REDACTED : redactText(value);
  if (CORS_FIELD.test(name)) return redactCorsField(value);
  if (SAFE_REQUEST_FIELDS.test(name)) return redactText(value);
  if (TIME_FIELD.test(name) && /^[\w:+., -]{9,40}$/.test(value) && signedTime(value) !== null) return value;
  return value === '' ? '' : REDACTED;
}

/** Adds what was read of the same request elsewhere: in its body. */
export function withCredentials({ request, secrets }: ReturnType<typeof redactRequest>, found: readonly ReadCredential[], fingerprint: Fingerprinter | null = null): ReturnType<typeof redactRequest> {
  const credentials = [...request.credentials, ...found.map((read) => factsOf(read, fingerprint))];
  return { request: { ...request, credentials }, secrets: [...secrets, ...found.map(({ secret }) => secret).filter(({ length }) => length >= 6)] };
}

function factsOf({ credential, secret }: ReadCredential, fingerprint: Fingerprinter | null): Credential {
  // What was hidden before it came here is the same text everywhere, and not the same secret.
  return fingerprint === null || ONCE.test(credential.kind) || secret.includes(REDACTED) ? credential : { ...credential, fingerprint: fingerprint(secret) };
}

/** Redacts an answer. `secrets`: raw secrets of its request, replaced wherever the answer repeats them. */
export function redactResponse(raw: HttpResponse, secrets: readonly string[] = []): HttpResponse {
  const mimeType = fieldValue(raw.headers, 'content-type') ?? '';
  return { ...redactHead(raw, secrets), content: raw.content === null ? null : redactContent(hide(raw.content, secrets), mimeType) };
}

/** Redacts what of an answer comes before its body; for observers that see no bodies, which then need not carry how bodies are redacted. */
export function redactHead(raw: Omit<HttpResponse, 'content'>, secrets: readonly string[] = []): HttpResponse {
  return {
    status: raw.status,
    statusText: redactWords(redactText(hide(raw.statusText, secrets)), isMixed),
    headers: raw.headers.map(({ name, value }) => ({ name, value: showResponseField(name, hide(value, secrets)) })),
    content: null,
  };
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => (shown.includes(secret) ? shown.split(secret).join(REDACTED) : shown), text);
}

const plainResponseFields = unchangedTexts();

function showResponseField(name: string, value: string): string {
  if (plainResponseFields.has(name, value)) return value;
  const shown = redactResponseField(name, value);
  if (shown === value) plainResponseFields.add(name, value);
  return shown;
}

/** Origins without their password, and names; what is neither is text like any other. */
function redactCorsField(value: string): string {
  return value.replace(/[^\s,]{1,8192}/g, (member) => {
    if (/^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]{0,300}\/?$/i.test(member)) return member.replace(/(\/\/[^@:]{0,300}):[^@]{0,300}@/, `$1:${REDACTED}@`);
    return /^[\w*"'.-]{1,64}$/.test(member) && !isTokenLike(member) ? member : redactWords(redactText(member), isTokenLike);
  });
}

function redactResponseField(name: string, value: string): string {
  if (CORS_FIELD.test(name)) return redactCorsField(value);
  if (/^set-cookie2?$/i.test(name)) return redactSetCookie(value);
  if (/^x-cache-key$/i.test(name) || URL_FIELDS.test(name)) return /^link$/i.test(name) ? redactLinkField(value) : redactUrl(value);
  if (/^sec-websocket-protocol$/i.test(name)) return redactSubprotocols(name, value, () => REDACTED);
  if (REFUSER_FIELD.test(name) && !/(?:token|secret|cookie)$/i.test(name)) {
    const challenge = /^(?:www|proxy)-authenticate$/i.test(name);
    return redactWords(redactText(challenge ? value.replace(/\b(c?nonce|opaque)=("[^"]{0,2000}"|[^\s,]+)/gi, `$1="${REDACTED}"`) : value), isTokenLike);
  }
  if (value === '' || isStatement(value)) return value;
  if (/authentication-info$/i.test(name) || isSecretName(name) || wordsOf(name).some((word) => HIDDEN_FIELD_WORD.test(word))) return REDACTED;
  return redactWords(redactText(value), isTokenLike);
}

/** Hides token-like words in a sentence. A value that is one word as a whole is a reference, and stays. */
function redactWords(text: string, isSecret: (word: string) => boolean): string {
  return /\s/.test(text.trim()) || isSecret === isMixed ? text.replace(/[^\s"'()<>,;:=‹›]{8,8192}/g, (word) => (isSecret(word) ? REDACTED : word)) : text;
}

/** `Link` (RFC 8288): each target by its parts; the parameters stay. */
function redactLinkField(value: string): string {
  return value.includes('<') ? value.replace(/<([^<>]*)>/g, (_, url: string) => `<${redactUrl(url)}>`) : redactUrl(value);
}

function redactSubprotocols(name: string, value: string, keep: (read: ReadCredential) => string): string {
  return value
    .split(',')
    .map((member) => member.trim())
    .map((member) => (member === '' || member === REDACTED || SUBPROTOCOL.test(member) ? member : (keep(readBare('header', name.toLowerCase(), member)), REDACTED)))
    .join(', ');
}

/** `Set-Cookie`: names and attributes stay. Some observers join several with commas or line breaks. */
function redactSetCookie(value: string): string {
  return value
    .replace(/^[^;]*/, (pair) => (pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${REDACTED}` : REDACTED))
    .replace(/(,[ \t]{0,4}|\n)([^=;,\s]{1,256})=[^;\n]*/g, `$1$2=${REDACTED}`);
}

function redactCookies(value: string, keep: (read: ReadCredential) => string): string {
  return value
    .split(';')
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 0) return pair.trim() === '' ? '' : REDACTED;
      const given = pair.slice(0, at).trim();
      // A secret that holds a semicolon goes on where the next name should be.
      const name = isTokenLike(given) ? REDACTED : given;
      if (CREDENTIAL_COOKIE.test(name)) keep(readBare('cookie', name, pair.slice(at + 1)));
      return `${name}=${REDACTED}`;
    })
    .join('; ');
}
