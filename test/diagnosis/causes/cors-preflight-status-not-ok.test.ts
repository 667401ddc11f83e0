/** Tests of the cause `cors-preflight-status-not-ok`. */
import cause from '../../../src/diagnosis/causes/cors-preflight-status-not-ok';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    '401': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 401, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain', role: 'root', params: { status: 401 } }],
    '403': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain', role: 'root', params: { status: 403 } }],
    '404': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 404, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain', role: 'root', params: { status: 404 } }],
    '405': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 405, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain', role: 'root', params: { status: 405 } }],
    '500': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 500, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT' } }) }), { confidence: 'certain', role: 'root', params: { status: 500 } }],
    'an error that lacks the field as well': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example' } }) }), { confidence: 'certain', role: 'root' }],
    'a firewall answered': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, requestMethod: 'PUT', responseHeaders: { 'cf-ray': '8f2a1b3c4d5e6f70-FRA', 'cf-mitigated': 'challenge' } }) }), { role: 'symptom', params: { vendor: 'cloudflare' } }],
  },
  ignores: {
    'no content': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Credentials': 'true' } }) }),
    'a redirect': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, requestMethod: 'PUT', responseHeaders: { Location: '/login' } }) }),
    'the call itself': exchange({ status: 403 }),
  },
});
