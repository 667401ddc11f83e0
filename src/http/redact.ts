/**
 * Secrets out, facts kept: the border that every observed value passes before anything else sees it. Pure.
 *
 * By structure, not by looking for secrets in serialised data: request fields by an allow list, cookies and query values by name,
 * URLs by their parts, JSON bodies by member. Known shapes of secrets in free text are the second net, not the first.
 */
import { CONTENT_LIMIT, REDACTED, type Credential, type Field, type HttpRequest, type HttpResponse } from './exchange';
import { readAuthorization, readBare } from './credential';
import { fieldValue } from './fields';

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
  /^(?:accept(?:-.*)?|access-control-request-.*|cache-control|connection|content-(?:type|length|encoding|language)|date|dnt|expect|host|if-(?:match|none-match|modified-since|unmodified-since|range)|keep-alive|origin|pragma|priority|purpose|range|save-data|sec-(?:ch-.*|fetch-.*|purpose|gpc|websocket-(?:version|extensions|protocol))|te|trailer|transfer-encoding|upgrade(?:-insecure-requests)?|user-agent|via|x-requested-with|prefer|x-http-method-override)$/i;

const URL_FIELDS = /^(?:referer|referrer|location|content-location|refresh|link|sourcemap|x-(?:original|rewrite)-ur[il])$/i;

/** Names of members, parameters and fields that carry a secret. */
const SECRET_NAME =
  /(?:^|[_.\-[\]])(?:auth|authorization|sig|sid|pwd|pass|key|code|otp|pin|cvv|cvc|ssn|jwt|saml\w*|ticket|nonce|state)$|token|secret|passw|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|signature|credential|session|cookie|bearer|密码|密钥|口令|手机号|身份证号/i;

/** JSON members that match `SECRET_NAME` by their last word but carry the answer's meaning, not a secret. */
const MEANING_NAME = /^(?:code|error[_-]?code|err[_-]?code|status[_-]?code|reason[_-]?code|state|token_type|tokenType|token_endpoint|expires_in|session_state|required_.*|nonce_required)$/i;

const PERSONAL_NAME = /^(?:e-?mail|email[_-]?address|phone|phone[_-]?number|mobile|tel|id[_-]?card|card[_-]?number|iban|user[_-]?name|real[_-]?name|address)$/i;

/** Query parameters whose values are safe to show. */
const SAFE_PARAMETER = /^(?:page|per_?page|page_?size|limit|offset|size|count|sort|order(?:_?by)?|dir|lang|locale|format|fields|version|v|api-version|type|scope|response_type|grant_type|response_mode|prompt|x-amz-(?:date|expires|algorithm|signedheaders)|expires|se|st|sp|sr|sv|t|case|scenario)$/i;

/** Fields that carry an API key by name; the rest of the request's unknown fields are hidden without being called credentials. */
const CREDENTIAL_FIELD = /^(?!.{0,40}(?:csrf|xsrf|verification|cancel|page|continuation|sync|push|device)-?)(?:x-)?(?:[a-z]+-){0,3}(?:api-?key|app-?key|auth-?token|access-?token|token|subscription-key|secret)$/i;
const CREDENTIAL_PARAMETER = /^(?:access_?token|auth_?token|token|id_?token|api_?key|apikey|app_?key|key|jwt|sig|signature|x-(?:amz|goog)-signature|x-amz-security-token|q-signature|ossaccesskeyid|awsaccesskeyid)$/i;
const CREDENTIAL_COOKIE = /sess|^sid$|connect\.sid|auth|token|jwt|\bsso\b/i;

/** Redacts a request and reads the facts of its credentials. Second result: the raw secrets, for replacing them in the same exchange's answer. */
export function redactRequest(raw: RawRequest): { readonly request: HttpRequest; readonly secrets: readonly string[] } {
  const credentials: Credential[] = [];
  const secrets: string[] = [];
  const keep = (read: ReturnType<typeof readBare>): string => {
    credentials.push(read.credential);
    if (read.secret.length >= 6) secrets.push(read.secret);
    return read.shown;
  };
  const headers = raw.headers.map(({ name, value }): Field => {
    if (/^(?:proxy-)?authorization$/i.test(name)) return { name, value: keep(readAuthorization(name.toLowerCase(), value)) };
    if (/^cookie$/i.test(name)) return { name, value: redactCookies(value, keep) };
    if (URL_FIELDS.test(name)) return { name, value: redactUrl(value) };
    if (SAFE_REQUEST_FIELDS.test(name)) return { name, value: redactText(value) };
    if (CREDENTIAL_FIELD.test(name)) return { name, value: keep(readBare('header', name.toLowerCase(), value)) };
    return { name, value: value === '' ? '' : REDACTED };
  });
  const url = redactUrl(raw.url, (name, value) => (CREDENTIAL_PARAMETER.test(name) ? keep(readBare('query', name, value)) : null));
  const postData = raw.postData === null ? null : { mimeType: raw.postData.mimeType, text: null };
  return { request: { method: raw.method, url, headers, headersComplete: raw.headersComplete, postData, credentials }, secrets };
}

/** Redacts an answer. `secrets`: raw secrets of its request, replaced wherever the answer repeats them. */
export function redactResponse(raw: HttpResponse, secrets: readonly string[] = []): HttpResponse {
  const hide = (text: string): string => secrets.reduce((shown, secret) => shown.split(secret).join(REDACTED), text);
  const mimeType = fieldValue(raw.headers, 'content-type') ?? '';
  return {
    status: raw.status,
    statusText: redactText(hide(raw.statusText)),
    headers: raw.headers.map(({ name, value }) => ({ name, value: redactResponseField(name, hide(value)) })),
    content: raw.content === null ? null : redactContent(hide(raw.content), mimeType),
  };
}

function redactResponseField(name: string, value: string): string {
  if (/^set-cookie2?$/i.test(name)) return value.replace(/^([^=;]{0,256})=[^;]*/, `$1=${REDACTED}`);
  if (URL_FIELDS.test(name)) return redactUrl(value);
  if (/^(?:www|proxy)-authenticate$/i.test(name)) return redactText(value.replace(/\b(c?nonce|opaque)=("[^"]{0,2000}"|[^\s,]+)/gi, `$1="${REDACTED}"`));
  if (/^(?:access-control-|content-|x-amzn-|ratelimit|x-ratelimit)/i.test(name)) return redactText(value);
  if (/authori[sz]ation$|(?:^|-)(?:token|secret|password|api-?key|cookie|session(?:-?id)?)$|authentication-info$/i.test(name)) return REDACTED;
  return redactText(value);
}

function redactCookies(value: string, keep: (read: ReturnType<typeof readBare>) => string): string {
  return value
    .split(';')
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 0) return pair.trim() === '' ? '' : REDACTED;
      const name = pair.slice(0, at).trim();
      if (CREDENTIAL_COOKIE.test(name)) keep(readBare('cookie', name, pair.slice(at + 1)));
      return `${name}=${REDACTED}`;
    })
    .join('; ');
}

/**
 * Redacts a URL, absolute or relative: userinfo, token-like path segments, query values that are not known to be harmless, the fragment.
 * `onParameter` may give a text of its own for one parameter. Never throws; what is not a URL is treated as text.
 */
export function redactUrl(url: string, onParameter: (name: string, value: string) => string | null = () => null): string {
  const [, authority = '', path = '', query] = /^((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  const host = authority.replace(/\/\/[^@]*@/, `//${REDACTED}@`);
  const segments = path.split('/').map((segment) => (isTokenLike(segment) ? REDACTED : redactText(segment)));
  if (query === undefined) return host + segments.join('/');
  const parameters = query.split('&').map((parameter) => {
    const at = parameter.indexOf('=');
    const name = decode(at < 0 ? parameter : parameter.slice(0, at));
    if (at < 0) return isTokenLike(parameter) ? REDACTED : redactText(parameter);
    const value = decode(parameter.slice(at + 1));
    const shownName = isTokenLike(name) ? REDACTED : parameter.slice(0, at);
    const own = onParameter(name, value);
    if (own !== null) return `${shownName}=${own}`;
    const harmless = value === '' || (SAFE_PARAMETER.test(name) && !isTokenLike(value)) || (!SECRET_NAME.test(name) && /^(?:true|false|\d{1,4})$/.test(value));
    return `${shownName}=${harmless ? redactText(value) : REDACTED}`;
  });
  return `${host}${segments.join('/')}?${parameters.join('&')}`;
}

/** Long and mixed, as random identifiers that open doors are. A UUID names a thing and stays. */
function isTokenLike(segment: string): boolean {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(segment)) return false;
  if (segment.startsWith('eyJ') || /^[0-9a-f]{32,}$/i.test(segment)) return true;
  return segment.length >= 24 && /^[A-Za-z0-9_\-.~+=%]+$/.test(segment) && /\d/.test(segment) && /[a-z]/.test(segment) && /[A-Z]/.test(segment);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** Redacts a body by its structure where it has one (JSON), by known shapes elsewhere, and cuts it to `CONTENT_LIMIT` characters. */
export function redactContent(content: string, mimeType: string): string {
  const start = content.slice(0, 100).trimStart();
  if (/json/i.test(mimeType) || start.startsWith('{') || start.startsWith('[')) {
    const redacted = redactJson(content);
    if (redacted !== null) return redacted.slice(0, CONTENT_LIMIT);
  }
  return redactText(content.slice(0, CONTENT_LIMIT));
}

/** JSON with the values of secret members replaced; the text itself when nothing was; null when it is not JSON. */
function redactJson(content: string): string | null {
  if (content.length > 4 * CONTENT_LIMIT) return null;
  let changed = false;
  const clean = (value: unknown, name: string, depth: number): unknown => {
    if (depth > 64) return REDACTED;
    if (typeof value === 'string' || typeof value === 'number') {
      const secret = (SECRET_NAME.test(name) && !MEANING_NAME.test(name) && String(value).length > 3) || PERSONAL_NAME.test(name);
      const shown = secret ? REDACTED : typeof value === 'string' ? redactText(value) : value;
      if (shown !== value) changed = true;
      return shown;
    }
    if (Array.isArray(value)) return value.map((item) => clean(item, name, depth + 1));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactText(key), clean(item, key, depth + 1)]));
    }
    return value;
  };
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const redacted = clean(parsed, '', 0);
    return changed ? JSON.stringify(redacted, null, 2) : content;
  } catch {
    return null;
  }
}

/** Known shapes of secrets in free text. Every pattern starts at a word's beginning and is bounded, so the time is linear. */
export function redactText(text: string): string {
  if (text.length < 6) return text;
  return text
    .replace(/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,8192}\.[A-Za-z0-9_-]{2,8192}(?:\.[A-Za-z0-9_-]{0,8192})?/g, REDACTED)
    .replace(/(?<![A-Za-z])(Bearer|Basic|Token|ApiKey)(\s{1,4})([A-Za-z0-9._~+/=-]{8,4096})/gi, (all, scheme: string, gap: string, value: string) =>
      /\d/.test(value) || value.length >= 24 ? `${scheme}${gap}${REDACTED}` : all,
    )
    .replace(/(?<![A-Za-z0-9_])(?:[a-z]{1,4}_(?:live|test|prod)_|gh[pousr]_|github_pat_|xox[abprs]-|AKIA|ASIA|AIza|LTAI|AKID|sk-|glpat-)[A-Za-z0-9_-]{10,512}/g, REDACTED)
    .replace(/(?<![A-Za-z])((?:access|refresh|id|auth|csrf|session)?[_-]?token|api[_-]?key|(?:client|app)?[_-]?secret|passw(?:or)?d|pwd|signature|session_?id|密码|密钥|口令)(["']?\s{0,4}[=:：]\s{0,4}["']?)([^\s"'&<>;,，。]{6,4096})/gi, (all, name: string, sign: string, value: string) =>
      /\d/.test(value) || value.length >= 24 ? `${name}${sign}${REDACTED}` : all,
    )
    .replace(/(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/g, REDACTED);
}
