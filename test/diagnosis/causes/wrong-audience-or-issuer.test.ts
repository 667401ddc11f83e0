/** wrong-audience-or-issuer: cases and near misses. */
import cause from '../../../src/diagnosis/causes/wrong-audience-or-issuer';
import { AUTHORIZED, bearer } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'for another API': [exchange({ status: 401, credentials: [bearer({ aud: ['https://billing.tokenim.com'] })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { fault: 'audience', audience: ['https://billing.tokenim.com'], expectedAudience: 'https://api.tokenim.com' } }],
    'from another issuer': [exchange({ status: 401, credentials: [bearer({ iss: 'https://login.example.org' })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { fault: 'issuer' } }],
    'an ID token': [exchange({ status: 401, credentials: [bearer({ use: 'id' })], requestHeaders: AUTHORIZED }), { confidence: 'certain', params: { fault: 'use', use: 'id' } }],
    'an ID token at an unknown API': [exchange({ url: ELSE, status: 401, credentials: [bearer({ use: 'id' })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'the documented code': [exchange({ status: 401, headersComplete: false, body: { code: 'wrong_audience' } }), { confidence: 'certain' }],
    'a description in the challenge': [exchange({ url: ELSE, status: 401, headersComplete: false, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The audience \'empty\' is invalid"' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { msg: '令牌受众不匹配' } }), { confidence: 'likely' }],
  },
  ignores: {
    'the right audience with a slash': exchange({ status: 401, credentials: [bearer({ aud: ['https://api.tokenim.com/'] })], requestHeaders: AUTHORIZED }),
    'the right one among several': exchange({ status: 401, credentials: [bearer({ aud: ['x', 'https://api.tokenim.com'] })], requestHeaders: AUTHORIZED }),
    'a token that names no audience': exchange({ status: 401, credentials: [bearer({ aud: [], iss: null })], requestHeaders: AUTHORIZED }),
    'another audience at an API that documents none': exchange({ url: ELSE, status: 401, credentials: [bearer({ aud: ['x'] })], requestHeaders: AUTHORIZED }),
    'refused for a scope: the token was accepted': exchange({ status: 403, body: { code: 'insufficient_scope' }, credentials: [bearer({ aud: ['x'] })], requestHeaders: AUTHORIZED }),
  },
});
