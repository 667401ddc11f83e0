/** Planted secrets must be gone behind the border; what a diagnosis needs must still be there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactContent, redactRequest, redactResponse, redactText, redactUrl } from '../../src/http/redact';

const SECRET = 'Zx9-planted.SECRET_7Qw3rTy8uIop';
const request = (facts: object) => redactRequest({ method: 'GET', url: 'https://api.tokenim.com/v1/messages', headers: [], headersComplete: true, postData: null, ...facts });

describe('a request', () => {
  test.each([
    ['Authorization', `Bearer ${SECRET}`],
    ['Proxy-Authorization', `Basic ${SECRET}`],
    ['Cookie', `theme=dark; sid=${SECRET}; x=${SECRET}`],
    ['X-Api-Key', SECRET],
    ['X-Something-New', SECRET],
    ['Referer', `https://app.example/back?code=${SECRET}#${SECRET}`],
  ])('field %s', (name, value) => {
    expect(JSON.stringify(request({ headers: [{ name, value }] }).request)).not.toContain(SECRET);
  });

  test('cookie names stay', () => {
    expect(request({ headers: [{ name: 'Cookie', value: `theme=dark; sid=${SECRET}` }] }).request.headers[0]?.value).toBe('theme=‹redacted›; sid=‹redacted›');
  });

  test('a body is never kept', () => {
    expect(request({ postData: { mimeType: 'application/json', text: `{"password":"${SECRET}"}` } }).request.postData).toEqual({ mimeType: 'application/json', text: null });
  });

  test('a token against forgery is hidden, and no credential', () => {
    const { request: redacted } = request({ headers: [{ name: 'X-CSRF-Token', value: SECRET }, { name: 'X-Auth-Token', value: SECRET }] });
    expect(redacted.headers.map(({ value }) => value)).toEqual(['‹redacted›', '‹redacted›']);
    expect(redacted.credentials.map(({ name }) => name)).toEqual(['x-auth-token']);
  });

  test('what is safe stays as it is', () => {
    const headers = [{ name: 'Accept', value: 'application/json' }, { name: 'Origin', value: 'https://app.example' }, { name: 'Access-Control-Request-Headers', value: 'authorization,x-a' }];
    expect(request({ headers }).request.headers).toEqual(headers);
  });

  test('a credential in the query is read and hidden', () => {
    const { request: redacted } = request({ url: `https://api.tokenim.com/v1/messages?access_token=${SECRET}&page=2` });
    expect(redacted.url).toBe('https://api.tokenim.com/v1/messages?access_token=‹redacted›&page=2');
    expect(redacted.credentials).toMatchObject([{ place: 'query', name: 'access_token', length: SECRET.length }]);
  });
});

test.each([
  [`https://user:${SECRET}@api.example/a`, 'https://‹redacted›@api.example/a'],
  [`https://api.example/a#${SECRET}`, 'https://api.example/a'],
  [`https://api.example/reset/${SECRET}/go`, 'https://api.example/reset/‹redacted›/go'],
  [`/login?next=%2Fa&state=${SECRET}`, '/login?next=‹redacted›&state=‹redacted›'],
  ['https://api.example/v1/groups/42?limit=20', 'https://api.example/v1/groups/42?limit=20'],
  ['https://api.example/v1/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'https://api.example/v1/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
])('URL %s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});

describe('an answer', () => {
  const answer = (facts: object) => redactResponse({ status: 403, statusText: 'Forbidden', headers: [], content: null, ...facts });

  test.each([
    ['Set-Cookie', `sid=${SECRET}; Path=/; HttpOnly`],
    ['Location', `https://app.example/cb?code=${SECRET}`],
    ['X-Auth-Token', SECRET],
  ])('field %s', (name, value) => {
    expect(JSON.stringify(answer({ headers: [{ name, value }] }))).not.toContain(SECRET);
  });

  test('fields of the CORS protocol keep every character that the verdict hangs on, and no password', () => {
    const field = (value: string): string | undefined => redactResponse({ status: 200, statusText: '', headers: [{ name: 'Access-Control-Allow-Origin', value }], content: null }).headers[0]?.value;
    for (const value of ['https://console.tokenim.com:8081', 'https://user@app.example', 'https://my-app-git-9f86d081884c7d65.vercel.app', 'https://a.example, https://b.example', ' ', '"*"', 'null', '*', 'https://bücher.example', 'x-api-token, authorization', 'PUT;DELETE']) {
      expect(field(value)).toBe(value);
    }
    expect(field('https://user:hunter2@app.example')).toBe(`https://user:‹redacted›@app.example`);
    expect(field('eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3OTUwMDAwMDB9.c2lnbmF0dXJlLXNpZ25hdHVyZQ')).not.toContain('c2lnbmF0');
  });

  test('what names the refuser stays', () => {
    const headers = [
      { name: 'cf-ray', value: '8f2ab3c4d5e6f708-HKG' },
      { name: 'X-Amz-Cf-Id', value: 'qJ2o1a9QhAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghij==' },
      { name: 'WWW-Authenticate', value: 'Bearer realm="api", error="invalid_token", error_description="The token expired"' },
      { name: 'x-amzn-errortype', value: 'MissingAuthenticationTokenException' },
    ];
    expect(answer({ headers }).headers).toEqual(headers);
  });

  test('repeats nothing of its request', () => {
    expect(redactResponse({ status: 401, statusText: '', headers: [], content: `no such key: ${SECRET}` }, [SECRET]).content).toBe('no such key: ‹redacted›');
  });

  test('JSON members that carry secrets, at any depth; the words of the refusal stay', () => {
    const content = redactContent(
      JSON.stringify({ code: 'token_expired', detail: 'The access token expired at 10:00', data: [{ refresh_token: SECRET, email: 'a.person@mail.example', 密码: SECRET }], client_ip: '203.0.113.7' }),
      'application/problem+json',
    );
    expect(content).not.toContain(SECRET);
    expect(content).not.toContain('a.person@');
    expect(content).toMatch(/token_expired[^]*expired at 10:00[^]*203\.0\.113\.7/);
  });

  test('untouched JSON keeps its bytes', () => {
    expect(redactContent('{ "code" : "forbidden" }', 'application/json')).toBe('{ "code" : "forbidden" }');
  });
});

test.each([
  ['Basic authentication required', 'Basic authentication required'],
  ['Missing Authentication Token', 'Missing Authentication Token'],
  ['token: expired', 'token: expired'],
  [`api_key=${SECRET}`, 'api_key=‹redacted›'],
  ['key AKIAIOSFODNN7EXAMPLE is unknown', 'key ‹redacted› is unknown'],
])('text %j', (text, shown) => {
  expect(redactText(text)).toBe(shown);
});

test('never throws and takes linear time on hostile text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => void [redactText(text), redactUrl(text), redactContent(text, 'text/html'), redactContent(text, 'application/json')]));
  const long = (piece: string): string => piece.repeat(Math.ceil(60_000 / piece.length));
  // Twice the input may take a little more than twice the time; quadratic growth would show as four times.
  for (const piece of ['eyJ', 'a@', 'token=', 'Bearer ', 'x', '"', '[', 'a.b@c-']) expect(redactText(long(piece)).length).toBeGreaterThan(0);
});
