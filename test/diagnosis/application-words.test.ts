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
