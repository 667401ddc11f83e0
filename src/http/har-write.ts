/**
 * Exchanges → entries of HAR 1.2, the way back of har.ts. Pure.
 * Format: http://www.softwareishard.com/blog/har-12-spec/, with Chrome's `_resourceType`, `_error`, `_initiator`. Ours are `_credentials` (facts of a
 * credential whose value is gone) and `_inspector` (what an exchange knows and HAR has no member for; har-own.ts reads both).
 */
import type { Exchange, Field, HttpRequest, HttpResponse } from './exchange';
import { fieldValue } from './fields';
import { ownFacts } from './har-own';

/** An entry of `log.entries`. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly [member: string]: unknown;
}

/** The entries of one exchange: its redirects and preflights, each an entry of its own, then the call itself, last. */
export function writeEntries(exchange: Exchange): readonly HarEntry[] {
  const { redirects, preflight } = exchange;
  return [
    ...redirects.flatMap((hop) => [...(hop.preflight === null ? [] : [entry(hop.preflight)]), entry({ ...exchange, request: hop.request, response: hop.response, networkError: null, time: null, lost: null })]),
    ...(preflight === null ? [] : [entry(preflight)]),
    entry(exchange),
  ];
}

function entry(exchange: Exchange): HarEntry {
  const { startedDateTime, time, resourceType, request, response, networkError, serverIPAddress, fromCache, initiator, origin } = exchange;
  return {
    startedDateTime,
    time: time ?? 0,
    request: requestOf(request),
    response: responseOf(response, networkError),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: time ?? 0, receive: 0 },
    ...(serverIPAddress === null ? {} : { serverIPAddress }),
    _resourceType: resourceType === 'subresource' ? 'other' : resourceType === 'beacon' ? 'ping' : resourceType,
    ...(initiator === null ? {} : { _initiator: { type: 'script', ...(origin === null || origin === 'null' ? {} : { url: origin }) } }),
    ...(fromCache === true ? { _fromCache: 'disk' } : {}),
    _inspector: ownFacts(exchange),
  };
}

function requestOf({ method, url, headers, postData, credentials }: HttpRequest): object {
  return {
    method,
    url,
    httpVersion: 'unknown',
    headers: headers.map(plain),
    queryString: queryOf(url),
    cookies: [],
    headersSize: -1,
    bodySize: -1,
    ...(postData === null ? {} : { postData: { mimeType: postData.mimeType, text: postData.text ?? '', params: [] } }),
    ...(credentials.length === 0 ? {} : { _credentials: credentials }),
  };
}

function responseOf(response: HttpResponse | null, networkError: string | null): object {
  const { status, statusText, headers, content } = response ?? { status: 0, statusText: '', headers: [] as readonly Field[], content: null };
  return {
    status,
    statusText,
    httpVersion: 'unknown',
    headers: headers.map(plain),
    cookies: [],
    content: { size: content === null ? -1 : new TextEncoder().encode(content).length, mimeType: fieldValue(headers, 'content-type') ?? 'x-unknown', ...(content === null ? {} : { text: content }) },
    redirectURL: status >= 300 && status < 400 ? (fieldValue(headers, 'location') ?? '') : '',
    headersSize: -1,
    bodySize: -1,
    _transferSize: null,
    ...(networkError === null ? {} : { _error: networkError }),
  };
}

function plain({ name, value }: Field): Field {
  return { name, value };
}

function queryOf(url: string): readonly Field[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  return query === ''
    ? []
    : query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? { name: decoded(pair), value: '' } : { name: decoded(pair.slice(0, at)), value: decoded(pair.slice(at + 1)) };
      });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
