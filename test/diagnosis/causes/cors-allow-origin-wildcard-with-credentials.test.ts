/** Tests of the cause `cors-allow-origin-wildcard-with-credentials`. */
import cause from '../../../src/diagnosis/causes/cors-allow-origin-wildcard-with-credentials';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'with a cookie': [exchange({ status: 200, networkError: 'net::ERR_FAILED', requestHeaders: { Cookie: 'sid=x' }, responseHeaders: { 'Access-Control-Allow-Origin': '*' } }), { confidence: 'certain', role: 'root' }],
    'refused though all else holds': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': '*' } }), { confidence: 'certain' }],
    'on the preflight': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain' }],
    'a redirect may have been refused for its mode': [exchange({ status: 302, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': '*', Location: '/x' } }), { confidence: 'likely' }],
  },
  ignores: {
    'readable': exchange({ responseHeaders: { 'Access-Control-Allow-Origin': '*' } }),
    'named': exchange({ requestHeaders: { Cookie: 'sid=x' }, responseHeaders: { 'Access-Control-Allow-Credentials': 'true' } }),
    'an archive with the body that was handed on': exchange({ observer: 'har', status: 200, requestHeaders: { Cookie: 'a=‹redacted›' }, responseHeaders: { 'Access-Control-Allow-Origin': '*' }, body: { a: 1 } }),
  },
});
