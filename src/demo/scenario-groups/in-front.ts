/** Scenarios: something in front of the API refuses, or merely stands on the path. Data only. */
import type { RefusedBy } from '../../diagnosis/cause';
import { byApp, call, type Expected, type Scenario } from '../scenario';

const group = 'in-front';
const auth = { credential: 'valid', as: 'access-token-query' } as const;

function at(host: string) {
  return call('GET', `https://${host}.tokenim.com/v1/messages`, { auth });
}

function by(refusedBy: RefusedBy, vendor: string, cause: string, more: Partial<Expected> = {}): Expected {
  return { status: 403, failure: 'status', refusedBy, vendor, cause, confidence: 'certain', ...more };
}

export const inFront: readonly Scenario[] = [
  {
    id: 'cloudflare-block',
    group,
    title: { en: 'Cloudflare: a firewall rule', 'zh-CN': 'Cloudflare：防火墙规则拦截' },
    call: at('cloudflare'),
    expected: by('waf', 'cloudflare', 'waf-rule'),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'cloudflare-challenge',
    group,
    title: { en: 'Cloudflare: a bot challenge, hidden by CORS', 'zh-CN': 'Cloudflare：人机验证，被跨域报错掩盖' },
    call: at('cloudflare-challenge'),
    expected: by('bot-manager', 'cloudflare', 'bot-challenge', { failure: 'cors', corsError: 'MissingAllowOriginHeader', symptom: 'cors-allow-origin-missing' }),
  },
  {
    id: 'cloudflare-country',
    group,
    title: { en: 'Cloudflare: the country is blocked (1009)', 'zh-CN': 'Cloudflare：所在国家或地区被禁止（1009）' },
    call: at('cloudflare-country'),
    expected: by('cdn', 'cloudflare', 'geo-blocked'),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'cloudflare-on-path',
    group,
    title: { en: 'Cloudflare on the path, but the API refused', 'zh-CN': '经过 Cloudflare，但拒绝的是 API 本身' },
    call: call('GET', 'https://cloudflare-on-path.tokenim.com/v1/messages', { auth: { credential: 'expired', as: 'bearer' } }),
    expected: byApp(401, 'credential-expired', { onPath: ['cloudflare'] }),
  },
  {
    id: 'cloudfront-waf',
    group,
    title: { en: 'CloudFront with AWS WAF: request blocked', 'zh-CN': 'CloudFront + AWS WAF：请求被拦截' },
    call: at('cloudfront'),
    expected: by('waf', 'aws-cloudfront', 'waf-rule'),
    inBackground: { refusedBy: 'cdn', cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'api-gateway-no-route',
    group,
    title: { en: 'AWS API Gateway: “Missing Authentication Token”', 'zh-CN': 'AWS API Gateway：返回“Missing Authentication Token”' },
    call: at('api-gateway-no-route'),
    expected: by('gateway', 'aws-api-gateway', 'wrong-route-or-host', { confidence: 'likely' }),
  },
  {
    id: 'api-gateway-forbidden',
    group,
    title: { en: 'AWS API Gateway: “Forbidden”', 'zh-CN': 'AWS API Gateway：只返回“Forbidden”' },
    call: at('api-gateway-forbidden'),
    expected: by('gateway', 'aws-api-gateway', 'waf-rule', { confidence: 'possible' }),
  },
  {
    id: 'akamai-reference',
    group,
    title: { en: 'Akamai: “Access Denied” with a reference', 'zh-CN': 'Akamai：“Access Denied” 与参考编号' },
    call: at('akamai'),
    expected: by('cdn', 'akamai', 'waf-rule', { confidence: 'likely' }),
  },
  {
    id: 'nginx-bare',
    group,
    title: { en: 'nginx: its bare 403 page', 'zh-CN': 'nginx：默认的 403 页面' },
    call: at('nginx'),
    expected: by('hosting', 'nginx', 'unexplained', { confidence: 'possible' }),
    inBackground: { refusedBy: 'unknown', vendor: null },
  },
  {
    id: 'kong-no-key',
    group,
    title: { en: 'Kong: “No API key found in request”', 'zh-CN': 'Kong：请求中没有 API Key' },
    call: call('GET', 'https://kong.tokenim.com/v1/messages'),
    expected: by('gateway', 'kong', 'credential-missing', { status: 401 }),
  },
  {
    id: 'kong-rate-limit',
    group,
    title: { en: 'Kong: “API rate limit exceeded”', 'zh-CN': 'Kong：超出 API 限流' },
    call: at('kong-rate'),
    expected: by('gateway', 'kong', 'rate-limited', { status: 429 }),
  },
  {
    id: 'envoy-rbac',
    group,
    title: { en: 'Envoy: “RBAC: access denied”', 'zh-CN': 'Envoy：RBAC 策略拒绝访问' },
    call: at('envoy'),
    expected: by('gateway', 'envoy', 'insufficient-permission', { confidence: 'likely' }),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'aliyun-waf',
    group,
    title: { en: 'Alibaba Cloud WAF: its 405 page', 'zh-CN': '阿里云 WAF：405 拦截页' },
    call: at('aliyun-waf'),
    expected: by('waf', 'aliyun-waf', 'waf-rule', { status: 405 }),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'wrong-method', confidence: 'possible' },
  },
  {
    id: 'tencent-edgeone',
    group,
    title: { en: 'Tencent Cloud EdgeOne: its block page', 'zh-CN': '腾讯云 EdgeOne：拦截页' },
    call: at('edgeone'),
    expected: by('waf', 'tencent-edgeone', 'waf-rule'),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'azure-front-door',
    group,
    title: { en: 'Azure Front Door: “The request is blocked.”', 'zh-CN': 'Azure Front Door：请求被拦截' },
    call: at('azure-front-door'),
    expected: by('waf', 'azure-front-door', 'waf-rule'),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'company-proxy',
    group,
    title: { en: 'The company’s own proxy (Squid)', 'zh-CN': '公司自己的代理（Squid）' },
    call: at('company-proxy'),
    expected: by('corporate-proxy', 'squid', 'corporate-proxy-policy', { confidence: 'likely' }),
  },
  {
    id: 'cloudflare-browser',
    group,
    title: { en: 'Cloudflare: the browser’s signature is banned (1010)', 'zh-CN': 'Cloudflare：浏览器特征被禁止（1010）' },
    call: at('cloudflare-browser'),
    expected: by('cdn', 'cloudflare', 'user-agent-refused'),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'aliyun-cdn-referer',
    group,
    title: { en: 'Alibaba Cloud CDN: the Referer is not on its list', 'zh-CN': '阿里云 CDN：Referer 不在允许列表中' },
    call: at('aliyun-cdn'),
    expected: by('cdn', 'aliyun-cdn', 'referrer-not-allowed'),
  },
  {
    id: 'icp-not-registered',
    group,
    title: { en: 'Alibaba Cloud: the domain has no ICP filing', 'zh-CN': '阿里云：域名未备案' },
    call: at('aliyun-beian'),
    expected: by('hosting', 'aliyun-beian', 'icp-not-registered'),
    inBackground: { confidence: 'likely' },
  },
  {
    id: 'site-disabled',
    group,
    title: { en: 'Azure App Service: the site is stopped', 'zh-CN': 'Azure App Service：站点已停用' },
    call: at('app-service'),
    expected: by('hosting', 'azure-app-service', 'site-disabled'),
  },
  {
    id: 'client-certificate',
    group,
    title: { en: 'nginx wants a client certificate', 'zh-CN': 'nginx 要求客户端证书' },
    call: at('mutual-tls'),
    expected: by('hosting', 'nginx', 'client-certificate-required', { status: 400 }),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'signed-url-expired',
    group,
    title: { en: 'Amazon S3: a signed URL past its time', 'zh-CN': 'Amazon S3：签名链接已过期' },
    call: call('GET', 'https://storage-expired.tokenim.com/exports/report.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T090000Z&X-Amz-Expires=900&X-Amz-Signature=5f1c9d7be02a'),
    expected: by('storage', 'aws-s3', 'signed-url-expired'),
    inBackground: { vendor: 's3-compatible', confidence: 'likely' },
  },
  {
    id: 'storage-missing',
    group,
    title: { en: 'Amazon S3: AccessDenied, perhaps because the file is not there', 'zh-CN': 'Amazon S3：AccessDenied，也可能是文件不存在' },
    call: call('GET', 'https://storage-missing.tokenim.com/exports/report.csv'),
    expected: by('storage', 'aws-s3', 'insufficient-permission', { confidence: 'likely' }),
    inBackground: { vendor: 's3-compatible', cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'nginx-folder',
    group,
    title: { en: 'nginx: 403 for a folder', 'zh-CN': 'nginx：访问目录返回 403' },
    call: call('GET', 'https://nginx.tokenim.com/assets/'),
    expected: by('hosting', 'nginx', 'static-file-permission', { confidence: 'possible' }),
    inBackground: { refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
];
