/** not-found: cases and near misses. */
import cause from '../../../src/diagnosis/causes/not-found';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the endpoint worked with another id': [exchange({ url: `${ELSE}/7`, status: 404 }), { confidence: 'likely', params: { workedPath: '/v1/things/1', wasThere: false }, worked: [worked({ url: `${ELSE}/1` })] }],
    'it was there': [exchange({ url: `${ELSE}/7`, status: 404 }), { confidence: 'likely', params: { wasThere: true, workedAt: '2026-11-22T09:59:00Z' }, worked: [worked({ url: `${ELSE}/7` })] }],
    'a path misspelt': [exchange({ url: 'https://api.example.com/v1/thngs', status: 404 }), { confidence: 'possible', worked: [worked({ url: ELSE })] }],
    'the documented code': [exchange({ url: 'https://api.tokenim.com/v1/messages/m_12', status: 404, body: { code: 'resource_not_found' } }), { confidence: 'certain', params: { template: '/v1/messages/{id}' } }],
    'a documented path, no body': [exchange({ url: 'https://api.tokenim.com/v1/messages/m_12', status: 404 }), { confidence: 'likely' }],
    'elsewhere': [exchange({ url: ELSE, status: 404, body: { message: 'Thing 7 does not exist' } }), { confidence: 'likely' }],
    'gone': [exchange({ url: ELSE, status: 410 }), { confidence: 'likely', params: { gone: true } }],
    'a path that is not documented': [exchange({ url: 'https://api.tokenim.com/v1/mesages', status: 404 }), { confidence: 'possible' }],
    'S3': [exchange({ url: 'https://bucket.s3.amazonaws.com/a', status: 404, body: '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, status: 404, body: { msg: '用户不存在' } }), { confidence: 'likely' }],
  },
  ignores: {
    'no such route, by the documented code': exchange({ url: 'https://api.tokenim.com/v1/mesages', status: 404, body: { code: 'route_not_found' } }),
    'a 403 that says not found': exchange({ url: ELSE, body: { message: 'Object not found' } }),
    'a preflight': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 404 }) }),
    'a 200': exchange({ url: ELSE, status: 200, body: { message: 'not found', items: [] } }),
  },
});
