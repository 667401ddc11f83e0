/** Tests of the cause `blocked-local-network`. */
import cause from '../../../src/diagnosis/causes/blocked-local-network';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS': [exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS' }), { confidence: 'certain' }],
    'net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS': [exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS' }), { confidence: 'certain' }],
    'DevTools, which names no reason': [exchange({ url: 'http://192.168.1.5/v1/status', status: null, networkError: 'net::ERR_FAILED' }), { confidence: 'likely', params: { named: false } }],
    'the given-up fields are no cure': [
      exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: null, networkError: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', requestHeaders: { 'Access-Control-Request-Private-Network': 'true' } }) }),
      { confidence: 'certain', params: { named: true, obsolete: ['Access-Control-Request-Private-Network'] } },
    ],
  },
  ignores: {
    'a public name and no reason': exchange({ status: null, networkError: 'net::ERR_FAILED' }),
    'a local page and no reason': exchange({ url: 'http://127.0.0.1:3000/v1', origin: 'http://localhost:5173', status: null, networkError: 'net::ERR_FAILED' }),
    'an answer': exchange({ url: 'http://192.168.1.5/v1/status', status: 200, networkError: 'net::ERR_FAILED' }),
    'net::ERR_CONNECTION_REFUSED': exchange({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }),
    'net::ERR_BLOCKED_BY_CLIENT': exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }),
  },
});
