/** quota-exceeded: cases and near misses. */
import cause from '../../../src/diagnosis/causes/quota-exceeded';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code, as 403': [exchange({ body: { code: 'quota_exceeded', quota: 10000, used: 10000, resets_at: '2026-11-23T00:00:00.000Z' } }), { confidence: 'certain', params: { limit: 10000, used: 10000, resetSeconds: 50_400 } }],
    'the documented code, as 429': [exchange({ status: 429, body: { code: 'quota_exceeded' } }), { confidence: 'certain' }],
    'OpenAI’s code': [exchange({ url: ELSE, status: 429, body: { error: { message: 'You exceeded your current quota, please check your plan and billing details.', type: 'insufficient_quota', code: 'insufficient_quota' } } }), { confidence: 'likely' }],
    'in words': [exchange({ url: ELSE, body: { message: 'Daily limit reached' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '今日调用次数已达上限' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a quota of calls a minute is a rate': exchange({ url: ELSE, status: 429, body: { error: { message: "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'" } } }),
    'a rate': exchange({ status: 429, body: { code: 'rate_limited', detail: 'Too many requests. Your quota is fine.' } }),
    'a disk quota in passing': exchange({ url: ELSE, body: { message: 'Forbidden. See the quota page.' } }),
  },
});
