/** Tests of the cause `network-connection-reset`. */
import cause from '../../../src/diagnosis/causes/network-connection-reset';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_CONNECTION_RESET': [exchange({ status: null, networkError: 'net::ERR_CONNECTION_RESET' }), { confidence: 'certain' }],
    'net::ERR_EMPTY_RESPONSE': [exchange({ status: null, networkError: 'net::ERR_EMPTY_RESPONSE' }), { confidence: 'certain', params: { empty: true } }],
    'net::ERR_HTTP2_PROTOCOL_ERROR': [exchange({ status: null, networkError: 'net::ERR_HTTP2_PROTOCOL_ERROR' }), { confidence: 'certain' }],
    'NS_ERROR_NET_RESET': [exchange({ status: null, networkError: 'NS_ERROR_NET_RESET' }), { confidence: 'certain' }],
    'NS_ERROR_NET_INTERRUPT': [exchange({ status: null, networkError: 'NS_ERROR_NET_INTERRUPT' }), { confidence: 'certain' }],
  },
  ignores: {
    'net::ERR_CONNECTION_REFUSED': exchange({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }),
    'net::ERR_TIMED_OUT': exchange({ status: null, networkError: 'net::ERR_TIMED_OUT' }),
  },
});
