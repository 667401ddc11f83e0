/** Why a request is asked for by a preflight before it is made: the CORS safelists. Pure. */
import type { Exchange, Field, HttpRequest } from './exchange';
import { fieldList, fieldValue } from './fields';

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const SAFELISTED_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

/**
 * What takes a request field off the safelist (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 * `name`: only a few names are on it · `content-type`: another media type than a form's or plain text · `length`: over 128 bytes · `bytes`: a byte that is
 * not allowed there · `range`: not a single simple range · `total-length`: more than 1,024 bytes together · `unknown`: its value was not seen.
 */
export type UnsafeBecause = 'name' | 'content-type' | 'length' | 'bytes' | 'range' | 'total-length' | 'unknown';

/** One thing about a request for which a browser asks first. `upload`: none of the others; a stream as body, or a listener on the upload. */
export type PreflightReason =
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'field'; readonly name: string; readonly because: UnsafeBecause }
  | { readonly kind: 'upload' };

const LONGEST_VALUE = 128;
const FORM_TYPES: readonly string[] = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const SAFELISTED_NAMES: readonly string[] = ['accept', 'accept-language', 'content-language', 'content-type', 'range'];

/**
 * Fields that the browser itself adds, and never counts. The forbidden names (https://fetch.spec.whatwg.org/#forbidden-request-header), and those
 * that a cache, a setting or DevTools adds: a page may set them too, which without the preflight cannot be told.
 */
const BROWSERS_OWN =
  /^(?::.*|accept-(?:charset|encoding)|access-control-request-.*|cache-control|connection|content-length|cookie2?|date|dnt|expect|host|if-(?:match|modified-since|none-match|range|unmodified-since)|keep-alive|origin|pragma|priority|proxy-.*|purpose|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade.*|user-agent|via|x-client-data|device-memory|dpr|downlink|ect|rtt|save-data|viewport-width|width)$/i;

/**
 * Fields that a preflight may have asked for though nothing of what was seen says so: those that a page may set as well as the browser, and `Range`, which
 * DevTools shows as the network stack wrote it (`bytes=0-5` for the page's `bytes = 0-5`, which is not safelisted; measured in Chromium 156).
 */
const PERHAPS_THE_PAGES = /^(?:range|cache-control|if-(?:match|modified-since|none-match|range|unmodified-since)|pragma|save-data|device-memory|dpr|downlink|ect|rtt|viewport-width|width)$/i;

/** Names of fields, lower case, that a preflight would ask for if the page had set them itself. */
export function perhapsAskedFor(headers: readonly Field[]): readonly string[] {
  return headers.map(({ name }) => name.toLowerCase()).filter((name) => PERHAPS_THE_PAGES.test(name));
}

/** Why this hop's request needed a preflight; empty when none of what was seen asks for one. The preflight's own fields count first: they are the browser's list. */
export function preflightReasons({ request, preflight }: { readonly request: HttpRequest; readonly preflight: Exchange | null }): readonly PreflightReason[] {
  const asked = preflight?.request.headers ?? null;
  const method = (asked === null ? null : fieldValue(asked, 'access-control-request-method')) ?? request.method;
  const names = asked === null ? unsafeFields(request.headers) : (fieldList(asked, 'access-control-request-headers') ?? []).map((name) => name.toLowerCase());
  const reasons: PreflightReason[] = [
    ...(SAFELISTED_METHODS.includes(method) ? [] : [{ kind: 'method', method } as const]),
    ...names.map((name) => ({ kind: 'field', name, because: unsafeBecause(name, request.headers) ?? 'total-length' }) as const),
  ];
  return reasons.length === 0 && preflight !== null ? [{ kind: 'upload' }] : reasons;
}

/** Names of the fields, lower case and sorted, that a preflight must ask for. https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names */
function unsafeFields(headers: readonly Field[]): string[] {
  const own = headers.map(({ name }) => name.toLowerCase()).filter((name) => !BROWSERS_OWN.test(name));
  return [...new Set(own)].filter((name) => unsafeBecause(name, headers) !== null).sort();
}

/** What is unsafe about the field `name` (lower case) among `headers`; null: nothing in itself. */
function unsafeBecause(name: string, headers: readonly Field[]): UnsafeBecause | null {
  if (!SAFELISTED_NAMES.includes(name)) return 'name';
  const value = fieldValue(headers, name);
  if (value === null) return 'unknown';
  if (value.length > LONGEST_VALUE) return 'length';
  if (name === 'content-type') return FORM_TYPES.includes((value.split(';')[0] ?? '').trim().toLowerCase()) ? (hasUnsafeByte(value) ? 'bytes' : null) : 'content-type';
  if (name === 'range') return isSimpleRange(value) ? null : 'range';
  if (name === 'accept') return hasUnsafeByte(value) ? 'bytes' : null;
  return /^[0-9A-Za-z *,\-.;=]*$/.test(value) ? null : 'bytes';
}

/** One range with a start (https://fetch.spec.whatwg.org/#simple-range-header-value). */
function isSimpleRange(value: string): boolean {
  const [, start, end = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(value) ?? [];
  return start !== undefined && (end === '' || Number(end) >= Number(start));
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasUnsafeByte(value: string): boolean {
  // eslint-disable-next-line no-control-regex -- the standard names them
  return /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/.test(value);
}
