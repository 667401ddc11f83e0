/** credential-malformed: cases and near misses. */
import cause from '../../../src/diagnosis/causes/credential-malformed';
import { AUTHORIZED, bearer, credential } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'a placeholder': [exchange({ status: 401, credentials: [credential({ kind: 'none', length: 9, faults: ['placeholder'] })], requestHeaders: { Authorization: 'Bearer undefined' } }), { confidence: 'certain', params: { fault: 'placeholder', name: 'authorization' } }],
    'the scheme twice': [exchange({ status: 401, credentials: [credential({ faults: ['scheme-repeated'] })], requestHeaders: { Authorization: 'Bearer Bearer ‹redacted›' } }), { confidence: 'certain', params: { fault: 'scheme-repeated' } }],
    'no scheme, where one is documented': [exchange({ status: 401, credentials: [credential({ scheme: null, faults: ['scheme-missing'] })], requestHeaders: { Authorization: '‹redacted›' } }), { confidence: 'certain' }],
    'no scheme, where nothing is known': [exchange({ url: ELSE, status: 401, credentials: [credential({ scheme: null, faults: ['scheme-missing'] })], requestHeaders: { Authorization: '‹redacted›' } }), { confidence: 'likely' }],
    'a field that this API does not read': [exchange({ status: 401, body: { code: 'credential_missing' }, credentials: [credential({ name: 'x-access-token', scheme: null })], requestHeaders: { 'X-Access-Token': '‹redacted›' } }), { confidence: 'certain', params: { fault: 'wrong-place', name: 'x-access-token' } }],
    'another scheme than the documented one': [exchange({ status: 401, credentials: [credential({ scheme: 'Basic', kind: 'basic' })], requestHeaders: { Authorization: 'Basic ‹redacted›' } }), { params: { fault: 'wrong-scheme' } }],
    'cut short, in the query': [exchange({ url: 'https://api.tokenim.com/v1/messages?access_token=‹redacted›', status: 401, credentials: [credential({ place: 'query', name: 'access_token', scheme: null, kind: 'jwt', faults: ['truncated'] })] }), { confidence: 'certain', params: { fault: 'truncated', place: 'query' } }],
    'a 403 that says nothing else': [exchange({ status: 403, credentials: [credential({ faults: ['quoted'] })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { fault: 'quoted' } }],
    'the documented code alone': [exchange({ status: 401, headersComplete: false, body: { code: 'credential_malformed' } }), { confidence: 'certain', params: { fault: 'unknown' } }],
    'in words': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { message: 'jwt malformed' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { msg: '令牌格式不正确' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a good token': exchange({ status: 401, credentials: [bearer()], requestHeaders: AUTHORIZED }),
    'a fault, and the API refuses for the address': exchange({ status: 403, body: { code: 'ip_not_allowed' }, credentials: [credential({ faults: ['quoted'] })], requestHeaders: AUTHORIZED }),
    'a faulty field beside a good one': exchange({ status: 401, credentials: [credential({ name: 'token', scheme: null, faults: ['placeholder'] }), bearer()], requestHeaders: { ...AUTHORIZED, token: 'undefined' } }),
    'a fault in a call that succeeded': exchange({ status: 200, credentials: [credential({ faults: ['quoted'] })], requestHeaders: AUTHORIZED }),
    'a fault in a call that was not found': exchange({ status: 404, credentials: [credential({ faults: ['quoted'] })], requestHeaders: AUTHORIZED }),
    'a session cookie only': exchange({ status: 401, credentials: [credential({ place: 'cookie', name: 'sid', scheme: null, faults: ['empty'] })] }),
  },
});
