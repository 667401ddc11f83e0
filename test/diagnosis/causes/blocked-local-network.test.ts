/** Tests of the cause `blocked-local-network`. */
import cause from '../../../src/diagnosis/causes/blocked-local-network';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS': [exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS' }), { confidence: 'certain' }],
    'net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS': [exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS' }), { confidence: 'certain' }],
  },
  ignores: {
    'net::ERR_CONNECTION_REFUSED': exchange({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }),
    'net::ERR_BLOCKED_BY_CLIENT': exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }),
  },
});
