/** credential-expired: cases and near misses. */
import cause from '../../../src/diagnosis/causes/credential-expired';
import { AUTHORIZED, NOW, bearer, credential } from '../../support/credential';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
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
  },
});
