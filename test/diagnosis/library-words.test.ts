/** Sentences of libraries and codes of platforms, written from their documents: each names its cause, and none is ever certain from words alone. */
import { describe, expect, test } from 'vitest';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { readHar } from '../../src/http/har-file';

function judge(status: number, body: unknown, fields: Readonly<Record<string, string>> = {}): Diagnosis {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = { method: 'GET', url: 'https://api.example/v1/things', httpVersion: 'HTTP/1.1', headers: [{ name: 'Authorization', value: 'Bearer abcdefghijklmnopqrstuvwx12345' }], queryString: [], cookies: [] };
  const response = { status, statusText: '', headers: Object.entries(fields).map(([name, value]) => ({ name, value })), content: { size: text.length, mimeType: '', text } };
  const { calls: [call] } = readHar(JSON.stringify({ log: { version: '1.2', entries: [{ startedDateTime: new Date(0).toISOString(), time: 40, request, response }] } }));
  if (call === undefined) throw new Error('the call was not read');
  return diagnose(call.exchange);
}

function named(diagnosis: Diagnosis): string {
  const [first] = diagnosis.findings;
  expect(first?.confidence).not.toBe('certain');
  for (const { part, value } of first?.proof ?? []) if (part === 'body') expect(diagnosis.exchange.response?.content).toContain(value);
  return first?.cause ?? 'none';
}

describe('libraries that read tokens', () => {
  test.each([
    ['credential-expired', 'JWT expired at 2026-01-02T03:04:05Z. Current time: 2026-01-03T03:04:05Z, a difference of 86400000 milliseconds.  Allowed clock skew: 0 milliseconds.'],
    ['credential-expired', "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '1/1/2026 1:00:00 AM'."],
    ['credential-expired', 'ExpiredSignature'],
    ['credential-not-yet-valid', 'JWT early by 60000 milliseconds before 2026-01-01T00:00:00Z. Current time: 2025-12-31T23:59:00Z. Allowed clock skew: 0 milliseconds.'],
    ['credential-not-yet-valid', 'Cannot handle token prior to 2026-01-01T00:00:00+0000'],
    ['credential-not-yet-valid', 'IDX10222: Lifetime validation failed. The token is not yet valid.'],
    ['wrong-audience-or-issuer', 'IDX10214: Audience validation failed. Did not match.'],
    ['wrong-audience-or-issuer', 'unexpected "aud" claim value'],
    ['wrong-audience-or-issuer', 'JWT issuer rejected, expected https://id.example/'],
    ['wrong-audience-or-issuer', 'oidc: expected audience "mine" got ["other"]'],
    ['wrong-audience-or-issuer', 'This aud claim is not equal to the configured audience'],
    ['credential-malformed', 'JWT strings must contain exactly 2 period characters. Found: 1'],
    ['credential-malformed', 'Unable to parse the access token'],
    ['credential-malformed', 'Invalid crypto padding'],
    ['credential-malformed', 'CompactToken parsing failed with error code: 80049217'],
    ['credential-missing', 'jwt must be provided'],
    ['credential-invalid', 'no applicable key found in the JSON Web Key Set'],
    ['credential-invalid', 'Basic auth failed'],
  ])('%s: %s', (cause, message) => {
    const diagnosis = judge(401, { message });
    // The server says that none came although one was sent: that is a question of form or place.
    if (cause === 'credential-missing') expect(diagnosis.findings.map((finding) => finding.cause)).toContain(cause);
    else expect(named(diagnosis)).toBe(cause);
  });

  test('a success with such a sentence beside its data is no refusal', () => {
    expect(judge(200, { items: [{ id: 1, message: 'jwt expired' }], total: 1 }).failure).toBe('none');
  });
});

describe('addresses and hosts', () => {
  test.each([
    ['ip-not-allowed', 'API key does not permit requests from your IP address'],
    ['ip-not-allowed', 'Your address 203.0.113.9 is not on the whitelist'],
    ['wrong-route-or-host', 'Host not authorized'],
  ])('%s: %s', (cause, message) => {
    expect(named(judge(403, { message }))).toBe(cause);
  });
});

describe('codes of platforms', () => {
  test('of several numbers of Microsoft in one text the one that is known counts', () => {
    expect(named(judge(400, { error: 'invalid_grant', error_description: 'AADSTS70002: Error validating credentials. AADSTS500133: Assertion is not within its valid time range.\r\nTrace ID: 0' }))).toBe('credential-expired');
  });

  test("OAuth's word for a client that may not use a grant stands back where the sentence says that its secret is wrong", () => {
    expect(named(judge(401, { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' }))).toBe('credential-invalid');
    expect(named(judge(400, { error: 'unauthorized_client', error_description: 'Client not enabled to retrieve service account' }))).toBe('feature-not-enabled');
  });

  test("SharePoint's diagnostics", () => {
    expect(named(judge(401, '', { 'x-ms-diagnostics': '2000003;reason="The audience claim value is invalid for current resource.";error_category="invalid_resource"' }))).toBe('wrong-audience-or-issuer');
  });

  test.each([
    ['clock-skew', { alipay_x_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-timestamp', sub_msg: '非法的时间戳参数' }, sign: 'x' }],
    ['signature-mismatch', { alipay_x_response: { code: '40003', msg: 'Insufficient Conditions', sub_code: 'isv.missing-signature-config', sub_msg: '应用未配置对应签名算法的公钥或者证书' } }],
    ['none', { alipay_x_response: { code: '40004', msg: 'Business Failed', sub_code: 'ACQ.TRADE_NOT_EXIST', sub_msg: '交易不存在' }, sign: 'x' }],
    ['wrong-route-or-host', { error_response: { code: 22, msg: 'Invalid method', sub_code: 'isv.invalid-method', request_id: 'r' } }],
    ['none', { error_response: { code: 15, msg: 'Remote service error', sub_code: 'isv.invalid-parameter', sub_msg: '非法参数', request_id: 'r' } }],
    ['insufficient-permission', { errcode: 50002, errmsg: '请求的员工userid不在授权范围内' }],
    ['account-restricted', { errcode: 50002, errmsg: 'user limited' }],
    ['rate-limited', { errcode: 45047, errmsg: 'out of response count limit' }],
    ['ip-not-allowed', { errcode: 89503, errmsg: '此次调用需要管理员确认，请耐心等候' }],
    ['signature-mismatch', { errcode: 310000, errmsg: 'sign not match, more: []' }],
    ['clock-skew', { errcode: 310000, errmsg: 'description:机器人发送签名过期;solution:签名生成时间和发送时间请保持在 timestampms 以内' }],
    ['none', { errcode: 310000, errmsg: 'keywords not in content, more: []' }],
    ['none', { errcode: 40035, errmsg: 'invalid parameter' }],
    ['credential-invalid', { err_no: 28001003, err_msg: 'access_token无效', log_id: 'l' }],
    ['not-found', { ok: false, error: 'channel_not_found' }],
    ['insufficient-permission', { ok: false, error: 'restricted_action_read_only_channel' }],
    ['none', { ok: false, error: 'invalid_arguments' }],
  ])('%s under a success: %j', (cause, body) => {
    expect(named(judge(200, body))).toBe(cause);
  });

  test('"not there, or not yours" under a 404 is first of all not there', () => {
    expect(named(judge(404, { errorMessages: ['Issue does not exist or you do not have permission to see it.'] }))).toBe('not-found');
  });
});
