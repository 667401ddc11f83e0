/** Tests of the cause `cors-allow-credentials-not-true`. */
import cause from '../../../src/diagnosis/causes/cors-allow-credentials-not-true';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'absent': [exchange({ status: 200, networkError: 'net::ERR_FAILED' }), { confidence: 'certain', params: { absent: true } }],
    'in capitals': [exchange({ status: 200, networkError: 'net::ERR_FAILED', requestHeaders: { Cookie: 'sid=x' }, responseHeaders: { 'Access-Control-Allow-Credentials': 'True' } }), { confidence: 'certain', params: { value: 'True', absent: false } }],
    'on the preflight': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain' }],
  },
  ignores: {
    'true': exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Credentials': 'true' } }),
    'readable': exchange({ status: 403 }),
  },
});
