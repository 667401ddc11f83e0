/** Origin of a URL as the Fetch and URL Standards serialize it. Never throws: what cannot be parsed has no origin. */

/** Serialized tuple origin (`https://a.example:8443`); `'null'` for opaque ones; null when `url` is not a URL. */
export function originOf(url: string): string | null {
  try {
    const { protocol, origin } = new URL(url);
    // The URL Standard gives wss: a tuple origin of its own; Fetch compares it with the http(s) origin it is carried by.
    return protocol === 'wss:' || protocol === 'ws:' ? origin.replace(/^ws/, 'http') : origin;
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
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
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
