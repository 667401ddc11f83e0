/** From the raw request to the finding: what is wrong with a credential is read at the border and named by its cause, by the server's clock. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { readEntry } from '../../src/http/har';
import { words } from '../../src/locales/words';
import { LOCALES } from '../../src/locales/catalog';
import { NOW } from '../support/credential';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'RS256', typ: 'JWT' }): string => `${part(header)}.${part(claims)}.c2lnbmF0dXJlLWJ5dGVz`;
const fields = (named: Readonly<Record<string, string>>) => Object.entries(named).map(([name, value]) => ({ name, value }));
const ELSE = 'https://api.example.com/v1/things';
const TOKENIM = 'https://api.tokenim.com/v1/messages';

interface Call {
  readonly url?: string;
  readonly status?: number;
  readonly sent?: Readonly<Record<string, string>>;
  readonly answer?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The caller's clock. */
  readonly at?: string;
  readonly form?: string;
  readonly hidden?: boolean;
}

function findings({ url = ELSE, status = 401, sent = {}, answer = {}, body = '', at = '2026-11-22T10:00:00.000Z', form, hidden = false }: Call) {
  const entry = {
    startedDateTime: at,
    time: 40,
    request: { method: 'POST', url, headers: fields(sent), ...(form === undefined ? {} : { postData: { mimeType: 'application/x-www-form-urlencoded', text: form } }) },
    response: { status, statusText: '', headers: fields({ Date: 'Sun, 22 Nov 2026 10:00:00 GMT', ...answer }), content: { mimeType: body.startsWith('{') ? 'application/json' : 'text/plain', text: body } },
  };
  const exchange = readEntry(entry, { id: 'a', observer: 'har', tabId: null, headersComplete: !hidden, pageUrl: null });
  if (exchange === null) throw new Error('no entry');
  return diagnose(exchange).findings;
}

const DPOP = jwt({ iat: NOW, htm: 'POST', htu: ELSE }, { typ: 'dpop+jwt', alg: 'ES256' });

test.each<[string, Call, string, string, object]>([
  // Expired, by the server's clock, and the server says so: both bear it out.
  ['expired, and the server says so in words', { sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` }, body: '{"message":"Token has expired"}' }, 'credential-expired', 'certain', {}],
  ['expired, and the server says so in Chinese', { sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` }, body: '{"code":40101,"msg":"令牌已过期"}' }, 'credential-expired', 'certain', {}],
  ['expired, and the challenge says so', { sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` }, answer: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The access token expired"' } }, 'credential-expired', 'certain', {}],
  ['expired, and the server says so with 403', { status: 403, sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` }, body: '{"error":"token_expired"}' }, 'credential-expired', 'certain', {}],
  ['expired, and the server says so, in a field of its own', { sent: { 'X-Auth-Token': jwt({ exp: NOW - 3600 }) }, body: '{"error":"jwt expired"}' }, 'credential-expired', 'certain', {}],
  ['expired, and nothing is said', { sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` } }, 'credential-expired', 'certain', {}],
  ['expired, and the server asks for another scheme', { sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` }, answer: { 'WWW-Authenticate': 'Basic realm="a"' } }, 'credential-expired', 'likely', {}],
  ['expired, where nobody knows whether the server looks', { sent: { 'X-Auth-Token': jwt({ exp: NOW - 3600 }) } }, 'credential-expired', 'likely', { name: 'x-auth-token' }],
  ['expired, though not by the caller’s clock', { at: '2026-11-22T08:00:00.000Z', sent: { Authorization: `Bearer ${jwt({ exp: NOW - 3600 })}` } }, 'credential-expired', 'certain', { skewSeconds: 7200 }],
  ['no certificate was sent', { status: 400, body: '<html><head><title>400 No required SSL certificate was sent</title></head><body><center><h1>400 Bad Request</h1></center><center>No required SSL certificate was sent</center><hr><center>nginx</center></body></html>' }, 'client-certificate-required', 'certain', {}],
  // Form and place.
  ['a misspelt field', { sent: { Authentication: 'Bearer abcdefgh12345678' } }, 'credential-malformed', 'likely', { fault: 'field-misspelt', name: 'authentication' }],
  ['a misspelt field of TokenIM', { url: TOKENIM, sent: { Authorisation: 'Bearer abcdefgh12345678' } }, 'credential-malformed', 'certain', { fault: 'field-misspelt' }],
  ['a misspelt field, and other fields may be hidden', { url: TOKENIM, hidden: true, sent: { Authorisation: 'Bearer abcdefgh12345678' } }, 'credential-malformed', 'possible', { fault: 'field-misspelt' }],
  ['a key in another field than TokenIM reads', { url: TOKENIM, sent: { 'X-Authorization': 'Bearer abcdefgh12345678' } }, 'credential-malformed', 'certain', { fault: 'wrong-place', places: ['header:authorization', 'header:x-api-key', 'query:access_token', 'query:api_key'] }],
  ['a key in the body', { url: TOKENIM, form: 'api_key=tk_live_abcdefgh12345678' }, 'credential-malformed', 'likely', { fault: 'wrong-place', place: 'body', name: 'api_key' }],
  ['a scheme before a key', { sent: { 'X-Api-Key': 'Bearer abcdefgh12345678' } }, 'credential-malformed', 'likely', { fault: 'scheme-unwanted' }],
  ['a token without signature', { sent: { Authorization: `Bearer ${part({ alg: 'none' })}.${part({ exp: NOW + 60 })}.` } }, 'credential-malformed', 'likely', { fault: 'unsigned' }],
  ['a start in milliseconds', { sent: { Authorization: `Bearer ${jwt({ nbf: NOW * 1000 })}` } }, 'credential-malformed', 'likely', { fault: 'time-in-milliseconds' }],
  ['an end written as text', { sent: { Authorization: `Bearer ${jwt({ exp: String(NOW + 60) })}` } }, 'credential-malformed', 'likely', { fault: 'time-not-a-number' }],
  ['a placeholder in a field that nobody may read', { sent: { 'X-Api-Key': 'undefined' } }, 'credential-malformed', 'likely', { fault: 'placeholder' }],
  ['a placeholder, and the server asks for another scheme', { sent: { Authorization: 'Bearer undefined' }, answer: { 'WWW-Authenticate': 'Basic realm="a"' } }, 'credential-malformed', 'likely', { fault: 'placeholder' }],
  ['a placeholder', { sent: { Authorization: 'Bearer undefined' }, answer: { 'WWW-Authenticate': 'Bearer' } }, 'credential-malformed', 'certain', { fault: 'placeholder' }],
  // Proofs (RFC 9449) and Digest (RFC 7616).
  ['the server wants its nonce', { sent: { Authorization: `DPoP ${jwt({})}`, DPoP: DPOP }, answer: { 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"', 'DPoP-Nonce': 'eyJ7S_zG.eyJH0-Z.HX4w-7v' } }, 'credential-malformed', 'certain', { fault: 'nonce-wanted', name: 'dpop' }],
  ['a token that needs a proof', { sent: { Authorization: `Bearer ${jwt({ cnf: { jkt: '0ZcOCORZNYy' } })}` } }, 'credential-malformed', 'likely', { fault: 'proof-missing' }],
  ['an old nonce', { sent: { Authorization: 'Digest username="u", realm="a", nonce="n1", uri="/", response="abc"' }, answer: { 'WWW-Authenticate': 'Digest realm="a", nonce="n2", stale=true' } }, 'credential-malformed', 'certain', { fault: 'nonce-stale' }],
  // Whose key.
  ['a key of another service', { url: 'https://api.openai.com/v1/models', sent: { Authorization: 'Bearer sk-ant-api03-abcdefghijklmnop' } }, 'credential-invalid', 'likely', { keyVendor: 'Anthropic', hostVendor: 'OpenAI' }],
  ['a key of another service at TokenIM', { url: TOKENIM, status: 403, sent: { Authorization: 'Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a' } }, 'credential-invalid', 'possible', { keyVendor: 'GitHub', hostVendor: 'TokenIM' }],
  ['a key of somebody at a host of anybody', { sent: { Authorization: 'Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a' } }, 'credential-invalid', 'likely', { keyVendor: 'GitHub', hostVendor: '' }],
  ['a live key at a sandbox', { url: 'https://sandbox.example.com/v1/a', sent: { 'X-Api-Key': 'ab_live_abcdefgh12345678' } }, 'credential-invalid', 'likely', { sentEnvironment: 'live', hostEnvironment: 'sandbox' }],
  // What a token is for.
  ['an ID token', { url: TOKENIM, sent: { Authorization: `Bearer ${jwt({ nonce: 'n', azp: 'web-app', exp: NOW + 60 })}` } }, 'wrong-audience-or-issuer', 'certain', { fault: 'use', use: 'id', client: 'web-app' }],
  // Signatures and clocks.
  ['the caller’s clock is ten minutes behind', { url: 'https://s3.us-east-1.amazonaws.com/b/a', status: 403, at: '2026-11-22T09:50:00.000Z', sent: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=fe5f80f7', 'X-Amz-Date': '20261122T095000Z' } }, 'clock-skew', 'likely', { skewSeconds: 600 }],
  ['a proof by a clock that is off', { at: '2026-11-22T10:02:00.000Z', sent: { Authorization: `DPoP ${jwt({})}`, DPoP: DPOP }, answer: { 'WWW-Authenticate': 'DPoP error="invalid_dpop_proof"' } }, 'clock-skew', 'likely', { skewSeconds: -119 }],
  ['a signed field that is not there', { status: 403, sent: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/s3/aws4_request, SignedHeaders=content-type;x-amz-date, Signature=fe5f80f7', 'X-Amz-Date': '20261122T100000Z' }, body: '{"code":"SignatureDoesNotMatch"}' }, 'signature-mismatch', 'certain', { absent: ['content-type'], hostUnsigned: true }],
  // Signed URLs.
  ['Google’s link', { status: 400, url: 'https://storage.googleapis.com/b/a?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=a&X-Goog-Date=20261122T080000Z&X-Goog-Expires=900&X-Goog-SignedHeaders=host&X-Goog-Signature=0123456789abcdef' }, 'signed-url-expired', 'likely', { expiredAt: '2026-11-22T08:15:00Z' }],
  ['Tencent’s link', { status: 403, url: `https://b-1.cos.ap-guangzhou.myqcloud.com/a?q-sign-algorithm=sha1&q-ak=AKIDa&q-sign-time=${NOW - 900};${NOW - 60}&q-signature=abc` }, 'signed-url-expired', 'likely', { expiredAt: '2026-11-22T09:59:00Z' }],
  ['Qiniu’s link', { status: 401, url: `https://cdn.example.com/a?e=${NOW - 60}&token=abcdefgh:ijkl` }, 'signed-url-expired', 'likely', {}],
  ['Akamai’s link', { status: 403, url: `https://media.example.com/a?hdnts=exp=${NOW - 60}~acl=/*~hmac=abcdef` }, 'signed-url-expired', 'likely', { expiredAt: '2026-11-22T09:59:00Z' }],
  ['a link that is not good yet', { status: 403, url: 'https://acct.blob.core.windows.net/c/a?sv=2023-01-01&st=2026-11-22T10%3A10%3A00Z&se=2026-11-22T11%3A00%3A00Z&sr=b&sp=r&sig=abcdef' }, 'credential-not-yet-valid', 'likely', { validFrom: '2026-11-22T10:10:00Z', secondsAhead: 600 }],
])('%s', (_name, call, cause, confidence, params) => {
  const all = findings(call);
  const finding = all.find((one) => one.cause === cause);
  expect(finding, JSON.stringify(all.map((one) => [one.cause, one.confidence, one.params]))).toMatchObject({ confidence, params });
  if (finding === undefined) return;
  for (const locale of LOCALES) {
    const { title, why, fixes } = words(finding, locale);
    expect(`${title}${why}${fixes.map(({ text }) => text).join('')}`).not.toMatch(/undefined|\[object|NaN/);
  }
});

test.each<[string, Call, string]>([
  ['an end in milliseconds is no reason', { sent: { Authorization: `Bearer ${jwt({ exp: (NOW + 60) * 1000 })}` } }, 'credential-malformed'],
  ['an encrypted token is whole', { sent: { Authorization: `Bearer ${[part({ alg: 'RSA-OAEP', enc: 'A256GCM' }), 'a2V5', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.')}` } }, 'credential-malformed'],
  ['a token with its proof', { sent: { Authorization: `DPoP ${jwt({ cnf: { jkt: 'a' } })}`, DPoP: DPOP } }, 'credential-malformed'],
  ['a proof that may be hidden', { hidden: true, sent: { Authorization: `DPoP ${jwt({})}` } }, 'credential-malformed'],
  ['a refresh token where one is exchanged', { url: 'https://api.example.com/oauth/token', form: `grant_type=refresh_token&refresh_token=${jwt({ typ: 'Refresh', exp: NOW - 60 })}` }, 'wrong-audience-or-issuer'],
  ['an expired token in what is sent to be checked', { form: `token=${jwt({ exp: NOW - 3600 })}` }, 'credential-expired'],
  ['a signed call by a clock that is right', { status: 403, sent: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=fe5f80f7' } }, 'clock-skew'],
  ['a clock that is off, and nothing signed', { at: '2026-11-22T09:30:00.000Z', sent: { Authorization: 'Bearer abcdefgh12345678' } }, 'clock-skew'],
  ['an old answer from a store', { status: 403, at: '2026-11-22T10:30:00.000Z', answer: { Age: '1800' }, sent: { Authorization: 'Hawk id="a", ts="1795343400", mac="b"' } }, 'clock-skew'],
  ['a key of its own service', { url: 'https://api.github.com/user', status: 403, sent: { Authorization: 'Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a' } }, 'credential-invalid'],
  ['a link that is still good', { status: 403, url: `https://cdn.example.com/a?e=${NOW + 60}&token=abcdefgh:ijkl` }, 'signed-url-expired'],
])('not: %s', (_name, call, cause) => {
  expect(findings(call).map((one) => one.cause)).not.toContain(cause);
});
