/** Secrets out of URLs, by their parts: userinfo, path segments, parameters, fragment. Pure. */
import { REDACTED } from './exchange';
import { isMixed, isSecretName, isTokenLike, redactText } from './redact-text';

/** Parameters whose values are shown when they are short and plain. */
const SAFE_PARAMETER = /^(?:page|per_?page|page_?size|limit|offset|size|count|sort|order(?:_?by)?|dir|lang|locale|format|fields|version|v|api-version|type|scope|response_type|grant_type|response_mode|prompt|x-(?:amz|goog|oss|obs|tos|bce)-(?:date|expires|algorithm|signature-version|signedheaders|additional-headers)|q-(?:sign-algorithm|sign-time|key-time|header-list|url-param-list)|expires|expiry|deadline|e|se|st|ske|skt|sp|sr|sv|t|ts|timestamp|case|scenario)$/i;

/** Path segments after which the next one opens something. */
const OPENER = /^(?:reset|reset-?password|password-?reset|verify|verification|confirm|confirmation|invite|invites|invitation|invitations|activate|activation|tokens?|magic|magic-?link|unsubscribe|shared?|s|download|downloads)$/i;
/** What may follow them and opens nothing: a plain word, a version, a small number. */
const PLAIN_SEGMENT = /^(?:[a-z]{1,12}(?:[-_][a-z]{1,12})?|v\d{1,3}|\d{1,6}|)$/;

/** What a caller may show for one parameter instead of the rule's own choice. */
export type OnParameter = (name: string, value: string) => string | null;

/**
 * Redacts a URL, absolute or relative: userinfo, token-like path segments, values of parameters that are not known to be harmless, the fragment.
 * Never throws; what is not a URL is treated as text.
 */
export function redactUrl(url: string, onParameter: OnParameter = () => null): string {
  const [, authority = '', path = '', query] = /^((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  // An empty userinfo is none.
  const host = authority.replace(/\/\/([^@]*)@/, (whole, userinfo: string) => (/^:?$/.test(userinfo) ? whole : `//${REDACTED}@`));
  let before = '';
  const segments = path.split('/').map((segment) => {
    const opens = OPENER.test(before);
    before = segment;
    const [name = '', ...parameters] = segment.split(';');
    const shown = isTokenLike(name) || (opens && !PLAIN_SEGMENT.test(name)) ? REDACTED : redactText(name);
    return [shown, ...parameters.map((parameter) => redactParameter(parameter, onParameter))].join(';');
  });
  if (query === undefined) return host + segments.join('/');
  return `${host}${segments.join('/')}?${query.split('&').map((parameter) => redactParameter(parameter, onParameter)).join('&')}`;
}

function redactParameter(parameter: string, onParameter: OnParameter): string {
  const at = parameter.indexOf('=');
  // A word alone: a flag, or the secret itself.
  if (at < 0) return isTokenLike(parameter) || (parameter.length >= 8 && /\d/.test(parameter)) || redactText(parameter) !== parameter || parameter.includes(REDACTED) ? REDACTED : parameter;
  const name = decode(parameter.slice(0, at));
  const value = decode(parameter.slice(at + 1));
  const shownName = isTokenLike(name) ? REDACTED : parameter.slice(0, at);
  return `${shownName}=${onParameter(name, value) ?? (isHarmless(name, value) ? redactText(value) : REDACTED)}`;
}

function isHarmless(name: string, value: string): boolean {
  if (value === '') return true;
  if (SAFE_PARAMETER.test(name)) return (/^[\w.,:; -]{1,32}$/.test(value) && !isMixed(value)) || (/^(?:scope|x-\w{2,4}-(?:signedheaders|additional-headers)|q-(?:header|url-param)-list)$/i.test(name) && /^[A-Za-z.,:; _-]{1,200}$/.test(value));
  return !isSecretName(name) && /^(?:true|false|\d{1,4})$/.test(value);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
