/** Origin of a URL as the Fetch and URL Standards serialize it. Never throws: what cannot be parsed has no origin. */

/** Serialized tuple origin (`https://a.example:8443`); `'null'` for opaque ones; null when `url` is not a URL. */
export function originOf(url: string): string | null {
  return authorityOf(url)?.origin ?? null;
}

interface Authority {
  readonly origin: string;
  readonly host: string;
}

/** Scheme and authority as they were written → what the parser makes of them: the calls of a record go to a few hosts. Without userinfo, and so without a secret. */
const authorities = new Map<string, Authority>();
const REMEMBERED = 500;

function authorityOf(url: string): Authority | null {
  const written = /^(?:https?|wss?):\/\/[\w.:-]{1,260}(?=[/?#]|$)/i.exec(url)?.[0];
  const known = written === undefined ? undefined : authorities.get(written);
  if (known !== undefined) return known;
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { protocol, origin, hostname } = parsed;
  // The URL Standard gives wss: a tuple origin of its own; Fetch compares it with the http(s) origin it is carried by.
  const found: Authority = { origin: protocol === 'wss:' || protocol === 'ws:' ? origin.replace(/^ws/, 'http') : origin, host: hostname };
  if (authorities.size >= REMEMBERED) authorities.clear();
  if (written !== undefined) authorities.set(written, found);
  return found;
}

/** What the URL Standard's parser makes of `url`; null when it is not a URL. Not asked of `URL.canParse`: in Node 20 that has taken what `new URL` then threw at. */
export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** True when both are known tuple origins and equal. An opaque origin is same-origin with nothing. */
export function sameOrigin(a: string | null, b: string | null): boolean {
  return a !== null && a === b && a !== 'null';
}

/** Lower-case host name of a URL without port; '' when it is not a URL. */
export function hostOf(url: string): string {
  return authorityOf(url)?.host ?? '';
}

/** True when `host` is `domain` or a name under it. */
export function isUnderDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Path and query of a URL, as they are written, for lists; the text itself when it is not a URL. */
export function pathOf(url: string): string {
  const [, path] = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]*([^#]*)/i.exec(url) ?? [];
  return path === undefined ? url : path.startsWith('/') ? path : `/${path}`;
}

/** True for the name of a domain with its dot, lower case, IDNA in its ASCII form (RFC 1123, section 2.1; RFC 5890); no address. */
export function isDomainName(name: string): boolean {
  return /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(name);
}
