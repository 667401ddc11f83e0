/** server-failure: cases and near misses. */
import cause from '../../../src/diagnosis/causes/server-failure';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ status: 500, body: { code: 'internal_error' } }), { confidence: 'certain', params: { status: 500, gateway: false } }],
    'a bare 500': [exchange({ url: ELSE, status: 500 }), { confidence: 'certain' }],
    'a bad gateway': [exchange({ url: ELSE, status: 502, body: '<center><h1>502 Bad Gateway</h1></center>' }), { confidence: 'certain', params: { gateway: true } }],
    'a bare 503': [exchange({ url: ELSE, status: 503 }), { confidence: 'likely' }],
    '503 that says maintenance': [exchange({ url: ELSE, status: 503, body: 'Scheduled maintenance' }), { confidence: 'possible' }],
    'a 500 that talks of the token': [exchange({ url: ELSE, status: 500, body: { message: 'jwt expired' } }), { confidence: 'possible' }],
    'hidden behind CORS': [exchange({ status: 500, responseHeaders: { 'Access-Control-Allow-Origin': [] } }), { confidence: 'certain', role: 'root' }],
  },
  ignores: {
    'a 403': exchange({ body: { code: 'permission_denied' } }),
    '501 is about the method': exchange({ url: ELSE, status: 501 }),
    '511 is the network’s': exchange({ url: ELSE, status: 511 }),
    'no answer': exchange({ url: ELSE, status: null, networkError: 'net::ERR_CONNECTION_RESET' }),
  },
});
