/** Products of mainland China: each refuses in the form that its maker or the scanners describe; their fields on an origin's own error accuse nobody. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { recognise } from '../../src/diagnosis/intermediaries';
import { exchange, type ExchangeFacts, type Headers } from '../support/exchange';

const refusalIn = (facts: ExchangeFacts): string => {
  const { refusal } = recognise(exchange(facts).response);
  return refusal === null ? 'nobody' : `${refusal.confidence} ${refusal.by} ${refusal.vendor} ${refusal.cause ?? '-'}`;
};
const page = (body: string, title = '403'): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

describe('filing pages (未备案)', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain hosting aliyun-beian icp-not-registered', { status: 403, responseHeaders: { Server: 'Beaver' }, body: page('', 'Non-compliance ICP Filing') }],
    ['certain hosting aliyun-beian icp-not-registered', { status: 403, body: page('<iframe src="https://wanwang.aliyun.com/beian/beian-block?domain=x"></iframe>') }],
    ['certain hosting aliyun-beian icp-not-registered', { status: 403, responseHeaders: { Server: 'Beaver' }, body: page('该域名当前备案状态不符合访问要求，暂时无法访问') }],
    ['likely hosting aliyun-beian icp-not-registered', { status: 403, responseHeaders: { Server: 'Beaver' }, body: null }],
    ['certain hosting tencent-beian icp-not-registered', { status: 302, responseHeaders: { Location: 'https://dnspod.qcloud.com/static/webblock.html?d=shop.example' } }],
    ['likely hosting huawei-beian icp-not-registered', { status: 403, body: page('该网站未备案，请联系接入商 <a href="https://www.huaweicloud.com/">华为云</a>') }],
    ['likely hosting ctyun-beian icp-not-registered', { status: 403, body: page('域名未备案 <a href="https://www.ctyun.cn/">天翼云</a>') }],
    ['nobody', { status: 403, body: page('用户资料未备案') }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

describe('clouds', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain waf aliyun-waf waf-rule', { status: 405, body: page('<div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div><img src="https://errors.aliyun.com/images/a.png">您的请求ID是: 2ff6099516236062861234567e') }],
    ['certain bot-manager aliyun-waf bot-challenge', { status: 200, body: "<html><script>var arg1='3E2A9C0B7D3F4A5B6C7D8E9F00112233445566AA';var x='acw_sc__v2';</script></html>" }],
    ['certain bot-manager aliyun-waf bot-challenge', { status: 200, body: '<!doctype html><html><head><meta name="aliyun_waf_aa" content="x"></head></html>' }],
    ['certain cdn aliyun-cdn referrer-not-allowed', { status: 403, responseHeaders: { 'X-Tengine-Error': 'denied by Referer ACL', EagleId: '2ff6099516236062861234567e' }, body: page('Forbidden') }],
    ['certain cdn aliyun-cdn ip-not-allowed', { status: 403, responseHeaders: { 'X-Tengine-Error': 'denied by IP ACL = blacklist' } }],
    ['certain cdn aliyun-cdn signed-url-expired', { status: 403, responseHeaders: { 'X-Tengine-Error': 'denied by req auth: expired timestamp' } }],
    ['certain cdn aliyun-cdn signature-mismatch', { status: 403, responseHeaders: { 'X-Tengine-Error': 'denied by req auth: invalid md5hash=1' } }],
    ['certain gateway aliyun-api-gateway signature-mismatch', { status: 400, responseHeaders: { 'X-Ca-Error-Code': 'A400IS', 'X-Ca-Error-Message': 'Invalid Signature, Server StringToSign:`GET`', 'X-Ca-Request-Id': '7F2C' } }],
    ['certain waf tencent-edgeone waf-rule', { status: 566, responseHeaders: { Server: 'TencentEdgeOne', 'EO-LOG-UUID': '16234567890123456789' }, body: page('该请求已被站点的安全策略拦截') }],
    ['likely cdn tencent-cdn rate-limited', { status: 514, responseHeaders: { 'X-NWS-LOG-UUID': '123' } }],
    ['certain waf tencent-waf waf-rule', { status: 403, body: page('<img src="https://waf.tencent.com/403page.svg">很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断 UUID: 4f3c2b1a4f3c2b1a4f3c2b1a4f3c2b1a') }],
    ['certain waf huawei-waf waf-rule', { status: 418, responseHeaders: { Server: 'CloudWAF' }, body: page('您的请求疑似攻击行为！事件ID：event_id: 02-11-11-20260101-0123456789') }],
    ['certain gateway huawei-api-gateway wrong-route-or-host', { status: 404, body: { error_msg: 'The API does not exist or has not been published in the environment.', error_code: 'APIG.0101', request_id: '2ff6099516236062861234567e000000' } }],
    ['certain gateway huawei-api-gateway rate-limited', { status: 429, body: { error_msg: 'The throttling threshold has been reached', error_code: 'APIG.0308', request_id: '2ff6099516236062861234567e000000' } }],
    ['certain waf baidu-yunjiasu waf-rule', { status: 403, responseHeaders: { Server: 'yunjiasu-nginx' }, body: page('<script src="/.well-known/yunjiasu-cgi/x.js"></script>') }],
    ['certain waf wangsu waf-rule', { status: 403, body: page('<img src="http://blocksrc.haplat.net/waf_forbidden_file/a.png">') }],
    ['certain cdn wangsu -', { status: 403, responseHeaders: { 'X-Cache-Error': 'ERR_ACCESS_DENIED 0', 'X-Ws-Request-Id': '655e0a1b_PSzjhzw1rk57_1234-5678', Server: 'Cdn Cache Server V2.0' } }],
    ['likely cdn ctyun-cdn referrer-not-allowed', { status: 403, responseHeaders: { 'Deny-Reason': 'deny by block_referer' } }],
    ['certain waf ucloud-uewaf waf-rule', { status: 404, body: page('<img src="/uewaf_deny_pages/default/img/warn.png">') }],
    ['likely waf ucloud-uewaf waf-rule', { status: 403, responseHeaders: { Server: 'uewaf/3.1' }, body: page('拒绝访问') }],
    ['likely waf ksyun-waf waf-rule', { status: 403, responseHeaders: { Server: 'KSYUN-WAF' } }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));

  test('what the edge says of the origin’s own answer is no refusal of the edge', () => {
    expect(refusalIn({ status: 403, responseHeaders: { 'X-Swift-Error': 'orig response 4XX error', 'X-Tengine-Error': 'something', EagleId: '2ff6099516236062861234567e' }, body: page('x') })).toBe('nobody');
  });
});

describe('firewalls beside the clouds', () => {
  test.each<readonly [string, ExchangeFacts]>([
    ['certain waf wangzhanbao waf-rule', { status: 493, responseHeaders: { 'WZWS-RAY': '113-1623606286.123-w-x' }, body: page('x', '493') }],
    ['certain waf qianxin-waf waf-rule', { status: 403, body: page('您的访问可能对网站造成威胁，已被云防护拦截 eventID: 8a-1623606286') }],
    ['certain bot-manager knownsec-jiasule bot-challenge', { status: 521, responseHeaders: { 'Set-Cookie': '__jsluid_s=0123456789abcdef; path=/' }, body: "<script>document.cookie=('_')+('_')+('j')</script>" }],
    ['certain waf knownsec-jiasule waf-rule', { status: 403, responseHeaders: { 'Set-Cookie': '__jsluid_h=0123456789abcdef; path=/' }, body: page('198.51.100.7/0a1b2c3 [80012]') }],
    ['likely waf knownsec-jiasule waf-rule', { status: 403, body: page('198.51.100.7/0a1b2c3 [80012]') }],
    ['certain waf safeline waf-rule', { status: 403, body: `${page('请求存在威胁，已被拦截<p>安全检测能力由长亭雷池提供</p>')}<!-- event_id: 5f0d6a1e9b3c4d5e8f7a6b5c4d3e2f10 TYPE: A -->` }],
    ['certain bot-manager safeline bot-challenge', { status: 468, body: page('<script>SafeLineChallenge("abc")</script>') }],
    ['certain waf safedog waf-rule', { status: 404, body: page('<a href="http://404.safedog.cn/images/safedogsite/broswer_logo.jpg"></a>') }],
    ['certain waf yundun waf-rule', { status: 403, body: page('Blocked by YUNDUN Cloud WAF') }],
    ['certain waf yunsuo waf-rule', { status: 403, body: page('<img class="yunsuologo" src="x">') }],
    ['certain waf ddun waf-rule', { status: 200, body: page('您提交的内容存在危险', 'D盾_拦截提示') }],
    ['certain waf bt-waf waf-rule', { status: 403, body: page('您的请求带有不合法参数，已被网站管理员设置拦截！', '宝塔网站防火墙') }],
    ['likely waf bt-waf waf-rule', { status: 403, body: page('您的请求带有不合法参数，已被网站管理员设置拦截！', '网站防火墙') }],
    ['certain waf xuanwudun waf-rule', { status: 403, body: page('<a href="http://admin.dbappwaf.cn/index.php/Admin/ClientMisinform/">误报</a>') }],
    ['certain bot-manager river-security bot-challenge', { status: 412, body: "<html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></html>" }],
    ['certain waf openrasp waf-rule', { status: 302, responseHeaders: { Location: 'https://rasp.baidu.com/blocked/?request_id=0123456789abcdef0123456789abcdef' } }],
  ])('%s', (expected, facts) => expect(refusalIn(facts)).toBe(expected));
});

const PASSING: Readonly<Record<string, Headers>> = {
  'aliyun-api-gateway': { 'X-Ca-Request-Id': '7F2C' },
  'tencent-waf': { Server: 'stgw/1.3.12' },
  'huawei-api-gateway': { 'X-Apig-Latency': '12' },
  'huawei-cdn': { 'X-Hcs-Proxy-Type': '1' },
  'baidu-cdn': { 'Ohc-Cache-HIT': 'bj2un50 [4]', Server: 'JSP3/2.0.14' },
  wangsu: { 'X-Ws-Request-Id': '655e0a1b_PSzjhzw1rk57_1234-5678', 'X-Via': '1.1 PSzjhzw1rk57:1 (Cdn Cache Server V2.0)' },
  'volcengine-cdn': { 'X-Bdcdn-Cache-Status': 'TCP_MISS' },
  'ctyun-cdn': { 'Ctl-Cache-Status': 'MISS from zj' },
  qiniu: { 'X-Qiniu-Zone': '0' },
  'aliyun-oss': { 'X-Oss-Request-Id': '5C06A3B67B8B5A3DA422299D' },
  'tencent-cos': { 'X-Cos-Request-Id': 'NjBhNzRkXzFkMjQ2ZDA5XzJhNzVf' },
  'huawei-obs': { 'X-Obs-Request-Id': '0000018A1B2C3D4E5F60718293A4B5C6' },
  'volcengine-tos': { 'X-Tos-Request-Id': '021623606286' },
  safeline: { 'Set-Cookie': 'sl-session=abc; path=/' },
  safedog: { 'Set-Cookie': 'safedog-flow-item=1' },
  'knownsec-jiasule': { 'Set-Cookie': '__jsluid_s=0123456789abcdef' },
};

test.each(Object.entries(PASSING))('%s in front of an application’s own error accuses nobody', (vendor, responseHeaders) => {
  const facts: ExchangeFacts = { status: 403, responseHeaders, body: { code: 40301, msg: '当前用户没有该仓库的权限', data: null } };
  const { onPath, refusal } = recognise(exchange(facts).response);
  expect(onPath.map((one) => one.vendor)).toContain(vendor);
  expect(refusal).toBeNull();
  expect(diagnose(exchange(facts)).refuser.vendor).toBeNull();
});

test('the line of Knownsec is kept as what to tell the owner', () => {
  const { references } = recognise(exchange({ status: 403, body: page('198.51.100.7/0a1b2c3 [80012]') }).response);
  expect(references).toContainEqual(expect.objectContaining({ value: '198.51.100.7/0a1b2c3 [80012]', askWhom: 'api-owner' }));
});

test('an article about firewalls, answered with success, is no refusal', () => {
  const body = page('网站被 D盾_拦截提示 怎么办？宝塔网站防火墙与雷池 SafeLine WAF 的对比，安全狗 404.safedog.cn/ 页面', '防火墙对比');
  expect(refusalIn({ status: 200, body })).toBe('nobody');
});
