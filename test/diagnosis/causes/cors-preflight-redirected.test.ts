/** Tests of the cause `cors-preflight-redirected`. */
import cause from '../../../src/diagnosis/causes/cors-preflight-redirected';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'to a login page': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { Location: '/login?next=x' } }) }), { confidence: 'certain', params: { kind: 'login' } }],
    'to a host for logging in': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { Location: 'https://acme.okta.com/app/x' } }) }), { confidence: 'certain', params: { kind: 'login' } }],
    'to lessons, which are no single sign-on': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { Location: '/v1/lessons' } }) }), { confidence: 'certain', params: { kind: 'other' } }],
    'a slash': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 308, requestMethod: 'PUT', responseHeaders: { Location: 'https://api.tokenim.com/v1/messages/' } }) }), { confidence: 'certain', params: { kind: 'slash', target: 'https://api.tokenim.com/v1/messages/' } }],
    'by the browser itself, to https': [exchange({ method: 'PUT', url: 'http://api.tokenim.com/v1/x', status: null, networkError: 'net::ERR_FAILED', preflight: { ...preflight({ status: 204, url: 'http://api.tokenim.com/v1/x', requestMethod: 'PUT' }), response: null, networkError: 'net::ERR_INVALID_REDIRECT' } }), { confidence: 'certain', params: { kind: 'hsts', target: 'https://api.tokenim.com/v1/x' } }],
  },
  ignores: {
    'a preflight that never left, of a call that was cut off': exchange({ method: 'PUT', url: 'http://api.tokenim.com/v1/x', status: null, networkError: 'net::ERR_ABORTED', preflight: { ...preflight({ status: 204, url: 'http://api.tokenim.com/v1/x', requestMethod: 'PUT' }), response: null } }),
    'not modified': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 304, requestMethod: 'PUT', responseHeaders: { Location: '/x' } }) }),
    'without a location': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }),
  },
});
