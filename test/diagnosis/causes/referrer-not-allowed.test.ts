/** referrer-not-allowed: cases and near misses. */
import cause from '../../../src/diagnosis/causes/referrer-not-allowed';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'google.rpc': [exchange({ url: ELSE, body: { error: { code: 403, message: 'Requests from referer https://app.example/ are blocked.', details: [{ reason: 'API_KEY_HTTP_REFERRER_BLOCKED' }] } } }), { confidence: 'certain', params: { sent: 'no' } }],
    'in words, with markup escaped': [exchange({ url: ELSE, headersComplete: false, body: '{"error":{"code":403,"message":"Requests from referer \\u003cempty\\u003e are blocked."}}' }), { confidence: 'likely', params: { sent: 'unknown' } }],
    'hotlinking': [exchange({ url: 'https://img.example.com/a.png', body: 'Hotlinking is not permitted' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, requestHeaders: { Referer: 'https://app.example/' }, body: '防盗链校验失败' }), { confidence: 'likely', params: { referrer: 'https://app.example/', sent: 'yes' } }],
  },
  ignores: {
    'no referrer and another reason': exchange({ body: { code: 'role_required' } }),
    'a referrer policy in the answer’s fields': exchange({ url: ELSE, responseHeaders: { 'Referrer-Policy': 'no-referrer' } }),
    'Django’s CSRF check': exchange({ url: ELSE, body: 'CSRF verification failed. Referer checking failed - no Referer.' }),
  },
});
