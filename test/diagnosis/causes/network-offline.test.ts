/** Tests of the cause `network-offline`. */
import cause from '../../../src/diagnosis/causes/network-offline';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_INTERNET_DISCONNECTED': [exchange({ status: null, networkError: 'net::ERR_INTERNET_DISCONNECTED' }), { confidence: 'certain' }],
    'net::ERR_NETWORK_CHANGED': [exchange({ status: null, networkError: 'net::ERR_NETWORK_CHANGED' }), { params: { changed: true } }],
    'NS_ERROR_OFFLINE': [exchange({ status: null, networkError: 'NS_ERROR_OFFLINE' }), { confidence: 'certain' }],
  },
  ignores: {
    'net::ERR_NAME_NOT_RESOLVED': exchange({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' }),
  },
});
