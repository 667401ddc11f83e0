/** maintenance: cases and near misses. */
import cause from '../../../src/diagnosis/causes/maintenance';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ status: 503, body: { code: 'maintenance' }, responseHeaders: { 'Retry-After': '1800' } }), { confidence: 'certain', params: { retryAfterSeconds: 1800 } }],
    'in words': [exchange({ url: ELSE, status: 503, body: '<h1>Down for scheduled maintenance</h1>' }), { confidence: 'likely', params: { retryAfterSeconds: null } }],
    'in Chinese words': [exchange({ url: ELSE, status: 503, body: { msg: '系统维护中' } }), { confidence: 'likely' }],
    '503 with a long time to come back': [exchange({ url: ELSE, status: 503, responseHeaders: { 'Retry-After': '3600' } }), { confidence: 'possible' }],
  },
  ignores: {
    'a bare 503': exchange({ url: ELSE, status: 503 }),
    'an overload': exchange({ url: ELSE, status: 503, responseHeaders: { 'Retry-After': '2' } }),
    'a 500': exchange({ url: ELSE, status: 500 }),
  },
});
