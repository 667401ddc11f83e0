/** Tests of the cause `network-websocket-failed`. */
import cause from '../../../src/diagnosis/causes/network-websocket-failed';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'Chromium': [exchange({ status: null, networkError: 'net::ERR_FAILED', resourceType: 'websocket', mode: 'websocket', url: 'wss://api.tokenim.com/ws' }), { confidence: 'certain' }],
    'Firefox': [exchange({ status: null, networkError: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', resourceType: 'websocket', mode: 'websocket', url: 'wss://api.tokenim.com/ws' }), { confidence: 'certain' }],
  },
  ignores: {
    'a name that leads nowhere': exchange({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED', resourceType: 'websocket', mode: 'websocket', url: 'wss://api.tokenim.com/ws' }),
    'a fetch': exchange({ status: null, networkError: 'net::ERR_FAILED' }),
    'the status was seen': exchange({ status: 403, resourceType: 'websocket', mode: 'websocket', url: 'wss://api.tokenim.com/ws' }),
  },
});
