/** credential-expired: cases and near misses. */
import cause from '../../../src/diagnosis/causes/credential-expired';
import { AUTHORIZED, NOW, bearer, credential } from '../../support/credential';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'an opaque token that worked here before': [exchange({ url: ELSE, status: 401, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { told: false, workedHereAt: '2026-11-22T09:59:00Z' }, worked: [worked({ url: ELSE, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED })] }],
    'one that worked here before, and the server calls it invalid': [exchange({ url: ELSE, status: 401, body: { message: 'Invalid token' }, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED }), { confidence: 'possible', params: { told: false }, worked: [worked({ url: ELSE, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED })] }],
    'exp before the server’s clock, and 401': [exchange({ status: 401, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'certain', params: { expiredAt: '2026-11-22T09:50:00Z', serverTime: '2026-11-22T10:00:00Z', secondsAgo: 600 } }],
    'by the server’s clock, though not by this computer’s': [exchange({ status: 401, startedDateTime: '2026-11-22T08:00:00.000Z', credentials: [bearer({ exp: NOW - 60 })], requestHeaders: AUTHORIZED }), { confidence: 'certain' }],
    'without the server’s clock': [exchange({ status: 401, responseHeaders: { Date: [] }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { serverTime: '' } }],
    'a 403 that does not say why': [exchange({ status: 403, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'the documented code': [exchange({ status: 401, headersComplete: false, body: { code: 'token_expired' } }), { confidence: 'certain' }],
    'invalid_token with a description': [exchange({ url: ELSE, status: 401, headersComplete: false, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The access token expired"' } }), { confidence: 'certain' }],
    'in the query': [exchange({ url: 'https://api.tokenim.com/v1/messages?access_token=‹redacted›', status: 401, credentials: [{ ...bearer({ exp: NOW - 65 }), place: 'query', name: 'access_token', scheme: null }] }), { confidence: 'certain', params: { place: 'query' } }],
    'another platform’s code': [exchange({ url: ELSE, status: 400, headersComplete: false, body: '<?xml version="1.0"?><Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { msg: '登录状态已过期，请重新登录' } }), { confidence: 'likely' }],
    'a sentence that names several faults': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { message: 'The access token is expired, revoked, malformed, or invalid for other reasons.' } }), { confidence: 'possible' }],
    'hidden behind CORS': [exchange({ status: 401, responseHeaders: { 'Access-Control-Allow-Origin': [] }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'certain', role: 'root' }],
    'within the time that servers forgive': [exchange({ status: 401, credentials: [bearer({ exp: NOW - 1 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'the server says so within that time': [exchange({ status: 401, body: { code: 'token_expired' }, credentials: [bearer({ exp: NOW - 1 })], requestHeaders: AUTHORIZED }), { confidence: 'certain' }],
    'a stock body': [exchange({ url: ELSE, status: 401, body: { status: 401, error: 'Unauthorized', message: 'Authentication required.' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'certain' }],
    'the server’s own page': [exchange({ url: ELSE, status: 401, body: '<html><head><title>401 Authorization Required</title></head><body><center><h1>401 Authorization Required</h1></center><hr><center>nginx/1.18.0</center></body></html>', credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'certain' }],
    'a code that is not known': [exchange({ status: 401, body: { code: 'device_not_trusted', message: 'Confirm this device first' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'words that are not known': [exchange({ url: ELSE, status: 401, body: { message: 'Signed in on another phone' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a one-time code': [exchange({ url: ELSE, status: 401, body: { message: 'One-time code is wrong, enter it again' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'Chinese words that are not known': [exchange({ url: ELSE, status: 401, body: { message: '手机验证码错误' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a device that is not bound': [exchange({ url: ELSE, status: 401, body: { message: '设备未绑定' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a number that is not known': [exchange({ url: ELSE, status: 401, body: { message: 'Error 40107' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a login with the old token still attached': [exchange({ url: 'https://api.example.com/login', method: 'POST', status: 401, body: { message: 'Wrong password' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'possible' }],
    'a refresh': [exchange({ url: 'https://api.example.com/auth/refresh', method: 'POST', status: 401, body: { message: 'Unauthorized' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a session cookie beside it': [exchange({ url: ELSE, status: 401, body: { message: 'Unauthorized' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: { ...AUTHORIZED, Cookie: 'session_id=‹redacted›' }, responseHeaders: { 'Access-Control-Allow-Credentials': 'true' } }), { confidence: 'likely' }],
    'a token that was revoked': [exchange({ url: ELSE, status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token was revoked"' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'possible' }],
    'documented as revoked': [exchange({ status: 401, body: { code: 'token_revoked', detail: 'The access token was revoked.' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'possible' }],
    'an answer from a cache': [exchange({ status: 401, responseHeaders: { Age: '600' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'likely' }],
    'a form that is not filled in': [exchange({ url: ELSE, status: 400, body: { message: 'name is required' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }), { confidence: 'possible' }],
    'invalid_token, and the body says otherwise': [exchange({ url: ELSE, status: 401, headersComplete: false, body: { message: 'Your IP address is not allowed' }, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The access token expired"' } }), { confidence: 'likely' }],
  },
  ignores: {
    'exp in the server’s present second': exchange({ status: 401, credentials: [bearer({ exp: NOW + 1 })], requestHeaders: AUTHORIZED }),
    'good by the server’s clock, expired by this computer’s': exchange({ status: 401, startedDateTime: '2026-11-22T12:00:00.000Z', credentials: [bearer({ exp: NOW + 600 })], requestHeaders: AUTHORIZED }),
    'expired, and the API refuses for the address': exchange({ status: 403, body: { code: 'ip_not_allowed' }, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }),
    'expired, and the call was too fast': exchange({ status: 429, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }),
    'an expired token beside a living key': exchange({ status: 403, credentials: [bearer({ exp: NOW - 600 }), credential({ name: 'x-api-key', scheme: null, kind: 'api-key' })], requestHeaders: { ...AUTHORIZED, 'X-Api-Key': '‹redacted›' } }),
    'an expired token in a call that succeeded': exchange({ status: 200, credentials: [bearer({ exp: NOW - 600 })], requestHeaders: AUTHORIZED }),
    'a preflight never carries it': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', credentials: [bearer({ exp: NOW - 600 })], preflight: preflight({ status: 401 }) }),
    'an expired subscription': exchange({ url: ELSE, body: { message: 'Your subscription expired.' } }),
    'a code in what the server repeats': exchange({ status: 403, body: { code: 'group_archived', data: { lastMessage: { code: 'token_expired', message: 'The token expired' } } }, credentials: [bearer()], requestHeaders: AUTHORIZED }),
  },
});
