/**
 * The same calls as each tool writes them into a HAR file. Forms from the tools' own sources or exports, named at each writer. What a tool cannot see or
 * leaves out is left out here too.
 */

type Headers = Readonly<Record<string, string>>;

/** One message exchange as it went over the wire, with what the browser did about it. */
export interface WireCall {
  readonly method?: string;
  readonly url: string;
  /** Milliseconds after the first call. */
  readonly at: number;
  readonly kind?: 'fetch' | 'preflight';
  readonly request: Headers;
  readonly status: number | null;
  readonly reason?: string;
  readonly response?: Headers;
  readonly body?: string;
  /** true: the browser kept the answer from the page. */
  readonly refused?: boolean;
}

export const START = Date.UTC(2026, 10, 22, 10);
export const SECRET = 'k7Qp2vXw9ZrT4mNb8sLd';

const page = { Origin: 'https://app.example', Referer: 'https://app.example/', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'empty' };
const dated = (seconds: number): Headers => ({ Date: new Date(START + seconds * 1000).toUTCString(), Server: 'nginx' });
const allowed = { 'Access-Control-Allow-Origin': 'https://app.example', Vary: 'Origin' };
const json = { 'Content-Type': 'application/json' };
const bearer = { ...page, Authorization: `Bearer ${SECRET}` };
const API = 'https://api.tokenim.com/v1';

/** A token without the right scope, an answer that CORS refuses, a limit, a connection that dies, a redirect to a login page. */
export const fiveCalls: readonly WireCall[] = [
  { url: `${API}/groups`, at: 0, request: bearer, status: 403, reason: 'Forbidden', response: { ...json, ...allowed, ...dated(0), 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="groups.read"' }, body: '{"code":40301,"message":"insufficient scope: groups.read is required"}' },
  { method: 'OPTIONS', url: `${API}/messages/1`, at: 1000, kind: 'preflight', request: { ...page, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'authorization' }, status: 204, reason: 'No Content', response: { ...allowed, ...dated(1), 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'authorization' }, body: '' },
  { method: 'PUT', url: `${API}/messages/1`, at: 1100, request: { ...bearer, 'Content-Length': '0' }, status: 403, reason: 'Forbidden', response: { ...json, ...dated(1), 'WWW-Authenticate': 'Bearer error="insufficient_scope"' }, body: '{"code":40301,"message":"insufficient scope"}', refused: true },
  { url: `${API}/messages`, at: 2000, request: bearer, status: 429, reason: 'Too Many Requests', response: { ...json, ...allowed, ...dated(2), 'Retry-After': '30' }, body: '{"code":42901,"message":"too many requests"}' },
  { url: `${API}/sync`, at: 3000, request: bearer, status: null },
  { url: `${API}/me`, at: 4000, request: bearer, status: 302, reason: 'Found', response: { ...allowed, ...dated(4), Location: 'https://login.tokenim.com/signin?next=me' }, body: '' },
  { url: 'https://login.tokenim.com/signin?next=me', at: 4100, request: { ...page, Origin: 'null' }, status: 200, reason: 'OK', response: { 'Content-Type': 'text/html; charset=utf-8', ...dated(4) }, body: '<!doctype html><title>Sign in</title><form action="/signin" method="post"></form>', refused: true },
];

const list = (headers: Headers = {}, only: (name: string) => boolean = () => true): object[] => Object.entries(headers).filter(([name]) => only(name)).map(([name, value]) => ({ name, value }));
const utc = (at: number): string => new Date(START + at).toISOString();
/** As in a zone eight hours ahead. */
const local = (at: number, zone: string, digits = 3): string => `${new Date(START + at + 8 * 3_600_000).toISOString().slice(0, 20)}${String((START + at) % 1000).padStart(3, '0').padEnd(digits, '0').slice(0, digits)}`.replace(/\.$/, '') + zone;
const file = (creator: string, entries: readonly unknown[], more: object = {}): string => JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, ...more, entries } });
const sizes = { headersSize: -1, bodySize: -1 };
const head = ({ method = 'GET', url, request }: WireCall, only?: (name: string) => boolean): object => ({ method, url, httpVersion: 'HTTP/1.1', headers: list(request, only), cookies: [], queryString: [], ...sizes });
const mime = ({ response = {} }: WireCall): string => (response['Content-Type'] ?? 'x-unknown').split(';')[0] ?? '';

/** https://github.com/ChromeDevTools/devtools-frontend, front_end/models/har/Log.ts: no `Authorization` unless asked for; no body of what CORS refused. */
function chrome(calls: readonly WireCall[], sanitized: boolean): string {
  const pages = [{ id: 'page_1', title: 'https://app.example/', startedDateTime: utc(0), pageTimings: {} }];
  const only = (name: string): boolean => !sanitized || !/^(?:authorization|cookie|set-cookie)$/i.test(name);
  return file(
    'WebInspector',
    calls.map((call) => ({
      _initiator: { type: 'script' }, _priority: 'High', _resourceType: call.kind ?? 'fetch', cache: {}, pageref: 'page_1', startedDateTime: utc(call.at), time: 12.5,
      request: head(call, only),
      response: { status: call.status ?? 0, statusText: call.reason ?? '', httpVersion: '', headers: list(call.response, only), cookies: [], content: { size: call.refused === true ? 0 : (call.body ?? '').length, mimeType: mime(call), ...(call.refused === true ? {} : { text: call.body ?? '' }) }, redirectURL: call.response?.['Location'] ?? '', ...sizes, _error: call.status === null ? 'net::ERR_CONNECTION_RESET' : call.refused === true ? 'net::ERR_FAILED' : null },
    })),
    { pages },
  );
}

/** Firefox's devtools/client/netmonitor/src/har/har-builder.js: local offset, no word for errors, `size` −1, no `_resourceType`. */
function firefox(calls: readonly WireCall[]): string {
  return file(
    'Firefox',
    calls.map((call) => ({
      startedDateTime: local(call.at, '+08:00'), pageref: 'page_1', time: call.status === null ? 0 : 12,
      request: { ...head(call), headers: list({ ...call.request, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' }) },
      response: { status: call.status ?? 0, statusText: call.reason ?? '', httpVersion: '', headers: list(call.response), cookies: [], content: { mimeType: mime(call), size: call.refused === true || call.status === null ? -1 : (call.body ?? '').length, ...(call.refused === true || call.status === null ? {} : { text: call.body ?? '' }) }, redirectURL: call.response?.['Location'] ?? '', ...sizes },
    })),
    { pages: [{ id: 'page_1', title: 'App', pageTimings: {} }] },
  );
}

/** WebKit's Source/WebInspectorUI/UserInterface/Controllers/HARBuilder.js: `_error` is a sentence, no preflights, no answer of what CORS refused. */
function safari(calls: readonly WireCall[]): string {
  const shown = calls.filter(({ kind, status }) => kind !== 'preflight' && status !== 302);
  return file(
    'WebKit Web Inspector',
    shown.map((call) => {
      const seen = call.status !== null && call.refused !== true;
      const error = call.status === null ? 'The network connection was lost.' : call.refused === true ? `Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: ${call.status}` : null;
      return {
        pageref: 'page_0', startedDateTime: utc(call.at), time: seen ? 12 : 0, _fetchType: 'Network Load', request: { ...head(call), httpVersion: 'HTTP/2' },
        response: { status: seen ? call.status : 0, statusText: '', httpVersion: 'HTTP/2', headers: seen ? list(call.response) : [], cookies: [], content: { size: 0, compression: 0, mimeType: mime(call), ...(seen ? { text: call.body } : {}) }, redirectURL: '', ...sizes, ...(error === null ? {} : { _error: error }) },
      };
    }),
    { pages: [{ id: 'page_0', title: 'https://app.example/', pageTimings: {} }] },
  );
}

/** An export of Charles 4.6 (mitmproxy's test/mitmproxy/data/har_files/charles.har), `statusText` null and `:status` over HTTP/2; errors in `comment` (lightbody/browsermob-proxy#207). */
function charles(calls: readonly WireCall[]): string {
  return file(
    'Charles Proxy',
    calls.map((call) => ({
      startedDateTime: local(call.at, '+08:00'), time: 12, request: { ...head(call), httpVersion: 'HTTP/2.0' },
      response:
        call.status === null
          ? { _charlesStatus: 'FAILED', status: 0, statusText: null, headers: [], content: { size: 0, mimeType: null }, comment: 'Connection reset' }
          : { _charlesStatus: 'COMPLETE', status: call.status, statusText: null, httpVersion: 'HTTP/2.0', cookies: [], headers: [{ name: ':status', value: String(call.status) }, ...list(call.response)], content: { size: (call.body ?? '').length, mimeType: mime(call), ...(call.body === '' ? {} : { text: Buffer.from(call.body ?? '').toString('base64'), encoding: 'base64' }) }, ...sizes },
    })),
  );
}

/** Fiddler's BasicFormats, HTTPArchiveJSONExport: byte order mark, seven digits of a second, `application/problem+json` in base64, its own 504 where no answer came. */
function fiddler(calls: readonly WireCall[]): string {
  return `\uFEFF${file(
    'Fiddler',
    calls.map((call) => ({
      startedDateTime: local(call.at, '+08:00', 7), time: 12, request: head(call),
      response:
        call.status === null
          ? { status: 504, statusText: 'Fiddler - Receive Failure', httpVersion: 'HTTP/1.1', headers: list({ Date: new Date(START + call.at).toUTCString(), 'Content-Type': 'text/html; charset=UTF-8', Connection: 'close' }), cookies: [], content: { size: 80, compression: 0, mimeType: 'text/html; charset=UTF-8', text: '[Fiddler] ReadResponse() failed: The server did not return a complete response for this request. Server returned 0 bytes.' }, redirectURL: '', ...sizes }
          : { status: call.status, statusText: call.reason, httpVersion: 'HTTP/1.1', headers: list(call.response), cookies: [], content: { size: (call.body ?? '').length, compression: 0, mimeType: call.response?.['Content-Type'] ?? '', text: call.body }, redirectURL: '', ...sizes },
    })),
    { pages: [], comment: 'exported @ 22/11/2026' },
  )}`;
}

/** ProxymanApp/proxyman-windows-linux#560: no `pages`, whole seconds with an offset, no `response` where none came. */
function proxyman(calls: readonly WireCall[]): string {
  return file('Proxyman', calls.map((call) => ({ startedDateTime: local(call.at, '+08:00', 0), time: call.status === null ? -1 : 12, request: head(call), ...(call.status === null ? {} : { response: { status: call.status, statusText: call.reason, httpVersion: 'HTTP/1.1', headers: list(call.response), cookies: [], content: { size: 1, mimeType: mime(call), text: call.body }, redirectURL: '', ...sizes } }) })));
}

/** mitmproxy's mitmproxy/addons/savehar.py: microseconds and `+00:00`, names as HTTP/2 sends them, `_error` is its own sentence. */
function mitmproxy(calls: readonly WireCall[]): string {
  const lower = (headers: Headers = {}): object[] => list(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])));
  return file(
    'mitmproxy',
    calls.map((call) => ({
      startedDateTime: utc(call.at).replace('Z', '000+00:00'), time: 12.3, request: { ...head(call), headers: lower(call.request) },
      response: call.status === null ? { status: 0, statusText: '', httpVersion: '', headers: [], cookies: [], content: {}, redirectURL: '', ...sizes, _transferSize: 0, _error: '[Errno 104] Connection reset by peer' } : { status: call.status, statusText: '', httpVersion: 'HTTP/2.0', headers: lower(call.response), cookies: [], content: { size: 1, compression: 0, mimeType: mime(call), text: call.body }, redirectURL: '', ...sizes },
    })),
    { pages: [] },
  );
}

/** Insomnia's packages/insomnia/src/common/har.ts: one time for all (of the export), the request as it is set up, no error, no preflights, redirects followed. */
function insomnia(calls: readonly WireCall[]): string {
  const shown = calls.filter(({ kind, url }) => kind !== 'preflight' && !url.includes('login.'));
  return file(
    'Insomnia REST Client',
    shown.map((call) => ({
      startedDateTime: utc(86_400_000), time: call.status === null ? 0 : 12, request: head(call, (name) => /^(?:authorization)$/i.test(name)),
      response: call.status === null ? { status: 0, statusText: 'Error', httpVersion: 'HTTP/1.1', cookies: [], headers: [], content: { size: 0, mimeType: '' }, redirectURL: '', ...sizes } : call.status === 302 ? { status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', cookies: [], headers: list(calls.at(-1)?.response), content: { size: 1, mimeType: 'text/html', text: calls.at(-1)?.body }, redirectURL: '', ...sizes } : { status: call.status, statusText: call.reason, httpVersion: 'HTTP/1.1', cookies: [], headers: list(call.response), content: { size: 1, mimeType: mime(call), text: call.body }, redirectURL: '', ...sizes },
      comment: 'request name',
    })),
  );
}

/** Playwright's packages/playwright-core/src/server/har/harTracer.ts: status and time −1 and `_failureText` where none came, names lower case. */
function playwright(calls: readonly WireCall[]): string {
  const lower = (headers: Headers = {}): object[] => list(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])));
  return file(
    'Playwright',
    calls.filter(({ kind }) => kind !== 'preflight').map((call) => ({
      startedDateTime: utc(call.at), time: call.status === null ? -1 : 12, pageref: 'page@1', request: { ...head(call), headers: lower(call.request) },
      response: { status: call.status ?? -1, statusText: call.reason ?? '', httpVersion: 'HTTP/2.0', headers: lower(call.response), cookies: [], content: { size: call.refused === true || call.status === null ? -1 : 1, mimeType: mime(call), ...(call.refused === true || call.status === null ? {} : { text: call.body }) }, redirectURL: '', ...sizes, ...(call.status === null ? { _failureText: 'net::ERR_CONNECTION_RESET' } : call.refused === true ? { _failureText: 'net::ERR_FAILED' } : {}) },
    })),
    { browser: { name: 'chromium', version: '156' }, pages: [{ id: 'page@1', title: 'App' }] },
  );
}

/** A plain writer of one's own: status as a text, fields as an object, a time without its zone. */
function handmade(calls: readonly WireCall[]): string {
  return calls
    .map((call) => JSON.stringify({ startedDateTime: local(call.at, ''), request: { method: call.method?.toLowerCase() ?? 'get', url: call.url, headers: call.request }, response: call.status === null ? null : { status: `${call.status} ${call.reason}`, headers: call.response, content: { text: call.refused === true ? '' : call.body, size: 1 }, ...(call.refused === true ? { _error: 'net::ERR_FAILED' } : {}) } }))
    .join('\n');
}

/** Every flavour, by its tool. */
export const flavours: Readonly<Record<string, (calls: readonly WireCall[]) => string>> = {
  chrome: (calls) => chrome(calls, false),
  'chrome, sanitized': (calls) => chrome(calls, true),
  firefox, safari, charles, fiddler, proxyman, mitmproxy, insomnia, playwright,
  'an entry a line': handmade,
};
