/** signature-mismatch: cases and near misses. */
import cause from '../../../src/diagnosis/causes/signature-mismatch';
import { AUTHORIZED, bearer } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ status: 403, body: { code: 'signature_mismatch' } }), { confidence: 'certain' }],
    'S3': [exchange({ url: 'https://bucket.s3.amazonaws.com/a.txt', body: '<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message></Error>' }), { confidence: 'certain' }],
    'in words': [exchange({ url: ELSE, body: { message: 'Invalid signature' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { code: 10003, msg: '签名错误' } }), { confidence: 'likely' }],
  },
  ignores: {
    'the signature of a JWT is the token’s': exchange({ url: ELSE, status: 401, credentials: [bearer()], requestHeaders: AUTHORIZED, body: { message: 'invalid signature' } }),
    'a signature out of its time': exchange({ url: ELSE, body: '<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><AuthenticationErrorDetail>Signature not valid in the specified time frame</AuthenticationErrorDetail></Error>' }),
    'another documented code': exchange({ status: 403, body: { code: 'credential_invalid', detail: 'Invalid signature' } }),
  },
});
