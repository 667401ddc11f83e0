/** credential-invalid: cases and near misses. */
import cause from '../../../src/diagnosis/causes/credential-invalid';
import { AUTHORIZED, bearer, credential } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'a token that other endpoints accept': [exchange({ url: ELSE, status: 401, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED }), { confidence: 'possible', params: { workedElsewhere: '/v1/users' }, worked: [worked({ url: 'https://api.example.com/v1/users', credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED })] }],
    'a key that worked here before': [exchange({ url: ELSE, status: 401, credentials: [credential({ kind: 'api-key', fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { workedHereAt: '2026-11-22T09:59:00Z' }, worked: [worked({ url: ELSE, credentials: [credential({ kind: 'api-key', fingerprint: 'aaaaaaaaaaaa' })] })] }],
    'the documented code': [exchange({ status: 401, headersComplete: false, body: { code: 'token_revoked' } }), { confidence: 'certain', params: { sentEnvironment: '' } }],
    'a test key at the live host': [exchange({ status: 401, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'api-key', environment: 'test' })], requestHeaders: { 'X-Api-Key': '‹redacted›' } }), { confidence: 'certain', params: { sentEnvironment: 'test', hostEnvironment: 'live', rightHost: 'sandbox.tokenim.com' } }],
    'a test key at the live host, bare 403': [exchange({ status: 403, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'api-key', environment: 'test' })], requestHeaders: { 'X-Api-Key': '‹redacted›' } }), { confidence: 'likely' }],
    'the server names the environments': [exchange({ status: 403, headersComplete: false, body: { code: 'environment_mismatch', key_environment: 'test', host_environment: 'live' } }), { confidence: 'certain', params: { sentEnvironment: 'test', hostEnvironment: 'live' } }],
    'invalid_token and nothing wrong to see': [exchange({ status: 401, credentials: [bearer()], requestHeaders: AUTHORIZED, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }), { confidence: 'likely' }],
    'a bare 401 to a good-looking token': [exchange({ url: ELSE, status: 401, credentials: [bearer()], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a code of AWS': [exchange({ url: ELSE, status: 403, headersComplete: false, body: '<?xml version="1.0"?><Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message></Error>' }), { confidence: 'likely' }],
    'in words': [exchange({ url: ELSE, headersComplete: false, body: { message: 'Bad credentials' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, headersComplete: false, body: { msg: '无效的令牌' } }), { confidence: 'likely' }],
  },
  ignores: {
    'no token was sent': exchange({ status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer' } }),
    'a live key at the live host, refused for its address': exchange({ status: 403, body: { code: 'ip_not_allowed' }, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'api-key', environment: 'live' })], requestHeaders: { 'X-Api-Key': '‹redacted›' } }),
    'a tenant is no environment': exchange({ status: 403, credentials: [bearer({ environment: 'acme' })], requestHeaders: AUTHORIZED }),
    'a bare 403 to a good-looking token': exchange({ url: ELSE, status: 403, credentials: [bearer()], requestHeaders: AUTHORIZED }),
    'a 401 of a bot protection': exchange({ status: 401, credentials: [bearer()], requestHeaders: AUTHORIZED, responseHeaders: { 'cf-mitigated': 'challenge', 'cf-ray': '8f2a0000deadbeef-SIN' } }),
  },
});
