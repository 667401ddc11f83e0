/** user-agent-refused: cases and near misses. */
import cause from '../../../src/diagnosis/causes/user-agent-refused';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'Cloudflare 1010': [exchange({ body: 'error code: 1010', responseHeaders: { 'cf-ray': '8f2a0000deadbeef-SIN' }, requestHeaders: { 'User-Agent': 'HeadlessChrome/156' } }), { confidence: 'certain', params: { userAgent: 'HeadlessChrome/156' } }],
    'in words': [exchange({ url: ELSE, body: 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: 'User-Agent 非法' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a page that repeats the user agent': exchange({ url: ELSE, body: '<p>Your user agent: Mozilla/5.0</p><p>Access denied</p>' }),
    'another reason': exchange({ body: { code: 'ip_not_allowed', detail: 'Blocked user agent or address.' } }),
  },
});
