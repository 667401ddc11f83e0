/** Tests of the cause `cors-allow-origin-mismatch`. */
import cause from '../../../src/diagnosis/causes/cors-allow-origin-mismatch';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'another site': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } }), { confidence: 'certain', role: 'root', params: { difference: 'other' } }],
    'another scheme': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'http://app.example' } }), { confidence: 'certain', role: 'root', params: { difference: 'scheme' } }],
    'another port': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example:8443' } }), { confidence: 'certain', role: 'root', params: { difference: 'port' } }],
    'a slash at the end': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example/' } }), { confidence: 'certain', role: 'root', params: { difference: 'trailing-slash' } }],
    'capitals': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://App.example' } }), { confidence: 'certain', role: 'root', params: { difference: 'case' } }],
    'www': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://www.app.example' } }), { confidence: 'certain', role: 'root', params: { difference: 'www' } }],
    'a subdomain': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://beta.app.example' } }), { confidence: 'certain', role: 'root', params: { difference: 'subdomain' } }],
    'null': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'null' } }), { confidence: 'certain', role: 'root', params: { difference: 'null' } }],
    'a whole URL': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example/index.html' } }), { confidence: 'certain', role: 'root', params: { difference: 'path' } }],
    'its default port written out': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example:443/' } }), { confidence: 'certain', params: { difference: 'default-port', differences: ['default-port', 'trailing-slash'] } }],
    'a pattern': [exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://*.example' } }), { confidence: 'certain', params: { difference: 'pattern' } }],
    'a page without an origin': [exchange({ origin: 'null', status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example' } }), { confidence: 'certain', params: { difference: 'page-null' } }],
    'kept by a cache': [exchange({ status: 200, networkError: 'net::ERR_FAILED', fromCache: true, responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } }), { params: { mayBeCached: true } }],
    'on an error answer': [exchange({ status: 403, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } }), { role: 'symptom' }],
    'on the preflight': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } }) }), { confidence: 'certain', role: 'root' }],
  },
  ignores: {
    'the same origin': exchange(),
    'everyone': exchange({ responseHeaders: { 'Access-Control-Allow-Origin': '*' } }),
    'two origins': exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://a.example, https://b.example' } }),
  },
});
