/** The same calls as each tool writes them are diagnosed alike, as far as the tool tells the facts; where it does not, nothing certain is said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { readHar } from '../../src/http/har-file';
import { knownSecrets } from '../../src/http/known-secrets';
import { fiveCalls, flavours, SECRET, START, type WireCall } from '../support/har-flavours';

const told = (text: string) => readHar(text).calls.filter(({ partOf }) => partOf === null).map(({ exchange }) => diagnose(exchange));
const brief = (text: string) => told(text).map(({ failure, findings, refuser, exchange }) => ({ host: new URL(exchange.request.url).host, path: new URL(exchange.request.url).pathname, failure, cause: findings[0]?.cause ?? null, by: refuser.by }));

type Told = readonly [failure: string, cause: string | null, by: string];
const unseen: Told = ['network', 'unexplained', 'unknown'];
/** What all the facts together say, in the order of the calls. */
const whole: readonly Told[] = [
  ['status', 'insufficient-scope', 'app'],
  ['cors', 'insufficient-scope', 'app'],
  ['status', 'rate-limited', 'app'],
  ['network', 'network-connection-reset', 'network'],
  ['cors', 'cors-allow-origin-missing', 'browser'],
];
/** Where a flavour lacks a fact: which call, what is said instead, and why. */
const lacks: Readonly<Record<string, Readonly<Record<number, Told>>>> = {
  // No word for the error.
  firefox: { 3: unseen },
  // Nothing of an answer that CORS refused, and no redirects.
  safari: { 1: unseen, 4: unseen },
  // No answer, no word.
  proxyman: { 3: unseen },
  // No browser, so no CORS; no word for the error; the redirect is followed out of sight.
  insomnia: { 1: ['status', 'insufficient-scope', 'app'], 3: unseen, 4: ['none', null, 'unknown'] },
  'an entry a line': { 3: unseen },
};

describe.each(Object.keys(flavours))('%s', (name) => {
  const text = flavours[name]?.(fiveCalls) ?? '';

  test('tells the same of the same calls', () => {
    expect(brief(text).map(({ failure, cause, by }) => [failure, cause, by])).toEqual(whole.map((all, place) => lacks[name]?.[place] ?? all));
  });

  test('is certain of nothing of which Chrome’s own record is not', () => {
    const certain = (record: string) => told(record).map(({ findings }) => findings.filter(({ confidence }) => confidence === 'certain').map(({ cause }) => cause));
    const known = certain(flavours['chrome']?.(fiveCalls) ?? '');
    certain(text).forEach((causes, place) => expect(known[place]).toEqual(expect.arrayContaining(causes)));
  });

  test('gives out no secret', () => {
    expect(JSON.stringify(readHar(text))).not.toContain(SECRET);
  });

  test('knows when the calls were made, and takes no clock for wrong', () => {
    const { calls } = readHar(text);
    for (const { exchange } of calls) {
      const at = Date.parse(exchange.startedDateTime);
      expect(at === 0 || Math.abs(at - START) < 5000, exchange.startedDateTime).toBe(true);
    }
    expect(told(text).flatMap(({ findings }) => findings.map(({ cause }) => cause))).not.toContain('clock-skew');
  });

  test('never throws when it is cut, and says in one line what is wrong', () => {
    for (let cut = 0; cut < text.length; cut += 97) {
      try {
        readHar(text.slice(0, cut));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).toMatch(/^[^\n]{5,120}$/);
      }
    }
  });
});

describe('a preflight that was refused', () => {
  const refused: readonly WireCall[] = fiveCalls.slice(1, 3).map((call) => (call.kind === 'preflight' ? { ...call, status: 403, reason: 'Forbidden', response: { Server: 'nginx' } } : { ...call, status: null }));

  test.each(['chrome', 'firefox', 'an entry a line'])('%s: the call that was never sent is told with it', (name) => {
    const calls = name === 'chrome' ? refused.map((call) => (call.kind === 'preflight' ? call : { ...call, status: null })) : refused;
    const text = (flavours[name]?.(calls) ?? '').replace('net::ERR_CONNECTION_RESET', 'net::ERR_FAILED');
    expect(told(text)).toMatchObject([{ failure: 'cors', corsError: 'PreflightMissingAllowOriginHeader', exchange: { request: { method: 'PUT' } } }]);
  });

  test.each(['charles', 'fiddler', 'proxyman', 'mitmproxy'])('%s sees it alone', (name) => {
    const [diagnosis, ...others] = told(flavours[name]?.(refused.slice(0, 1)) ?? '');
    expect(others).toEqual([]);
    expect(diagnosis?.failure).not.toBe('none');
    expect(diagnosis?.exchange).toMatchObject({ resourceType: 'preflight', observer: 'proxy', response: { status: 403 } });
  });
});

const entry = (more: object = {}, response: object | null = { status: 403, headers: [], content: { text: '{}' } }) => ({ startedDateTime: '2026-11-22T10:00:00.000Z', time: 5, request: { method: 'GET', url: 'https://api.tokenim.com/v1/groups', headers: [] }, response, ...more });
const only = (text: string) => readHar(text).calls[0]?.exchange;
const log = (one: object, creator = 'x') => JSON.stringify({ log: { creator: { name: creator }, entries: [one] } });

describe('what stands around the entries', () => {
  test.each([
    ['a HAR file', log(entry())],
    ['its log alone, as DevTools hands it to extensions', JSON.stringify({ entries: [entry()], pages: [] })],
    ['a list of entries', JSON.stringify([entry(), entry()])],
    ['one entry', JSON.stringify(entry())],
    ['an entry a line', `${JSON.stringify(entry())}\n\n${JSON.stringify(entry())}\n`],
    ['a byte order mark', `\uFEFF${JSON.stringify(entry())}`],
  ])('%s', (_name, text) => {
    expect(only(text)?.response?.status).toBe(403);
  });

  test('a broken line among entries is one that could not be read', () => {
    expect(readHar(`${JSON.stringify(entry())}\n{"request":\n${JSON.stringify(entry())}`)).toMatchObject({ entries: 3, unreadable: 1 });
  });

  test.each(['[]', '[1,2]', '{"entries":[]}', '{"a":1}\n{"b":2}', '"text"', '12'])('%s is no record of calls', (text) => {
    expect(() => readHar(text)).toThrow('there is no log.entries');
  });
});

describe('members written otherwise', () => {
  test.each([
    ['no response', null],
    ['0', { status: 0, headers: [] }],
    ['-1', { status: -1, headers: [] }],
    ['-999', { status: -999, statusText: 'NO RESPONSE', headers: [] }],
    ['999 without a field', { status: 999, headers: [] }],
    ['null', { status: null, headers: null }],
    ['an empty text', { status: '', headers: {} }],
  ])('no answer, written as %s', (_name, response) => {
    expect(only(log(entry({}, response)))).toMatchObject({ response: null, networkError: 'status-0' });
    expect(diagnose(only(log(entry({}, response))) as never).failure).toBe('network');
  });

  test('999 with fields is a status', () => {
    expect(only(log(entry({}, { status: 999, headers: [{ name: 'Server', value: 'x' }] })))?.response?.status).toBe(999);
  });

  test.each([
    ['comment of the answer', { status: 0, comment: 'Failed to connect to remote host' }, 'net::ERR_CONNECTION_FAILED'],
    ['a comment that somebody wrote', { status: 0, comment: 'ask Bob about sk_live_51Hxyzzyxyzzy' }, 'status-0'],
    ['BrowserMob', { status: 0, _error: 'Unable to resolve host: api.tokenim.com' }, 'net::ERR_NAME_NOT_RESOLVED'],
    ['Node.js', { status: 0, _error: 'connect ECONNREFUSED 127.0.0.1:443' }, 'net::ERR_CONNECTION_REFUSED'],
    ['an error as an object', { status: 0, error: { message: 'The request timed out.' } }, 'net::ERR_TIMED_OUT'],
    ['Safari, TLS', { status: 0, _error: 'An SSL error has occurred and a secure connection to the server cannot be made.' }, 'net::ERR_SSL_PROTOCOL_ERROR'],
    ['Safari, certificate', { status: 0, _error: 'The certificate for this server is invalid. You might be connecting to a server that is pretending to be “api.tokenim.com” which could put your confidential information at risk.' }, 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['mitmproxy, the caller left', { status: 0, _error: 'Client disconnected.' }, 'net::ERR_ABORTED'],
  ])('the error: %s', (_name, response, word) => {
    expect(only(log(entry({}, response)))?.networkError).toBe(word);
  });

  test.each([
    ['502', 'Fiddler - DNS Lookup Failed', 'Fiddler', 'net::ERR_NAME_NOT_RESOLVED'],
    ['502', 'Fiddler - Connection Failed', 'Fiddler', 'net::ERR_CONNECTION_FAILED'],
    ['503', 'Name lookup failed for remote host', 'Charles Proxy', 'net::ERR_NAME_NOT_RESOLVED'],
  ])('a proxy’s own %s %s is no server’s answer', (status, statusText, creator, word) => {
    expect(only(log(entry({}, { status: Number(status), statusText, headers: [], content: { text: 'x' } }), creator))).toMatchObject({ response: null, networkError: word });
  });

  test('fields as an object, as pairs, with numbers; HTTP/2’s own are left out', () => {
    const headers = (value: unknown) => only(log(entry({}, { status: 403, headers: value })))?.response?.headers.map(({ name, value: text }) => `${name}: ${text}`);
    expect(headers({ 'retry-after': 30, 'x-a': ['1', '2'] })).toEqual(['retry-after: 30', 'x-a: 1', 'x-a: 2']);
    expect(headers([['Retry-After', '30'], { name: ':status', value: '403' }, { name: 'x' }, null, 5])).toEqual(['Retry-After: 30']);
  });

  test.each([
    ['an offset', '2026-11-22T18:00:00+08:00', '2026-11-22T10:00:00.000Z'],
    ['seven digits', '2026-11-22T18:00:00.1234567+08:00', '2026-11-22T10:00:00.123Z'],
    ['an offset without a colon', '2026-11-22T18:00:00+0800', '2026-11-22T10:00:00.000Z'],
    ['milliseconds since the epoch', START, '2026-11-22T10:00:00.000Z'],
    ['no zone: the answer’s date tells it', '2026-11-22T18:00:01', '2026-11-22T10:00:01.000Z'],
    ['no zone, and a blank', '2026-11-22 18:00:01.5', '2026-11-22T10:00:01.500Z'],
    ['nothing: the answer’s date', undefined, '2026-11-22T10:00:02.000Z'],
    ['something else', '22.11.2026', '2026-11-22T10:00:02.000Z'],
  ])('a time with %s', (_name, startedDateTime, expected) => {
    const response = { status: 403, headers: [{ name: 'date', value: 'Sun, 22 Nov 2026 10:00:02 GMT' }], content: {} };
    expect(only(log(entry({ startedDateTime }, response)))?.startedDateTime).toBe(expected);
  });

  test('times that nobody can place keep their distance and are compared with no clock', () => {
    const { calls } = readHar(JSON.stringify([entry({ startedDateTime: '2026-11-22T18:00:05' }), entry({ startedDateTime: '2026-11-22T18:00:01' })]));
    expect(calls.map(({ exchange }) => [exchange.startedDateTime, exchange.time])).toEqual([['1970-01-01T00:00:04.000Z', null], ['1970-01-01T00:00:00.000Z', null]]);
  });

  test.each([
    ['base64', { text: Buffer.from('{"code":1}').toString('base64'), encoding: 'BASE64' }, '{"code":1}'],
    ['damaged compressed bytes in base64', { text: 'H4sIAAAAAAAAA6tWSs5PSVWyMtBRyk0tLk5MT1WyUspIzUnOVwIAAA==', encoding: 'base64' }, null],
    ['compressed bytes as they are', { text: '\x1f\u008b\u0008\u0000abc' }, null],
    ['compressed bytes that were decoded as text', { text: '\x1f\ufffd\u0008\u0000abc' }, null],
    ['an encoding of transport', { text: 'abc', encoding: 'gzip' }, null],
    ['an encoding of characters', { text: 'abc', encoding: 'utf-8' }, 'abc'],
  ])('a body: %s', (_name, content, expected) => {
    expect(only(log(entry({}, { status: 403, headers: [], content })))?.response?.content).toBe(expected);
  });

  test('of a signature in which somebody hid the key, the rest still tells', () => {
    const value = 'AWS4-HMAC-SHA256 Credential=***/20260729/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=***';
    const entry = { startedDateTime: '2026-07-29T10:00:00Z', request: { method: 'GET', url: 'https://store.example/a', headers: [{ name: 'Authorization', value }] }, response: { status: 403, headers: [] } };
    const credentials = readHar(JSON.stringify({ log: { creator: { name: 'a ticket' }, entries: [entry] } })).calls[0]?.exchange.request.credentials;
    expect(credentials).toEqual([expect.objectContaining({ kind: 'aws-sigv4', signature: expect.objectContaining({ scope: 'us-east-1/s3' }) as unknown })]);
  });

  test.each(['Bearer ***', 'Bearer xxxxxxxxxx', 'Bearer [REDACTED]', 'Bearer eyJhbGciOi...', 'Bearer <token>', '<redacted>'])('a secret that somebody hid by hand (%s) is no fault of the call', (value) => {
    const request = { method: 'GET', url: 'https://api.tokenim.com/v1/groups', headers: [{ name: 'Authorization', value }] };
    const read = readHar(log(entry({ request }), 'Charles Proxy'), null, knownSecrets(new Uint8Array(32).fill(5))).calls[0]?.exchange;
    expect(read?.request.credentials).toMatchObject([{ faults: [], fingerprint: null }]);
  });

  test('messages of a WebSocket are not kept', () => {
    const read = only(log(entry({ _resourceType: 'websocket', _webSocketMessages: [{ type: 'send', data: SECRET }] }, { status: 101, headers: [] })));
    expect(read?.resourceType).toBe('websocket');
    expect(JSON.stringify(read)).not.toContain(SECRET);
  });
});

test('CORS is never the word for what a program called, whatever it sends and gets', () => {
  const value = fc.constantFrom('https://app.example', '*', 'null', '', 'true', 'PUT', 'x y');
  const name = fc.constantFrom('Origin', 'Sec-Fetch-Mode', 'Access-Control-Request-Method', 'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Referer', 'Cookie', 'Location');
  const headers = fc.array(fc.record({ name, value }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom('GET', 'PUT', 'OPTIONS'), fc.constantFrom(0, 200, 302, 403), headers, headers, fc.constantFrom(null, 'net::ERR_FAILED', 'NS_ERROR_DOM_BAD_URI'), (method, status, request, response, _error) => {
      const exchange = only(log(entry({ request: { method, url: 'http://api.tokenim.com/', headers: request } }, { status, headers: response, content: {}, _error }), 'Insomnia REST Client'));
      expect(exchange).toMatchObject({ origin: null, mode: null });
      expect(['cors', 'blocked']).not.toContain(diagnose(exchange as never).failure);
    }),
    { numRuns: 300 },
  );
});

test('nothing that parses makes the reader throw', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: false, maxDepth: 4 }), fc.anything({ maxDepth: 3 }), fc.constantFrom('', 'Fiddler', 'Insomnia', 'Charles Proxy', 'WebInspector'), (request, response, creator) => {
      const text = JSON.stringify({ log: { creator: { name: creator }, entries: [{ startedDateTime: request, request, response }, { request: { url: 'https://a.example/', headers: request, method: 'GET' }, response: { status: 403, headers: response, content: request, _error: response }, startedDateTime: response, time: response }] } }, (_, item: unknown) => (typeof item === 'bigint' ? 1 : item));
      readHar(text).calls.forEach(({ exchange }) => diagnose(exchange));
    }),
    { numRuns: 300 },
  );
});
