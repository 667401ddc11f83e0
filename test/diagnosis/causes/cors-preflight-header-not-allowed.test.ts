/** Tests of the cause `cors-preflight-header-not-allowed`. */
import cause from '../../../src/diagnosis/causes/cors-preflight-header-not-allowed';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'two missing': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', requestedHeaders: 'authorization,content-type,x-trace', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'Content-Type', 'Access-Control-Allow-Credentials': 'true' } }) }), { confidence: 'certain', params: { missing: ['authorization', 'x-trace'] } }],
    'no list': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', requestedHeaders: 'authorization', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Credentials': 'true' } }) }), { confidence: 'certain' }],
  },
  ignores: {
    'listed in another case': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', requestedHeaders: 'authorization', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'AUTHORIZATION', 'Access-Control-Allow-Credentials': 'true' } }) }),
    'the method is the fault': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', requestedHeaders: 'authorization', responseHeaders: { 'Access-Control-Allow-Methods': 'GET' } }) }),
  },
});
