/** Secrets out of URLs, by their parts: userinfo, path segments, parameters, fragment. Pure. */
import { isAllHidden, REDACTED, REDACTED_START } from './exchange';
import { isPassphrase, NOTHING_KNOWN, type KnownSecrets } from './known-secrets';
import { isMixed, isTokenLike, WEBHOOK } from './redact-shapes';
import { redactText } from './redact-text';
import { isSecretName } from './secret-names';

/** Parameters whose values are shown when they are short and plain. */
const SAFE_PARAMETER = /^(?:page|per_?page|page_?size|limit|offset|size|count|sort|order(?:_?by)?|dir|lang|locale|format|fields|version|v|api-version|type|scope|response_type|grant_type|response_mode|prompt|x-(?:amz|goog|oss|obs|tos|bce)-(?:date|expires|algorithm|signature-version|signedheaders|additional-headers)|q-(?:sign-algorithm|sign-time|key-time|header-list|url-param-list)|expires|expiry|deadline|e|se|st|ske|skt|sp|sr|sv|t|ts|timestamp|case|scenario)$/i;

/** Parameters that name the call or the refusal to whom support asks: what a link of a block page carries. */
const REFERENCE = /^(?:initial_?cid|ray(?:_?id)?|rid|(?:request|trace|correlation|incident|event|support|reference)_?id|reference)$/i;

/** Path segments after which the next one opens something. */
const OPENER = /^(?:reset|reset-?password|password-?reset|verify|verification|confirm|confirmation|invite|invites|invitation|invitations|activate|activation|tokens?|magic|magic-?link|unsubscribe|shared?|s|download|downloads)$/i;
/** What may follow them and opens nothing: a plain word, a version, a small number. */
const PLAIN_SEGMENT = /^(?:[a-z]{1,12}(?:[-_][a-z]{1,12})?|v\d{1,3}|\d{1,6}|)$/;

/** URLs of which every part is too short and too plain to be hidden, as most have: short words as path, numbers that count as parameters. */
const PLAIN_URL = /^https?:\/\/[^/?#@\\]{1,300}((?:\/(?!eyJ)[\w.~-]{0,10}){0,20})(?:\?(?:limit|page|offset|size|count)=\d{0,7}(?:&(?:limit|page|offset|size|count)=\d{0,7}){0,9})?$/;
const AFTER_OPENER = new RegExp(`\\/${OPENER.source.slice(1, -1)}\\/`, 'i');

/** The path of a URL in which no rule finds anything to hide or to learn; null: they have to be asked. */
function plainPath(url: string): string | null {
  const path = PLAIN_URL.exec(url)?.[1];
  return path === undefined || AFTER_OPENER.test(path) || WEBHOOK.test(url) ? null : path;
}

/** True for a URL that carries no credential and teaches none. */
export function isPlainUrl(url: string): boolean {
  return plainPath(url) !== null;
}

/** What a caller may show for one parameter instead of the rule's own choice. */
export type OnParameter = (name: string, value: string) => string | null;

/**
 * Redacts a URL, absolute or relative: userinfo, token-like path segments, values of parameters that are not known to be harmless, the fragment.
 * Never throws; what is not a URL is treated as text.
 */
export function redactUrl(url: string, onParameter: OnParameter = () => null, known: KnownSecrets = NOTHING_KNOWN): string {
  const plain = plainPath(url);
  if (plain !== null && known.hide(plain) === plain) return url;
  const [, authority = '', path = '', query] = /^((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  // An empty userinfo is none.
  const host = authority.replace(/\/\/([^@]*)@/, (whole, userinfo: string) => {
    if (/^:?$/.test(userinfo)) return whole;
    const password = decode(userinfo.slice(userinfo.indexOf(':') + 1));
    known.note(password);
    return `//${REDACTED}@`;
  });
  let before = '';
  const hook = WEBHOOK.exec(host + path)?.[0];
  const shownPath = hook === undefined ? known.hide(path) : path.slice(0, (host + path).indexOf(hook) + hook.length - host.length) + REDACTED;
  const segments = shownPath.split('/').map((segment) => {
    const opens = OPENER.test(before);
    before = segment;
    const [name = '', ...parameters] = segment.split(';');
    const shown = isTokenLike(name) || (opens && !PLAIN_SEGMENT.test(name)) ? known.mask(name) : redactText(name, known);
    return [shown, ...parameters.map((parameter) => redactParameter(parameter, onParameter, known))].join(';');
  });
  if (query === undefined) return host + segments.join('/');
  return `${host}${segments.join('/')}?${query.split('&').map((parameter) => redactParameter(parameter, onParameter, known)).join('&')}`;
}

function redactParameter(parameter: string, onParameter: OnParameter, known: KnownSecrets): string {
  const at = parameter.indexOf('=');
  // A word alone: a flag, or the secret itself.
  if (at < 0) {
    if (isTokenLike(parameter) || (parameter.length >= 8 && /\d/.test(parameter)) || (parameter.length >= 20 && isPassphrase(parameter))) return known.mask(parameter);
    return redactText(parameter, known) !== parameter || known.hide(parameter) !== parameter || parameter.includes(REDACTED_START) ? REDACTED : parameter;
  }
  const name = decode(parameter.slice(0, at));
  const value = decode(parameter.slice(at + 1));
  const shownName = isTokenLike(name) ? REDACTED : redactText(known.hide(parameter.slice(0, at)), known);
  const shown = onParameter(name, value);
  if (shown !== null) return `${shownName}=${shown}`;
  if (isHarmless(name, value)) return `${shownName}=${redactText(known.hide(value), known)}`;
  return `${shownName}=${isSecretName(name) ? known.mask(value) : isAllHidden(value) ? value : REDACTED}`;
}

function isHarmless(name: string, value: string): boolean {
  if (value === '' || (REFERENCE.test(name) && /^[\w.,:+/=-]{1,64}$/.test(value) && !value.startsWith('eyJ'))) return true;
  if (SAFE_PARAMETER.test(name)) return (/^[\w.,:; -]{1,32}$/.test(value) && !isMixed(value)) || (/^(?:scope|x-\w{2,4}-(?:signedheaders|additional-headers)|q-(?:header|url-param)-list)$/i.test(name) && /^[A-Za-z.,:; _-]{1,200}$/.test(value));
  return !isSecretName(name) && /^(?:true|false|\d{1,4})$/.test(value);
}

/** A URL in an answer. Its fragment stays when it is a plain word: documentation and problem types are named so. */
export function redactLink(url: string, known: KnownSecrets): string {
  const fragment = /#[A-Za-z](?:[a-z._-]|\d(?!\d{4})){0,80}$/i.exec(url)?.[0] ?? '';
  return redactUrl(url, () => null, known) + fragment;
}

/** URLs inside a text: only those with a query, parameters or a path that opens something can carry what the text's own rules miss. */
export function redactLinks(text: string, known: KnownSecrets): string {
  return text.replace(/(?<![A-Za-z])https?:\/\/[^\s"'<>`\\(){}[\]‹›，。；]{1,2000}/gi, (url) => {
    const end = /[;,.]$/.exec(url)?.[0] ?? '';
    const link = end === '' ? url : url.slice(0, -1);
    if (!/[?;@]/.test(link)) return url;
    // HTML writes the sign between two parameters as a reference.
    return link.split('&amp;').length > 1 ? redactLink(link.replace(/&amp;/g, '&'), known).replace(/&/g, '&amp;') + end : redactLink(link, known) + end;
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
