/** Credentials in bodies: found, named, never kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/http/credential-body';
import { readEntry } from '../../src/http/har';
import { secretsLearner } from '../../src/http/har-secrets';
import { knownSecrets } from '../../src/http/known-secrets';

const SECRET = 'Zx9-planted.SECRET_7Qw3rTy8uIop';
const names = (mimeType: string, text: string) => readBody(mimeType, text).map(({ credential }) => credential.name);

test.each<[string, string, readonly string[]]>([
  ['application/x-www-form-urlencoded', `grant_type=client_credentials&client_id=app&client_secret=${SECRET}`, ['client_secret']],
  ['application/x-www-form-urlencoded', `access_token=${SECRET}&page=2`, ['access_token']],
  ['application/json', `{"apiKey":"${SECRET}","page":{"token": "${SECRET}"}}`, ['apiKey', 'token']],
  ['application/json', `{"query":"query($k: String!) { a }","variables":{"accessToken":"${SECRET}"}}`, ['accessToken']],
  ['application/vnd.api+json', `{"appSecret":null}`, ['appSecret']],
  ['multipart/form-data; boundary=x', `--x\r\nContent-Disposition: form-data; name="api_key"\r\n\r\n${SECRET}\r\n--x\r\nContent-Disposition: form-data; name="token"; filename="a.txt"\r\n\r\nhello\r\n--x--`, ['api_key']],
  ['text/plain', 'a note about a token: none', []],
  ['application/json', '{"name":"a","tokens":12,"keyboard":"x"}', []],
  ['application/json', `{"password":"${SECRET}"}`, []],
])('%s %s', (mimeType, text, found) => {
  expect(names(mimeType, text)).toEqual(found);
});

test('faults are read from the value', () => {
  expect(readBody('application/json', '{"access_token":"undefined"}')[0]?.credential).toMatchObject({ place: 'body', kind: 'none', faults: ['placeholder'] });
  expect(readBody('application/x-www-form-urlencoded', 'access_token=Bearer+abcdefgh12345678')[0]?.credential).toMatchObject({ faults: ['scheme-unwanted'], scheme: 'Bearer' });
});

test('a signed body tells when it was signed', () => {
  expect(readBody('application/json', `{"appKey":"k1234567","timestamp":1795341600000,"sign":"${SECRET}"}`).map(({ credential }) => [credential.name, credential.kind, credential.signature?.at])).toEqual([['appKey', 'api-key', undefined], ['sign', 'signature', 1_795_341_600]]);
});

describe('in a record', () => {
  const entry = (postData: object) => ({
    startedDateTime: '2026-11-22T10:00:00.000Z',
    time: 4,
    request: { method: 'POST', url: 'https://api.example.com/oauth/token', headers: [], postData },
    response: { status: 401, statusText: '', headers: [], content: { mimeType: 'application/json', text: `{"error":"invalid_client","sent":"${SECRET}"}` } },
  });
  const context = { id: 'a', observer: 'har', tabId: null, headersComplete: true, pageUrl: null } as const;

  test.each([{ mimeType: 'application/x-www-form-urlencoded', text: `client_secret=${SECRET}` }, { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'client_secret', value: SECRET }] }, { mimeType: 'application/x-www-form-urlencoded', text: '', params: [{ name: 'client_secret', value: SECRET }] }])('the fact is there, the secret is nowhere', (postData) => {
    const exchange = readEntry(entry(postData), context);
    expect(exchange?.request).toMatchObject({ postData: { text: null }, credentials: [{ place: 'body', name: 'client_secret', length: SECRET.length }] });
    expect(JSON.stringify(exchange)).not.toContain(SECRET);
  });

  test('a form whose parameters Chrome leaves percent-encoded is read from its text, and the secret is known where it comes back', () => {
    const secret = 'nC8W0G07MmCqDauYV4xv/FYimreym0kYSo0=';
    const known = knownSecrets(new Uint8Array(32), true);
    const form = { mimeType: 'application/x-www-form-urlencoded', text: `a=1&apiKey=${encodeURIComponent(secret)}`, params: [{ name: 'a', value: '1' }, { name: 'apiKey', value: encodeURIComponent(secret) }] };
    expect(readEntry(entry(form), { ...context, known })?.request.credentials).toMatchObject([{ name: 'apiKey', length: secret.length }]);
    expect(known.hide(`bad ${secret}`)).not.toContain(secret);
  });

  test('what a form of a call that worked carried is known too, also where the file has no text of it', () => {
    const secret = 'nC8W0G07MmCqDauYV4xvFYimreym0kYSo0';
    const known = knownSecrets(new Uint8Array(32), true);
    secretsLearner(known)(entry({ mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'apiKey', value: secret }] }));
    expect(known.hide(`bad ${secret}`)).not.toContain(secret);
  });
});

test('any body is read in linear time and never throws', () => {
  for (const piece of ['"token":"', '{"a":', 'token=', '&', '\\"', '--x\r\n', 'name="', '"api_key": "\\a', '%', '"token"  ']) {
    for (const mimeType of ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const start = performance.now();
      readBody(mimeType, piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(1500);
    }
  }
  fc.assert(fc.property(fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', ''), fc.string({ maxLength: 300 }), (mimeType, text) => void readBody(mimeType, text)), { numRuns: 300 });
});
