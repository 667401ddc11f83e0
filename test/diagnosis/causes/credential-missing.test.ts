/** credential-missing: cases and near misses. */
import cause from '../../../src/diagnosis/causes/credential-missing';
import { AUTHORIZED, bearer, credential } from '../../support/credential';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'a session that was enough before': [exchange({ url: ELSE, status: 401, credentials: [credential({ place: 'cookie', name: 'session', scheme: null, fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: { Cookie: 'session=‹redacted›' } }), { confidence: 'possible', worked: [worked({ url: ELSE, credentials: [credential({ place: 'cookie', name: 'session', scheme: null, fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: { Cookie: 'session=‹redacted›' } })] }],
    'the documented code': [exchange({ status: 401, body: { code: 'credential_missing', detail: 'No credential.' } }), { confidence: 'certain', params: { api: 'TokenIM', tokenEndpoint: '/oauth/token' } }],
    'the documented code as 403': [exchange({ status: 403, body: { code: 'credential_missing' } }), { confidence: 'certain' }],
    'the API’s own 403 that does not say why, with nothing sent': [exchange({ status: 403, body: { message: 'Forbidden' } }), { confidence: 'likely' }],
    'a challenge without error (RFC 6750 section 3.1)': [exchange({ url: ELSE, status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer realm="api"' } }), { confidence: 'certain' }],
    'a 401 of an API that documents its need': [exchange({ status: 401 }), { confidence: 'certain' }],
    'a bare 401 elsewhere': [exchange({ url: ELSE, status: 401 }), { confidence: 'likely' }],
    'a challenge, where request fields may be hidden': [exchange({ url: ELSE, status: 401, headersComplete: false, responseHeaders: { 'WWW-Authenticate': 'Bearer' } }), { confidence: 'likely' }],
    'in words': [exchange({ url: ELSE, headersComplete: false, status: 403, body: { message: 'No API key found in request' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, headersComplete: false, status: 403, body: { code: 403, msg: '请先登录' } }), { confidence: 'likely' }],
    'a 200 that refuses': [exchange({ url: ELSE, headersComplete: false, status: 200, body: { code: 401, msg: '缺少 token' } }), { confidence: 'likely' }],
    'hidden behind CORS': [exchange({ status: 401, responseHeaders: { 'Access-Control-Allow-Origin': [], 'WWW-Authenticate': 'Bearer' } }), { confidence: 'certain' }],
  },
  ignores: {
    'a bare 403: anything in front may have sent it': exchange({ status: 403 }),
    'a token was sent, and refused': exchange({ status: 401, credentials: [bearer()], requestHeaders: AUTHORIZED, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }),
    'another documented code': exchange({ status: 403, body: { code: 'ip_not_allowed' } }),
    'a 401 on a preflight: it never carries one': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer' } }) }),
    'a call that takes none': exchange({ url: 'https://api.tokenim.com/v1/status', status: 403 }),
    'a gateway without that route': exchange({ url: ELSE, status: 403, body: { message: 'Missing Authentication Token' } }),
    'a firewall was before the API': exchange({ status: 403, responseHeaders: { 'cf-mitigated': 'challenge', 'cf-ray': '8f2a0000deadbeef-SIN' } }),
    'a proxy asks for a login': exchange({ url: 'http://api.example.com/', status: 407, responseHeaders: { 'Proxy-Authenticate': 'Basic realm="proxy"' } }),
  },
});
