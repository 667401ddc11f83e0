/** Tests of the cause `blocked-by-extension`. */
import cause from '../../../src/diagnosis/causes/blocked-by-extension';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_BLOCKED_BY_CLIENT': [exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }), { confidence: 'likely' }],
  },
  ignores: {
    'net::ERR_BLOCKED_BY_RESPONSE': exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_RESPONSE' }),
    'net::ERR_FAILED': exchange({ status: null, networkError: 'net::ERR_FAILED' }),
  },
});
