/** clock-skew: cases and near misses. */
import cause from '../../../src/diagnosis/causes/clock-skew';
import { AUTHORIZED, credential } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ status: 403, body: { code: 'clock_skew', request_time: '1795340000' } }), { confidence: 'certain' }],
    'S3': [exchange({ url: 'https://bucket.s3.amazonaws.com/a.txt', body: '<?xml version="1.0"?><Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message><RequestTime>20261122T090000Z</RequestTime><ServerTime>2026-11-22T10:00:00Z</ServerTime></Error>' }), { confidence: 'certain', params: { requestTime: '20261122T090000Z', serverTime: '2026-11-22T10:00:00Z' } }],
    'a signed call from a clock that is an hour off': [exchange({ url: ELSE, startedDateTime: '2026-11-22T09:00:00.000Z', credentials: [credential({ scheme: 'AWS4-HMAC-SHA256', kind: 'aws-sigv4' })], requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 ‹redacted›' } }), { confidence: 'likely', params: { skewSeconds: 3600 } }],
    'in words': [exchange({ url: ELSE, status: 401, body: { message: "Timestamp for this request is outside of the recvWindow." } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '时间戳已过期' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a clock an hour off, and no time in the call': exchange({ url: ELSE, status: 403, startedDateTime: '2026-11-22T09:00:00.000Z' }),
    'a signed call from a good clock': exchange({ url: ELSE, credentials: [credential({ scheme: 'AWS4-HMAC-SHA256', kind: 'aws-sigv4' })], requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 ‹redacted›' } }),
    'an old answer from the cache': exchange({ url: ELSE, fromCache: true, startedDateTime: '2026-11-22T12:00:00.000Z', credentials: [credential({ kind: 'aws-sigv4' })], requestHeaders: AUTHORIZED }),
    'a token that expired': exchange({ status: 401, body: { code: 'token_expired' } }),
  },
});
