/** Gateways, hosts and forward proxies: each refuses in the form that its maker documents; what only looks like it accuses nobody. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { recognise } from '../../src/diagnosis/intermediaries';
import { exchange, type ExchangeFacts } from '../support/exchange';

const refusalIn = (facts: ExchangeFacts): string => {
  const call = exchange(facts);
  const { refusal } = recognise(call.response, call.request.url);
  return refusal === null ? 'nobody' : `${refusal.confidence} ${refusal.by} ${refusal.vendor} ${refusal.cause ?? '-'}`;
};
const page = (body: string, title = '403'): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

describe('gateways', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['likely gateway apisix credential-missing', { status: 401, body: { message: 'Missing API key in request' } }],
    ['likely gateway apisix credential-missing', { status: 401, body: { message: 'Missing authentication or identity verification.' } }],
    ['likely gateway apisix insufficient-permission', { status: 403, body: { message: 'The consumer_group_id is forbidden.' } }],
    ['likely gateway apisix credential-invalid', { status: 401, body: { error_msg: 'failed to check token' } }],
    ['certain gateway apisix clock-skew', { status: 401, responseHeaders: { Server: 'APISIX/3.9.1' }, body: { message: "client request can't be validated: Clock skew exceeded" } }],
    ['likely gateway apisix -', { status: 403, responseHeaders: { Server: 'APISIX/3.9.1' }, body: '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>openresty</center></body></html>' }],
    ['likely gateway kong server-failure', { status: 502, body: { message: 'An invalid response was received from the upstream server' } }],
    ['certain gateway ingress-nginx wrong-route-or-host', { status: 404, body: 'default backend - 404' }],
    ['certain gateway gke-ingress wrong-route-or-host', { status: 404, body: 'response 404 (backend NotFound), service rules for the path non-existent \n' }],
    ['likely gateway ory-oathkeeper insufficient-permission', { status: 403, body: { error: { code: 403, status: 'Forbidden', message: 'Access credentials are not sufficient to access this resource' } } }],
    ['certain gateway azure-api-management wrong-route-or-host', { status: 404, body: '{ "statusCode": 404, "message": "Resource not found" }' }],
    ['certain gateway aws-api-gateway server-failure', { status: 500, responseHeaders: { 'x-amzn-ErrorType': 'AuthorizerConfigurationException' }, body: null }],
    ['likely gateway haproxy waf-rule', { status: 403, body: '403 Forbidden\nRequest forbidden by administrative rules.' }],
    ['nobody', { status: 404, body: 'the page speaks of default backend - 404 and more' }],
    ['nobody', { status: 403, body: { message: 'Your IP address is not allowed' } }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

describe('edges', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain cdn cloudflare server-failure', { status: 530, body: { type: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/error-1033/', title: 'Error 1033', status: 530, error_code: 1033 } }],
    ['likely cdn cloudflare wrong-route-or-host', { status: 403, body: 'Error 1014\nCNAME Cross-User Banned' }],
    ['likely cdn cloudflare server-failure', { status: 530, body: 'Error 1016\nOrigin DNS error' }],
    ['likely cdn cloudflare ip-not-allowed', { status: 403, body: 'error code: 1106' }],
    ['certain cdn cloudflare -', { status: 403, body: { cloudflare_error: true, error_code: 1999 } }],
    ['certain bot-manager cloudflare bot-challenge', { status: 503, body: page('<form id="challenge-form" action="/cdn-cgi/l/chk_jschl"><input name="jschl_vc" value="0"></form>', 'Please wait') }],
    ['certain bot-manager cloudflare bot-challenge', { status: 503, body: 'DDoS protection by <a href="https://example.com/">Cloudflare</a><br>Ray ID: <code>0123456789abcdef</code>' }],
    ['certain bot-manager akamai bot-challenge', { status: 200, body: '<div id="sec-if-cpt-container" class="behavioral-content"></div>' }],
    ['certain bot-manager akamai bot-challenge', { status: 200, body: `<html><head><meta http-equiv="refresh" content="5; URL='/list?bm-verify=AAQAAA'"></head></html>` }],
    ['certain bot-manager fastly bot-challenge', { status: 200, body: page('<script src="/_fs-ch-AbCdEf012345/script.js"></script>', 'Client Challenge') }],
    ['certain bot-manager aws-waf bot-challenge', { status: 202, body: page('<script>window.gokuProps = {};</script><script>AwsWafIntegration.checkForceRefresh()</script>', '') }],
    ['certain waf aws-waf waf-rule', { status: 403, body: { __type: 'ForbiddenException', message: 'Request not allowed due to WAF block.' } }],
    ['likely waf aws-waf waf-rule', { status: 403, responseHeaders: { Server: 'awselb/2.0', 'Content-Type': 'text/html', 'Content-Length': '118' }, body: null }],
    ['certain bot-manager tencent-edgeone bot-challenge', { status: 200, body: "<script>document.cookie='__tst_status='+1;</script>" }],
    ['certain cdn tencent-cdn -', { status: 403, responseHeaders: { Server: 'NWS_SP' }, body: "You do not have permission to get URL '/a/b.jpg' from this server." }],
    ['certain cdn azure-front-door wrong-route-or-host', { status: 404, body: page("Oops! We weren't able to find your Azure Front Door Service configuration.") }],
    ['nobody', { status: 200, body: page('An article about bm-verify and the div named sec-if-cpt-container.') }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

describe('hosts', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['likely hosting ngrok site-disabled', { status: 404, body: 'The endpoint is offline.\n\nERR_NGROK_3200' }],
    ['likely hosting ngrok ip-not-allowed', { status: 403, body: 'Request blocked by IP Policy\n\nERR_NGROK_3203' }],
    ['certain hosting ngrok rate-limited', { status: 429, responseHeaders: { 'ngrok-error-code': 'ERR_NGROK_702' }, body: null }],
    ['certain hosting wix -', { status: 404, responseHeaders: { 'X-Wix-Request-Id': '1' }, body: '<html ng-app="wixErrorPagesApp">' }],
    ['likely hosting squarespace -', { status: 400, responseHeaders: { Server: 'Squarespace', 'X-ContextId': 'abc' }, body: page('', '400 Bad Request') }],
    ['likely hosting bt-panel wrong-route-or-host', { status: 200, body: page('您的请求在Web服务器中没有找到对应的站点！', '没有找到站点') }],
    ['certain hosting apache -', { status: 403, responseHeaders: { Server: 'Apache' }, body: '<html lang="de"><head><title>Zugriff verweigert!</title><link rev="made" href="mailto:a@example.com" /></head><body><h1>Zugriff verweigert!</h1></body></html>' }],
    ['likely hosting apache -', { status: 403, responseHeaders: { Server: 'Apache', 'Content-Type': 'text/html; charset=iso-8859-1' }, body: null }],
    ['likely hosting nginx -', { status: 403, responseHeaders: { Server: 'nginx', 'Content-Type': 'text/html', 'Content-Length': '146' }, body: null }],
    ['nobody', { status: 403, responseHeaders: { Server: 'nginx', 'Content-Type': 'text/html', 'Content-Length': '146' }, body: page('a page of its own') }],
    ['certain hosting iis -', { status: 403, responseHeaders: { Server: 'Microsoft-IIS/10.0' }, body: page('<div id="content"><div class="content-container"><fieldset><h2>403 - Interdit : accès refusé.</h2></fieldset></div></div>') }],
    ['certain storage aws-s3 not-found', { status: 404, body: '<html><body><h1>404 Not Found</h1><ul><li>Code: NoSuchKey</li><li>Message: gone</li><li>RequestId: 0123456789ABCDEF</li><li>HostId: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL=</li></ul></body></html>' }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

describe('forward proxies', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain corporate-proxy 3proxy corporate-proxy-policy', { status: 403, body: '<html><head><title>403 Access Denied</title></head>\r\n<body><h2>403 Access Denied</h2><h3>Access control list denies you to access this resource</body></html>' }],
    ['certain corporate-proxy tinyproxy corporate-proxy-policy', { status: 403, body: page('<h1>Access denied</h1><hr><p><em>Generated by <a href="https://tinyproxy.github.io/">tinyproxy</a> version 1.11.1.</em></p>') }],
    ['certain corporate-proxy smokescreen corporate-proxy-policy', { status: 407, responseHeaders: { 'X-Smokescreen-Error': 'Egress proxying is denied to host' }, body: null }],
    ['likely corporate-proxy  corporate-proxy-policy', { status: 403, responseHeaders: { 'X-Deny-Reason': 'host_not_allowed' }, body: null }],
    ['likely corporate-proxy  corporate-proxy-policy', { status: 403, responseHeaders: { 'X-Proxy-Error': 'blocked-by-allowlist' }, body: null }],
    ['nobody', { status: 403, responseHeaders: { 'X-Deny-Reason': 'insufficient balance' }, body: null }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

describe('what does not name itself', () => {
  const verdict = (facts: ExchangeFacts): string => {
    const { refuser, findings, onPath } = diagnose(exchange(facts));
    return `${refuser.by} ${refuser.vendor ?? '-'} ${findings[0]?.cause ?? '-'} ${findings[0]?.confidence ?? '-'} ${onPath.join()}`.trim();
  };
  test.each<readonly [string, ExchangeFacts]>([
    ['waf - waf-rule likely', { status: 200, body: '<center><h2>Web firewall security policies: this request has been blocked.</h2></center>' }],
    ['bot-manager - bot-challenge likely', { status: 200, body: "<html><script>var _0x12ab=['cookie'];document[_0x12ab[0]]='a=1';location.reload();</script></html>" }],
    ['bot-manager - bot-challenge likely', { status: 503, body: '<html><head><script>document.cookie="a=1";location.reload();</script></head></html>' }],
    ['waf - waf-rule likely', { status: 403, body: page('Ваш запрос показался опасным и заблокирован системой безопасности') }],
    ['waf - waf-rule likely', { status: 403, body: page('보안 정책에 의해 요청이 차단되었습니다') }],
    ['waf - waf-rule likely', { status: 403, body: page('不正なアクセスを検知したため遮断しました') }],
    ['waf - waf-rule likely', { status: 403, body: page('Su solicitud ha sido bloqueada por motivos de seguridad') }],
    ['waf - waf-rule likely', { status: 403, body: page('Sua requisição foi bloqueada pela política de segurança') }],
    ['waf - waf-rule likely', { status: 403, body: page('Votre requête a été bloquée par le pare-feu') }],
    ['waf - waf-rule likely', { status: 403, body: page('Ihre Anfrage wurde aus Sicherheitsgründen blockiert') }],
    ['waf - waf-rule likely', { status: 403, body: page('We have blocked your access to protect the security of our site.') }],
  ])('%s', (expected, facts) => expect(verdict(facts)).toBe(expected));

  test('an edge that says it asked behind it has not refused: a 404 is then the application’s, as far as can be told', () => {
    const edge = { Server: 'cloudflare', 'CF-RAY': '8f2a64c01d3e9b7a-FRA' };
    expect(verdict({ status: 404, responseHeaders: { ...edge, 'CF-Cache-Status': 'DYNAMIC' }, body: '' })).toMatch(/^app - /);
    expect(verdict({ status: 404, responseHeaders: edge, body: '' })).toMatch(/^unknown - /);
  });

  test.each<readonly [string, string]>([
    ['an article about firewalls', page(`A web firewall has policies, and what is against them is blocked. ${'More about it. '.repeat(200)}`)],
    ['a page that sets a cookie', page('<p>Welcome</p><script>document.cookie="lang=en";location.href="/en"</script>')],
    ['a script without a veil', '<html><script>document.cookie="lang=en";location.reload()</script></html>'],
  ])('a success is none: %s', (_name, body) => expect(diagnose(exchange({ status: 200, body })).failure).toBe('none'));
});
