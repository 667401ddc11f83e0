/** In which part two origins differ, for people who look at two nearly equal lines. Pure. */

export type OriginDifference = 'page-null' | 'null' | 'trailing-slash' | 'path' | 'case' | 'scheme' | 'port' | 'www' | 'subdomain' | 'other';

/** `allowed` is what a server sent, `origin` the page's own serialized origin. */
export function originDifference(allowed: string, origin: string): OriginDifference {
  if (origin === 'null') return 'page-null';
  if (allowed === 'null') return 'null';
  if (allowed.toLowerCase() === origin.toLowerCase()) return 'case';
  const [one, other] = [parse(allowed), parse(origin)];
  if (one === null || other === null) return 'other';
  if (one.origin === other.origin) return allowed.toLowerCase() === `${origin.toLowerCase()}/` ? 'trailing-slash' : one.pathname.length > 1 ? 'path' : 'port';
  if (one.host === other.host || (one.hostname === other.hostname && one.protocol !== other.protocol)) return 'scheme';
  if (one.hostname === other.hostname) return 'port';
  const bare = (host: string): string => host.replace(/^www\./, '');
  if (bare(one.hostname) === bare(other.hostname)) return 'www';
  if (one.hostname.endsWith(`.${bare(other.hostname)}`) || other.hostname.endsWith(`.${bare(one.hostname)}`)) return 'subdomain';
  return 'other';
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
