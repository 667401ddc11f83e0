/** Tests of the cause `cors-disabled-scheme`. */
import cause from '../../../src/diagnosis/causes/cors-disabled-scheme';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'a redirect to ftp': [exchange({ status: 302, networkError: 'net::ERR_FAILED', responseHeaders: { Location: 'ftp://other.example/x', 'Access-Control-Allow-Credentials': 'true' } }), { confidence: 'certain', params: { scheme: 'ftp:', redirected: true } }],
    'the URL itself': [exchange({ url: 'ftp://other.example/x', status: null, networkError: 'net::ERR_FAILED' }), { confidence: 'certain', params: { redirected: false } }],
  },
  ignores: {
    'https': exchange({ status: 302, responseHeaders: { Location: 'https://other.example/x' } }),
  },
});
