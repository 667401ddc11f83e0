/** corporate-proxy-policy: cases and near misses. */
import cause from '../../../src/diagnosis/causes/corporate-proxy-policy';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    '407 with its challenge': [exchange({ url: 'http://api.example.com/', status: 407, responseHeaders: { 'Proxy-Authenticate': 'Basic realm="proxy"' } }), { confidence: 'certain' }],
    '511': [exchange({ url: 'http://api.example.com/', status: 511 }), { confidence: 'likely' }],
    'in words': [exchange({ url: 'http://api.example.com/', body: 'Access to this website is blocked by your administrator. URL category: File sharing' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: 'http://api.example.com/', body: '根据公司上网行为管理策略，禁止访问该网站' }), { confidence: 'likely' }],
    'a tunnel that a proxy refuses': [exchange({ method: 'CONNECT', url: 'https://api.example.com/' }), { confidence: 'likely' }],
    '407 as the answer to a call over https': [exchange({ url: ELSE, status: 407, responseHeaders: { 'Proxy-Authenticate': 'Basic realm="partner gateway"' } }), { confidence: 'possible' }],
    'Squid, which also stands in front of servers': [exchange({ url: ELSE, responseHeaders: { 'X-Squid-Error': 'ERR_ACCESS_DENIED 0' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a proxy on the path': exchange({ url: 'http://api.example.com/', responseHeaders: { Via: '1.1 proxy (squid/5.7)' }, body: { message: 'Forbidden' } }),
    'the API’s own policy': exchange({ url: ELSE, body: { message: 'The request violates the message policy of this group.' } }),
    'the API wants a login': exchange({ url: ELSE, status: 401, responseHeaders: { 'WWW-Authenticate': 'Basic realm="api"' } }),
  },
});
