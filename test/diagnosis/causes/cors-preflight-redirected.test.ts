/** Tests of the cause `cors-preflight-redirected`. */
import cause from '../../../src/diagnosis/causes/cors-preflight-redirected';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'to a login page': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { Location: '/login?next=x' } }) }), { confidence: 'certain', params: { kind: 'login' } }],
    'a slash': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 308, requestMethod: 'PUT', responseHeaders: { Location: 'https://api.tokenim.com/v1/messages/' } }) }), { confidence: 'certain', params: { kind: 'slash', target: 'https://api.tokenim.com/v1/messages/' } }],
  },
  ignores: {
    'not modified': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 304, requestMethod: 'PUT', responseHeaders: { Location: '/x' } }) }),
    'without a location': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }),
  },
});
