/** Refusals in the forms that platforms and standards document: which cause is the headline. All samples are written for this test. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { exchange } from '../support/exchange';

const ELSE = 'https://api.example.org/v1/things';
type Fields = Readonly<Record<string, string>>;
const google = (reason: string, message: string, status = 'PERMISSION_DENIED') => ({ error: { code: 403, message, status, details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata: { service: 'x.googleapis.com' } }] } });
const arm = (code: string, message: string) => ({ error: { code, message } });

type Form = readonly [name: string, status: number, body: string | object, cause: string, responseHeaders?: Fields];

const FORMS: readonly Form[] = [
  // google.rpc
  ['ErrorInfo: service disabled', 403, google('SERVICE_DISABLED', 'Cloud Widgets API has not been used in project 12 before or it is disabled.'), 'feature-not-enabled'],
  ['ErrorInfo: key invalid', 400, google('API_KEY_INVALID', 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT'), 'credential-invalid'],
  ['ErrorInfo: referrer', 403, google('API_KEY_HTTP_REFERRER_BLOCKED', 'Requests from referer https://a.example/ are blocked.'), 'referrer-not-allowed'],
  ['ErrorInfo: scopes', 403, google('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'Request had insufficient authentication scopes.'), 'insufficient-scope'],
  ['ErrorInfo: IAM', 403, google('IAM_PERMISSION_DENIED', "Permission 'x.y.get' denied on resource '//x/projects/p' (or it may not exist)."), 'insufficient-permission'],
  ['ErrorInfo: organisation policy of places', 403, google('LOCATION_POLICY_VIOLATED', 'The request violates a policy.'), 'geo-blocked'],
  ['ErrorInfo: perimeter', 403, google('SECURITY_POLICY_VIOLATED', 'Request is prohibited by organization policy.'), 'insufficient-permission'],
  ['QuotaFailure a day', 429, { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: "Quota exceeded for quota metric 'Reads' and limit 'Reads per day'.", details: [{ '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ subject: 'project:p', description: 'Daily limit' }] }] } }, 'quota-exceeded'],
  ['status alone: unauthenticated', 401, { error: { code: 401, message: 'Request is missing required authentication credential.', status: 'UNAUTHENTICATED' } }, 'credential-missing'],
  // AWS
  ['AWS JSON __type', 400, { __type: 'com.amazon.coral.service#ExpiredTokenException', message: 'The security token included in the request is expired' }, 'credential-expired'],
  ['AWS JSON access denied', 400, { __type: 'AccessDeniedException', Message: 'User: arn:aws:iam::1:user/u is not authorized to perform: x:Get on resource: r' }, 'insufficient-permission'],
  ['AWS field only', 400, '', 'credential-invalid', { 'x-amzn-ErrorType': 'UnrecognizedClientException:http://internal.amazon.com/coral/com.amazon.coral.service/' }],
  ['AWS XML', 403, '<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>x</Message></Error></ErrorResponse>', 'signature-mismatch'],
  ['AWS XML: clock', 403, '<?xml version="1.0"?><Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>', 'clock-skew'],
  // Azure
  ['ARM: no assignment', 403, arm('AuthorizationFailed', "The client 'c' does not have authorization to perform action 'x/read' over scope '/subscriptions/s'."), 'insufficient-permission'],
  ['ARM: policy', 403, arm('RequestDisallowedByPolicy', "Resource 'r' was disallowed by policy."), 'insufficient-permission'],
  ['ARM: subscription', 403, arm('SubscriptionNotRegistered', "The subscription is not registered to use namespace 'Microsoft.X'."), 'feature-not-enabled'],
  ['ARM: read-only subscription', 409, arm('ReadOnlyDisabledSubscription', "The subscription 's' is disabled and therefore marked as read only."), 'account-restricted'],
  ['Azure AD: expired', 401, arm('ExpiredAuthenticationToken', 'The access token expiry UTC time is earlier than current UTC time.'), 'credential-expired'],
  ['Azure AD: audience', 401, arm('InvalidAuthenticationTokenAudience', "The access token has been obtained for wrong audience or resource 'a'."), 'wrong-audience-or-issuer'],
  ['Azure AD: tenant', 401, arm('InvalidAuthenticationTokenTenant', "The access token is from the wrong issuer 'i'."), 'wrong-audience-or-issuer'],
  ['Azure AD: none', 401, arm('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."), 'credential-missing'],
  ['Azure storage, field only', 403, '', 'ip-not-allowed', { 'x-ms-error-code': 'AuthorizationSourceIPMismatch' }],
  ['Azure API Management: key', 401, { statusCode: 401, message: 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.' }, 'credential-missing'],
  ['Azure API Management: rate', 429, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 12 seconds.' }, 'rate-limited'],
  ['Azure API Management: quota', 403, { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 2.10:00:00.' }, 'quota-exceeded'],
  ['Graph', 403, { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', innerError: { date: 'x', 'request-id': 'y' } } }, 'insufficient-permission'],
  // Kubernetes
  ['Kubernetes: forbidden', 403, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'pods is forbidden: User "u" cannot list resource "pods" in API group "" in the namespace "n"', reason: 'Forbidden', details: { kind: 'pods' }, code: 403 }, 'insufficient-permission'],
  ['Kubernetes: throttled', 429, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'The server is currently handling too many requests', reason: 'TooManyRequests', code: 429 }, 'rate-limited'],
  // OAuth
  ['RFC 6749 invalid_grant, expired', 400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 'credential-expired'],
  ['RFC 6749 invalid_grant', 400, { error: 'invalid_grant' }, 'credential-invalid'],
  ['RFC 6749 unauthorized_client', 400, { error: 'unauthorized_client' }, 'feature-not-enabled'],
  ['RFC 6749 redirect', 400, { error: 'redirect_uri_mismatch' }, 'origin-not-allowed'],
  ['RFC 6750 scope', 403, '', 'insufficient-scope', { 'WWW-Authenticate': 'Bearer realm="x", error="insufficient_scope", scope="a b"' }],
  // Others' codes
  ['GraphQL extensions', 401, { errors: [{ message: 'nope', extensions: { code: 'UNAUTHENTICATED' } }] }, 'credential-missing'],
  ['GraphQL in a 200', 200, { data: null, errors: [{ message: 'Not allowed', extensions: { code: 'FORBIDDEN' } }] }, 'insufficient-permission'],
  ['Slack: restricted token type', 200, { ok: false, error: 'not_allowed_token_type' }, 'wrong-audience-or-issuer'],
  ['Slack: limited', 200, { ok: false, error: 'ratelimited' }, 'rate-limited'],
  ['Maps: limit of the day', 200, { error_message: 'You have exceeded your daily request quota for this API.', results: [], status: 'OVER_DAILY_LIMIT' }, 'quota-exceeded'],
  ['WeChat: address', 200, { errcode: 40164, errmsg: 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist' }, 'ip-not-allowed'],
  ['WeChat: expired, number only', 200, { errcode: 42001, errmsg: 'x hint' }, 'credential-expired'],
  ['WeChat: quota, number only', 200, { errcode: 45009, errmsg: 'x hint' }, 'quota-exceeded'],
  ['WeChat: not granted, number only', 200, { errcode: 48001, errmsg: 'x hint' }, 'feature-not-enabled'],
  ['Feishu: token', 400, { code: 99991663, msg: 'x hint' }, 'credential-invalid'],
  ['Feishu: scope in a 200', 200, { code: 99991672, msg: 'x hint' }, 'insufficient-scope'],
  ['DingTalk: limited', 200, { errcode: 90018, errmsg: 'x hint' }, 'rate-limited'],
  ['gRPC status beside an error', 403, '', 'insufficient-permission', { 'grpc-status': '7', 'grpc-message': 'policy%20says%20no' }],
  ['gRPC message, percent-encoded', 401, '', 'credential-expired', { 'grpc-status': '16', 'grpc-message': 'token%20has%20expired' }],
  ['Proxy-Status: no such destination', 404, '', 'wrong-route-or-host', { 'Proxy-Status': 'edge.example; error=destination_not_found' }],
  ['PrivateToken', 401, '', 'bot-challenge', { 'WWW-Authenticate': 'PrivateToken challenge="abc=", token-key="123="' }],
  // Frameworks
  ['Django CSRF', 403, '<h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p>', 'csrf-token'],
  ['Django REST', 403, { detail: 'You do not have permission to perform this action.' }, 'insufficient-permission'],
  ['Rails hosts', 403, '<h1>Blocked hosts: a.example.org</h1><h2>To allow requests to these hosts, make sure they are valid hostnames</h2>', 'wrong-route-or-host'],
  ['Rails CSRF', 422, { status: 422, error: 'Unprocessable Entity', exception: '#<ActionController::InvalidAuthenticityToken: ActionController::InvalidAuthenticityToken>' }, 'csrf-token'],
  ['Laravel CSRF', 419, { message: 'CSRF token mismatch.' }, 'csrf-token'],
  ['Laravel guard', 401, { message: 'Unauthenticated.' }, 'credential-missing'],
  ['Laravel limit', 429, { message: 'Too Many Attempts.' }, 'rate-limited'],
  ['Laravel signature', 403, { message: 'Invalid signature.' }, 'signature-mismatch'],
  ['a notice under a 503', 503, '<h1>We are polishing the shop, see you at noon</h1>', 'maintenance'],
  ['Spring CORS', 403, 'Invalid CORS request', 'origin-not-allowed'],
  ['Spring CSRF', 403, { timestamp: 'x', status: 403, error: 'Forbidden', message: "Could not verify the provided CSRF token because no token was found to compare.", path: '/v1/things' }, 'csrf-token'],
  ['Spring method', 405, { timestamp: 'x', status: 405, error: 'Method Not Allowed', message: "Request method 'PUT' is not supported.", path: '/v1/things' }, 'wrong-method'],
  ['Express', 404, '<pre>Cannot GET /v1/things</pre>', 'wrong-route-or-host'],
  ['ASP.NET antiforgery', 400, 'The required antiforgery cookie "x" is not present.', 'csrf-token'],
  ['WordPress route', 404, { code: 'rest_no_route', message: 'No route was found matching the URL and request method.', data: { status: 404 } }, 'wrong-route-or-host'],
  ['WordPress nonce', 403, { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed', data: { status: 403 } }, 'csrf-token'],
  ['Jenkins crumb', 403, 'HTTP ERROR 403 No valid crumb was included in the request', 'csrf-token'],
  ['Jenkins right', 403, 'alice is missing the Overall/Read permission', 'insufficient-permission'],
  ['Kibana', 400, { statusCode: 400, error: 'Bad Request', message: 'Request must contain a kbn-xsrf header.' }, 'csrf-token'],
  ['Elasticsearch', 403, { error: { type: 'security_exception', reason: 'action [indices:data/read/search] is unauthorized for user [u]' }, status: 403 }, 'insufficient-permission'],
  ['a custom field is missing', 403, { message: 'Missing required header: X-Widgets-Client' }, 'csrf-token'],
  ['a label and a sentence', 403, { statusCode: 403, error: 'Invalid token', message: 'Your subscription is suspended' }, 'account-restricted'],
  // Chinese
  ...([
    ['鉴权失败', 'credential-invalid'], ['令牌已过期，请重新登录', 'credential-expired'], ['登录已失效', 'credential-expired'], ['您没有该接口的访问权限', 'insufficient-permission'], ['无权限', 'insufficient-permission'],
    ['签名错误', 'signature-mismatch'], ['签名校验不通过', 'signature-mismatch'], ['sign 验证失败', 'signature-mismatch'], ['时间戳过期', 'clock-skew'], ['请求时间戳超出允许范围', 'clock-skew'], ['请求时间与服务器时间相差过大', 'clock-skew'],
    ['接口调用频率超限', 'rate-limited'], ['操作太频繁，请稍后再试', 'rate-limited'], ['触发流控', 'rate-limited'], ['QPS 超限', 'rate-limited'], ['今日调用次数已达上限', 'quota-exceeded'], ['账户余额不足', 'account-restricted'],
    ['IP 不在白名单内', 'ip-not-allowed'], ['当前IP未授权', 'ip-not-allowed'], ['该域名尚未备案', 'icp-not-registered'], ['账号已被停用', 'account-restricted'], ['该功能未开通', 'feature-not-enabled'], ['接口未授权，请先申请', 'feature-not-enabled'],
    ['缺少 access_token 参数', 'credential-missing'], ['appKey 不存在', 'credential-invalid'], ['您所在的地区暂不支持该服务', 'geo-blocked'], ['请求方式不支持，仅支持POST', 'wrong-method'], ['请完成人机验证', 'bot-challenge'],
    ['请求包含恶意内容，已被拦截', 'waf-rule'], ['系统维护中', 'maintenance'], ['账号在其他设备登录，您已被迫下线', 'credential-invalid'], ['非法的来源域名', 'origin-not-allowed'], ['需要二次验证', 'step-up-required'],
  ] as const).map(([msg, cause]): Form => [msg, 403, { code: 'E1', msg }, cause]),
];

for (const [name, status, body, cause, responseHeaders = {}] of FORMS) {
  test(name, () => {
    const [first] = diagnose(exchange({ url: ELSE, status, body, responseHeaders })).findings;
    expect(first?.cause).toBe(cause);
  });
}
