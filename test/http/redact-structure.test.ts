/** Redaction by names and structure where there is no JSON to parse, and what must survive it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownSecrets } from '../../src/http/known-secrets';
import { pathOf } from '../../src/http/origin';
import { redactContent, redactRequest, redactResponse, redactText, redactUrl } from '../../src/http/redact';

const SECRET = 'Zq81plantedKx';
const request = (facts: object) => redactRequest({ method: 'GET', url: 'https://api.tokenim.com/v1/messages', headers: [], headersComplete: true, postData: null, ...facts });
const field = (name: string, value: string) => redactResponse({ status: 403, statusText: '', headers: [{ name, value }], content: null }).headers[0]?.value;

describe('a body that is no JSON document', () => {
  test.each([
    [`)]}',\n{"access_token":"${SECRET}"}`, 'application/json'],
    [`{"a":1}\n{"sid":"${SECRET}"}\n{"otp":"${SECRET}"}`, 'application/x-ndjson'],
    [`callback({"password": "${SECRET}"})`, 'application/javascript'],
    [`{"message":"no","password":"${SECRET}`, 'application/json'],
    [`{"password":"a\\"b${SECRET}", x`, 'application/json'],
    [`{"tokens":["${SECRET}","${SECRET}"], x`, 'application/json'],
    [JSON.stringify({ log: `{"password":"${SECRET}"} x`, nested: JSON.stringify({ sid: SECRET }) }), 'application/json'],
    [`"{\\"password\\":\\"${SECRET}\\"}"`, 'application/json'],
    [`{"sid":"${SECRET}","list":[${'1,'.repeat(200_000)}1]}`, 'application/json'],
    [`error=no&sid=${SECRET}&user%5Btoken%5D=${SECRET}&code=${SECRET}`, 'application/x-www-form-urlencoded'],
    [`sid=${SECRET}&a=b`, ''],
    [`<Error><Token-0>${SECRET}</Token-0><SignatureProvided>${SECRET}</SignatureProvided><AccessKeyId>${SECRET}</AccessKeyId></Error>`, 'application/xml'],
    [`<input type="hidden" name="csrf" value="${SECRET}"><input value='${SECRET}' name=authenticity_token>`, 'text/html'],
    [`<meta name="csrf-token" content="${SECRET}">`, 'text/html'],
    [`<script>window.__TOKEN__="${SECRET}"; x = { csrfToken: '${SECRET}' }</script>`, 'text/html'],
    [JSON.stringify({ ak: SECRET, sk: SECRET, hash: SECRET, authz: SECRET, link: SECRET }), 'application/json'],
    [JSON.stringify({ doc: `https://files.example/a?x=${SECRET}`, text: `see https://files.example/a?x=${SECRET}.` }), 'application/json'],
  ])('%s', (body, type) => {
    expect(redactContent(body, type)).not.toContain(SECRET);
  });

  test('short secrets go too', () => {
    expect(redactContent('{"otp": 987654, "pin":"4321", "cvv":"123", x', 'application/json')).not.toMatch(/987654|4321/);
    expect(redactContent('{"otp": 987654, "pin":"4321", "cvv":"123"}', 'application/json')).not.toMatch(/987654|4321|"123"/);
  });

  test.each([
    ['<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>', 'application/xml'],
    ['{"code":"token_expired","error_code":40301,"sub_code":"USER_1234","state":"blocked","tokenType":"access","messageKey":"auth.token.expired"}', 'application/json'],
    ['{"type":"https://errors.tokenim.com/problems#insufficient-scope","documentation_url":"https://docs.example/rest/a#section-6.5.3"}', 'application/json'],
    ['{"ray":"8f2ab3c4d5e6f708","request_id":"4929123456789012","date":"2026-11-22 10:00:00","id":1380013800}', 'application/json'],
    ['<h1>Error 1020</h1> Ray ID: 8f2ab3c4d5e6f708. Reference #18.5e8c1602.1700000000.2d3f', 'text/html'],
    ['{"errors":{"email":["must not be blank"],"password":"is required"}}', 'application/json'],
    ['error=invalid_token&code=40301&error_description=The+token+expired', 'application/x-www-form-urlencoded'],
  ])('keeps %s', (body, type) => {
    expect(redactContent(body, type)).toBe(body);
  });
});

describe('a field', () => {
  test.each(['x-auth', 'x-csrf', 'x-new-key', 'x-debug-user', 'x-session', 'x-jwt', 'x-user-email', 'x-otp', 'x-ticket'])('%s is hidden', (name) => {
    expect(field(name, SECRET)).toBe('‹redacted›');
  });

  test.each([
    ['x-error', 'key xerrkey998877 unknown', 'key ‹redacted› unknown'],
    ['x-note', 'see AbCdEfGhIjKlMnOpQrStUv0123 again', 'see ‹redacted› again'],
    ['x-request-id', 'AbCdEfGhIjKlMnOpQrStUv0123', 'AbCdEfGhIjKlMnOpQrStUv0123'],
    ['eagleid', '2ff6159a17000000000000000e', '2ff6159a17000000000000000e'],
    ['x-authentication-denied-reason', 'CAPTCHA_CHALLENGE', 'CAPTCHA_CHALLENGE'],
    ['x-github-otp', 'required; app', 'required; app'],
    ['x-ms-forbidden-ip', '203.0.113.7', '203.0.113.7'],
    ['via', '1.1 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)', '1.1 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)'],
    ['set-cookie', `${SECRET}; Path=/`, '‹redacted›; Path=/'],
    ['set-cookie', `a=${SECRET}; Path=/, b=${SECRET}; expires=Fri, 21-Mar-25 04:49:01 GMT`, 'a=‹redacted›; Path=/, b=‹redacted›; expires=Fri, 21-Mar-25 04:49:01 GMT'],
    ['link', `<https://a.example/f?sig=${SECRET}&page=2>; rel="next"`, '<https://a.example/f?sig=‹redacted›&page=2>; rel="next"'],
  ])('%s: %s', (name, value, shown) => {
    expect(field(name, value)).toBe(shown);
  });

  test('a token among WebSocket subprotocols is a credential', () => {
    const { request: redacted, secrets } = request({ headers: [{ name: 'Sec-WebSocket-Protocol', value: 'access_token, tk_abc1234secret' }] });
    expect(redacted.headers[0]?.value).toBe('access_token, ‹redacted›');
    expect(redacted.credentials).toMatchObject([{ place: 'header', name: 'sec-websocket-protocol', length: 16 }]);
    expect(secrets).toEqual(['tk_abc1234secret']);
    expect(request({ headers: [{ name: 'Sec-WebSocket-Protocol', value: 'graphql-transport-ws, v12.stomp' }] }).request).toMatchObject({ credentials: [], headers: [{ value: 'graphql-transport-ws, v12.stomp' }] });
  });

  test('agents, methods and status texts', () => {
    expect(request({ method: 'SECRETMETHOD12', headers: [{ name: 'User-Agent', value: 'app/1.0 (key=uaSecret123456)' }] }).request).toMatchObject({ method: '‹redacted›', headers: [{ value: 'app/1.0 (key=‹redacted›)' }] });
    expect(redactResponse({ status: 403, statusText: 'Forbidden for hunter2pass99', headers: [], content: null }).statusText).toBe('Forbidden for ‹redacted›');
  });
});

test.each([
  ['https://a.example/v1/x;jsessionid=AB12CD/y', 'https://a.example/v1/x;jsessionid=‹redacted›/y'],
  ['https://a.example/?baresecret1234', 'https://a.example/?‹redacted›'],
  ['https://a.example/?type=typesecret1234&sort=-created_at&t=x9x9x9x9x9', 'https://a.example/?type=‹redacted›&sort=-created_at&t=‹redacted›'],
  ['https://a.example/reset/Zx9Qw81kLm/go', 'https://a.example/reset/‹redacted›/go'],
  ['https://a.example/verify/3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'https://a.example/verify/‹redacted›'],
  ['https://a.example/token/refresh', 'https://a.example/token/refresh'],
  ['https://a.example/users/abcdef0123456789abcdef01', 'https://a.example/users/abcdef0123456789abcdef01'],
])('URL %s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});

test.each([
  ['password is Tr0ub4dor&3', 'password is ‹redacted›'],
  ['密码为 Tr0ub4dor，请重试', '密码为 ‹redacted›，请重试'],
  ['password is required, token is expired', 'password is required, token is expired'],
  ['card 4111 1111 1111 1111', 'card ‹redacted›'],
  ['card number 4111111111111111 declined', 'card number ‹redacted› declined'],
  ['4111 1111 1111 1112', '4111 1111 1111 1112'],
  ['call +8613800138000 or 13800138000', 'call ‹redacted› or ‹redacted›'],
  ['id 11010519491231002X', 'id ‹redacted›'],
  ['id 110105194912310021', 'id 110105194912310021'],
  ['trace 1700000000000 at 2026-11-22T10:00:00Z, id 4929123456789012', 'trace 1700000000000 at 2026-11-22T10:00:00Z, id 4929123456789012'],
])('text %j', (text, shown) => {
  expect(redactText(text)).toBe(shown);
});

test('a path in a list keeps its redactions readable', () => {
  expect(pathOf('https://a.example/v1?access_token=‹redacted›&page=2#x')).toBe('/v1?access_token=‹redacted›&page=2');
  expect(pathOf('https://a.example?x=1')).toBe('/?x=1');
  expect(pathOf('not a URL')).toBe('not a URL');
});

const piece = fc.constantFrom('token', '"token"', ':', '=', ' ', '"', "'", '\\', SECRET, 'a@b.c', '<', '>', '</', 'input name="csrf" value=', '[', ']', '{', '}', ',', '13800138000', '4111 1111 1111 1111', 'https://', '/', '?', '&', ';', '#', 'reset', 'Bearer ', 'eyJaaaaaa.bbbb', '\n', '密码', '是', '1', '‹redacted›', 'AKIA');
const hostile = fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 }).map((parts) => parts.join(''));

test('redacting twice changes nothing', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const redact of [redactText, redactUrl, (body: string) => redactContent(body, 'text/html'), (body: string) => redactContent(body, 'application/json'), (body: string) => redactContent(body, 'application/x-www-form-urlencoded')]) {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }
      const answer = redactResponse({ status: 403, statusText: text, headers: ['x-error', 'set-cookie', 'link', 'location', 'www-authenticate', 'x-auth'].map((name) => ({ name, value: text })), content: text });
      expect(redactResponse(answer)).toEqual(answer);
    }),
    { numRuns: 300 },
  );
});

test('64 KB of hostile text take no more than a moment', { timeout: 60_000 }, () => {
  for (const part of ['"token":"', '"token":[', '\\"token\\":\\"', '<token>', '<input name=csrf value=', 'https://a?', '4111 ', 'card:', 'token is ', '密码是', '\\', '&a=b', '/s/']) {
    const text = part.repeat(Math.ceil(65_536 / part.length));
    const start = performance.now();
    redactText(text);
    redactUrl(text);
    redactContent(text, 'text/html');
    redactContent(text, 'application/json');
    // Quadratic time would be minutes; a busy machine is not.
    expect(performance.now() - start, part).toBeLessThan(4000);
  }
});

describe('what once slipped through', () => {
  test.each([
    ['a webhook whose slashes are escaped twice', JSON.stringify({ text: JSON.stringify({ url: 'https:\\/\\/hooks.slack.com\\/services\\/T0AAAAAAA\\/B0BBBBBBB\\/abcdefghijklmnopqrstuvwx' }) }), 'application/json', 'abcdefghijklmnopqrstuvwx'],
    ['an element whose name is told by its capitals', '<r><passportNumber><![CDATA[E12345678]]></passportNumber></r>', 'application/xml', 'E12345678'],
    ['a number in base64, in a sentence', '{"detail":"No such user: MTM4MDAxMzgwMDA=."}', 'application/json', 'MTM4MDAxMzgwMDA'],
    ['a name with brackets, in JSON that does not parse', ")]}',\n{\"login[password]\": \"cA2*!jNTBBin$_0W4\"}", 'application/json', 'jNTBBin'],
    ['the end of a value whose beginning is hidden', '{"token":"‹redacted:a1b2c3›KCx2pA-cb3lUGfpaItw1oZnk00XKQe6ToWsVjDlmxlG"}', 'application/json', 'KCx2pA-cb3lUGfpaItw1o'],
  ])('%s', (_what, content, mimeType, secret) => {
    const shown = redactContent(content, mimeType);
    expect(shown).not.toContain(secret);
    expect(redactContent(shown, mimeType)).toBe(shown);
  });

  test('a passphrase that is the whole query; a flag of several words stays', () => {
    expect(redactUrl('https://api.tokenim.com/v1/x?qwerty-asdfgh-zxcvbn-poiuyt')).toBe('https://api.tokenim.com/v1/x?‹redacted›');
    expect(redactUrl('https://bucket.example/key?response-content-disposition')).toBe('https://bucket.example/key?response-content-disposition');
  });

  test('a cookie that is percent-encoded, where its value comes back as it is', () => {
    const known = knownSecrets(new Uint8Array(32).fill(7));
    redactRequest({ method: 'GET', url: 'https://api.tokenim.com/', headers: [{ name: 'Cookie', value: 'sid="yQ7%26%3BQoqMx%3BlmNSKdW8"; x=1' }], headersComplete: true, postData: null }, known);
    expect(known.hide('session yQ7&;QoqMx;lmNSKdW8 is over')).toMatch(/^session ‹redacted:[0-9a-f]{6}› is over$/);
  });
});
