/** Tests of the cause `blocked-by-csp`. */
import cause from '../../../src/diagnosis/causes/blocked-by-csp';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'csp:connect-src': [exchange({ status: null, networkError: 'csp:connect-src' }), { confidence: 'certain', params: { directive: 'connect-src', target: 'https://api.tokenim.com' } }],
    'net::ERR_BLOCKED_BY_CSP': [exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CSP' }), { confidence: 'certain' }],
    'NS_ERROR_CONTENT_BLOCKED': [exchange({ status: null, networkError: 'NS_ERROR_CONTENT_BLOCKED' }), { confidence: 'possible' }],
  },
  ignores: {
    'mixed-content': exchange({ status: null, networkError: 'mixed-content' }),
    'net::ERR_BLOCKED_BY_CLIENT': exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }),
  },
});
