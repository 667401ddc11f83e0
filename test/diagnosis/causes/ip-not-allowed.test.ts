/** ip-not-allowed: cases and near misses. */
import cause from '../../../src/diagnosis/causes/ip-not-allowed';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code, with the address': [exchange({ body: { code: 'ip_not_allowed', client_ip: '198.51.100.24' } }), { confidence: 'certain', params: { clientIp: '198.51.100.24' } }],
    'WeChat’s 200': [exchange({ url: 'https://api.example.com/token', status: 200, body: { errcode: 40164, errmsg: 'invalid ip 203.0.113.10 ipv6 ::ffff:203.0.113.10, not in whitelist' } }), { confidence: 'likely', params: { clientIp: '203.0.113.10' } }],
    'Azure names it in a field': [exchange({ url: ELSE, responseHeaders: { 'x-ms-forbidden-ip': '[2001:db8::1]' } }), { confidence: 'certain', params: { clientIp: '2001:db8::1' } }],
    'in words': [exchange({ url: ELSE, body: 'Your IP address 203.0.113.7 is not allowed to access this resource.' }), { confidence: 'likely', params: { clientIp: '203.0.113.7' } }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '请求 IP 不在白名单中' } }), { confidence: 'likely', params: { clientIp: '' } }],
    'Azure’s field on an application’s own error': [exchange({ url: 'https://api.example.com/v1/things', responseHeaders: { 'x-ms-forbidden-ip': '192.0.2.1' }, body: { message: 'You lack the Editor role' } }), { confidence: 'likely' }],
    'documented beside another code': [exchange({ body: { errors: [{ code: 'insufficient_scope' }, { code: 'ip_not_allowed' }] } }), { confidence: 'likely' }],
    'in what the server repeats': [exchange({ body: { message: 'No', request: { type: 'ip_not_allowed' } } }), { confidence: 'possible' }],
  },
  ignores: {
    'a block page that shows an address': exchange({ url: ELSE, body: '<h1>Access denied</h1><p>Your IP: 203.0.113.7</p>' }),
    'a country': exchange({ url: ELSE, body: { message: 'Access from your country is not allowed (IP geolocation).' } }),
    'too fast from one address': exchange({ url: ELSE, status: 429, body: { message: 'API rate limit exceeded for 203.0.113.9.' } }),
  },
});
