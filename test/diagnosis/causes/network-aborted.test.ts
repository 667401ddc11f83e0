/** Tests of the cause `network-aborted`. */
import cause from '../../../src/diagnosis/causes/network-aborted';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_ABORTED': [exchange({ status: null, networkError: 'net::ERR_ABORTED' }), { confidence: 'likely' }],
    'NS_BINDING_ABORTED': [exchange({ status: null, networkError: 'NS_BINDING_ABORTED' }), { confidence: 'likely' }],
  },
  ignores: {
    'net::ERR_CONNECTION_ABORTED': exchange({ status: null, networkError: 'net::ERR_CONNECTION_ABORTED' }),
    'an opaque answer that DevTools calls aborted': exchange({ mode: 'no-cors', status: 403, networkError: 'net::ERR_ABORTED' }),
  },
});
