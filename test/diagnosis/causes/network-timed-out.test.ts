/** Tests of the cause `network-timed-out`. */
import cause from '../../../src/diagnosis/causes/network-timed-out';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_TIMED_OUT': [exchange({ status: null, networkError: 'net::ERR_TIMED_OUT' }), { confidence: 'certain' }],
    'net::ERR_CONNECTION_TIMED_OUT': [exchange({ status: null, networkError: 'net::ERR_CONNECTION_TIMED_OUT' }), { confidence: 'certain' }],
    'NS_ERROR_NET_TIMEOUT': [exchange({ status: null, networkError: 'NS_ERROR_NET_TIMEOUT' }), { confidence: 'certain' }],
  },
  ignores: {
    'net::ERR_CONNECTION_RESET': exchange({ status: null, networkError: 'net::ERR_CONNECTION_RESET' }),
    'net::ERR_ABORTED': exchange({ status: null, networkError: 'net::ERR_ABORTED' }),
  },
});
