/** origin-not-allowed: cases and near misses. */
import cause from '../../../src/diagnosis/causes/origin-not-allowed';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ body: { code: 'origin_not_allowed' } }), { confidence: 'certain', params: { origin: 'https://app.example' } }],
    'Spring': [exchange({ url: ELSE, body: 'Invalid CORS request' }), { confidence: 'likely' }],
    'Django': [exchange({ url: ELSE, body: 'CSRF verification failed. Origin checking failed - https://app.example does not match any trusted origins.' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '来源域名不在白名单' } }), { confidence: 'likely' }],
    'hidden behind CORS, the body seen': [exchange({ body: { code: 'origin_not_allowed' }, responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } }), { confidence: 'certain', role: 'root' }],
  },
  ignores: {
    'the browser refuses, not the server': exchange({ url: ELSE, status: 200, responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } }),
    'an origin server that is down': exchange({ url: ELSE, status: 502, body: 'The origin server is unreachable. Access denied by origin.' }),
    'another list': exchange({ body: { code: 'ip_not_allowed', detail: 'The origin of this call is not allowed.' } }),
  },
});
