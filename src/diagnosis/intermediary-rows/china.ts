/** Rows of the table of intermediaries: Chinese clouds, CDNs, firewalls and object stores. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readEagleId, readWzwsRay } from '../reference-readings';
import { FORBIDDEN, ORIGIN_TELLS, REFUSING } from './signs';

const ALI_BLOCK: Sign = { words: /errors\.aliyun\.com\/|\.alicdn\.com\/sd-base\/|block_traceid|potential threats to the server's security/ };
const OSS_ID: Sign = { field: 'x-oss-request-id' };
const OSS_ERROR: Sign = { words: /<Error>\s{0,8}<Code>[A-Za-z]{1,60}<\/Code>/ };
const TENGINE_ERROR = (words: RegExp): Sign => ({ field: 'x-tengine-error', value: words });
const EO_ID: Sign = { field: 'eo-log-uuid' };
const HUAWEI: Sign = { field: 'server', value: /^(?:CloudWAF|HuaweiCloudWAF)/i };
const QINIU: Sign = { field: 'x-reqid' };
const JIASULE: Sign = { words: /static\.jiasule\.com|365cyd\.(?:com|net)/ };

export const china: readonly IntermediaryRow[] = [
  {
    vendor: 'aliyun-waf',
    name: { en: 'Alibaba Cloud WAF', 'zh-CN': '阿里云 WAF' },
    kind: 'waf',
    source: 'https://help.aliyun.com/zh/waf/web-application-firewall-3-0/support/',
    onPath: [{ cookie: /^(?:acw_tc|aliyungf_tc|acw_sc__v[23])$/ }],
    refusals: [
      { signs: [{ words: /\bacw_sc__v[23]\b/ }, { words: /^\s{0,8}<html>\s{0,4}<script>[^<]{0,400}\barg1 ?= ?['"][0-9A-F]{20,80}['"]/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ words: /\bacw_sc__v[23]\b/ }, { words: /\barg1 ?= ?['"][0-9A-F]{20,80}['"]/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [ALI_BLOCK, { words: /Sorry, your request has been blocked|由于您访问的URL有可能对网站造成安全威胁|您的访问被阻断/ }, { status: [403, 405] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [ALI_BLOCK, { status: [405] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'TraceID', words: /[Tt]race[Ii][Dd]['"]?(?:>|: ?|=)\s{0,4}['"]?(?:<[^>]{0,40}>)?([0-9a-f]{20,40})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'aliyun-beian',
    name: { en: 'Alibaba Cloud ICP filing check', 'zh-CN': '阿里云备案拦截' },
    kind: 'hosting',
    source: 'https://help.aliyun.com/zh/icp-filing/basic-icp-service/support/',
    onPath: [{ field: 'server', value: /^Beaver$/i }],
    refusals: [
      { signs: [{ words: /Non-compliance ICP Filing|该网站暂时无法访问|未备案/ }, { field: 'server', value: /^Beaver$/i }], by: 'hosting', confidence: 'certain', cause: 'icp-not-registered' },
      { signs: [{ words: /<title>Non-compliance ICP Filing<\/title>/i }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'icp-not-registered' },
      { signs: [{ field: 'server', value: /^Beaver$/i }, FORBIDDEN], by: 'hosting', confidence: 'likely', cause: 'icp-not-registered' },
    ],
  },
  {
    vendor: 'tencent-beian',
    name: { en: 'Tencent Cloud ICP filing check', 'zh-CN': '腾讯云备案拦截' },
    kind: 'hosting',
    source: 'https://cloud.tencent.com/document/product/243/18905',
    onPath: [],
    refusals: [
      { signs: [{ field: 'location', value: /dnspod\.qcloud\.com\/static\/webblock\.html/ }], by: 'hosting', confidence: 'certain', cause: 'icp-not-registered' },
      { signs: [{ words: /dnspod\.qcloud\.com\/static\/webblock\.html/ }], by: 'hosting', confidence: 'certain', cause: 'icp-not-registered' },
    ],
  },
  {
    vendor: 'aliyun-cdn',
    name: { en: 'Alibaba Cloud CDN', 'zh-CN': '阿里云 CDN' },
    kind: 'cdn',
    source: 'https://help.aliyun.com/zh/cdn/support/faq-about-403-errors',
    onPath: [{ field: 'eagleid' }, { field: 'x-swift-savetime' }, { field: 'ali-swift-global-savetime' }, { field: 'x-swift-error' }, { field: 'x-tengine-error' }, { field: 'via', value: /\bcache\d{1,4}\.[a-z0-9-]{1,40}\[/i }],
    passedThrough: [{ field: 'x-swift-error', value: /^orig response/i }, ...ORIGIN_TELLS],
    refusals: [
      { signs: [TENGINE_ERROR(/^denied by (?:req )?referer/i)], by: 'cdn', confidence: 'certain', cause: 'referrer-not-allowed' },
      { signs: [TENGINE_ERROR(/^denied by (?:req )?(?:IP|ip)\b/)], by: 'cdn', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [TENGINE_ERROR(/^denied by (?:req )?(?:UA|user.?agent)\b/i)], by: 'cdn', confidence: 'certain', cause: 'user-agent-refused' },
      { signs: [TENGINE_ERROR(/^denied by (?:req )?auth: ?expired/i)], by: 'cdn', confidence: 'certain', cause: 'signed-url-expired' },
      { signs: [TENGINE_ERROR(/^denied by/i)], by: 'cdn', confidence: 'certain' },
    ],
    references: [{ name: 'EagleId', field: 'eagleid', askWhom: 'api-owner', read: readEagleId }],
  },
  {
    vendor: 'aliyun-oss',
    name: { en: 'Alibaba Cloud OSS', 'zh-CN': '阿里云 OSS' },
    kind: 'storage',
    source: 'https://help.aliyun.com/zh/oss/support/403-error/',
    onPath: [OSS_ID, { field: 'server', value: /^AliyunOSS$/i }],
    refusals: [
      { signs: [OSS_ID, { words: /<Code>SignatureDoesNotMatch<\/Code>/ }], by: 'storage', confidence: 'certain', cause: 'signature-mismatch' },
      { signs: [OSS_ID, { words: /<Code>InvalidAccessKeyId<\/Code>/ }], by: 'storage', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [OSS_ID, { words: /<Code>RequestTimeTooSkewed<\/Code>/ }], by: 'storage', confidence: 'certain', cause: 'clock-skew' },
      { signs: [OSS_ID, { words: /<Message>Request has expired\.?<\/Message>/ }], by: 'storage', confidence: 'certain', cause: 'signed-url-expired' },
      { signs: [OSS_ID, { words: /denied by bucket referer policy/ }], by: 'storage', confidence: 'certain', cause: 'referrer-not-allowed' },
      { signs: [OSS_ID, OSS_ERROR], by: 'storage', confidence: 'certain' },
      { signs: [{ words: /<HostId>[a-z0-9.-]{1,120}\.aliyuncs\.com<\/HostId>/ }, OSS_ERROR], by: 'storage', confidence: 'certain' },
    ],
    references: [
      { name: 'OSS RequestId', field: 'x-oss-request-id', words: /<RequestId>([0-9A-F]{24})<\/RequestId>/, askWhom: 'api-owner' },
      { name: 'OSS EC', field: 'x-oss-ec', words: /<EC>(\d{4}-\d{8})<\/EC>/, askWhom: 'api-owner' },
    ],
  },
  {
    vendor: 'tencent-edgeone',
    name: { en: 'Tencent EdgeOne', 'zh-CN': '腾讯云 EdgeOne' },
    kind: 'waf',
    source: 'https://edgeone.ai/document/56893',
    onPath: [EO_ID, { field: 'eo-cache-status' }, { field: 'server', value: /^(?:TencentEdgeOne|TEO)\b/i }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ words: /由\s?Tencent Cloud EdgeOne\s?提供防护|protected by Tencent Cloud EdgeOne/i }, { words: /安全策略拦截|blocked|restricted/i }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [EO_ID, { status: [566, 567] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [{ field: 'server', value: /^TencentEdgeOne\b/i }, { absent: 'eo-cache-status' }, FORBIDDEN], by: 'waf', confidence: 'likely' },
    ],
    references: [{ name: 'EO-LOG-UUID', field: 'eo-log-uuid', words: /(?:EO-LOG-UUID|[Rr]equest ?ID|请求 ?ID)[:：]? ?(?:<[^>]{0,40}>)?(\d{10,30})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'tencent-waf',
    name: { en: 'Tencent Cloud WAF', 'zh-CN': '腾讯云 WAF' },
    kind: 'waf',
    source: 'https://cloud.tencent.com/document/product/627',
    onPath: [{ field: 'server', value: /^stgw\b/i }],
    refusals: [{ signs: [{ words: /waf\.tencent\.com\/403page|waf\.tencent-cloud\.com|腾讯云Web应用防火墙|腾讯T-Sec Web应用防火墙/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
    references: [{ name: 'UUID', words: /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}-[0-9a-f]{32})\b/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'tencent-cdn',
    name: { en: 'Tencent Cloud CDN', 'zh-CN': '腾讯云 CDN' },
    kind: 'cdn',
    source: 'https://cloud.tencent.com/document/product/228/42873',
    onPath: [{ field: 'x-nws-log-uuid' }, { field: 'server', value: /^NWS/i }, { field: 'x-cache-lookup' }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ field: 'x-nws-log-uuid' }, { status: [514] }], by: 'cdn', confidence: 'likely', cause: 'rate-limited' },
      { signs: [{ field: 'x-nws-log-uuid' }, { field: 'server', value: /^NWS/i }, { absent: 'x-cache-lookup' }, FORBIDDEN], by: 'cdn', confidence: 'possible' },
    ],
    references: [{ name: 'X-NWS-LOG-UUID', field: 'x-nws-log-uuid', askWhom: 'api-owner' }],
  },
  {
    vendor: 'huawei-waf',
    name: { en: 'Huawei Cloud WAF', 'zh-CN': '华为云 WAF' },
    kind: 'waf',
    source: 'https://support.huaweicloud.com/waf_faq/',
    onPath: [{ cookie: /^HWWAFSES(?:ID|TIME)$/ }, HUAWEI],
    refusals: [
      { signs: [{ words: /hws_security@/ }, { status: [403, 418] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [HUAWEI, { status: [418] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ cookie: /^HWWAFSESID$/ }, { status: [418] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Event ID', words: /[Ee]vent ?[Ii][Dd]['"]?[:=] ?['"]?([0-9a-zA-Z-]{8,64})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'baidu-yunjiasu',
    name: { en: 'Baidu Yunjiasu', 'zh-CN': '百度云加速' },
    kind: 'cdn',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/yunjiasu.py',
    onPath: [{ field: 'server', value: /^yunjiasu/i }],
    refusals: [{ signs: [{ words: /\/\.well-known\/yunjiasu-cgi\/|\byjs_use_ob\b/ }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
  },
  {
    vendor: 'wangzhanbao',
    name: { en: '360 WangZhanBao', 'zh-CN': '360 网站卫士' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/360wangzhanbao.py',
    onPath: [{ field: 'wzws-ray' }, { field: 'x-powered-by-360wzb' }, { field: 'server', value: /^(?:360wzws|qianxin-waf)/i }],
    refusals: [
      { signs: [{ words: /wzws-waf-cgi\/|wangshan\.360\.cn/ }, { status: [403, 493] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ field: 'wzws-ray' }, { status: [493] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'WZWS-RAY', field: 'wzws-ray', askWhom: 'api-owner', read: readWzwsRay }],
  },
  {
    vendor: 'knownsec-jiasule',
    name: { en: 'Knownsec Jiasule', 'zh-CN': '知道创宇加速乐' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/jiasule.py',
    onPath: [{ cookie: /^__jsluid_[sh]?$/ }, { cookie: /^__jsl_clearance/ }, { field: 'server', value: /^jiasule/i }],
    refusals: [
      { signs: [{ cookie: /^__jsluid_[sh]$/ }, { status: [521] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\/[a-z0-9]{4,12} \[\d{4,6}\]/ }, { status: [403, 405] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [JIASULE, { status: [403, 405] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
  },
  {
    vendor: 'safeline',
    name: { en: 'SafeLine (Chaitin)', 'zh-CN': '长亭雷池（SafeLine）' },
    kind: 'waf',
    source: 'https://docs.waf.chaitin.com/',
    onPath: [{ cookie: /^sl-session$/ }],
    refusals: [
      { signs: [{ words: /\/\.safeline\// }, { status: [403, 468] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /<!-- event_id: ?[0-9a-f]{32}/ }, { words: /safeline|雷池/i }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'event_id', words: /<!-- event_id: ?([0-9a-f]{32})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'ucloud-uewaf',
    name: { en: 'UCloud UEWAF', 'zh-CN': 'UCloud UEWAF' },
    kind: 'waf',
    source: 'https://docs.ucloud.cn/uewaf/README',
    onPath: [{ field: 'server', value: /^uewaf/i }],
    refusals: [{ signs: [{ words: /\/uewaf_deny_pages\/|<title>警告页面<\/title>/ }, { field: 'server', value: /^uewaf/i }, { status: [403, 404] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
  },
  {
    vendor: 'qiniu',
    name: { en: 'Qiniu Cloud', 'zh-CN': '七牛云' },
    kind: 'storage',
    source: 'https://developer.qiniu.com/kodo/3928/error-responses',
    onPath: [{ field: 'x-qiniu-zone' }, { field: 'x-qiniu-cdn' }],
    refusals: [
      { signs: [QINIU, { words: /"error": ?"download token not specified"/ }], by: 'storage', confidence: 'certain', cause: 'credential-missing' },
      { signs: [QINIU, { words: /"error": ?"expired token"/ }], by: 'storage', confidence: 'certain', cause: 'credential-expired' },
      { signs: [QINIU, { words: /"error": ?"(?:bad token|invalid token)"/ }], by: 'storage', confidence: 'certain', cause: 'credential-invalid' },
    ],
    references: [{ name: 'X-Reqid', field: 'x-reqid', askWhom: 'api-owner' }],
  },
];
