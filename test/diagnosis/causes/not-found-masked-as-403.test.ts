/** not-found-masked-as-403: cases and near misses. */
import cause from '../../../src/diagnosis/causes/not-found-masked-as-403';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'S3 without the right to list': [exchange({ url: 'https://bucket.s3.amazonaws.com/a/b.txt', responseHeaders: { Server: 'AmazonS3' }, body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId><HostId>x</HostId></Error>' }), { confidence: 'possible', params: { path: '/a/b.txt' } }],
    'a 403 that says not found': [exchange({ url: ELSE, body: { message: 'Object not found' } }), { confidence: 'possible' }],
  },
  ignores: {
    'S3, writing': exchange({ method: 'PUT', url: 'https://bucket.s3.amazonaws.com/a/b.txt', responseHeaders: { Server: 'AmazonS3' }, body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><HostId>x</HostId></Error>' }),
    'S3 says why': exchange({ url: 'https://bucket.s3.amazonaws.com/a/b.txt', body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message><HostId>x</HostId></Error>' }),
    'a bare 403': exchange({ url: ELSE }),
    'an unknown key': exchange({ url: ELSE, body: { message: 'The API key does not exist' } }),
  },
});
