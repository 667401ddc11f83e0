/** waf-rule: cases and near misses. */
import cause from '../../../src/diagnosis/causes/waf-rule';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'Cloudflare': [exchange({ body: '<title>Attention Required! | Cloudflare</title>', responseHeaders: { 'cf-ray': '8f2a0000deadbeef-SIN' } }), { confidence: 'certain', params: { vendor: 'cloudflare' } }],
    'in words': [exchange({ url: ELSE, body: 'Your request was blocked due to suspicious behavior' }), { confidence: 'likely', params: { vendor: '' } }],
    'broken over lines and markup': [exchange({ url: ELSE, body: '<p>This request was <b>blocked by\n the security</b> rules</p>' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: '<h1>您的请求已被网站防火墙拦截</h1>' }), { confidence: 'likely' }],
    'the words of Cloudflare’s page in an application’s': [exchange({ url: 'https://api.example.com/v1/things', responseHeaders: { Server: 'cloudflare', 'CF-RAY': '8f2a1b2c3d4e5f60-FRA' }, body: '<h1>Sorry, you have been blocked</h1> by @bob. Read our post on the Cloudflare Ray ID' }), { confidence: 'likely' }],
  },
  ignores: {
    'Cloudflare merely on the path': exchange({ url: ELSE, responseHeaders: { 'cf-ray': '8f2a0000deadbeef-SIN', server: 'cloudflare' }, body: { message: 'Forbidden' } }),
    'the company’s filter': exchange({ url: 'http://api.example.com/', body: 'Access to this site is blocked by your organization’s internet usage policy.' }),
    'a CORS policy': exchange({ url: ELSE, body: { message: 'Request blocked by CORS policy: origin not allowed' } }),
    'a bare Access Denied': exchange({ url: ELSE, body: 'Access Denied' }),
  },
});
