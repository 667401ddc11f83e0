/** forbidden-masked-as-404: cases and near misses. */
import cause from '../../../src/diagnosis/causes/forbidden-masked-as-404';
import { AUTHORIZED, bearer, credential } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the address was there for another caller': [exchange({ url: ELSE, status: 404, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED }), { confidence: 'likely', params: { workedWith: 'different' }, worked: [worked({ url: ELSE, credentials: [credential({ fingerprint: 'bbbbbbbbbbbb' })] })] }],
    'a stranger at an API that wants a credential': [exchange({ url: ELSE, status: 404, body: { message: 'Not Found' } }), { confidence: 'possible', params: { sent: false } }],
    'a documented item, asked for with a token': [exchange({ url: 'https://api.tokenim.com/v1/groups/g_12', status: 404, credentials: [bearer()], requestHeaders: AUTHORIZED }), { confidence: 'possible', params: { sent: true } }],
    'in words': [exchange({ url: ELSE, status: 404, credentials: [bearer()], requestHeaders: AUTHORIZED, body: { message: 'The project was not found or you do not have access to it.' } }), { confidence: 'possible' }],
    'in Chinese words': [exchange({ url: ELSE, status: 404, headersComplete: false, body: { msg: '群组不存在或没有权限' } }), { confidence: 'possible' }],
  },
  ignores: {
    'the API says that it is missing': exchange({ url: 'https://api.tokenim.com/v1/groups/g_12', status: 404, credentials: [bearer()], requestHeaders: AUTHORIZED, body: { code: 'resource_not_found' } }),
    'no such route': exchange({ url: ELSE, status: 404, body: { message: 'no Route matched with those values' } }),
    'request fields not all seen': exchange({ url: ELSE, status: 404, headersComplete: false, body: { message: 'Not Found' } }),
    'a 403': exchange({ url: ELSE }),
  },
});
