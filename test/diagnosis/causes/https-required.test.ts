/** https-required: cases and near misses. */
import cause from '../../../src/diagnosis/causes/https-required';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'https worked, and nothing else says why': [exchange({ url: 'http://api.example.com/v1/things', status: 403 }), { confidence: 'possible', params: { secure: false, httpsUrl: ELSE, workedAt: '2026-11-22T09:59:00Z' }, worked: [worked({ url: ELSE })] }],
    'plain HTTP': [exchange({ url: 'http://api.tokenim.com/v1/messages', body: { code: 'https_required' } }), { confidence: 'certain', params: { secure: false, httpsUrl: 'https://api.tokenim.com/v1/messages' } }],
    'a proxy that does not pass the scheme on': [exchange({ body: { code: 'https_required' } }), { confidence: 'certain', params: { secure: true } }],
    'Upgrade: TLS': [exchange({ url: 'http://api.example.com/', status: 426, responseHeaders: { Upgrade: 'TLS/1.0, HTTP/1.1' } }), { confidence: 'certain' }],
    'nginx': [exchange({ url: 'http://api.example.com:443/', status: 400, body: '<center>The plain HTTP request was sent to HTTPS port</center>' }), { confidence: 'likely' }],
    'in words over HTTPS': [exchange({ url: ELSE, body: { message: 'SSL is required' } }), { confidence: 'possible' }],
    'in Chinese words': [exchange({ url: 'http://api.example.com/', body: { msg: '请使用 https 访问' } }), { confidence: 'likely' }],
  },
  ignores: {
    'plain HTTP, another reason': exchange({ url: 'http://api.tokenim.com/v1/messages', body: { code: 'role_required' } }),
    'an upgrade to another protocol': exchange({ url: 'http://api.example.com/', status: 426, responseHeaders: { Upgrade: 'websocket' } }),
    'a client certificate': exchange({ url: ELSE, status: 400, body: '<center>No required SSL certificate was sent</center>' }),
  },
});
