/** Rows of the table of intermediaries: the front doors of Azure and Google Cloud. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readAzureReference, readAzureTriple } from '../reference-readings';
import { BEHIND, FORBIDDEN, ORIGIN_TELLS, REFUSING } from './signs';

const AZURE_REF: Sign = { field: 'x-azure-ref' };
const GOOGLE: Sign = { field: 'via', value: /\b1\.1 google\b/i };
const APP_GATEWAY: Sign = { field: 'server', value: /^Microsoft-Azure-Application-Gateway\/v2/i };

export const clouds: readonly IntermediaryRow[] = [
  {
    vendor: 'azure-front-door',
    name: { en: 'Azure Front Door', 'zh-CN': 'Azure Front Door' },
    kind: 'cdn',
    source: 'https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol',
    onPath: [AZURE_REF, { field: 'x-msedge-ref' }, { field: 'x-fd-healthprobe' }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ words: /The request is blocked\./ }, AZURE_REF, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /The request is blocked\./ }, { words: /id=['"]errorref['"]/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /weren(?:'|\u2019|&#39;)t able to find your Azure Front Door Service configuration/ }, { status: [400, 404] }], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ words: /<h2>Our services aren(?:'|\u2019|&#39;)t available right now<\/h2>/ }, AZURE_REF, { status: [500, 502, 503, 504] }], by: 'cdn', confidence: 'certain', cause: 'server-failure' },
      { signs: [{ words: /<h2>Our services aren(?:'|\u2019|&#39;)t available right now<\/h2>/ }, { status: [500, 502, 503, 504] }], by: 'cdn', confidence: 'likely', cause: 'server-failure' },
      // Its firewall's challenges, by the cookies that hold their answers.
      { signs: [{ words: /\bafd_azwaf_(?:jsclearance|captcha)\b/ }, { status: [200, 403, 405, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /Ref A: ?[0-9A-F]{32} Ref B: ?[A-Z0-9]{6,30} Ref C: ?\d{4}-/ }, { words: /The request is blocked|Access Denied|Forbidden/i }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /Ref A: ?[0-9A-F]{32} Ref B: ?[A-Z0-9]{6,30} Ref C: ?\d{4}-/ }, REFUSING], by: 'cdn', confidence: 'certain' },
    ],
    references: [
      { name: 'Azure reference', field: 'x-azure-ref', words: /id=['"]errorref['"]>(?:<span>)?\s{0,10}([^<]{10,120})</, askWhom: 'api-owner', read: readAzureReference },
      { name: 'Azure reference', field: 'x-msedge-ref', words: /(Ref A: ?[0-9A-F]{32} Ref B: ?[A-Z0-9]{6,30} Ref C: ?\d{4}-[0-9T:Z-]{5,20})/, askWhom: 'api-owner', read: readAzureTriple },
    ],
  },
  {
    vendor: 'azure-application-gateway',
    name: { en: 'Azure Application Gateway', 'zh-CN': 'Azure 应用程序网关' },
    kind: 'waf',
    source: 'https://learn.microsoft.com/azure/application-gateway/http-response-codes',
    onPath: [APP_GATEWAY, { cookie: /^ApplicationGatewayAffinity(?:CORS)?$/ }],
    passedThrough: [{ field: 'server', value: /^Microsoft-IIS\b/i }, ...BEHIND],
    refusals: [
      { signs: [{ words: /<center>Microsoft-Azure-Application-Gateway\/v2<\/center>/ }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /<center>Microsoft-Azure-Application-Gateway\/v2<\/center>/ }, REFUSING], by: 'gateway', confidence: 'certain' },
      { signs: [{ words: /\bappgw_azwaf_(?:jsclearance|captcha)\b/ }, { status: [403, 405, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      // Its page, mark-up lost.
      { signs: [{ words: /^\s{0,8}403 Forbidden\s{1,12}Microsoft-Azure-Application-Gateway\/v2\s{0,8}$/ }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /^\s{0,8}\d{3} [A-Z][A-Za-z -]{2,40}\s{1,12}Microsoft-Azure-Application-Gateway\/v2\s{0,8}$/ }, REFUSING], by: 'gateway', confidence: 'certain' },
      // Version 1 copies the page of IIS; only the charset betrays it.
      { signs: [{ words: /403 - Forbidden: Access is denied\./ }, { words: /charset=iso-8859-1/i }, FORBIDDEN], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
  },
  {
    vendor: 'google-iap',
    name: { en: 'Google Identity-Aware Proxy', 'zh-CN': 'Google Identity-Aware Proxy（IAP）' },
    kind: 'gateway',
    source: 'https://cloud.google.com/iap/docs/faq',
    onPath: [{ cookie: /^(?:__Host-)?GCP_IAAP_/ }, { field: 'x-goog-iap-generated-response' }],
    refusals: [
      { signs: [{ words: /Invalid IAP credentials: empty token/ }, { status: [401] }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      { signs: [{ words: /Invalid IAP credentials:/ }, { status: [401] }], by: 'gateway', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [{ cookie: /^(?:__Host-)?GCP_IAAP_/ }, { field: 'location', value: /^https:\/\/accounts\.google\.com\// }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      { signs: [{ words: /<title>You don(?:'|\u2019|&#39;)t have access<\/title>|You don(?:'|\u2019|&#39;)t have access to this (?:page|resource)/ }, { field: 'x-goog-iap-generated-response' }, FORBIDDEN], by: 'gateway', confidence: 'certain', cause: 'insufficient-permission' },
      { signs: [{ field: 'x-goog-iap-generated-response', value: /^true/i }, REFUSING], by: 'gateway', confidence: 'certain' },
    ],
  },
  {
    vendor: 'google-cloud-armor',
    name: { en: 'Google Cloud Armor', 'zh-CN': 'Google Cloud Armor（谷歌云 WAF）' },
    kind: 'waf',
    source: 'https://cloud.google.com/armor/docs/security-policy-overview',
    onPath: [],
    passedThrough: [...BEHIND, { field: 'etag' }, { field: 'last-modified' }],
    refusals: [
      // The address lists and the rule sets of the product answer with the same line.
      { signs: [{ words: /^<!doctype html><meta charset="?utf-8"?>(?:<meta [^>]{0,80}>)?<title>403<\/title>403 Forbidden\s{0,4}$/i }, FORBIDDEN], by: 'waf', confidence: 'certain' },
      { signs: [{ words: /^<!doctype html><meta charset="?utf-8"?>(?:<meta [^>]{0,80}>)?<title>429<\/title>429 Too Many Requests\s{0,4}$/i }, { status: [429] }], by: 'waf', confidence: 'certain', cause: 'rate-limited' },
      { signs: [{ words: /^<!doctype html><meta charset="?utf-8"?>(?:<meta [^>]{0,80}>)?<title>(?:404<\/title>404 Not Found|502<\/title>502 (?:Bad Gateway|Server Error))\s{0,4}$/i }, { status: [404, 502] }], by: 'waf', confidence: 'likely' },
      { signs: [{ words: /Blocked by G ?Cloud Security Policy/i }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [{ words: /^<title>403<\/title>403 Forbidden\s{0,4}$/i }, FORBIDDEN], by: 'waf', confidence: 'likely' },
      { signs: [{ field: 'location', value: /^https:\/\/www\.google\.com\/recaptcha\/challengepage\b/ }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
    ],
  },
  {
    vendor: 'google-frontend',
    name: { en: 'Google front end', 'zh-CN': 'Google 前端（GFE）' },
    kind: 'gateway',
    source: 'https://cloud.google.com/run/docs/troubleshooting',
    onPath: [GOOGLE, { field: 'server', value: /^(?:gws|ESF|Google Frontend)$/i }],
    refusals: [
      { signs: [{ words: /Our systems have detected unusual traffic/ }, { words: /google\.com\/|\/sorry\/index/ }, { status: [403, 429, 503] }], by: 'gateway', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /permission to get URL (?:<code>)?\/sorry\// }, { status: [403, 429] }], by: 'gateway', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ field: 'location', value: /^https:\/\/www\.google\.[a-z.]{2,12}\/sorry\/index\?/ }], by: 'gateway', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /Your client does not have permission to get URL/ }, { words: /from this server(?:\.|\s{0,8}$)/ }, FORBIDDEN], by: 'gateway', confidence: 'likely', cause: 'insufficient-permission' },
      { signs: [{ words: /Your client has issued a malformed or illegal request\./ }, { words: /That(?:\u2019|'|&rsquo;)s all we know\.|<title>Error 400|\bgoogle\b/i }, { status: [400] }], by: 'gateway', confidence: 'likely' },
      { signs: [{ words: /<h1>Error: (?:Forbidden|Unauthorized)<\/h1>\s{0,4}<h2>Your client does not have permission to (?:get URL|the requested URL)/ }, { status: [401, 403] }], by: 'gateway', confidence: 'likely' },
      { signs: [{ words: /That\u2019s an error\.|That's an error\./ }, { words: /<title>Error \d{3} \(/ }, REFUSING], by: 'gateway', confidence: 'certain' },
    ],
    references: [{ name: 'Trace', field: 'x-cloud-trace-context', askWhom: 'api-owner' }],
  },
];
