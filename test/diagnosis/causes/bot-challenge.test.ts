/** bot-challenge: cases and near misses. */
import cause from '../../../src/diagnosis/causes/bot-challenge';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'Cloudflare says so in a field': [exchange({ responseHeaders: { 'cf-mitigated': 'challenge', 'cf-ray': '8f2a0000deadbeef-SIN' } }), { confidence: 'certain', params: { vendor: 'cloudflare' } }],
    'hidden behind CORS': [exchange({ responseHeaders: { 'Access-Control-Allow-Origin': [], 'cf-mitigated': 'challenge', 'cf-ray': '8f2a0000deadbeef-SIN' } }), { confidence: 'certain', role: 'root' }],
    'in words': [exchange({ url: ELSE, body: '<h1>Please verify you are human</h1>' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: '请完成安全验证后继续访问' }), { confidence: 'likely' }],
  },
  ignores: {
    'a wrong code from a picture': exchange({ url: ELSE, status: 400, body: { msg: '验证码错误' } }),
    'the challenge’s cookie on an API’s answer': exchange({ url: ELSE, responseHeaders: { 'set-cookie': '__cf_bm=‹redacted›; path=/', 'cf-ray': '8f2a0000deadbeef-SIN' }, body: { message: 'Forbidden' } }),
    'an API about bots': exchange({ url: ELSE, body: { message: 'This bot was kicked from the group' } }),
  },
});
