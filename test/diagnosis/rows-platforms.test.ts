/** Gateways, platforms, web servers and object stores: each refuses in its documented form; its fields on an application's own error accuse nobody. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { recognise } from '../../src/diagnosis/intermediaries';
import { exchange, type ExchangeFacts, type Headers } from '../support/exchange';

const refusalIn = (facts: ExchangeFacts): string => {
  const { refusal } = recognise(exchange(facts).response);
  return refusal === null ? 'nobody' : `${refusal.confidence} ${refusal.by} ${refusal.vendor} ${refusal.cause ?? '-'}`;
};
const xml = (code: string, rest: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n  <Code>${code}</Code>\n  ${rest}\n</Error>`;

describe('object stores', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain storage aliyun-oss signature-mismatch', { status: 403, responseHeaders: { 'x-oss-request-id': '5C06A3B67B8B5A3DA422299D', Server: 'AliyunOSS' }, body: xml('SignatureDoesNotMatch', '<HostId>b.oss-cn-hangzhou.aliyuncs.com</HostId>') }],
    ['certain storage aliyun-oss referrer-not-allowed', { status: 403, body: xml('AccessDenied', '<Message>You are denied by bucket referer policy.</Message><HostId>b.oss-cn-hangzhou.aliyuncs.com</HostId>') }],
    ['certain storage tencent-cos -', { status: 403, responseHeaders: { 'x-cos-request-id': 'NjBhNzRkXzFkMjQ2ZDA5XzJhNzVf', Server: 'tencent-cos' }, body: xml('AccessDenied', '<Message>Access Denied.</Message>') }],
    ['certain storage huawei-obs credential-invalid', { status: 403, responseHeaders: { 'x-obs-request-id': '0000018A1B2C3D4E5F60718293A4B5C6', Server: 'OBS' }, body: xml('InvalidAccessKeyId', '<Message>x</Message>') }],
    ['certain storage baidu-bos signature-mismatch', { status: 403, responseHeaders: { 'x-bce-debug-id': 'abc', 'x-bce-request-id': '52454655-5345-4420-4259-204e47494e58' }, body: { code: 'SignatureDoesNotMatch', message: 'x', requestId: '52454655-5345-4420-4259-204e47494e58' } }],
    ['certain storage volcengine-tos clock-skew', { status: 403, responseHeaders: { 'x-tos-request-id': '021623606286' }, body: { Code: 'RequestTimeTooSkewed', RequestId: 'x', HostId: 'y', EC: '0003-00000012' } }],
    ['certain storage qiniu credential-expired', { status: 401, responseHeaders: { 'X-Reqid': 'abc' }, body: { error: 'expired token' } }],
    ['likely storage qiniu credential-invalid', { status: 401, body: { error: 'bad token' } }],
    ['certain storage azure-blob-storage signature-mismatch', { status: 403, body: xml('AuthenticationFailed', '<Message>Server failed</Message><AuthenticationErrorDetail>Signature did not match. String to sign used was r</AuthenticationErrorDetail>') }],
    ['certain storage azure-blob-storage ip-not-allowed', { status: 403, responseHeaders: { 'x-ms-version': '2021-08-06', 'x-ms-error-code': 'AuthorizationSourceIPMismatch' }, body: null }],
    ['certain storage google-cloud-storage credential-missing', { status: 401, responseHeaders: { 'X-GUploader-UploadID': 'ABPtcPq' }, body: xml('AuthenticationRequired', '<Message>Authentication required.</Message><Details>Anonymous caller does not have storage.objects.get access</Details>') }],
    ['certain storage minio -', { status: 403, responseHeaders: { Server: 'MinIO' }, body: xml('AccessDenied', '<Message>Access Denied.</Message>') }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));

  test('the id goes to who owns the store', () => {
    const { references } = recognise(exchange({ status: 403, responseHeaders: { 'x-oss-request-id': '5C06A3B67B8B5A3DA422299D' }, body: xml('AccessDenied', '<HostId>b.oss-cn-hangzhou.aliyuncs.com</HostId>') }).response);
    expect(references).toContainEqual(expect.objectContaining({ name: 'OSS RequestId', value: '5C06A3B67B8B5A3DA422299D', askWhom: 'api-owner' }));
  });
});

describe('gateways', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain gateway kong credential-missing', { status: 401, responseHeaders: { Server: 'kong/3.4.2', 'X-Kong-Response-Latency': '1' }, body: { message: 'No API key found in request', request_id: '0123456789abcdef0123456789abcdef' } }],
    ['likely gateway kong wrong-route-or-host', { status: 404, body: { message: 'no Route matched with those values' } }],
    ['certain gateway apisix credential-missing', { status: 401, responseHeaders: { Server: 'APISIX/3.8.0' }, body: { message: 'Missing API key in request' } }],
    ['certain gateway tyk credential-invalid', { status: 403, responseHeaders: { 'X-Generator': 'tyk.io' }, body: { error: 'Access to this API has been disallowed' } }],
    ['certain gateway istio -', { status: 403, responseHeaders: { Server: 'istio-envoy' }, body: 'RBAC: access denied' }],
    ['certain gateway envoy credential-expired', { status: 401, responseHeaders: { Server: 'envoy' }, body: 'Jwt is expired' }],
    ['certain gateway higress credential-missing', { status: 401, body: 'Request denied by Key Auth check. No API key found in request' }],
    ['certain gateway haproxy waf-rule', { status: 403, body: '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>' }],
    ['certain gateway azure-api-management credential-missing', { status: 401, body: { statusCode: 401, message: 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.' } }],
    ['certain gateway apigee credential-invalid', { status: 401, body: { fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'oauth.v2.InvalidApiKey' } } } }],
    ['certain gateway wso2 credential-missing', { status: 401, body: { code: '900902', message: 'Missing Credentials', description: 'x' } }],
    ['certain gateway gravitee wrong-route-or-host', { status: 404, body: 'No context-path matches the request URI.' }],
    ['certain gateway spring-cloud-gateway rate-limited', { status: 429, responseHeaders: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Burst-Capacity': '10', 'X-RateLimit-Replenish-Rate': '5' } }],
    ['certain gateway mashery credential-invalid', { status: 403, responseHeaders: { 'X-Mashery-Error-Code': 'ERR_403_DEVELOPER_INACTIVE' } }],
    ['certain gateway rapidapi account-restricted', { status: 403, responseHeaders: { 'X-RapidAPI-Proxy-Response': 'true' }, body: { message: 'You are not subscribed to this API.' } }],
    ['certain gateway pomerium -', { status: 403, responseHeaders: { 'X-Pomerium-Intercepted-Response': 'true' }, body: '<html></html>' }],
    ['certain gateway google-esp credential-missing', { status: 401, body: { code: 16, message: "Method doesn't allow unregistered callers (callers without established identity).", details: [{ '@type': 'type.googleapis.com/google.rpc.DebugInfo', stackEntries: [], detail: 'service_control' }] } }],
    ['certain gateway ibm-api-connect rate-limited', { status: 429, body: { httpCode: '429', httpMessage: 'Too Many Requests', moreInformation: 'Rate Limit exceeded' } }],
    ['certain waf cachewall bot-challenge', { status: 403, responseHeaders: { 'X-Cachewall-Action': 'challenge' }, body: 'x' }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));

  test.each<readonly [string, ExchangeFacts]>([
    ['Kong passed on what stands behind it', { status: 401, responseHeaders: { Via: 'kong/3.4', 'X-Kong-Upstream-Latency': '12' }, body: { message: 'Unauthorized' } }],
    ['words that several gateways share', { status: 403, body: { message: 'Your IP address is not allowed' } }],
    ['limits of Spring Cloud Gateway on another refusal', { status: 403, responseHeaders: { 'X-RateLimit-Burst-Capacity': '10', 'X-RateLimit-Remaining': '9' }, body: { error: 'x' } }],
    ['DataPower passed on what stands behind it', { status: 403, responseHeaders: { 'X-Backside-Transport': 'OK OK' }, body: { error: 'x' } }],
    ['Fly only carries', { status: 403, responseHeaders: { Server: 'Fly/abc', 'Fly-Request-Id': '01HQ0000000000000000000000-fra' }, body: 'Forbidden' }],
    ['Caddy only carries', { status: 403, responseHeaders: { Via: '1.1 Caddy' }, body: { error: 'x' } }],
  ])('%s: nobody', (_what, facts) => expect(refusalIn(facts)).toBe('nobody'));
});

describe('platforms and web servers', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain hosting azure-app-service site-disabled', { status: 403, statusText: 'Site Disabled', body: '<h1>Error 403 - This web app is stopped.</h1>' }],
    ['certain hosting azure-app-service ip-not-allowed', { status: 403, responseHeaders: { 'x-ms-forbidden-ip': '203.0.113.9' } }],
    ['certain hosting heroku wrong-route-or-host', { status: 404, body: '<iframe src="//www.herokucdn.com/error-pages/no-such-app.html"></iframe>' }],
    ['certain hosting render site-disabled', { status: 503, responseHeaders: { 'x-render-routing': 'suspend-by-user', 'rndr-id': 'a' } }],
    ['certain hosting railway site-disabled', { status: 404, responseHeaders: { 'X-Railway-Fallback': 'true' }, body: { status: 'error', code: 404, message: 'Application not found', request_id: 'abcdefghijklmnopqrst' } }],
    ['certain hosting netlify wrong-route-or-host', { status: 404, body: 'Not Found - Request ID: 01HQZX3V9KJ7M2N4P5Q6R7S8T9' }],
    ['certain hosting shopify -', { status: 430, responseHeaders: { 'Powered-By': 'Shopify' } }],
    ['certain hosting github-pages wrong-route-or-host', { status: 404, body: "<p><strong>There isn't a GitHub Pages site here.</strong></p>" }],
    ['certain hosting ngrok site-disabled', { status: 404, responseHeaders: { 'Ngrok-Error-Code': 'ERR_NGROK_3200' } }],
    ['certain hosting cloudinary insufficient-permission', { status: 401, responseHeaders: { 'X-Cld-Error': 'deny or ACL failure' } }],
    ['certain hosting nginx -', { status: 403, responseHeaders: { Server: 'nginx/1.25.3' }, body: '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.25.3</center></body></html>' }],
    ['certain hosting openresty -', { status: 403, responseHeaders: { Server: 'openresty' }, body: '<html><body><center><h1>403 Forbidden</h1></center><hr><center>openresty</center></body></html>' }],
    ['certain hosting tengine -', { status: 403, responseHeaders: { Server: 'Tengine' }, body: '<html><body><center><h1>403 Forbidden</h1></center><hr><center>tengine</center></body></html>' }],
    ['certain hosting microsoft-httpsys wrong-route-or-host', { status: 400, responseHeaders: { Server: 'Microsoft-HTTPAPI/2.0' }, body: '<HTML><HEAD><TITLE>Bad Request</TITLE></HEAD><BODY><h2>Bad Request - Invalid Hostname</h2><hr><p>HTTP Error 400. The request hostname is invalid.</p></BODY></HTML>' }],
    ['certain hosting iis ip-not-allowed', { status: 403, body: '<title>IIS 10.0 Detailed Error - 403.6 - Forbidden</title><h3>HTTP Error 403.6 - Forbidden</h3>' }],
    ['certain hosting cpanel site-disabled', { status: 302, responseHeaders: { Location: 'http://shop.example/cgi-sys/suspendedpage.cgi' } }],
    ['certain bot-manager ifastnet bot-challenge', { status: 200, body: '<html><body><script>document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b))+"; path=/";</script></body></html>' }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

test.each<readonly [string, Headers]>([
  ['apisix', { Server: 'APISIX/3.8.0' }],
  ['azure-api-management', { 'Ocp-Apim-Trace-Location': 'https://x' }],
  ['rapidapi', { 'X-RapidAPI-Version': '1.2.8' }],
  ['krakend', { 'X-KrakenD': 'Version 2.5' }],
  ['render', { 'rndr-id': 'abc', 'x-render-origin-server': 'uvicorn' }],
  ['railway', { Server: 'railway-edge' }],
  ['netlify', { 'X-Nf-Request-Id': '01HQZX3V9KJ7M2N4P5Q6R7S8T9' }],
  ['shopify', { 'X-ShopId': '1' }],
  ['heroku', { Via: '1.1 vegur' }],
  ['iis', { Server: 'Microsoft-IIS/10.0' }],
  ['litespeed', { Server: 'LiteSpeed' }],
  ['openresty', { Server: 'openresty/1.21.4' }],
  ['fly', { 'Fly-Request-Id': '01HQ0000000000000000000000-fra' }],
  ['azure-blob-storage', { 'x-ms-version': '2021-08-06' }],
  ['google-cloud-storage', { 'X-GUploader-UploadID': 'ABPtcPq' }],
])('%s in front of an application’s own error accuses nobody', (vendor, responseHeaders) => {
  const facts: ExchangeFacts = { status: 403, responseHeaders, body: { error: { code: 'ROLE_MISSING', message: 'Only owners may do this.' } } };
  const { onPath, refusal } = recognise(exchange(facts).response);
  expect(onPath.map((one) => one.vendor)).toContain(vendor);
  expect(refusal).toBeNull();
  expect(diagnose(exchange(facts)).refuser.vendor).toBeNull();
});
