/** Tricky distinctions among a server's refusals: which cause is the headline, and how sure it is. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Exchange } from '../../src/http/exchange';
import { AUTHORIZED, bearer, credential, NOW } from '../support/credential';
import { exchange, preflight } from '../support/exchange';

const ELSE = 'https://api.example.com/v1/things';
const good = { credentials: [bearer()], requestHeaders: AUTHORIZED };
const expired = { credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED };

const table: { readonly [name: string]: readonly [Exchange, string, string] } = {
  'expired and wrong scope in words: the token comes first': [exchange({ url: ELSE, status: 401, ...expired, body: { message: 'The token lacks the required scope' } }), 'credential-expired', 'likely'],
  'expired by its claim, but the API documents a missing scope: it accepted the token': [exchange({ status: 403, ...expired, body: { code: 'insufficient_scope' } }), 'insufficient-scope', 'certain'],
  'expired by its claim, and the API says unknown': [exchange({ status: 401, ...expired, body: { code: 'credential_invalid' } }), 'credential-expired', 'certain'],
  'expired by its claim, and the API says wrong audience': [exchange({ status: 401, ...expired, body: { code: 'wrong_audience' } }), 'wrong-audience-or-issuer', 'certain'],
  'expired by its claim, and a firewall refused': [exchange({ status: 403, ...expired, responseHeaders: { 'cf-mitigated': 'challenge', 'cf-ray': '8f2a0000deadbeef-SIN' } }), 'bot-challenge', 'certain'],
  'expired by its claim, and too fast': [exchange({ status: 429, ...expired, responseHeaders: { 'RateLimit-Limit': '10', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '9' } }), 'rate-limited', 'certain'],
  'missing: said so, and nothing sent': [exchange({ status: 401, body: { code: 'credential_missing' } }), 'credential-missing', 'certain'],
  'missing: said so, but sent in another field': [exchange({ status: 401, body: { code: 'credential_missing' }, credentials: [credential({ name: 'token', scheme: null })], requestHeaders: { token: '‹redacted›' } }), 'credential-malformed', 'certain'],
  'missing: said so, but a placeholder was sent': [exchange({ status: 401, body: { code: 'credential_missing' }, credentials: [credential({ kind: 'none', faults: ['placeholder'] })], requestHeaders: { Authorization: 'Bearer null' } }), 'credential-malformed', 'certain'],
  'invalid or missing, and nothing sent': [exchange({ url: ELSE, status: 401, body: { detail: 'invalid or missing API key' } }), 'credential-missing', 'certain'],
  'invalid or missing, and one was sent': [exchange({ url: ELSE, status: 401, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'api-key' })], requestHeaders: { 'X-Api-Key': '‹redacted›' }, body: { detail: 'invalid or missing API key' } }), 'credential-invalid', 'likely'],
  'another environment is told from unknown': [exchange({ status: 403, body: { code: 'environment_mismatch' }, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'api-key', environment: 'test' })], requestHeaders: { 'X-Api-Key': '‹redacted›' } }), 'credential-invalid', 'certain'],
  'API Gateway’s "Missing Authentication Token" is about the route': [exchange({ url: 'https://abc.execute-api.eu-west-1.amazonaws.com/prod', body: { message: 'Missing Authentication Token' } }), 'wrong-route-or-host', 'likely'],
  'a rate as 403': [exchange({ url: ELSE, ...good, responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' }, body: { message: 'API rate limit exceeded' } }), 'rate-limited', 'certain'],
  'a quota as 429': [exchange({ url: ELSE, ...good, status: 429, body: { error: { code: 'insufficient_quota', message: 'You exceeded your current quota.' } } }), 'quota-exceeded', 'likely'],
  'a quota a minute is a rate': [exchange({ url: ELSE, ...good, status: 429, body: { error: { message: "Quota exceeded for quota metric 'Reads' and limit 'Reads per minute'" } } }), 'rate-limited', 'likely'],
  'a method refused as 403': [exchange({ method: 'DELETE', ...good, body: { code: 'method_not_allowed' } }), 'wrong-method', 'certain'],
  '404: the documented path, an unknown id': [exchange({ url: 'https://api.tokenim.com/v1/groups/g_12', ...good, status: 404 }), 'not-found', 'likely'],
  '404: a path that is not documented': [exchange({ url: 'https://api.tokenim.com/v1/grups/g_12', ...good, status: 404 }), 'wrong-route-or-host', 'likely'],
  '404: elsewhere': [exchange({ url: ELSE, ...good, status: 404 }), 'not-found', 'likely'],
  'a plan is no right': [exchange({ url: ELSE, ...good, body: { message: 'You need to upgrade your plan to access this endpoint.' } }), 'account-restricted', 'likely'],
  'a role is no scope': [exchange({ ...good, body: { code: 'role_required', required_role: 'admin' } }), 'insufficient-permission', 'certain'],
  'the address is no country': [exchange({ url: ELSE, ...good, body: { message: 'Your IP address 203.0.113.7 is not in the allow list.' } }), 'ip-not-allowed', 'likely'],
  'the server refuses the origin; the browser’s CORS refusal only hides it': [exchange({ ...good, body: { code: 'origin_not_allowed' }, responseHeaders: { 'Access-Control-Allow-Origin': [] } }), 'origin-not-allowed', 'certain'],
  'a 500 that talks of tokens is still the server’s trouble, or the token’s': [exchange({ url: ELSE, ...good, status: 500, body: { message: 'Internal server error' } }), 'server-failure', 'certain'],
  'nothing said': [exchange({ ...good, body: { message: 'Forbidden' } }), 'unexplained', 'possible'],
  'nothing said, in plain text': [exchange({ ...good, body: 'Forbidden' }), 'unexplained', 'possible'],
  'nothing said, no body': [exchange({ ...good }), 'unexplained', 'possible'],
  'nothing said, on Cloudflare’s path': [exchange({ ...good, body: { message: 'Forbidden' }, responseHeaders: { 'cf-ray': '8f2a0000deadbeef-SIN', server: 'cloudflare', 'cf-cache-status': 'DYNAMIC' } }), 'unexplained', 'possible'],
  'a code named like a member of every object': [exchange({ ...good, body: { code: 'constructor', error: '__proto__' } }), 'unexplained', 'possible'],
};

describe('distinctions', () => {
  for (const [name, [call, cause, confidence]] of Object.entries(table)) {
    test(name, () => {
      const [first] = diagnose(call).findings;
      expect([first?.cause, first?.confidence]).toEqual([cause, confidence]);
    });
  }
});

test('a preflight answered 401 accuses no credential', () => {
  const refused = exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', ...expired, preflight: preflight({ status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }) });
  expect(diagnose(refused).findings.map(({ cause }) => cause).filter((cause) => /^(?:credential|insufficient|wrong-audience)/.test(cause))).toEqual([]);
});

test('a call that succeeded has no finding, whatever its fields say', () => {
  const fine = exchange({ status: 200, ...expired, body: { message: 'Too many requests were answered', code: 'token_expired' }, responseHeaders: { 'X-RateLimit-Remaining': '0', 'WWW-Authenticate': 'Bearer' } });
  expect(diagnose(fine).findings).toEqual([]);
});

describe('an ordinary answer of 200 is no refusal', () => {
  test.each<readonly [string, string | object, Readonly<Record<string, string>>]>([
    ['an import report', { jobId: 1, imported: 99, errors: [{ row: 3, message: 'permission denied' }] }, {}],
    ['a log record', { id: 5, error: 'access token expired yesterday' }, {}],
    ['a list of jobs', [{ status: 'failed', error: 'rate limit exceeded' }], {}],
    ['a room', { code: 404, message: 'Room 404' }, {}],
    ['a greeting', { status: 500, msg: 'Hello' }, {}],
    ['an error of no known kind', { error: 'disk was full' }, {}],
    ['GraphQL with data', { data: { user: { name: 'x' }, posts: null }, errors: [{ message: 'Forbidden: not permitted to read posts' }] }, {}],
    ['a page about CloudFront', '<p>The Amazon CloudFront distribution is configured to block access from your country.</p>', { Server: 'CloudFront' }],
    ['a page about F5', '<html><title>Forum</title><p>The requested URL was rejected. Please consult with your administrator. Your support ID is: 123456789012345678</p></html>', {}],
    ['a page about SecureSphere', '<html><title>Forum</title><p>This page can\'t be displayed. Contact support for additional information. The incident ID is: 12345.</p></html>', {}],
    ['a page about Incapsula', '<p>Request unsuccessful. Incapsula incident ID: 123000450-678901234</p>', {}],
  ])('%s', (_name, body, responseHeaders) => {
    expect(diagnose(exchange({ url: ELSE, status: 200, body, responseHeaders })).failure).toBe('none');
  });
});

test.each<readonly [string, object, string]>([
  ['OAuth', { error: 'invalid_token', error_description: 'The access token is unknown' }, 'credential-invalid'],
  ['Slack', { ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'users:read' }, 'insufficient-scope'],
  ['WeChat', { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' }, 'credential-invalid'],
  ['Google Maps', { error_message: 'You must use an API key to authenticate each request.', results: [], status: 'REQUEST_DENIED' }, 'credential-missing'],
  ['GraphQL', { data: { viewer: null }, errors: [{ message: 'You do not have permission to do this.' }] }, 'insufficient-permission'],
  ['GraphQL, all that was asked for is null', { data: { repository: { pullRequest: null } }, errors: [{ type: 'FORBIDDEN', message: 'Resource protected by organization SAML enforcement.' }] }, 'step-up-required'],
  ['Tencent Cloud', { Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'x' }, RequestId: 'y' } }, 'signature-mismatch'],
  ['a number and a sentence', { code: 401, msg: '令牌已过期', data: null }, 'credential-expired'],
])('a refusal in a 200: %s', (_name, body, cause) => {
  const { failure, findings } = diagnose(exchange({ url: ELSE, status: 200, body }));
  expect(failure).toBe('in-body');
  expect(findings.map((finding) => finding.cause)).toContain(cause);
});

test('hostile bodies are read in bounded time', () => {
  const pieces = ['a ', 'the token ', 'ip address ', 'request ', 'not ', 'quota per ', 'origin ', '权限', '请求被', 'x', '"', '<', 'A_', 'Ab', 'required scope ', '1.1.1.', ':'];
  const slowest = pieces.map((piece) => {
    const call = exchange({ url: ELSE, body: piece.repeat(Math.ceil(200_000 / piece.length)) });
    const started = performance.now();
    diagnose(call);
    return performance.now() - started;
  });
  // Generous, for a loaded machine: quadratic reading of 200,000 characters takes minutes.
  expect(Math.max(...slowest)).toBeLessThan(1500);
});
