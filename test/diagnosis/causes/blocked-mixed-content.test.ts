/** Tests of the cause `blocked-mixed-content`. */
import cause from '../../../src/diagnosis/causes/blocked-mixed-content';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'mixed-content': [exchange({ status: null, networkError: 'mixed-content', url: 'http://api.tokenim.com/v1/messages' }), { confidence: 'certain' }],
    'NS_ERROR_CONTENT_BLOCKED': [exchange({ status: null, networkError: 'NS_ERROR_CONTENT_BLOCKED', url: 'http://api.tokenim.com/v1/messages' }), { confidence: 'likely' }],
  },
  ignores: {
    'csp:connect-src': exchange({ status: null, networkError: 'csp:connect-src' }),
    'NS_ERROR_CONTENT_BLOCKED': exchange({ status: null, networkError: 'NS_ERROR_CONTENT_BLOCKED' }),
  },
});
