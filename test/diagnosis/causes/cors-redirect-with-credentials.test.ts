/** Tests of the cause `cors-redirect-with-credentials`. */
import cause from '../../../src/diagnosis/causes/cors-redirect-with-credentials';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'cross-origin': [exchange({ status: 302, networkError: 'net::ERR_FAILED', responseHeaders: { Location: 'https://user:pw@other.example/x', 'Access-Control-Allow-Credentials': 'true' } }), { confidence: 'certain', params: { target: 'https://other.example/x' } }],
    'from the page’s own server': [exchange({ origin: 'https://api.tokenim.com', status: 302, networkError: 'net::ERR_FAILED', responseHeaders: { Location: 'https://user@other.example/x' } }), { confidence: 'certain' }],
  },
  ignores: {
    'without a user': exchange({ status: 302, responseHeaders: { Location: 'https://other.example/x' } }),
    'same origin all the way': exchange({ origin: 'https://api.tokenim.com', status: 302, networkError: 'net::ERR_FAILED', responseHeaders: { Location: 'https://user@api.tokenim.com/x' } }),
  },
});
