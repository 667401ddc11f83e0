/** Rows of the table of intermediaries: the firewalls, CDNs and gateways of the clouds of mainland China. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { readEagleId } from '../reference-readings';
import { readWangsuId } from './id-forms';
import { product, wafw00f, type Page } from './row-forms';
import { FORBIDDEN, ORIGIN_TELLS, REFUSING } from './signs';

const ALI_BLOCK: Sign = { words: /errors\.aliyun\.com\/|\.alicdn\.com\/sd-base\/|block_traceid|potential threats to the server's security/ };
const ALI_NAME: Sign = { words: /Sorry, your request has been blocked|由于您访问的URL有可能对网站造成安全威胁|您的访问被阻断|detected malicious traffic from your network/ };
/** The page of the action named punish: an anchor to the notice, and a script that follows it. */
const ALI_PUNISH: Sign = { words: /<a id="a-link" href="https?:\/\/[a-z.]{1,40}alicdn\.com\/sd\/punish\/waf_block\.html/ };
const ALI_TRACE = /[Tt]race[Ii][Dd]['"]?(?:>|: ?|=)\s{0,4}['"]?(?:<[^>]{0,40}>)?\s{0,8}([0-9a-f]{20,40})/;
const EO_ID: Sign = { field: 'eo-log-uuid' };
const EO_SERVER: Sign = { field: 'server', value: /^TencentEdgeOne\b/i };
const HUAWEI: Sign = { field: 'server', value: /^(?:CloudWAF|HuaweiCloudWAF)/i };
const HUAWEI_COOKIE: Sign = { cookie: /^HWWAFSES(?:ID|TIME)$/ };
const NWS_ID: Sign = { field: 'x-nws-log-uuid' };

/** What UPYUN's storage API answers with, beside the code: an id of 32 hex digits. */
const UPYUN_ID: Sign = { words: /"id" ?: ?"[0-9a-f]{32}"/ };
const UPYUN_CODES: readonly (readonly [string, string | null])[] = [
  ['40100005', 'signature-mismatch'],
  ['40100006', 'credential-invalid'],
  ['4(?:0[0134]|29)\\d{5}', null],
];

/** Alibaba Cloud CDN, DCDN and ESA name what refused in this field. */
const TENGINE_ERRORS: readonly (readonly [RegExp, string | null])[] = [
  [/^denied by (?:req )?referer/i, 'referrer-not-allowed'],
  [/^denied by (?:req )?IP\b/i, 'ip-not-allowed'],
  [/^denied by (?:req )?(?:UA|user.?agent)\b|^black ua|^not in white ua/i, 'user-agent-refused'],
  [/^denied by (?:req )?auth: ?no url arg/i, 'credential-missing'],
  [/^denied by (?:req )?auth: ?expired/i, 'signed-url-expired'],
  [/^denied by (?:req )?auth: ?invalid md5/i, 'signature-mismatch'],
  [/^denied by/i, null],
];

const CA_ERRORS: readonly (readonly [RegExp, string | null])[] = [
  [/^Invalid AppCode|^Invalid AppKey|^Invalid AccessKey|^Api Key/i, 'credential-invalid'],
  [/^Invalid Signature|^Signature /i, 'signature-mismatch'],
  [/^Unauthorized\b|^Unauthorized AppKey/i, 'insufficient-permission'],
  [/^Throttled|Flow Control|^Concurrent/i, 'rate-limited'],
  [/^Quota|exhausted/i, 'quota-exceeded'],
  [/IP.{0,20}(?:denied|forbidden|not allowed)|Access Control/i, 'ip-not-allowed'],
  [/timestamp.{0,20}expired|^Invalid Timestamp/i, 'clock-skew'],
  [/^Api not found|^Invalid Url|^Invalid Request Path|^No Stage|Domain.{0,30}not/i, 'wrong-route-or-host'],
  [/^Unsupported Method/i, 'wrong-method'],
  [/^Header .?(?:X-Ca-(?:Key|Signature)|Authorization)\b.? is Required/i, 'credential-missing'],
  [/^Header .{1,60} is Required|^Missing/i, null],
];

/** A code of Huawei's gateway names the place where a call failed; what failed there stands in the sentence. */
const APIG_CODES: readonly (readonly [RegExp, string | null, 'likely'?])[] = [
  [/"error_code" ?: ?"APIGW?\.0101"/, 'wrong-route-or-host'],
  [/"error_code" ?: ?"APIGW?\.030[134]"/, 'credential-invalid', 'likely'],
  [/"error_code" ?: ?"APIGW?\.0305"/, 'insufficient-permission', 'likely'],
  [/"error_code" ?: ?"APIGW?\.0306"/, 'insufficient-permission', 'likely'],
  [/"error_code" ?: ?"APIGW?\.0307"/, 'credential-expired', 'likely'],
  [/"error_code" ?: ?"APIGW?\.0308"/, 'rate-limited', 'likely'],
  [/"error_code" ?: ?"APIGW?\.040[12]"/, 'ip-not-allowed', 'likely'],
  [/"error_code" ?: ?"APIGW?\.\d{4}"/, null],
];
const APIG_SENTENCES: readonly (readonly [RegExp, string | null])[] = [
  [/"error_msg" ?: ?"[^"]{0,60}authentication information: (?:verify aksk signature fail|signature (?:verif|not match|mismatch))/, 'signature-mismatch'],
  [/"error_msg" ?: ?"[^"]{0,60}authentication information: (?:signature|request) expired/, 'clock-skew'],
  [/"error_msg" ?: ?"[^"]{0,60}authentication information: (?:[^"]{0,80} not exist\b|app not found|Get secretKey failed)/, 'credential-invalid'],
  [/"error_msg" ?: ?"[^"]{0,60}authentication information: (?:authorization|sign header|x-sdk-date|token|appcode|header)[^"]{0,40}(?:not found|missing|is empty|empty)/i, 'credential-missing'],
  [/"error_msg" ?: ?"[^"]{0,60}authentication information: AK access failed to reach the limit/, 'account-restricted'],
];
const APIG_CODE: Sign = { words: /"error_code" ?: ?"APIGW?\.\d{4}"/ };

const WANGSU_MARKS: readonly Sign[] = [{ field: 'server', value: /^Cdn Cache Server/i }, { field: 'x-via', value: /Cdn Cache Server/i }];

const because = (cause: string | null): { readonly cause?: string } => (cause === null ? {} : { cause });

export const chinaClouds: readonly IntermediaryRow[] = [
  {
    vendor: 'aliyun-waf',
    name: { en: 'Alibaba Cloud WAF', 'zh-CN': '阿里云 WAF' },
    kind: 'waf',
    source: 'https://help.aliyun.com/zh/waf/web-application-firewall-3-0/support/',
    onPath: [{ cookie: /^(?:acw_tc|aliyungf_tc|acw_sc__v[23])$/ }],
    refusals: [
      { signs: [{ words: /\bacw_sc__v[23]\b/ }, { words: /^\s{0,8}<html>\s{0,4}<script>[^<]{0,400}\barg1 ?= ?['"][0-9A-F]{20,80}['"]/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ words: /\bacw_sc__v[23]\b/ }, { words: /\barg1 ?= ?['"][0-9A-F]{20,80}['"]/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /<meta name="?aliyun_waf_(?:aa|bb|00|oo)"?[ >]/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ field: 'bxpunish', value: /^1/ }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ words: /\/_____tmd_____\/punish\?/ }, { words: /x5secdata=/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [ALI_PUNISH], by: 'waf', confidence: 'certain', cause: 'waf-rule', anyStatus: true },
      { signs: [ALI_BLOCK, ALI_NAME, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [ALI_BLOCK, { status: [405] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'TraceID', words: ALI_TRACE, askWhom: 'api-owner' }, { name: 'Request ID', words: /(?:您的请求ID是|Your [Rr]equest ID is): ?(?:<[^>]{0,40}>)?\s{0,8}([0-9a-f]{20,40})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'aliyun-cdn',
    name: { en: 'Alibaba Cloud CDN', 'zh-CN': '阿里云 CDN' },
    kind: 'cdn',
    source: 'https://help.aliyun.com/zh/cdn/user-guide/access-control-troubleshooting-guide',
    onPath: [{ field: 'eagleid' }, { field: 'x-swift-savetime' }, { field: 'ali-swift-global-savetime' }, { field: 'x-swift-error' }, { field: 'x-tengine-error' }, { field: 'x-tengine-bf-error' }, { field: 'via', value: /\bcache\d{1,4}\.[a-z0-9-]{1,40}\[/i }],
    passedThrough: [{ field: 'x-swift-error', value: /^orig response/i }, ...ORIGIN_TELLS],
    refusals: [
      ...TENGINE_ERRORS.map(([value, cause]): RefusalRow => ({ signs: [{ field: 'x-tengine-error', value }], by: 'cdn', confidence: 'certain', ...because(cause) })),
      { signs: [{ field: 'x-tengine-bf-error', value: /^non-existent domain/i }], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ field: 'x-tengine-error' }, FORBIDDEN], by: 'cdn', confidence: 'likely' },
    ],
    references: [{ name: 'EagleId', field: 'eagleid', askWhom: 'api-owner', read: readEagleId }],
  },
  {
    vendor: 'aliyun-api-gateway',
    name: { en: 'Alibaba Cloud API Gateway', 'zh-CN': '阿里云 API 网关' },
    kind: 'gateway',
    source: 'https://help.aliyun.com/zh/api-gateway/traditional-api-gateway/support/error-codes',
    onPath: [{ field: 'x-ca-request-id' }, { field: 'x-ca-error-code' }, { field: 'x-ca-error-message' }],
    // Documented: where the code is there, the gateway answered; where it is not, what stands behind it did.
    refusals: [
      ...CA_ERRORS.map(([value, cause]): RefusalRow => ({ signs: [{ field: 'x-ca-error-message', value }, { field: 'x-ca-error-code' }], by: 'gateway', confidence: 'certain', ...because(cause) })),
      ...CA_ERRORS.map(([value, cause]): RefusalRow => ({ signs: [{ field: 'x-ca-error-message', value }], by: 'gateway', confidence: 'likely', ...because(cause) })),
      { signs: [{ field: 'x-ca-error-code', value: /^[A-Z]\d{3}[A-Z]{2}$/ }], by: 'gateway', confidence: 'certain' },
    ],
    references: [{ name: 'X-Ca-Request-Id', field: 'x-ca-request-id', askWhom: 'api-owner' }],
  },
  product({
    vendor: 'aliyun-function-compute',
    en: 'Alibaba Cloud Function Compute',
    zh: '阿里云函数计算',
    source: 'https://help.aliyun.com/zh/functioncompute/',
    kind: 'hosting',
    path: [{ field: 'x-fc-request-id' }],
    pages: [{ signs: [{ field: 'x-fc-error-type', value: /^(?:AccessDenied|Forbidden|MissingRequiredHeader|SignatureNotMatch|InvalidAccessKeyID)/i }] }],
    references: [{ name: 'X-Fc-Request-Id', field: 'x-fc-request-id', askWhom: 'api-owner' }],
  }),
  {
    vendor: 'tencent-edgeone',
    name: { en: 'Tencent EdgeOne', 'zh-CN': '腾讯云 EdgeOne' },
    kind: 'waf',
    source: 'https://cloud.tencent.com/document/product/1552/101095',
    onPath: [EO_ID, { field: 'eo-cache-status' }, { field: 'server', value: /^(?:TencentEdgeOne|TEO)\b/i }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ words: /由\s?Tencent Cloud EdgeOne\s?提供防护|protected by Tencent Cloud EdgeOne|Tencent Cloud EdgeOne[^<]{0,40}protect/i }, { words: /(?:安全)?策略拦截|restricted|blocked by|has been (?:blocked|denied|intercepted)/i }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      // 566 is kept for its managed rules; 567 for custom rules, rate limits and bot rules.
      { signs: [EO_ID, { status: [566] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [EO_ID, { status: [567] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      // Its check by script: a page that is nothing else, and the cookies that it sets.
      { signs: [{ words: /^\s{0,8}(?:<html>)?\s{0,8}<script[^<>]{0,80}>/ }, { words: /__tst_status=|EO_Bot_Ssid=/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [EO_SERVER, { status: [566, 567] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [EO_ID, { status: [418] }, { absent: 'eo-cache-status' }], by: 'cdn', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [EO_SERVER, { absent: 'eo-cache-status' }, FORBIDDEN], by: 'waf', confidence: 'likely' },
    ],
    references: [{ name: 'EO-LOG-UUID', field: 'eo-log-uuid', words: /(?:EO-LOG-UUID|[Rr]equest ?ID|请求 ?ID)[:：]? ?(?:<[^>]{0,40}>)?(\d{10,30})/, askWhom: 'api-owner' }],
  },
  product({
    vendor: 'tencent-waf',
    en: 'Tencent Cloud WAF',
    zh: '腾讯云 WAF',
    source: 'https://cloud.tencent.com/document/product/627',
    path: [{ field: 'server', value: /^stgw\b/i }],
    pages: [
      { words: [/waf\.tencent\.com\/\d{3}page|waf-static\.tencent\.com\/\d{3}page|waf\.tencent-?cloud\.com|腾讯云Web应用防火墙|腾讯T-Sec Web应用防火墙/] },
      { words: [/imgcache\.qq\.com\/qcloud\/security\/static\//, /UUID|拦截|威胁/], confidence: 'likely' },
    ],
    references: [{ name: 'UUID', words: /(?:UUID[^0-9a-f<]{0,10}(?:<[^>]{0,40}>)?|page\.html\?(?:[^"'<>\s]{0,80}&)?id=)([0-9a-f-]{32,65})/i, askWhom: 'api-owner' }],
  }),
  {
    vendor: 'tencent-cdn',
    name: { en: 'Tencent Cloud CDN', 'zh-CN': '腾讯云 CDN' },
    kind: 'cdn',
    source: 'https://cloud.tencent.com/document/product/228/59531',
    onPath: [NWS_ID, { field: 'server', value: /^NWS/i }, { field: 'x-cache-lookup', value: /^(?:Cache (?:Hit|Miss)|Hit From|Return Directly)/i }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      // 514: over the limit of calls from one address, or an address on the black list.
      { signs: [NWS_ID, { status: [514] }], by: 'cdn', confidence: 'likely', cause: 'rate-limited' },
      { signs: [NWS_ID, { status: [509] }], by: 'waf', confidence: 'likely', cause: 'rate-limited' },
      { signs: [NWS_ID, { field: 'x-cache-lookup', value: /^Return Directly$/i }, FORBIDDEN], by: 'cdn', confidence: 'likely' },
      // The page and the plain text that this server writes itself, under each of its names.
      { signs: [{ field: 'server', value: /^NWS_/ }, { words: /^\s{0,4}You do not have permission to get URL '[^'\n]{1,900}' from this server\./ }, FORBIDDEN], by: 'cdn', confidence: 'certain' },
      { signs: [{ field: 'server', value: /^NWS_/ }, { field: 'content-type', value: /^text\/(?:plain|html)$/i }, FORBIDDEN], by: 'cdn', confidence: 'likely' },
      { signs: [NWS_ID, { field: 'server', value: /^NWS/i }, { absent: 'x-cache-lookup' }, FORBIDDEN], by: 'cdn', confidence: 'possible' },
    ],
    references: [{ name: 'X-NWS-LOG-UUID', field: 'x-nws-log-uuid', askWhom: 'api-owner' }],
  },
  product({
    vendor: 'tencent-api-gateway',
    en: 'Tencent Cloud API Gateway',
    zh: '腾讯云 API 网关',
    source: 'https://cloud.tencent.com/document/product/628/41794',
    kind: 'gateway',
    path: [{ field: 'x-api-requestid' }, { field: 'server', value: /^apigw\//i }],
    passedThrough: [],
    pages: [
      { signs: [{ field: 'server', value: /^apigw\//i }], words: [/HMAC signature (?:cannot be verified|does not match)/], confidence: 'likely', cause: 'signature-mismatch' },
      { signs: [{ field: 'server', value: /^apigw\//i }], words: [/API rate limit exceeded|API quota exceeded/], confidence: 'likely', cause: 'rate-limited' },
      { signs: [{ field: 'server', value: /^apigw\//i }], words: [/Not found api|Not found service|Not found micro service/], confidence: 'likely', cause: 'wrong-route-or-host' },
    ],
    references: [{ name: 'X-Api-RequestId', field: 'x-api-requestid', askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'huawei-waf',
    en: 'Huawei Cloud WAF',
    zh: '华为云 WAF',
    source: 'https://support.huaweicloud.com/waf_faq/',
    path: [HUAWEI_COOKIE, HUAWEI],
    pages: [
      { words: [/hws_security@|account\.hwclouds\.com\/static\/error\/|content="CloudWAF"/] },
      { signs: [HUAWEI], words: [/YOUR REQUEST HAS BEEN DENIED|您的请求疑似攻击行为|event_id: ?[0-9a-z]{16,40}/] },
      { signs: [HUAWEI], status: [418] },
      { signs: [HUAWEI_COOKIE], status: [418], confidence: 'likely' },
      { words: [/YOUR REQUEST HAS BEEN DENIED!/], confidence: 'likely' },
    ],
    references: [{ name: 'Event ID', words: /[Ee]vent[ _]?[Ii][Dd]['"]?[:=] ?['"]?([0-9a-zA-Z-]{8,64})/, askWhom: 'api-owner' }],
  }),
  {
    vendor: 'huawei-api-gateway',
    name: { en: 'Huawei Cloud API Gateway', 'zh-CN': '华为云 API 网关（APIG）' },
    kind: 'gateway',
    source: 'https://support.huaweicloud.com/usermanual-apig/apig_03_0048.html',
    onPath: [{ field: 'x-apig-latency' }, { field: 'x-apig-upstream-latency' }],
    refusals: [
      ...APIG_SENTENCES.map(([words, cause]): RefusalRow => ({ signs: [APIG_CODE, { words }], by: 'gateway', confidence: 'certain', ...because(cause) })),
      ...APIG_CODES.map(([words, cause, causeConfidence]): RefusalRow => ({ signs: [{ words }], by: 'gateway', confidence: 'certain', ...because(cause), ...(causeConfidence === undefined ? {} : { causeConfidence }) })),
    ],
    references: [{ name: 'request_id', words: /"request_id" ?: ?"([0-9a-f]{32})"/, askWhom: 'api-owner' }],
  },
  product({ vendor: 'huawei-cdn', en: 'Huawei Cloud CDN', zh: '华为云 CDN', source: 'https://support.huaweicloud.com/cdn/', kind: 'cdn', path: [{ field: 'x-hcs-proxy-type' }, { field: 'x-ccdn-cachettl' }, { field: 'x-ccdn-expires' }, { field: 'x-ccdn-origin-time' }] }),
  product({
    vendor: 'baidu-yunjiasu',
    en: 'Baidu Yunjiasu',
    zh: '百度云加速',
    source: wafw00f('baidu'),
    kind: 'cdn',
    server: /^yunjiasu/i,
    pages: [
      { words: [/\/\.well-known\/yunjiasu-cgi\/|document\.cookie='yjs_use_ob=0/], by: 'waf', cause: 'waf-rule' },
      { words: [/已被百度云加速|&#24050;&#34987;&#30334;&#24230;&#20113;&#21152;&#36895;/], by: 'waf', cause: 'waf-rule' },
      { words: [/yunjiasu\.baidu\.com|su\.baidu\.com\//, /拦截|攻击|禁止|blocked/], by: 'waf', cause: 'waf-rule', confidence: 'likely' },
    ],
    references: [{ name: 'CF-RAY', field: 'cf-ray', askWhom: 'api-owner' }],
  }),
  product({ vendor: 'baidu-cdn', en: 'Baidu AI Cloud CDN', zh: '百度智能云 CDN', source: 'https://cloud.baidu.com/doc/CDN/', kind: 'cdn', path: [{ field: 'ohc-cache-hit' }, { field: 'ohc-response-time' }, { field: 'ohc-global-saved-time' }, { field: 'server', value: /^JSP3\//i }] }),
  product({ vendor: 'baidu-duedge', en: 'Baidu DuEdge', zh: '百度 DuEdge', source: 'https://github.com/stamparm/identYwaf', path: [{ field: 'server', value: /^DuEdge/i }], pages: [{ words: [/duedge\.baidu\.com|duedge-error/i], confidence: 'likely' }] }),
  product({
    vendor: 'wangsu',
    en: 'Wangsu (CDNetworks China)',
    zh: '网宿科技',
    source: 'https://www.wangsu.com/document/',
    kind: 'cdn',
    path: [{ field: 'x-ws-request-id' }, { field: 'x-via', value: /Cdn Cache Server|ChinaNetCenter/i }, { field: 'cdn-source', value: /chinanetcenter|wangsu/i }, { field: 'server', value: /^(?:Cdn Cache Server|wswaf|ChinaNetCenter)/i }],
    pages: [
      { words: [/blocksrc\.haplat\.net\/waf_forbidden_file/], by: 'waf', cause: 'waf-rule' },
      { signs: [{ field: 'server', value: /^wswaf/i }], status: [403, 405, 429], by: 'waf', cause: 'waf-rule', confidence: 'likely' },
      { signs: [{ field: 'x-cache-error', value: /^ERR_ACCESS_DENIED/ }, { field: 'x-ws-request-id' }], status: [403] },
      { signs: [{ field: 'server', value: /^Cdn Cache Server/i }, { field: 'x-ws-request-id' }], status: [403], confidence: 'likely' },
      // The cache says why it made an answer itself, in Squid's words.
      ...WANGSU_MARKS.flatMap((mark): Page[] => [
        { signs: [mark, { field: 'x-cache-error', value: /^ERR_(?:INVALID_URL|INVALID_REQ|INVALID_HOST|UNSUP_REQ)/ }], cause: 'wrong-route-or-host' },
        { signs: [mark, { field: 'x-cache-error', value: /^ERR_(?:DNS_FAIL|CONNECT_FAIL|READ_|WRITE_|ZERO_SIZE|LIFETIME|SOCKET)/ }], cause: 'server-failure' },
        { signs: [mark, { field: 'x-cache-error', value: /^ERR_/ }] },
      ]),
    ],
    references: [{ name: 'X-Ws-Request-Id', field: 'x-ws-request-id', askWhom: 'api-owner', read: readWangsuId }],
  }),
  product({
    vendor: 'volcengine-cdn',
    en: 'Volcengine CDN',
    zh: '火山引擎 CDN',
    source: 'https://www.volcengine.com/docs/6454/71383',
    kind: 'cdn',
    path: [{ field: 'x-bdcdn-cache-status' }, { field: 'x-response-cinfo' }, { field: 'x-tt-trace-tag' }, { field: 'server', value: /^volc-(?:dcdn|cdn|waf)/i }],
    pages: [{ signs: [{ field: 'server', value: /^volc-(?:dcdn|cdn)/i }, { absent: 'x-bdcdn-cache-status' }, { absent: 'x-response-cache' }], status: [403], confidence: 'possible' }],
    references: [{ name: 'X-Tt-Logid', field: 'x-tt-logid', askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'ctyun-cdn',
    en: 'China Telecom Cloud CDN',
    zh: '天翼云 CDN',
    source: 'https://www.ctyun.cn/qzdh/143601_138',
    kind: 'cdn',
    path: [{ field: 'ctl-cache-status' }, { field: 'x-ct-request-id' }],
    passedThrough: [],
    pages: [
      { signs: [{ field: 'deny-reason', value: /^deny by [a-z_]{0,40}refer/i }], status: [403], cause: 'referrer-not-allowed', confidence: 'likely' },
      { signs: [{ field: 'deny-reason', value: /^deny by [a-z_]{0,40}\bip\b/i }], status: [403], cause: 'ip-not-allowed', confidence: 'likely' },
      { signs: [{ field: 'deny-reason', value: /^deny by [a-z_]{0,40}(?:ua|user_?agent)\b/i }], status: [403], cause: 'user-agent-refused', confidence: 'likely' },
      { signs: [{ field: 'deny-reason', value: /^deny by block_[a-z_]{0,40}url\b/i }], status: [403], cause: 'site-disabled', causeConfidence: 'likely' },
      { signs: [{ field: 'deny-reason', value: /^deny by /i }], status: [403], confidence: 'likely' },
    ],
  }),
  product({
    vendor: 'ucloud-uewaf',
    en: 'UCloud UEWAF',
    zh: 'UCloud UEWAF',
    source: wafw00f('uewaf'),
    server: /^uewaf/i,
    pages: [
      { words: [/\/uewaf_deny_pages\//] },
      // It hides as 404, too; a 404 of the origin brings its own fields along.
      { signs: [{ field: 'server', value: /^uewaf/i }], words: [/<html\b|<!DOCTYPE html/i], status: [403, 404, 405], confidence: 'likely' },
    ],
  }),
  product({ vendor: 'ksyun-waf', en: 'Kingsoft Cloud WAF', zh: '金山云 WAF', source: wafw00f('ksyun'), server: /^KSYUN.?WAF/i, own: 'likely' }),
  product({ vendor: 'ksyun-cdn', en: 'Kingsoft Cloud CDN', zh: '金山云 CDN', source: 'https://docs.ksyun.com/', kind: 'cdn', path: [{ field: 'x-cdn-request-id' }, { field: 'x-link-via' }] }),
  product({ vendor: 'didiyun-waf', en: 'Didi Cloud WAF', zh: '滴滴云 WAF', source: 'https://github.com/Ekultek/WhatWaf', pages: [{ words: [/sec-waf\.didistatic\.com\/|didistatic\.com\/static\/cloudwafstatic/] }] }),
  product({ vendor: 'chinacache', en: 'ChinaCache', zh: '蓝汛 ChinaCache', source: wafw00f('chinacache'), kind: 'cdn', path: [{ field: 'powered-by-chinacache' }], pages: [{ signs: [{ field: 'powered-by-chinacache' }], status: [400, 403], confidence: 'possible' }] }),
  product({ vendor: 'west263-cdn', en: 'West263 CDN', zh: '西部数码 CDN', source: wafw00f('west263cdn'), kind: 'cdn', path: [{ field: 'x-cache', value: /WS?T263CDN/i }] }),
  product({
    vendor: 'upyun',
    en: 'UPYUN',
    zh: '又拍云',
    source: 'https://help.upyun.com/knowledge-base/errno/',
    kind: 'cdn',
    path: [{ field: 'server', value: /^marco\//i }, { field: 'x-upyun-content-length' }],
    passedThrough: [],
    pages: [
      // The API of its storage answers in one form: a sentence, a code of eight digits that begins with the status, and an id.
      ...UPYUN_CODES.map(([code, cause]) => ({ signs: [UPYUN_ID], words: [new RegExp(`"code" ?: ?(?:${code})\\b`)], status: [400, 401, 403, 404, 429], by: 'storage' as const, confidence: 'likely' as const, cause })),
      { signs: [{ field: 'server', value: /^marco\//i }], words: [/"msg" ?: ?"[^"]{0,60}(?:expired|overdue)/i], status: [401, 403], confidence: 'likely', cause: 'signed-url-expired' },
      { signs: [{ field: 'server', value: /^marco\//i }], words: [/"msg" ?: ?"[^"]{0,60}(?:referer|referrer|hotlink)/i], status: [401, 403], confidence: 'likely', cause: 'referrer-not-allowed' },
      { signs: [{ field: 'server', value: /^marco\//i }], words: [/"code" ?: ?40[13]\d{0,5}\b/, /"msg" ?:/], status: [401, 403], confidence: 'likely' },
    ],
  }),
];
