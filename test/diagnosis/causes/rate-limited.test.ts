/** rate-limited: cases and near misses. */
import cause from '../../../src/diagnosis/causes/rate-limited';
import { NOW } from '../../support/credential';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the draft’s fields, nothing left': [exchange({ status: 429, responseHeaders: { RateLimit: '"default";r=0;t=30', 'RateLimit-Policy': '"default";q=100;w=60', 'Retry-After': '30' } }), { confidence: 'certain', params: { limit: 100, remaining: 0, resetSeconds: 30, retryAfterSeconds: 30, windowSeconds: 60 } }],
    'older fields, reset as an epoch': [exchange({ url: ELSE, status: 429, responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(NOW + 90) } }), { confidence: 'certain', params: { limit: 60, resetSeconds: 90 } }],
    'a bare 429': [exchange({ url: ELSE, status: 429 }), { confidence: 'likely' }],
    'Retry-After, and the words': [exchange({ url: ELSE, status: 429, responseHeaders: { 'Retry-After': '5' }, body: { message: 'Too many requests' } }), { confidence: 'certain', params: { retryAfterSeconds: 5 } }],
    'GitHub’s 403 with nothing left': [exchange({ url: ELSE, responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(NOW + 600) }, body: { message: 'API rate limit exceeded for 203.0.113.9.' } }), { confidence: 'certain' }],
    'a 403 with nothing left, and no words': [exchange({ url: ELSE, responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' } }), { confidence: 'likely' }],
    'a 403 that names a time to come back': [exchange({ url: ELSE, responseHeaders: { 'Retry-After': '60' } }), { confidence: 'likely' }],
    'words only, with some left': [exchange({ url: ELSE, responseHeaders: { 'X-RateLimit-Remaining': '14' }, body: { message: 'You have exceeded a secondary rate limit.' } }), { confidence: 'likely', params: { remaining: 14 } }],
    'a 429 with the end of a day': [exchange({ url: ELSE, status: 429, responseHeaders: { 'Retry-After': '40000' } }), { confidence: 'possible' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '请求过于频繁，请稍后再试' } }), { confidence: 'likely' }],
    'hidden behind CORS': [exchange({ status: 429, responseHeaders: { 'Access-Control-Allow-Origin': [], 'RateLimit-Remaining': '0', 'RateLimit-Limit': '10', 'RateLimit-Reset': '3' } }), { confidence: 'certain' }],
    'a preflight is limited too': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 429 }) }), { confidence: 'likely' }],
    'an empty counter beside another reason': [exchange({ url: 'https://api.example.com/v1/things', responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' }, body: { message: 'You need role admin' } }), { confidence: 'possible' }],
  },
  ignores: {
    'a 403 with calls left': exchange({ url: ELSE, responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '59' } }),
    'Retry-After: 0 is no wait': exchange({ url: ELSE, responseHeaders: { 'Retry-After': '0' } }),
    'nothing left, and the call succeeded': exchange({ url: ELSE, status: 200, responseHeaders: { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' } }),
    'nothing left, and the documented reason is another': exchange({ body: { code: 'role_required' }, responseHeaders: { 'RateLimit-Limit': '60', 'RateLimit-Remaining': '0' } }),
    'a link to the pages about limits': exchange({ url: ELSE, body: { message: 'Forbidden', documentation_url: 'https://docs.example.com/rate-limits' } }),
    'maintenance with a time to come back': exchange({ url: ELSE, status: 503, responseHeaders: { 'Retry-After': '600' } }),
  },
});
