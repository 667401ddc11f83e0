/** signed-url-expired: cases and near misses. */
import cause from '../../../src/diagnosis/causes/signed-url-expired';
import { NOW } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'S3 gives both times': [exchange({ url: 'https://bucket.s3.amazonaws.com/a', body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2026-11-22T09:00:00Z</Expires><ServerTime>2026-11-22T10:00:00Z</ServerTime></Error>' }), { confidence: 'certain', params: { expiredAt: '2026-11-22T09:00:00Z' } }],
    'the words and the URL': [exchange({ url: 'https://bucket.s3.amazonaws.com/a?X-Amz-Date=20261122T090000Z&X-Amz-Expires=900&X-Amz-Signature=‹redacted›', body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' }), { confidence: 'certain', params: { expiredAt: '2026-11-22T09:15:00Z' } }],
    'the URL alone': [exchange({ url: 'https://acct.blob.core.windows.net/c/a?se=2026-11-22T09%3A00%3A00Z&sig=‹redacted›' }), { confidence: 'likely' }],
    'an older form': [exchange({ url: `https://bucket.oss-cn-hangzhou.aliyuncs.com/a?Expires=${NOW - 60}&Signature=‹redacted›` }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: 'https://cdn.example.com/a', body: '下载地址已失效' }), { confidence: 'likely' }],
  },
  ignores: {
    'a URL that is still good': exchange({ url: 'https://bucket.s3.amazonaws.com/a?X-Amz-Date=20261122T095500Z&X-Amz-Expires=900&X-Amz-Signature=‹redacted›' }),
    'expired by this computer’s clock only': exchange({ url: `https://bucket.example.com/a?Expires=${NOW + 60}&Signature=‹redacted›`, startedDateTime: '2026-11-22T11:00:00.000Z' }),
    'a parameter named expires without a signature': exchange({ url: `https://api.example.com/a?expires=${NOW - 60}` }),
    'an expired token': exchange({ status: 401, body: { code: 'token_expired' } }),
    'an expired URL that is not found': exchange({ url: `https://bucket.example.com/a?Expires=${NOW - 60}&Signature=‹redacted›`, status: 404 }),
  },
});
