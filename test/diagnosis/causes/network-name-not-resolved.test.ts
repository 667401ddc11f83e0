/** Tests of the cause `network-name-not-resolved`. */
import cause from '../../../src/diagnosis/causes/network-name-not-resolved';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_NAME_NOT_RESOLVED': [exchange({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' }), { confidence: 'certain' }],
    'NS_ERROR_UNKNOWN_HOST': [exchange({ status: null, networkError: 'NS_ERROR_UNKNOWN_HOST' }), { confidence: 'certain' }],
  },
  ignores: {
    'net::ERR_CONNECTION_REFUSED': exchange({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }),
    'NS_ERROR_NET_RESET': exchange({ status: null, networkError: 'NS_ERROR_NET_RESET' }),
  },
});
