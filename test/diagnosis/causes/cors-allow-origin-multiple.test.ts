/** Tests of the cause `cors-allow-origin-multiple`. */
import cause from '../../../src/diagnosis/causes/cors-allow-origin-multiple';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'two fields': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': ['https://app.example', 'https://app.example'] } }), { confidence: 'certain', params: { lines: 2 } }],
    'a list in one field': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example https://b.example' } }), { confidence: 'certain', params: { lines: 1, listsOrigin: true } }],
    'on the preflight': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': '*, https://app.example' } }) }), { confidence: 'certain' }],
  },
  ignores: {
    'one origin': exchange(),
    'another origin': exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example' } }),
  },
});
