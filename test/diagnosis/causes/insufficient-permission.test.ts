/** insufficient-permission: cases and near misses. */
import cause from '../../../src/diagnosis/causes/insufficient-permission';
import { AUTHORIZED, credential } from '../../support/credential';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the token is accepted elsewhere, and nothing else is said': [exchange({ url: ELSE, credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED }), { confidence: 'possible', params: { workedElsewhere: '/v1/users' }, worked: [worked({ url: 'https://api.example.com/v1/users', credentials: [credential({ fingerprint: 'aaaaaaaaaaaa' })], requestHeaders: AUTHORIZED })] }],
    'the documented code': [exchange({ status: 403, body: { code: 'role_required', required_role: 'admin' } }), { confidence: 'certain', params: { required: 'admin', path: '/v1/messages' } }],
    'AWS names the action': [exchange({ url: ELSE, body: { __type: 'AccessDeniedException', Message: 'User is not authorized to perform: dynamodb:GetItem' } }), { confidence: 'likely' }],
    'Envoy': [exchange({ url: ELSE, body: 'RBAC: access denied' }), { confidence: 'likely' }],
    'in words': [exchange({ url: ELSE, body: { message: 'You do not have permission to perform this action.' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { code: 403, msg: '权限不足' } }), { confidence: 'likely' }],
    'escaped Chinese': [exchange({ url: ELSE, body: '{"msg":"\\u6743\\u9650\\u4e0d\\u8db3"}' }), { confidence: 'likely' }],
  },
  ignores: {
    'a bare Forbidden': exchange({ url: ELSE, body: { message: 'Forbidden' } }),
    'a bare Access Denied': exchange({ url: ELSE, body: '<h1>Access Denied</h1>' }),
    'an address list': exchange({ url: ELSE, body: { message: 'Your IP address is not allowed to access this resource.' } }),
    'Apache’s own page': exchange({ url: 'https://www.example.com/private/', body: "<p>You don't have permission to access /private/ on this server.</p>" }),
    'words in a documentation link': exchange({ url: ELSE, body: { message: 'Forbidden', documentation_url: 'https://docs.example.com/you-do-not-have-permission' } }),
    'the documented code says otherwise': exchange({ status: 403, body: { code: 'plan_required', detail: 'You do not have permission on this plan.' } }),
  },
});
