/** Tests of the cause `cors-preflight-allow-headers-invalid`. */
import cause from '../../../src/diagnosis/causes/cors-preflight-allow-headers-invalid';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'no list of names': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': '"x-a"', 'Access-Control-Allow-Credentials': 'true' } }) }), { confidence: 'certain' }],
  },
  ignores: {
    'empty members are none': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a,,', 'Access-Control-Allow-Credentials': 'true' } }) }),
  },
});
