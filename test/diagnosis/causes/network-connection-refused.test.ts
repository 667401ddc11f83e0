/** Tests of the cause `network-connection-refused`. */
import cause from '../../../src/diagnosis/causes/network-connection-refused';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_CONNECTION_REFUSED': [exchange({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }), { confidence: 'certain', params: { viaProxy: false } }],
    'NS_ERROR_CONNECTION_REFUSED': [exchange({ status: null, networkError: 'NS_ERROR_CONNECTION_REFUSED' }), { confidence: 'certain' }],
    'net::ERR_TUNNEL_CONNECTION_FAILED': [exchange({ status: null, networkError: 'net::ERR_TUNNEL_CONNECTION_FAILED' }), { params: { viaProxy: true } }],
    'said of the preflight only': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }) }), { confidence: 'certain' }],
  },
  ignores: {
    'net::ERR_CONNECTION_RESET': exchange({ status: null, networkError: 'net::ERR_CONNECTION_RESET' }),
    'net::ERR_FAILED': exchange({ status: null, networkError: 'net::ERR_FAILED' }),
  },
});
