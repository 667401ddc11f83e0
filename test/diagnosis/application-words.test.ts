/** Refusals in the words, codes and numbers of applications and platforms, as their documentation gives them. All samples are written for this test. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { exchange } from '../support/exchange';

type Form = readonly [name: string, status: number, body: string | object, cause: string];

const FORMS: readonly Form[] = [
  ['an organisation\'s policy on kinds of tokens', 403, { message: 'The organization forbids access via this kind of token.' }, 'insufficient-permission'],
  ['a right by its name', 403, { error: { code: 403, message: "Required 'pubsub.topics.get' permission for 'projects/demo'" } }, 'insufficient-permission'],
  ['only the organizer', 403, { error: { code: 403, message: 'This can only be changed by the organizer.', errors: [{ reason: 'forbiddenForNonOrganizer', domain: 'calendar', message: 'x y' }] } }, 'insufficient-permission'],
  ['OpenStack policy', 403, { forbidden: { code: 403, message: "Policy doesn't allow volume:get_all to be performed." } }, 'insufficient-permission'],
  ['a guard of NestJS', 403, { statusCode: 403, message: 'Forbidden resource', error: 'Forbidden' }, 'insufficient-permission'],
  ['a GraphQL field that is not in the schema', 400, { errors: [{ message: 'Cannot query field "notes" on type "Group".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }, 'wrong-route-or-host'],
  ['introspection', 400, { errors: [{ message: 'GraphQL introspection is not allowed here' }] }, 'feature-not-enabled'],
  ['PostgREST schema', 406, { code: 'PGRST106', message: 'The schema must be one of the following: api' }, 'wrong-route-or-host'],
  ['sign-ups closed', 422, { code: 422, error_code: 'signup_disabled', msg: 'Signups not allowed for this instance' }, 'feature-not-enabled'],
  ['Firebase word with a sentence', 400, { error: { code: 400, message: 'TOO_MANY_ATTEMPTS_TRY_LATER : Try another time.', errors: [{ reason: 'invalid', domain: 'global', message: 'TOO_MANY_ATTEMPTS_TRY_LATER : Try another time.' }] } }, 'rate-limited'],
  ['Entra number beside invalid_grant', 400, { error: 'invalid_grant', error_description: 'AADSTS50105: The user is not assigned to a role for the application.', error_codes: [50105] }, 'insufficient-permission'],
  ['Entra: application disabled', 400, { error: 'unauthorized_client', error_description: "AADSTS7000112: Application 'a'(b) is disabled.", error_codes: [7000112] }, 'account-restricted'],
  ['Azure signature', 403, '<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.</Message><AuthenticationErrorDetail>The MAC signature found in the HTTP request is not the same as any computed signature.</AuthenticationErrorDetail></Error>', 'signature-mismatch'],
  ['a search engine that could not log in', 401, { error: { type: 'security_exception', reason: 'unable to find apikey with id 7' }, status: 401 }, 'credential-invalid'],
  ['a second step', 403, { type: 'error', error: { message: 'Enable two-step verification to go on.' } }, 'step-up-required'],
  ['a one-time code in Chinese', 403, { code: 1, msg: '请输入动态口令' }, 'step-up-required'],
  ['a fresh token', 401, { msg: 'Fresh token required' }, 'step-up-required'],
  ['a refresh token as access token', 422, { msg: 'Only non-refresh tokens are allowed' }, 'wrong-audience-or-issuer'],
  ['a form of the field', 401, { message: 'Format is Authorization: Bearer [token]', code: 'credentials_bad_format' }, 'credential-malformed'],
  ['a token of tomorrow', 401, { message: 'Jwt used before 2030-01-01T00:00:00Z' }, 'credential-not-yet-valid'],
  ['an address banned for its weight', 418, { code: -1003, msg: 'Too much request weight used; IP banned until 1790000000000.' }, 'rate-limited'],
  ['Facebook: checkpoint', 400, { error: { message: 'Error validating access token', type: 'OAuthException', code: 190, error_subcode: 459, fbtrace_id: 'A' } }, 'step-up-required'],
  ['Facebook: no token', 400, { error: { message: 'x', type: 'OAuthException', code: 104, fbtrace_id: 'A' } }, 'credential-missing'],
  ['Facebook: business use case limit', 400, { error: { message: 'x', type: 'OAuthException', code: 80001, fbtrace_id: 'A' } }, 'rate-limited'],
  ['WeCom licence', 200, { errcode: 701008, errmsg: 'missing license' }, 'account-restricted'],
  ['DingTalk robot', 200, { errcode: 300001, errmsg: 'token is not exist' }, 'credential-invalid'],
  ['Feishu chat', 400, { code: 230002, msg: 'x', error: { log_id: '1' } }, 'insufficient-permission'],
  ['Feishu robot', 200, { code: 19022, msg: 'Ip Not Allowed', data: {} }, 'ip-not-allowed'],
  ['Douyin', 200, { data: { description: 'access_token过期', error_code: 2190008 }, message: 'error' }, 'credential-expired'],
  ['Baidu netdisk', 200, { errno: -6, guid_info: '', request_id: '1' }, 'credential-invalid'],
  ['Alipay: timestamp', 200, { alipay_trade_query_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-timestamp', sub_msg: '非法的时间戳' }, sign: 'x' }, 'clock-skew'],
  ['Alipay: application', 200, { alipay_trade_query_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-app-id', sub_msg: '无效的AppID参数' } }, 'credential-invalid'],
  ['Alipay: no key laid down', 200, { alipay_trade_pay_response: { code: '40003', msg: 'Insufficient Conditions', sub_code: 'isv.missing-signature-config', sub_msg: '应用未配置公钥' } }, 'signature-mismatch'],
  ['Alipay: right of the application', 200, { alipay_user_info_response: { code: '40006', msg: 'Insufficient Permissions', sub_code: 'isv.insufficient-isv-permissions', sub_msg: 'ISV权限不足' } }, 'insufficient-permission'],
  ['Alipay: calls limited', 200, { alipay_trade_query_response: { code: '40005', msg: 'Call Limited', sub_code: 'aop.app-call-limited', sub_msg: 'x' } }, 'rate-limited'],
  ['DingTalk: outside of the range', 200, { errmsg: '部门不在授权范围内', errcode: 50004 }, 'insufficient-permission'],
  ['WeChat: replies', 200, { errcode: 45047, errmsg: 'out of response count limit' }, 'rate-limited'],
  ['WeChat: address waits for its confirmation', 200, { errcode: 89503, errmsg: 'ip need confirm' }, 'ip-not-allowed'],
  ['Juhe: calls of a day', 200, { resultcode: '112', reason: '超过次数', result: null, error_code: 10012 }, 'quota-exceeded'],
  ['COS of old', 403, { code: -96, message: 'ERROR_PROXY_AUTH_EXPIRED', request_id: 'x' }, 'credential-expired'],
  ['Entra: the second number is that of the fault', 400, { error: 'invalid_grant', error_description: 'AADSTS70002: Error validating credentials. AADSTS500133: Assertion is not within its valid time range.', error_codes: [70002, 500133] }, 'credential-expired'],
  ['Keycloak: secret of the client', 401, { error: 'unauthorized_client', error_description: 'Invalid client secret' }, 'credential-invalid'],
  ['OAuth: client may not use the grant', 400, { error: 'unauthorized_client', error_description: 'The client may not use this grant type.' }, 'feature-not-enabled'],
  ['a token’s end with the skew that is allowed', 401, { message: 'JWT expired at 2026-01-01T00:00:00Z. Current time: 2026-01-02T00:00:00Z, a difference of 86400000 milliseconds.  Allowed clock skew: 0 milliseconds.' }, 'credential-expired'],
  ['user and password', 401, { message: 'Basic authentication failed' }, 'credential-invalid'],
  ['a token that is none', 403, { error: 'Unable to decode the session token' }, 'credential-malformed'],
  ['a host that is not known', 403, { title: 'Host not authorized', status: 403, details: [] }, 'wrong-route-or-host'],
  ['another region', 403, { detail: 'This key belongs to a different region' }, 'wrong-route-or-host'],
  ['an address', 403, { error: 'This key does not allow access from this IP.' }, 'ip-not-allowed'],
  ['the machine itself', 401, { reason: 'User can only log in via localhost' }, 'ip-not-allowed'],
  ['a right of the user', 401, { reason: 'Not an admin user' }, 'insufficient-permission'],
  ['a right of the credentials', 403, { error_description: 'These credentials do not authorize access' }, 'insufficient-permission'],
  ['a way to log in that is not taken', 403, { detail: 'Authenticating with basic authentication is forbidden for this endpoint.' }, 'credential-malformed'],
  ['who it is', 401, { error: "Couldn't authenticate you" }, 'credential-invalid'],
  ['an interface that is turned off on its site', 403, { code: 'x', message: 'The REST API on this site has been disabled.' }, 'feature-not-enabled'],
  ['a locked shop', 423, { errors: 'This shop is locked' }, 'account-restricted'],
  ['a method of JSON-RPC', 403, { error: { code: -32601, message: 'the method a_b does not exist' } }, 'wrong-route-or-host'],
  ['access evaluated anew', 401, { error: { message: 'Continuous access evaluation resulted in challenge' } }, 'step-up-required'],
  ['iFLYTEK: address', 200, { code: '10105', desc: 'illegal access', data: '', sid: 'x' }, 'ip-not-allowed'],
  ['Kuaishou', 200, { result: 100200100, error_msg: 'access_token expired', 'host-name': 'x' }, 'credential-expired'],
  ['Youzan: an envelope with a short name', 200, { gw_err_resp: { err_code: 4203, err_msg: '无效的Token' } }, 'credential-invalid'],
  ['Weimob: the error in its code', 200, { code: { errcode: '80001001000119', errmsg: '您访问的太频繁了' }, data: null }, 'rate-limited'],
  ['Pinduoduo: right', 200, { error_response: { error_msg: '权限错误', sub_msg: '应用未申请该接口权限', error_code: 30000 } }, 'insufficient-permission'],
  ['JD: limit', 200, { error_response: { code: '60', zh_desc: '平台服务调用超限', en_desc: 'x' } }, 'rate-limited'],
  ['WeChat Pay: right', 200, '<xml><return_code><![CDATA[SUCCESS]]></return_code><result_code><![CDATA[FAIL]]></result_code><err_code><![CDATA[NOAUTH]]></err_code><err_code_des><![CDATA[商户无此接口权限]]></err_code_des></xml>', 'insufficient-permission'],
  ['WeChat Pay: way to sign', 401, { code: 'PARAM_ERROR', message: 'Http头Authorization认证类型不正确' }, 'credential-malformed'],
  ['Qiniu: token', 401, { error: 'bad token' }, 'credential-invalid'],
  ['UPYUN: date', 403, { msg: 'date offset error', code: 40300012, id: 'x' }, 'clock-skew'],
  ['Alibaba Cloud under a success', 200, { Message: '账户余额不足', RequestId: '1', Code: 'isv.AMOUNT_NOT_ENOUGH' }, 'account-restricted'],
];

for (const [name, status, body, cause] of FORMS) {
  test(`${name}: ${cause}, and not certain`, () => {
    const [headline] = diagnose(exchange({ status, headersComplete: false, responseHeaders: { 'content-type': typeof body === 'string' ? 'application/xml' : 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) })).findings;
    expect(headline?.cause).toBe(cause);
    expect(headline?.confidence).not.toBe('certain');
  });
}

test.each([
  ['a cloud\'s answer', { Message: 'OK', RequestId: '1', Code: 'OK' }],
  ['data with a description', { data: { error_code: 0, description: '' }, message: 'success' }],
  ['data that tells of an error', { data: { list: [{ error_code: 5, description: 'x' }] } }],
])('%s is no refusal', (_name, body) => {
  expect(diagnose(exchange({ status: 200, responseHeaders: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).failure).toBe('none');
});

test.each([
  'Could not find page with ID: 7. Make sure the relevant pages and databases are shared with your integration.',
  'File not found: 1a2b. The service account may not have been granted access.',
  'The sheet was not found, or it has not been shared with you.',
  '找不到该文档，请确认已将文档共享给该应用',
])('not there for this caller: %s', (message) => {
  const credentials = [{ in: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 32, faults: [], claims: null }] as const;
  const refused = exchange({ status: 404, body: { message } });
  const { findings } = diagnose({ ...refused, request: { ...refused.request, credentials: [...credentials] as never } });
  expect(findings.map(({ cause, confidence }) => `${cause} ${confidence}`)).toContain('forbidden-masked-as-404 possible');
});
