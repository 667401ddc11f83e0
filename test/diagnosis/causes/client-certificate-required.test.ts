/** client-certificate-required: cases and near misses. */
import cause from '../../../src/diagnosis/causes/client-certificate-required';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'nginx': [exchange({ url: ELSE, status: 400, body: '<html><head><title>400 No required SSL certificate was sent</title></head></html>' }), { confidence: 'likely' }],
    'nginx’s own status': [exchange({ url: ELSE, status: 496 }), { confidence: 'likely', params: { status: 496 } }],
    'in words': [exchange({ url: ELSE, body: { message: 'Client certificate required' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '请提供客户端证书' } }), { confidence: 'likely' }],
  },
  ignores: {
    'plain HTTP at an HTTPS port': exchange({ url: 'http://api.example.com:443/', status: 400, body: '<center>The plain HTTP request was sent to HTTPS port</center>' }),
    'the server’s certificate': exchange({ url: ELSE, status: 502, body: 'Upstream certificate verification failed' }),
  },
});
