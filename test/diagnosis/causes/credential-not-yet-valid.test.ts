/** credential-not-yet-valid: cases and near misses. */
import cause from '../../../src/diagnosis/causes/credential-not-yet-valid';
import { AUTHORIZED, NOW, bearer } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'nbf ahead of the server’s clock, and 401': [exchange({ status: 401, credentials: [bearer({ nbf: NOW + 300 })], requestHeaders: AUTHORIZED }), { confidence: 'certain', params: { validFrom: '2026-11-22T10:05:00Z', secondsAhead: 300 } }],
    'only iat ahead': [exchange({ status: 401, credentials: [bearer({ iat: NOW + 300 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'the documented code': [exchange({ status: 401, headersComplete: false, body: { code: 'token_not_yet_valid' } }), { confidence: 'certain' }],
    'in words': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { message: 'Token used before issued' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { msg: '令牌尚未生效' } }), { confidence: 'likely' }],
  },
  ignores: {
    'nbf within the second that Date cuts off': exchange({ status: 401, credentials: [bearer({ nbf: NOW + 1 })], requestHeaders: AUTHORIZED }),
    'nbf past': exchange({ status: 401, credentials: [bearer({ nbf: NOW - 10 })], requestHeaders: AUTHORIZED }),
    'ahead of this computer’s clock only': exchange({ status: 401, startedDateTime: '2026-11-22T09:00:00.000Z', credentials: [bearer({ nbf: NOW - 60 })], requestHeaders: AUTHORIZED }),
    'no server clock': exchange({ status: 401, responseHeaders: { Date: [] }, credentials: [bearer({ nbf: NOW + 300 })], requestHeaders: AUTHORIZED }),
    'a claim in milliseconds': exchange({ status: 401, body: { message: 'Unauthorized' }, credentials: [bearer({ nbf: NOW * 1000, exp: NOW * 1000 + 1 })], requestHeaders: AUTHORIZED }),
  },
});
