/** insufficient-scope: cases and near misses. */
import cause from '../../../src/diagnosis/causes/insufficient-scope';
import { AUTHORIZED, bearer } from '../../support/credential';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'RFC 6750, with what is needed and what is held': [exchange({ status: 403, credentials: [bearer()], requestHeaders: AUTHORIZED, responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="messages:read messages:write"' } }), { confidence: 'certain', params: { required: ['messages:read', 'messages:write'], held: ['messages:read'], missing: ['messages:write'] } }],
    'the documented code, with a member': [exchange({ status: 403, body: { code: 'insufficient_scope', required_scope: 'groups:write', granted_scope: 'groups:read' } }), { confidence: 'certain', params: { missing: ['groups:write'], held: ['groups:read'] } }],
    'google.rpc': [exchange({ url: ELSE, body: { error: { code: 403, message: 'Request had insufficient authentication scopes.', status: 'PERMISSION_DENIED', details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } } }), { confidence: 'certain' }],
    'GitHub’s fields': [exchange({ url: ELSE, body: { message: 'Resource not accessible by personal access token' }, responseHeaders: { 'X-OAuth-Scopes': 'repo', 'X-Accepted-OAuth-Scopes': 'admin:org' } }), { confidence: 'likely', params: { required: ['admin:org'], held: ['repo'] } }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '缺少授权范围 contacts.read' } }), { confidence: 'likely' }],
    'hidden behind CORS': [exchange({ responseHeaders: { 'Access-Control-Allow-Origin': [], 'WWW-Authenticate': 'Bearer error="insufficient_scope"' } }), { confidence: 'certain', params: { required: [] } }],
    'a challenge, and the body says otherwise': [exchange({ url: 'https://api.example.com/v1/things', responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="a"' }, body: { message: 'CSRF token missing' } }), { confidence: 'likely' }],
    'documented beside another code': [exchange({ body: { errors: [{ code: 'insufficient_scope' }, { code: 'ip_not_allowed' }] } }), { confidence: 'likely' }],
  },
  ignores: {
    'a role, not a scope': exchange({ status: 403, body: { code: 'role_required', required_role: 'admin' } }),
    'an ARM resource path is called scope': exchange({ url: ELSE, body: { error: { code: 'AuthorizationFailed', message: "The client does not have authorization to perform action 'read' over scope '/subscriptions/1'." } } }),
    'the token expired first': exchange({ status: 401, body: { code: 'token_expired', detail: 'Expired; the scope was messages:read.' } }),
    'a preflight': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' } }) }),
  },
});
