/** Answers in documented forms of more platforms: refusals in XML under a success, numbers and codes, reason phrases, rows of gateways and platforms. All samples are written for this test. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { refusesInXml } from '../../src/diagnosis/problem-xml';
import { exchange, type ExchangeFacts } from '../support/exchange';

const judge = (facts: ExchangeFacts): { cause: string; failure: string; who: string } => {
  const { findings, failure, refuser } = diagnose(exchange({ url: 'https://api.example.org/v1/things', ...facts }));
  return { cause: findings[0]?.cause ?? 'none', failure, who: `${refuser.by} ${refuser.vendor ?? '-'} ${refuser.confidence}` };
};

describe('XML that refuses under a success', () => {
  test.each<readonly [string, string]>([
    ['ip-not-allowed', '<?xml version="1.0" encoding="utf-8"?>\n<ApiResponse Status="ERROR" xmlns="http://api.registrar.example/xml.response">\n<Errors>\n<Error Number="1011150">Invalid request IP: 203.0.113.9</Error>\n</Errors>\n</ApiResponse>'],
    ['credential-malformed', '<?xml version="1.0" encoding="utf-8" ?>\n<rsp stat="fail">\n  <err code="100" msg="Invalid API Key (Key has invalid format)" />\n</rsp>'],
    ['credential-invalid', '<subsonic-response xmlns="http://subsonic.org/restapi" status="failed" version="1.16.1"><error code="40" message="Wrong username or password"/></subsonic-response>'],
    ['credential-expired', '<?xml version="1.0" encoding="UTF-8"?><GetItemResponse xmlns="urn:ebay:apis:eBLBaseComponents"><Timestamp>2026-11-22T10:00:00.000Z</Timestamp><Ack>Failure</Ack><Errors><ShortMessage>Expired IAF token.</ShortMessage><LongMessage>The IAF token has expired.</LongMessage><ErrorCode>21917053</ErrorCode></Errors></GetItemResponse>'],
    ['signature-mismatch', '<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[签名错误]]></return_msg>\n</xml>'],
    ['account-restricted', '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg><appid><![CDATA[wx1]]></appid><result_code><![CDATA[FAIL]]></result_code><err_code><![CDATA[NOTENOUGH]]></err_code><err_code_des><![CDATA[余额不足]]></err_code_des></xml>'],
    ['ip-not-allowed', '<namesilo><request><operation>listDomains</operation><ip>203.0.113.9</ip></request><reply><code>113</code><detail>This API account cannot be accessed from your IP: the IP address is not allowed</detail></reply></namesilo>'],
  ])('%s', (cause, body) => {
    const { cause: found, failure, who } = judge({ status: 200, body, responseHeaders: { 'Content-Type': 'text/xml' } });
    expect({ found, failure, by: who.split(' ')[0] }).toEqual({ found: cause, failure: 'in-body', by: 'app' });
  });

  test.each<readonly [string, string]>([
    ['a list in which one job failed', '<jobs><job><status>failed</status><message>Permission denied</message></job></jobs>'],
    ['a list of another depth', '<report><run id="1"><result>error</result><detail>Invalid API key</detail></run></report>'],
    ['a success', '<namesilo><reply><code>300</code><detail>success</detail></reply></namesilo>'],
    ['an ordinary document', '<?xml version="1.0"?><feed><title>Invalid API key, explained</title></feed>'],
    ['a failure that is no refusal', '<rsp stat="fail"><err code="1" msg="Photo not found" /></rsp>'],
    ['a page', '<html status="error"><body>Invalid API key</body></html>'],
  ])('%s is none', (_what, body) => expect(judge({ status: 200, body }).failure).toBe('none'));

  test('a long document is not searched for a verdict', () => {
    const start = performance.now();
    expect(refusesInXml(`<a ${'b="c" '.repeat(200_000)}`)).toBe(false);
    expect(refusesInXml(`<a>${'<b>'.repeat(300_000)}`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test.each<readonly [string, ExchangeFacts]>([
  ['credential-invalid', { status: 200, body: { error_code: '52003', error_msg: 'UNAUTHORIZED USER' } }],
  ['rate-limited', { status: 200, body: { error_code: '54003', error_msg: 'Invalid Access Limit' } }],
  ['insufficient-permission', { status: 200, body: { exception: 'webservice_access_exception', errorcode: 'accessexception', message: 'Control de acceso' } }],
  ['credential-missing', { status: 200, body: { base_resp: { status_code: 1004, status_msg: 'cookie is missing, log in again' } } }],
  ['account-restricted', { status: 429, statusText: 'Too Many Requests', body: { error: { code: '1113', message: '您的账户已欠费，请充值后重试。' } } }],
  ['credential-malformed', { status: 400, body: { ResponseMetadata: { Error: { CodeN: 100024, Code: 'InvalidAuthorization', Message: "Invalid 'Authorization' header" } } } }],
  ['credential-missing', { status: 403, body: { jsonrpc: '2.0', id: 1, error: { code: -32600, message: 'project ID is required' } } }],
  ['credential-invalid', { status: 403, body: { error: { code: 'APIKEY.INACTIVE', message: 'This api key is no longer active.' } } }],
  ['credential-invalid', { status: 403, body: { note: 'register for a key', error: 'no valid key' } }],
  ['ip-not-allowed', { status: 401, body: { service_meta: { error_text: 'Usage not allowed by ip address 203.0.113.9' }, result_data: [] } }],
  ['account-restricted', { status: 401, body: { detail: { status: 'detected_unusual_activity', message: 'Unusual activity detected. Free Tier usage disabled.' } } }],
  ['credential-invalid', { status: 403, statusText: 'permission denied - invalid XYZ ticket', body: '' }],
  ['corporate-proxy-policy', { status: 403, body: 'Blocked by network policy: domain example.com:443' }],
  ['insufficient-scope', { status: 400, body: { code: 99991676, msg: 'token has no permission' } }],
])('%s (%#)', (cause, facts) => expect(judge(facts).cause).toBe(cause));

describe('who', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['gateway kong likely', { status: 401, body: { message: 'HMAC signature does not match' } }],
    ['gateway api-umbrella likely', { status: 403, body: { error: { code: 'API_KEY_INVALID', message: 'An invalid api_key was supplied. Get one at https://api.example' } } }],
    ['gateway google-esp likely', { status: 401, body: { code: 401, message: "UNAUTHENTICATED: Method doesn't allow unregistered callers (callers without established identity)." } }],
    ['gateway google-frontend likely', { status: 401, body: '<html><head><title>401 Unauthorized</title></head><body><h1>Error: Unauthorized</h1>\n<h2>Your client does not have permission to the requested URL <code>/x</code>.</h2></body></html>' }],
    ['gateway tyk likely', { status: 403, body: { error: 'Key not authorised' } }],
    ['hosting cloud-foundry certain', { status: 404, responseHeaders: { 'X-Cf-RouterError': 'unknown_route' }, body: "404 Not Found: Requested route ('a.example') does not exist." }],
    ['hosting vercel likely', { status: 451, body: '451: DEPLOYMENT_DISABLED\nCode: DEPLOYMENT_DISABLED' }],
    ['storage upyun likely', { status: 401, body: { msg: 'signature error', code: 40100005, id: '0123456789abcdef0123456789abcdef' } }],
    ['storage s3-compatible likely', { status: 403, body: '<?xml version="1.0"?>\n<Error>\n  <Code>InvalidRequest</Code>\n  <Message>Error creating s3 auth info</Message>\n  <Resource/>\n</Error>' }],
    ['waf stormwall certain', { status: 403, body: '<html><link href="https://static.stormwall.pro/error_pages/bootstrap.min.css" rel="stylesheet"></html>' }],
    ['waf e3learning likely', { status: 403, responseHeaders: { Server: 'e3Learning_WAF' }, body: '<html></html>' }],
    ['bot-manager anubis certain', { status: 200, body: '<!doctype html><html><head><script id="anubis_version" type="application/json">"v1.23.1"\n</script><script id="anubis_challenge" type="application/json">{}</script></head></html>' }],
    ['bot-manager cloudflare certain', { status: 403, body: "<html><head><title>Just a moment...</title></head><body><script>(function(){window._cf_chl_opt = {cvId: '3'};}())</script></body></html>" }],
    ['corporate-proxy mcafee-swg certain', { status: 403, body: '<html><head><title>McAfee Web Gateway - Notification</title></head></html>' }],
    ['app - possible', { status: 403, statusText: 'Quota of plan B used', body: '' }],
    ['app - possible', { status: 403, body: '<html><head><title>Forbidden</title></head><body><h1>Forbidden</h1>Please verify the key= parameter of your call.</body></html>' }],
    ['app - likely', { status: 403, responseHeaders: { 'Cache-Control': 'no-store, no-cache, must-revalidate, post-check=0, pre-check=0' }, body: '' }],
  ])('%s', (who, facts) => expect(judge(facts).who).toBe(who));

  test.each<readonly [string, ExchangeFacts]>([
    ['the registered phrase', { status: 403, statusText: 'Forbidden', body: '' }],
    ['a page that only repeats its status', { status: 403, body: '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>' }],
    ['a page that speaks of nothing in the call', { status: 403, body: '<html><head><title>Denied here</title></head><body><p>Ask somebody else about this.</p></body></html>' }],
    ['a page under a server that may have written it', { status: 403, responseHeaders: { Server: 'some-edge' }, body: '<html><body><p>Please verify the key= parameter of your call.</p></body></html>' }],
  ])('%s names nobody', (_what, facts) => expect(judge(facts).who).toBe('unknown - possible'));
});
