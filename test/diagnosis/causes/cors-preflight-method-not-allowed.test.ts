/** Tests of the cause `cors-preflight-method-not-allowed`. */
import cause from '../../../src/diagnosis/causes/cors-preflight-method-not-allowed';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'not listed': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Credentials': 'true' } }) }), { confidence: 'certain', params: { method: 'PUT', allowed: ['GET', 'POST'] } }],
    'no list': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Credentials': 'true' } }) }), { confidence: 'certain' }],
    'small letters': [exchange({ method: 'patch', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'patch', responseHeaders: { 'Access-Control-Allow-Methods': 'PATCH', 'Access-Control-Allow-Credentials': 'true' } }) }), { params: { inOtherCase: true } }],
  },
  ignores: {
    'listed': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }),
    'safelisted': exchange({ method: 'POST', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'POST', responseHeaders: { 'Access-Control-Allow-Credentials': 'true' } }) }),
    'all, without credentials': exchange({ method: 'PUT', status: 200, preflight: preflight({ responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' } }) }),
  },
});
