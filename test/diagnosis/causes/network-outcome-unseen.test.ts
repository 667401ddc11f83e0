/** Tests of the cause `network-outcome-unseen`. */
import cause from '../../../src/diagnosis/causes/network-outcome-unseen';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const first = exchange({ status: 302, responseHeaders: { Location: 'https://other.example/x' } });
const sentOn = exchange({
  status: null,
  lost: 'redirect-without-permission',
  redirects: first.response === null ? [] : [{ request: first.request, response: first.response, preflight: null }],
});

testCause(cause, {
  finds: {
    'timed out': [exchange({ status: null, lost: 'timed-out' }), { confidence: 'certain' }],
    'sent on to a host without permission': [sentOn, { confidence: 'certain', params: { target: 'https://other.example' } }],
  },
  ignores: {
    'an end was seen': exchange({ status: 403 }),
    'an error was seen': exchange({ status: null, networkError: 'net::ERR_FAILED' }),
  },
});
