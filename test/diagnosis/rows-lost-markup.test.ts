/** Refusals of which little is left: a page whose mark-up is lost, the words of a status line, a page that is only a script, fields without a body. Who is merely quoted refused nothing. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { recognise } from '../../src/diagnosis/intermediaries';
import { exchange, type ExchangeFacts } from '../support/exchange';

function refusalIn(facts: ExchangeFacts & { readonly statusText?: string }): string {
  const { response, request } = exchange(facts);
  const { refusal } = recognise(response === null ? null : { ...response, statusText: facts.statusText ?? '' }, request.url);
  return refusal === null ? 'nobody' : `${refusal.confidence} ${refusal.by} ${refusal.vendor} ${refusal.cause ?? '-'}`;
}

const SCRIPT = '<script type="text/javascript" src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3&ns=1&cb=508485638" async></script>';

describe('told', () => {
  test.each<readonly [string, ExchangeFacts & { readonly statusText?: string }]>([
    ['likely hosting nginx -', { status: 405, body: '405 Not Allowed\n405 Not Allowed\nnginx/1.25.3' }],
    ['likely hosting openresty -', { status: 403, body: '403 Forbidden\n403 Forbidden\nopenresty/1.21.4.3\n' }],
    ['likely hosting openresty https-required', { status: 400, body: '400 The plain HTTP request was sent to HTTPS port\n400 Bad Request\nThe plain HTTP request was sent to HTTPS port\nopenresty/1.21.4.3' }],
    ['likely hosting openresty client-certificate-required', { status: 400, body: '400 Bad Request\nNo required SSL certificate was sent\nopenresty' }],
    ['certain cdn cloudflare server-failure', { status: 522, body: 'Connection timed out Error code 522\nVisit cloudflare.com (https://www.cloudflare.com/5xx-error-landing?utm_source=errorcode_522) for more information.' }],
    ['likely cdn cloudflare server-failure', { status: 525, body: 'SSL handshake failed\nError code 525\n' }],
    ['certain gateway aws-elb server-failure', { status: 503, statusText: 'Service Unavailable: Back-end server is at capacity', body: null }],
    ['certain gateway aws-lambda-url insufficient-permission', { status: 403, body: { Message: 'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html' } }],
    ['likely gateway aws-lambda-url insufficient-permission', { status: 403, url: 'https://abcdefghij0123456789abcdefghij01.lambda-url.eu-west-1.on.aws/', body: { Message: 'Forbidden' } }],
    ['likely gateway google-frontend insufficient-permission', { status: 403, body: 'Error: Forbidden\nYour client does not have permission to get URL /api from this server' }],
    ['likely hosting netlify wrong-route-or-host', { status: 404, body: 'Page not found\n\nLooks like you’ve followed a broken link or entered a URL that doesn’t exist on this site.\n\nNetlify Internal ID: 01HZX3K8Q2M4N6P8R0S2T4V6W8' }],
    ['certain bot-manager imperva-incapsula bot-challenge', { status: 200, body: `<html>\n<head>\n<META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW">\n${SCRIPT}\n</head>\n<body>\n</body></html>\n` }],
    ['likely waf yundun waf-rule', { status: 461, responseHeaders: { Server: 'WAF/2.4-12.1' }, body: '<html><body><script src="/x.js"></script></body></html>' }],
    ['likely cdn aws-cloudfront -', { status: 403, method: 'HEAD', responseHeaders: { Server: 'CloudFront', 'X-Cache': 'Error from cloudfront', 'Content-Length': '919' }, body: '' }],
    ['certain gateway kong wrong-route-or-host', { status: 404, body: { request_path: '/v2/', message: 'API not found with these values', request_host: ['api.example'] } }],
    ['certain gateway apisix -', { status: 404, body: '<html>\n<head><title>404 Not Found</title></head>\n<body>\n<center><h1>404 Not Found</h1></center>\n<hr><center>openresty</center>\n<p><em>Powered by <a href="https://apisix.apache.org/">APISIX</a>.</em></p></body>\n</html>' }],
    ['certain gateway istio credential-expired', { status: 401, responseHeaders: { 'x-envoy-peer-metadata-id': 'sidecar~10.1.2.3~api-6d5f~shop~shop.svc.cluster.local' }, body: 'Jwt is expired' }],
    ['likely gateway oauth2-proxy csrf-token', { status: 403, body: '403 Permission Denied\n\ncsrf failed\n' }],
    ['likely corporate-proxy zscaler corporate-proxy-policy', { status: 403, body: 'Zscaler has blocked this page\nReason: Malicious content\nURL: https://api.example/' }],
    ['certain hosting vercel -', { status: 413, responseHeaders: { Server: 'Vercel', 'X-Vercel-Error': 'FUNCTION_PAYLOAD_TOO_LARGE' }, body: null }],
    ['likely hosting heroku server-failure', { status: 503, responseHeaders: { Server: 'Cowboy', 'Cache-Control': 'no-cache, no-store', 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': '506' }, body: null }],
    ['possible storage aws-s3 -', { status: 403, responseHeaders: { Server: 'AmazonS3', ETag: '"4e204e678f9a5d11d315efcbf534c0b8"', 'Content-Type': 'text/html' }, body: null }],
    ['certain corporate-proxy sonatype-nexus corporate-proxy-policy', { status: 403, statusText: 'Requested item is quarantined', body: null }],
    ['certain corporate-proxy jfrog-curation corporate-proxy-policy', { status: 403, body: 'Package left-pad:1.3.0 download was blocked by JFrog Packages Curation service due to the following policies violated: {malicious}' }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));

  test('a key that Tyk does not know and one without the right are refused in the same words', () => {
    const { refuser, findings } = diagnose(exchange({ status: 403, body: { error: 'Access to this API has been disallowed' } }));
    expect([refuser.vendor, refuser.confidence]).toEqual(['tyk', 'certain']);
    expect(findings[0]).toMatchObject({ cause: 'credential-invalid', confidence: 'possible' });
  });

  test.each([
    [403, 50001, 'Missing Access', 'insufficient-permission'],
    [403, 40002, 'You need to verify your account in order to perform this action.', 'account-restricted'],
    [403, 40062, 'Service resource is being rate limited.', 'rate-limited'],
    [403, 60003, 'Two factor is required for this operation', 'step-up-required'],
    [404, 10003, 'Unknown Channel', 'not-found'],
    [403, 40333, 'internal network error', 'user-agent-refused'],
  ])('Discord: %i with %i', (status, code, message, cause) => {
    expect(diagnose(exchange({ status, body: { message, code } })).findings[0]).toMatchObject({ cause, confidence: 'likely' });
  });
});

describe('nobody of them', () => {
  test.each<readonly [string, ExchangeFacts & { readonly statusText?: string }]>([
    ['an application that speaks of Cloudflare’s number', { status: 500, body: { error: 'upstream answered: SSL handshake failed, Error code 525' } }],
    ['an application that speaks of a balancer', { status: 503, body: 'Back-end server is at capacity' }],
    ['an ordinary page with the script in it', { status: 403, body: `<html><head><title>Shop</title>${SCRIPT}</head><body><p>You may not see this order.</p></body></html>` }],
    ['an application on Heroku that answers by itself', { status: 503, responseHeaders: { Server: 'Cowboy', Via: '1.1 vegur', 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache, no-store' }, body: null }],
    ['a page out of a bucket that CloudFront puts in its error’s place', { status: 403, responseHeaders: { Server: 'AmazonS3', 'X-Cache': 'Error from cloudfront' }, body: null }],
    ['a sentence about Zscaler', { status: 403, body: { error: 'Zscaler users are blocked here, Reason: policy' } }],
    ['CloudFront in front of another server', { status: 403, responseHeaders: { Server: 'gunicorn', 'X-Cache': 'Error from cloudfront' }, body: '' }],
    ['an application that was told of a package', { status: 403, body: { error: 'build 42: REQUESTED ITEM IS QUARANTINED' } }],
    ['the same sentence with a number of another platform', { status: 403, body: { message: 'Forbidden', code: 50001 } }],
    ['an application at a function’s URL', { status: 403, url: 'https://abcdefghij0123456789abcdefghij01.lambda-url.eu-west-1.on.aws/', body: { message: 'Forbidden', reason: 'not your order' } }],
  ])('%s', (_name, facts) => expect(refusalIn(facts)).toBe('nobody'));
});
