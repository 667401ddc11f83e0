/** Tests of the cause `cors-allow-origin-invalid`. */
import cause from '../../../src/diagnosis/causes/cors-allow-origin-invalid';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'a host alone': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'app.example' } }), { confidence: 'certain' }],
    'in quotes': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': '"https://app.example"' } }), { confidence: 'certain', params: { differences: ['quotes'] } }],
    'empty': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': '' } }), { confidence: 'certain', params: { allowed: '' } }],
    'on the preflight': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': 'true' } }) }), { confidence: 'certain' }],
  },
  ignores: {
    'null is a value': exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'null' } }),
    'another origin': exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example' } }),
  },
});
