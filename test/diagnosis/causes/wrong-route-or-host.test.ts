/** wrong-route-or-host: cases and near misses. */
import cause from '../../../src/diagnosis/causes/wrong-route-or-host';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'a path that worked differs by a letter': [exchange({ url: 'https://api.example.com/v1/thngs/7', status: 404 }), { confidence: 'likely', params: { slip: 'letter', workedPath: '/v1/things/1', mendedUrl: `${ELSE}/7` }, worked: [worked({ url: `${ELSE}/1` })] }],
    'the same path worked at another host': [exchange({ url: 'https://api2.example.com/v1/things', status: 404 }), { confidence: 'likely', params: { slip: 'host', workedPath: ELSE, mendedUrl: ELSE }, worked: [worked({ url: ELSE })] }],
    'a doubtful word, and the route worked': [exchange({ url: ELSE, status: 404, body: 'Cannot GET /v1/things' }), { confidence: 'possible', params: { slip: '' }, worked: [worked({ url: ELSE })] }],
    'the documented code, misspelt': [exchange({ url: 'https://api.tokenim.com/v1/mesages', status: 404, body: { code: 'route_not_found' } }), { confidence: 'certain', params: { nearest: '/v1/messages', nearestMethods: ['GET', 'POST'] } }],
    'no version': [exchange({ url: 'https://api.tokenim.com/groups/g_12', status: 404 }), { confidence: 'likely', params: { path: '/groups/g_12' } }],
    'an id stays in the nearest path': [exchange({ url: 'https://api.tokenim.com/v1/group/g_12', status: 404 }), { params: { nearest: '/v1/groups/g_12' } }],
    'API Gateway': [exchange({ url: 'https://abc.execute-api.eu-west-1.amazonaws.com/prod', body: { message: 'Missing Authentication Token' }, responseHeaders: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' } }), { confidence: 'likely' }],
    'Express': [exchange({ url: ELSE, status: 404, body: '<pre>Cannot GET /v1/things</pre>' }), { confidence: 'likely' }],
    'Kong': [exchange({ url: ELSE, status: 404, body: { message: 'no Route matched with those values' } }), { confidence: 'likely' }],
    'a bare 404 elsewhere': [exchange({ url: ELSE, status: 404 }), { confidence: 'possible' }],
    'in Chinese words': [exchange({ url: ELSE, status: 404, body: { msg: '接口不存在' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a documented path': exchange({ url: 'https://api.tokenim.com/v1/messages/m_12', status: 404 }),
    'the API says that the thing is missing': exchange({ url: 'https://api.tokenim.com/v1/messages/m_12', status: 404, body: { code: 'resource_not_found' } }),
    'an undocumented path, refused for a right': exchange({ url: 'https://api.tokenim.com/v1/secret', body: { code: 'permission_denied' } }),
    'a missing token, said at length': exchange({ url: ELSE, status: 401, body: { message: 'Missing authentication token in header' } }),
  },
});
