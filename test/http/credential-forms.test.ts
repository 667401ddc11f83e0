/** Forms of credentials in each place where one may stand: fields, their misspelt relatives, queries, cookies; tokens, keys, signatures, proofs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAuthorization, readBare, readField, readParameter } from '../../src/http/credential';
import { KEY_VENDORS, vendorOfHost } from '../../src/http/key-vendor-names';
import { redactRequest } from '../../src/http/redact';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'RS256', typ: 'JWT' }): string => `${part(header)}.${part(claims)}.c2lnbmF0dXJlLWJ5dGVz`;
const bearer = (token: string) => readAuthorization('authorization', `Bearer ${token}`).credential;
const field = (name: string, value: string) => readField(name, value)?.credential;

describe('fields', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['Authorization', 'Bearer abcdef123456', 'opaque', []],
    ['Authentication', 'Bearer abcdef123456', 'opaque', ['field-misspelt']],
    ['Authorisation', 'Bearer abcdef123456', 'opaque', ['field-misspelt']],
    ['Authorizations', 'abcdef123456', 'opaque', ['field-misspelt', 'scheme-missing']],
    ['X-Authorization', 'Bearer abcdef123456', 'opaque', []],
    ['X-Authorization', 'abcdef123456', 'opaque', []],
    ['X-Auth', 'abcdef123456', 'opaque', []],
    ['X-Api-Key', 'Bearer abcdef123456', 'api-key', ['scheme-unwanted']],
    ['X-Api-Key', '"abcdef123456"', 'api-key', ['quoted']],
    ['X-Api-Key', 'undefined', 'none', ['placeholder']],
    ['X-Api-Key', 'abcdef123456\\n', 'api-key', ['line-break']],
    ['X-Auth-Token', '[object Object]', 'none', ['placeholder']],
    ['Ocp-Apim-Subscription-Key', '', 'none', ['empty']],
    ['X-Functions-Key', 'abcdef123456', 'api-key', []],
  ])('%s: %s', (name, value, kind, faults) => {
    expect(field(name, value)).toMatchObject({ place: 'header', name: name.toLowerCase(), kind, faults });
  });

  test.each(['Accept', 'X-CSRF-Token', 'X-Verification-Token', 'Idempotency-Key', 'Content-Type', 'X-Device-Token'])('%s carries none', (name) => {
    expect(readField(name, 'abcdef123456')).toBeNull();
  });

  test('a token in a cookie, with its scheme or in quotation marks, has no fault', () => {
    const token = jwt({ exp: 1_795_000_000 });
    for (const value of [token, `"${token}"`, `Bearer ${token}`, `Bearer%20${token}`]) {
      expect(readBare('cookie', 'access_token', value).credential).toMatchObject({ kind: 'jwt', faults: [], jwt: { exp: 1_795_000_000 } });
    }
  });
});

describe('a JWT', () => {
  test('names the client it was issued to', () => {
    expect(bearer(jwt({ azp: 'web-app' })).jwt?.azp).toBe('web-app');
    expect(bearer(jwt({ client_id: 'cli' }, { alg: 'RS256', typ: 'at+jwt' })).jwt).toMatchObject({ azp: 'cli', use: 'access' });
    expect(bearer(jwt({})).jwt).not.toHaveProperty('azp');
  });

  test('that is encrypted says with what, and nothing is missing', () => {
    const encrypted = [part({ alg: 'RSA-OAEP', enc: 'A256GCM' }), 'a2V5', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.');
    expect(bearer(encrypted)).toMatchObject({ kind: 'jwt', faults: [], jwt: { alg: 'RSA-OAEP', enc: 'A256GCM', exp: null } });
  });

  test('that is not signed', () => {
    expect(bearer(`${part({ alg: 'none' })}.${part({ exp: 1 })}.`).faults).toEqual(['unsigned']);
    expect(bearer(`${part({ alg: 'RS256' })}.${part({ exp: 1 })}`).faults).toEqual(['truncated']);
    expect(bearer(`${part({ alg: 'RS256' })}.${part({ exp: 1 })}.`).faults).toEqual(['truncated']);
  });

  test('with times that are no NumericDate', () => {
    expect(bearer(jwt({ exp: 1_795_341_600_000 })).faults).toEqual(['time-in-milliseconds']);
    expect(bearer(jwt({ exp: '1795341600' }))).toMatchObject({ faults: ['time-not-a-number'], jwt: { exp: null } });
  });

  test('with a nonce and a scope is no ID token', () => {
    expect(bearer(jwt({ nonce: 'n' })).jwt?.use).toBe('id');
    expect(bearer(jwt({ nonce: 'n', scope: 'read' })).jwt?.use).toBeNull();
  });

  test('that is bound to a key', () => {
    expect(bearer(jwt({ cnf: { jkt: 'abc' } })).jwt?.bound).toBe(true);
    expect(bearer(jwt({ cnf: { 'x5t#S256': 'abc' } })).jwt).not.toHaveProperty('bound');
  });
});

test.each([
  ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'github'],
  ['github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz', 'github'],
  ['sk-ant-api03-abcdefghijklmnop', 'anthropic'],
  ['sk-proj-abcdefghijklmnop', 'openai'],
  ['AIzaSyA1234567890abcdefghijklmnopqrstuv-extra12345', 'google'],
  ['AKIAIOSFODNN7EXAMPLE', 'aws'],
  ['xoxb-1234567890-abcdef', 'slack'],
  ['SG.abcdefghijkl.mnopqrstuvwx', 'sendgrid'],
  ['glpat-abcdefghijklmnopqrst', 'gitlab'],
  ['hf_abcdefghijklmnop', 'huggingface'],
])('%s is a key of %s', (key, vendor) => {
  // The longest public prefixes end before the secret part begins: what is named is the issuer only.
  const { credential } = readBare('header', 'x-api-key', key);
  expect(credential).toMatchObject({ kind: 'api-key', vendor });
  expect(JSON.stringify(credential)).not.toContain(key.slice(0, 12));
});

test('every issuer has a name and its domains', () => {
  const source = readFileSync(new URL('../../src/http/key-vendors.ts', import.meta.url), 'utf8');
  const rows = [...(/ROWS = `([^`]+)`/.exec(source)?.[1] ?? '').matchAll(/^([a-z-]+) /gm)].map(([, vendor]) => vendor);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.toSorted()).toEqual(Object.keys(KEY_VENDORS).toSorted());
  expect(vendorOfHost('api.github.com:8443')).toBe('github');
  expect(vendorOfHost('notgithub.com')).toBeNull();
});

test.each(['sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'sk-abcdefghijklmnopqrstuvwxyz', 'tk_test_4eC39HqLyjWDarjtT1', 'abcdefghijklmnop', 'AKIA'])('%s may be anybody’s', (key) => {
  expect(readBare('header', 'x-api-key', key).credential).not.toHaveProperty('vendor');
});

describe('signatures', () => {
  const sigv4 = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';

  test.each<[string, string, object]>([
    [sigv4, 'aws-sigv4', { scope: 'us-east-1/s3', fields: ['host', 'x-amz-date'] }],
    ['TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2026-11-22/cvm/tc3_request, SignedHeaders=content-type;host, Signature=10b1a37a', 'signature', { scope: 'cvm', fields: ['content-type', 'host'] }],
    ['SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=host;x-sdk-date, Signature=7be6668', 'signature', { fields: ['host', 'x-sdk-date'] }],
    ['Hawk id="dh37fgj492je", ts="1795341600", nonce="j4h3g2", mac="6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE="', 'signature', { at: 1_795_341_600 }],
    ['Signature keyId="k1",algorithm="hs2019",created=1795341600,expires=1795341900,headers="(request-target) host date",signature="abc"', 'signature', { at: 1_795_341_600, expires: 1_795_341_900, fields: ['(request-target)', 'host', 'date'] }],
    ['SharedKey account:c2lnbmF0dXJl', 'signature', { at: null }],
    ['OSS LTAI5tExample:c2lnbmF0dXJl', 'signature', { at: null }],
    ['bce-auth-v1/aa6c5b3b9b3f4b8f/2026-11-22T10:00:00Z/1800/host;x-bce-date/d74a04362e6a848f', 'signature', { at: 1_795_341_600, expires: 1_795_343_400, fields: ['host', 'x-bce-date'] }],
    ['q-sign-algorithm=sha1&q-ak=AKIDexample&q-sign-time=1795341600;1795345200&q-key-time=1795341600;1795345200&q-header-list=host&q-url-param-list=&q-signature=abc', 'signature', { at: 1_795_341_600, expires: 1_795_345_200, fields: ['host'] }],
    ['OAuth oauth_consumer_key="k", oauth_timestamp="1795341600", oauth_signature="abc"', 'signature', { at: 1_795_341_600 }],
    ['AWS4-ECDSA-P256-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/s3/aws4_request, SignedHeaders=host, Signature=30', 'aws-sigv4', { scope: 's3' }],
  ])('%s', (value, kind, signature) => {
    const { credential, shown } = readAuthorization('authorization', value);
    expect(credential).toMatchObject({ kind, faults: [], signature });
    expect(JSON.stringify(credential) + shown).not.toMatch(/AKIA|AKID|LTAI|QTWA|aa6c5b|dh37|fe5f80|c2lnb/);
  });

  test('without `host` among the signed fields', () => {
    expect(readAuthorization('authorization', sigv4.replace('host;', '')).credential.faults).toEqual(['host-not-signed']);
  });

  test('RFC 9421 and RFC 9449 in fields of their own', () => {
    expect(field('Signature-Input', 'sig1=("@method" "@authority" "content-digest");created=1795341600;expires=1795341660;keyid="secret-key-id"')).toMatchObject({ kind: 'signature', signature: { at: 1_795_341_600, expires: 1_795_341_660, fields: ['@method', '@authority', 'content-digest'] } });
    const proof = field('DPoP', jwt({ jti: 'x', htm: 'GET', htu: 'https://api.example', iat: 1_795_341_600 }, { typ: 'dpop+jwt', alg: 'ES256' }));
    expect(proof).toMatchObject({ kind: 'proof', jwt: null, signature: { at: 1_795_341_600 } });
  });
});

describe('signed URLs', () => {
  test.each<[string, string, object | null]>([
    ['hdnts', 'st=1795341000~exp=1795341600~acl=/*~hmac=abcdef0123456789', { at: 1_795_341_000, expires: 1_795_341_600 }],
    ['auth_key', '1795341600-0-0-0123456789abcdef0123456789abcdef', { at: 1_795_341_600, expires: null }],
    ['Policy', Buffer.from(JSON.stringify({ Statement: [{ Resource: 'https://d.example/*', Condition: { DateLessThan: { 'AWS:EpochTime': 1_795_341_600 } } }] })).toString('base64').replace(/\+/g, '-').replace(/=/g, '_').replace(/\//g, '~'), { expires: 1_795_341_600 }],
    ['policy', 'strict', null],
    ['auth_key', 'abc', null],
  ])('%s=%s', (name, value, signature) => {
    const read = readParameter(name, value);
    if (signature === null) expect(read).toBeNull();
    else expect(read?.credential).toMatchObject({ kind: 'signed-url', signature });
  });

  test('show their times, and neither key nor signature', () => {
    const url = (query: string): string => redactRequest({ method: 'GET', url: `https://b.example/a?${query}`, headers: [], headersComplete: true, postData: null }).request.url.split('?')[1] ?? '';
    expect(url('X-Goog-Date=20261122T100000Z&X-Goog-Expires=900&X-Goog-SignedHeaders=host&X-Goog-Credential=a%40b&X-Goog-Signature=0123456789abcdef')).toBe('X-Goog-Date=20261122T100000Z&X-Goog-Expires=900&X-Goog-SignedHeaders=host&X-Goog-Credential=‹redacted›&X-Goog-Signature=‹redacted›');
    expect(url('q-sign-time=1795341600;1795345200&q-ak=AKIDexample&q-signature=abcdef0123')).toBe('q-sign-time=1795341600;1795345200&q-ak=‹redacted›&q-signature=‹redacted›');
    expect(url('e=1795341600&token=abcdefgh:ijkl')).toBe('e=1795341600&token=‹redacted›');
  });
});

test('times that a call is signed with stay, other unknown fields do not', () => {
  const { request } = redactRequest({ method: 'GET', url: 'https://a.example/', headers: [{ name: 'X-Amz-Date', value: '20261122T100000Z' }, { name: 'X-TC-Timestamp', value: '1795341600' }, { name: 'X-Timestamp', value: 'Zx9planted' }, { name: 'X-Else', value: '1795341600' }], headersComplete: true, postData: null });
  expect(request.headers.map(({ value }) => value)).toEqual(['20261122T100000Z', '1795341600', '‹redacted›', '‹redacted›']);
});
