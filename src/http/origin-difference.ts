/** Where and in what a server's Access-Control-Allow-Origin differs from a page's origin, for people who look at two nearly equal lines. Pure. */
import { parseUrl } from './origin';

/**
 * `page-null`: the page itself has no origin · `null`: the server allows only such pages · `two-fields`: the field stands there more than once ·
 * `list`: several origins in one field · `pattern`: a wildcard inside the name, or a regular expression · `placeholder`: a variable that nobody filled in ·
 * `quotes` · `white-space` · `scheme-missing` · `userinfo` · `scheme` · `www` · `subdomain` · `loopback`: `localhost` and its address ·
 * `punycode`: the same name in Unicode · `ipv6`: the same address written otherwise · `port` · `default-port`: a port that an origin leaves out ·
 * `trailing-slash` · `path` · `case` · `form`: the same origin in any other spelling · `other`: another site, or nothing that can be read.
 */
export type OriginDifference =
  | 'page-null'
  | 'null'
  | 'empty'
  | 'two-fields'
  | 'list'
  | 'pattern'
  | 'placeholder'
  | 'quotes'
  | 'white-space'
  | 'scheme-missing'
  | 'userinfo'
  | 'scheme'
  | 'www'
  | 'subdomain'
  | 'loopback'
  | 'punycode'
  | 'ipv6'
  | 'port'
  | 'default-port'
  | 'trailing-slash'
  | 'path'
  | 'case'
  | 'form'
  | 'other';

/** The first of `originDifferences`. */
export function originDifference(allowed: string, origin: string, lines = 1): OriginDifference {
  return originDifferences(allowed, origin, lines)[0] ?? 'form';
}

/**
 * In what the two differ, the weightiest first; empty when they are equal. `allowed` is what a server sent (several fields joined with ", " as
 * browsers join them), `origin` the page's own serialized origin, `lines` how many fields there were.
 */
export function originDifferences(allowed: string, origin: string, lines = 1): readonly OriginDifference[] {
  if (lines > 1) return ['two-fields'];
  if (allowed === origin) return [];
  if (origin === 'null') return ['page-null'];
  const bare = allowed.trim();
  if (bare === '') return ['empty'];
  if (bare.toLowerCase() === 'null') return ['null'];
  if (splitOrigins(bare).filter((member) => /[.*]|:\/\/|^(?:localhost|null)\b/i.test(member)).length > 1) return ['list'];
  if (/\$\{|\{\{|\}\}|<[^<>]{0,80}>|%\{|\$[A-Za-z_]|\bundefined\b|\[object|\bYOUR[_-]/.test(bare)) return ['placeholder'];
  if (/[*^|\\()]|\$$|\[(?![0-9a-f:.]{2,45}\])/i.test(bare)) return ['pattern'];
  const unquoted = bare.replace(/^["'“”‘’`]/, '').replace(/["'“”‘’`]$/, '');
  const readable = unquoted.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  const [scheme = 'https:'] = /^[a-z]+:/.exec(origin) ?? [];
  const hasScheme = /^[a-z][a-z0-9+.-]{0,40}:\/\//i.test(readable);
  const found: OriginDifference[] = [
    ...differencesOfUrls(hasScheme ? readable : `${scheme}//${readable.replace(/^(?:[a-z]{2,10}:)?\/{0,3}(?=[^\d/])/i, '')}`, origin),
    ...(hasScheme ? [] : (['scheme-missing'] as const)),
    ...(unquoted === bare ? [] : (['quotes'] as const)),
    ...(readable === unquoted && bare === allowed ? [] : (['white-space'] as const)),
  ];
  // A spelling that is wrong in a known way is not also wrong in an unknown one.
  const known = found.filter((one) => one !== 'form');
  return known.includes('other') ? ['other'] : known.length > 0 ? known : ['form'];
}

/** The members of a list of origins, however it is separated. */
export function splitOrigins(value: string): readonly string[] {
  return value.split(/[\s,;]+/).filter((member) => member !== '');
}

/** Suffixes under which anyone may own a name: two such names are not of one site. */
const SHARED = /^(?:(?:ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}|(?:azurewebsites|cloudfront)\.net|(?:github|gitlab|netlify|vercel|web|pages|workers|herokuapp|firebaseapp)\.(?:io|app|dev|com))$/;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function differencesOfUrls(text: string, origin: string): readonly OriginDifference[] {
  const [one, other] = [parseUrl(text), parseUrl(origin)];
  if (one === null || other === null) return ['other'];
  const host = differenceOfHosts(one.hostname, other.hostname);
  if (host === 'other') return ['other'];
  const [, written = '', authority = ''] = /^([^:]{0,60}):\/\/([^/?#\\]*)/.exec(text) ?? [];
  const rawHost = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{0,5}$/, '');
  const rest = one.pathname + one.search + one.hash;
  const capital = rawHost.toLowerCase() !== rawHost || written.toLowerCase() !== written;
  const spelling: OriginDifference = one.hostname.includes('[') ? 'ipv6' : one.hostname.includes('xn--') ? 'punycode' : 'form';
  return [
    ...(one.username === '' && one.password === '' && !authority.includes('@') ? [] : (['userinfo'] as const)),
    ...(one.protocol === other.protocol ? [] : (['scheme'] as const)),
    ...(host === null ? [] : [host]),
    ...(host === null && rawHost.toLowerCase() !== one.hostname ? [spelling] : []),
    ...(one.port === other.port ? (/:\d{0,5}$/.test(authority.replace(/\[[^\]]{0,60}\]/, '')) && one.port === '' ? (['default-port'] as const) : []) : (['port'] as const)),
    ...(rest !== '/' ? (['path'] as const) : text.endsWith('/') ? (['trailing-slash'] as const) : []),
    ...(capital && (host !== null || rawHost.toLowerCase() === one.hostname) ? (['case'] as const) : []),
  ];
}

function differenceOfHosts(a: string, b: string): OriginDifference | null {
  if (a === b) return null;
  if (a.replace(/^www\./, '') === b.replace(/^www\./, '')) return 'www';
  if (LOOPBACK.test(a) && LOOPBACK.test(b)) return 'loopback';
  if (/^[\d.]+$|^\[/.test(a) || /^[\d.]+$|^\[/.test(b)) return 'other';
  const [one, other] = [a.split('.').toReversed(), b.split('.').toReversed()];
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= 2 && !SHARED.test(one.slice(0, same).toReversed().join('.')) ? 'subdomain' : 'other';
}

/** Two texts side by side: what both begin with, what only the one or the other has, what both end with. */
export interface OriginComparison {
  readonly prefix: string;
  readonly allowed: string;
  readonly origin: string;
  readonly suffix: string;
}

/** Compares character by character (code points, so that no character is cut in two). */
export function compareOrigins(allowed: string, origin: string): OriginComparison {
  const [one, other] = [Array.from(allowed), Array.from(origin)];
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const part = (chars: readonly string[]): string => chars.slice(start, chars.length - end).join('');
  return { prefix: one.slice(0, start).join(''), allowed: part(one), origin: part(other), suffix: one.slice(one.length - end).join('') };
}
