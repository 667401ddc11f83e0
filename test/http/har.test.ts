/** HAR entries of Chrome and Firefox, as they come, into joined exchanges. */
import { describe, expect, test } from 'vitest';
import { evaluateCors } from '../../src/http/cors';
import type { Exchange } from '../../src/http/exchange';
import { diagnose } from '../../src/diagnosis/diagnose';
import { readEntry } from '../../src/http/har';
import { decodeContent } from '../../src/http/har-members';
import { readHar } from '../../src/http/har-file';
import { UnreadableError } from '../../src/http/unreadable';

const URL = 'https://api.tokenim.com/v1/messages';
type Headers = Record<string, string>;
const fields = (headers: Headers) => Object.entries(headers).map(([name, value]) => ({ name, value }));
interface Facts {
  readonly method?: string;
  readonly url?: string;
  readonly at?: number;
  readonly type?: string;
  readonly request?: Headers;
  readonly status?: number;
  readonly response?: Headers;
  readonly error?: string;
  readonly body?: object;
}
const entry = ({ method = 'GET', url = URL, at = 0, type, request = {}, status = 403, response = {}, error, body = {} }: Facts = {}) => ({
  startedDateTime: new Date(Date.UTC(2026, 10, 22, 10) + at).toISOString(),
  time: 12,
  ...(type === undefined ? {} : { _resourceType: type }),
  request: { method, url, headers: fields(request) },
  response: { status, statusText: '', headers: fields(response), content: body, ...(error === undefined ? {} : { _error: error }) },
});
const har = (entries: readonly object[], log: object = {}) => JSON.stringify({ log: { version: '1.2', entries, ...log } });
const origin = { Origin: 'https://app.example' };

test('a preflight entry is joined to the call that it guarded, whichever comes first', () => {
  const preflight = entry({ method: 'OPTIONS', at: 3, type: 'preflight', request: { ...origin, 'Access-Control-Request-Method': 'PUT' } });
  const call = entry({ method: 'PUT', at: 0, type: 'fetch', status: 0, error: 'net::ERR_FAILED' });
  for (const entries of [[preflight, call], [call, preflight]]) {
    const { calls } = readHar(har(entries));
    const put = calls.find(({ exchange }) => exchange.request.method === 'PUT');
    expect(put?.exchange).toMatchObject({ origin: 'https://app.example', preflight: { response: { status: 403 } } });
    expect(calls.find(({ exchange }) => exchange.request.method === 'OPTIONS')?.partOf).toBe(put?.entry);
  }
});

test('a sandboxed page’s call that its preflight stopped has the preflight’s origin, not its page’s', () => {
  const preflight = entry({ method: 'OPTIONS', at: 3, type: 'preflight', request: { Origin: 'null', 'Access-Control-Request-Method': 'PUT' } });
  const call = entry({ method: 'PUT', at: 0, type: 'fetch', status: 0, error: 'net::ERR_FAILED', request: { Referer: 'https://app.example/frame' } });
  expect(readHar(har([preflight, call])).calls[1]?.exchange.origin).toBe('null');
});

test('a fetch that was redirected to a WebSocket URL is still a fetch', () => {
  const first = entry({ status: 302, type: 'fetch', request: { ...origin, 'Sec-Fetch-Mode': 'cors' }, response: { Location: 'wss://api.tokenim.com/x', 'Access-Control-Allow-Origin': 'https://app.example' } });
  const { calls } = readHar(har([first, entry({ url: 'wss://api.tokenim.com/x', at: 9, status: 0, error: 'net::ERR_FAILED' })]));
  expect(calls[1]?.exchange).toMatchObject({ resourceType: 'fetch', mode: 'cors', networkError: 'net::ERR_FAILED', response: { status: 302 }, redirects: [] });
  expect(calls[0]?.partOf).toBe(1);
  expect(evaluateCors(calls[1]?.exchange as Exchange).verdict?.corsError).toBe('CorsDisabledScheme');
});

test('a preflight without Chrome’s own members is recognised by its request field', () => {
  const { calls } = readHar(har([entry({ method: 'OPTIONS', request: { 'Access-Control-Request-Method': 'GET' } }), entry({ at: 5 })]));
  expect(calls[1]?.exchange.preflight?.resourceType).toBe('preflight');
});

test('a redirect becomes a chain', () => {
  const { calls } = readHar(har([entry({ status: 302, request: origin, response: { Location: 'https://login.example/' } }), entry({ url: 'https://login.example/', at: 20, request: { Origin: 'null' } })]));
  expect(calls[1]?.exchange).toMatchObject({ origin: 'https://app.example', redirects: [{ response: { status: 302 } }] });
  expect(calls[0]?.partOf).toBe(1);
});

test.each([
  ['the error word of Chrome', entry({ status: 0, error: 'net::ERR_NAME_NOT_RESOLVED' }), 'net::ERR_NAME_NOT_RESOLVED'],
  ['status 0 without a word', entry({ status: 0 }), 'status-0'],
  ['an insecure URL from a secure page, in silence', entry({ status: 0, url: 'http://api.tokenim.com/', request: { Referer: 'https://app.example/' }, error: '' }), 'mixed-content'],
  ['an ordinary 403', entry(), null],
])('network error: %s', (_name, raw, word) => {
  expect(readEntry(raw, { id: 'x', observer: 'har', tabId: null, headersComplete: false, pageUrl: null })?.networkError).toBe(word);
});

test('an absent field proves nothing in a file from which such fields were taken out', () => {
  const complete = (text: string): boolean | undefined => readHar(text).calls[0]?.exchange.request.headersComplete;
  expect(complete(har([entry()]))).toBe(false);
  expect(complete(har([entry(), entry({ request: { Cookie: 'a=b' } })]))).toBe(true);
  expect(complete(har([entry()], { creator: { name: 'Firefox' } }))).toBe(true);
  expect(complete(har([entry({ status: 0 })], { creator: { name: 'Firefox' } }))).toBe(false);
});

test('bodies: base64, UTF-8, none', () => {
  expect(decodeContent('eyJjb2RlIjoi5LukIn0=', 'base64')).toBe('{"code":"令"}');
  expect(decodeContent('%%%', 'base64')).toBeNull();
  expect(decodeContent('plain', null)).toBe('plain');
  expect(decodeContent(Buffer.from([0xff, 0xfe, 0x41]).toString('base64'), 'base64')).toBe('��A');
});

describe('what is not a HAR file is refused in one sentence', () => {
  test.each([
    ['', 'it is empty'],
    ['GET / HTTP/1.1', 'it is not JSON'],
    ['{"log":', 'cut short or damaged'],
    ['[]', 'there is no log.entries'],
    ['{"log":{"entries":{}}}', 'there is no log.entries'],
    ['null', 'there is no log.entries'],
  ])('%j', (text, message) => {
    expect(() => readHar(text)).toThrow(UnreadableError);
    expect(() => readHar(text)).toThrow(message);
  });
});

test('broken entries are counted, the others are read, nothing throws', () => {
  const broken = [null, 7, 'x', [], {}, { request: null }, { request: { url: 5 } }, { request: { url: URL, headers: 'x' }, response: 'y' }, { ...entry(), startedDateTime: 'yesterday' }];
  const { calls, unreadable } = readHar(har([...broken.map((one) => one as object), entry()]));
  expect(unreadable).toBe(7);
  expect(calls.map(({ entry: index }) => index)).toEqual([7, 8, 9]);
  for (const { exchange } of calls) expect(() => diagnose(exchange)).not.toThrow();
});

test('a byte order mark before the JSON is no harm', () => {
  expect(readHar(`\uFEFF${har([entry()])}`).calls).toHaveLength(1);
});

test('hostile names do not reach the prototype', () => {
  readHar('{"log":{"entries":[{"__proto__":{"polluted":1},"request":{"url":"https://a.example/","headers":[{"name":"__proto__","value":"x"}]},"response":{"status":403,"content":{"text":"{\\"__proto__\\":{\\"polluted\\":1}}"}}}]}}');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a status that is written as a text', () => {
  const read = (status: unknown) => readEntry({ request: { method: 'GET', url: 'https://a.example/' }, response: { status } }, { id: 'x', observer: 'har', tabId: null, headersComplete: true, pageUrl: null })?.response?.status;
  expect([read('403'), read(403), read('many'), read('')]).toEqual([403, 403, undefined, undefined]);
});
