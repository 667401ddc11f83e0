/** Rows of the table of intermediaries: firewalls and bot managers that are sold apart from a CDN. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { FORBIDDEN, REFUSING } from './signs';

const INCIDENT: Sign = { words: /incident_id=\d{5,30}-\d{5,30}|Incapsula incident ID: ?\d{5,30}-\d{5,30}/ };
const SECURESPHERE_WORDS: Sign = { words: /This page can(?:'|&#39;|\u2019)t be displayed\.\s{0,4}Contact support for additional information\./ };
const SECURESPHERE_ID: Sign = { words: /The incident ID is:/ };
const F5_WORDS: Sign = { words: /The requested URL was rejected\. Please consult with your administrator\./ };
/** The page as the product writes it, from its first byte: its status is 200 unless the owner changes it. */
const F5_PAGE: Sign = { words: /^\s{0,8}<html>(?:<head><title>Request Rejected<\/title><\/head>)?(?:<body>)?The requested URL was rejected\. Please consult with your administrator\./ };
const F5_ID: Sign = { words: /support ID is: ?(?:<[^>]{0,40}>)?\s{0,4}\d{15,25}/i };
const DATADOME_HOST: Sign = { words: /geo\.captcha-delivery\.com|ct\.captcha-delivery\.com/ };
const SUCURI: Sign = { field: 'server', value: /^Sucuri/i };

export const firewalls: readonly IntermediaryRow[] = [
  {
    vendor: 'imperva-incapsula',
    name: { en: 'Imperva Cloud WAF (Incapsula)', 'zh-CN': 'Imperva 云 WAF（Incapsula）' },
    kind: 'waf',
    source: 'https://docs.imperva.com/bundle/cloud-application-security/page/more/error-codes.htm',
    onPath: [{ cookie: /^(?:visid_incap_|incap_ses_|nlbi_)\d/ }, { field: 'x-cdn', value: /^(?:Incapsula|Imperva)/i }, { field: 'x-iinfo' }],
    refusals: [
      { signs: [{ words: /<iframe [^>]{0,120}src="\/_Incapsula_Resource\?[^>]{0,600}>Request unsuccessful\. Incapsula incident ID: ?\d{5,30}-\d{5,30}<\/iframe>/ }], by: 'waf', confidence: 'certain', anyStatus: true },
      { signs: [{ words: /Request unsuccessful\. Incapsula incident ID/ }], by: 'waf', confidence: 'certain' },
      { signs: [INCIDENT, { words: /\/_Incapsula_Resource\?/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [INCIDENT, { field: 'x-iinfo', value: / B\d{1,3}\(/ }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'Incident ID', words: /(?:incident_id=|Incapsula incident ID: ?)(\d{5,30}-\d{5,30})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'imperva-advanced-bot-protection',
    name: { en: 'Imperva Advanced Bot Protection', 'zh-CN': 'Imperva 高级机器人防护' },
    kind: 'bot-manager',
    source: 'https://docs.imperva.com/bundle/advanced-bot-protection',
    onPath: [{ cookie: /^(?:reese84|___utmvc|D_SID|D_ZID)$/ }, { field: 'x-distil-cs' }],
    refusals: [{ signs: [{ words: /Pardon Our Interruption/ }, { words: /distil|reese84|onProtectionInitialized/i }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' }],
  },
  {
    vendor: 'imperva-securesphere',
    name: { en: 'Imperva SecureSphere', 'zh-CN': 'Imperva SecureSphere' },
    kind: 'waf',
    source: 'https://www.imperva.com/products/web-application-firewall-waf/',
    onPath: [],
    // Its page, with the markup that it comes in or as bare text from the first byte: the status is 200 unless the owner changes it.
    refusals: [
      { signs: [{ words: /<head><title>Error<\/title><\/head><body><h2>Error<\/h2><table\b/ }, SECURESPHERE_WORDS, SECURESPHERE_ID], by: 'waf', confidence: 'certain', cause: 'waf-rule', anyStatus: true },
      { signs: [{ words: /^\s{0,8}This page can(?:'|&#39;|\u2019)t be displayed\./ }, SECURESPHERE_WORDS, SECURESPHERE_ID], by: 'waf', confidence: 'certain', cause: 'waf-rule', anyStatus: true },
      { signs: [SECURESPHERE_WORDS, SECURESPHERE_ID], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'Incident ID', words: /The incident ID is: ?(?:<[^>]{0,40}>)?\s{0,4}(\d{5,30})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'sucuri',
    name: { en: 'Sucuri', 'zh-CN': 'Sucuri' },
    kind: 'waf',
    source: 'https://docs.sucuri.net/website-firewall/troubleshooting/',
    onPath: [{ field: 'x-sucuri-id' }, { field: 'x-sucuri-cache' }, SUCURI],
    refusals: [
      { signs: [{ field: 'x-sucuri-block', value: /^GEO/ }], by: 'waf', confidence: 'certain', cause: 'geo-blocked' },
      { signs: [{ field: 'x-sucuri-block' }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /Sucuri Web[Ss]ite Firewall - Access Denied/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'Block ID', field: 'x-sucuri-block', words: /Block ID:(?:\s{0,4}<[^>]{0,80}>){0,4}\s{0,4}([A-Z]{3}[0-9A-Z]{2,6})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'f5-asm',
    name: { en: 'F5 BIG-IP Advanced WAF (ASM)', 'zh-CN': 'F5 BIG-IP Advanced WAF（ASM）' },
    kind: 'waf',
    source: 'https://my.f5.com/manage/s/article/K8363',
    onPath: [{ cookie: /^TS[0-9a-f]{6,8}(?:_\d{1,3})?$/ }, { cookie: /^BIGipServer/ }],
    refusals: [
      { signs: [F5_PAGE, F5_ID, { absent: 'x-instart-request-id' }, { absent: 'x-volterra-location' }], by: 'waf', confidence: 'certain', cause: 'waf-rule', anyStatus: true },
      { signs: [F5_WORDS, F5_ID, { absent: 'x-instart-request-id' }, { absent: 'x-volterra-location' }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      // The owner may write a page of its own around the id.
      { signs: [{ words: /support ID\b[^<]{0,40}: ?(?:<[^>]{0,40}>)?\s{0,4}\d{18,20}\b/i }, { absent: 'x-instart-request-id' }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Support ID', words: /support ID\b[^<]{0,40}: ?(?:<[^>]{0,40}>)?\s{0,4}(\d{15,25})/i, askWhom: 'api-owner' }],
  },
  {
    vendor: 'f5-distributed-cloud',
    name: { en: 'F5 Distributed Cloud', 'zh-CN': 'F5 Distributed Cloud' },
    kind: 'waf',
    source: 'https://docs.cloud.f5.com/docs-v2/platform/reference/http-response-codes',
    onPath: [{ field: 'server', value: /^volt-adc/i }, { field: 'x-volterra-location' }],
    refusals: [{ signs: [{ field: 'server', value: /^volt-adc/i }, { words: /The requested URL was rejected/ }], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
  },
  {
    vendor: 'datadome',
    name: { en: 'DataDome', 'zh-CN': 'DataDome' },
    kind: 'bot-manager',
    source: 'https://docs.datadome.co/docs/responding-page',
    // `x-datadome: protected` and the cookie come with allowed answers as well.
    onPath: [{ field: 'x-datadome' }, { field: 'x-datadome-cid' }, { field: 'x-dd-b' }, { cookie: /^datadome$/ }],
    refusals: [
      { signs: [DATADOME_HOST, { words: /\bvar dd ?= ?\{|"url": ?"https:\\?\/\\?\/geo\.captcha-delivery\.com/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [DATADOME_HOST, { field: 'x-datadome-cid' }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'x-dd-b', value: /^[12]/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'server', value: /^DataDome/i }, { status: [401, 403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /https:\\?\/\\?\/geo\.captcha-delivery\.com\\?\/(?:captcha|interstitial)/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
    ],
    references: [{ name: 'DataDome cid', field: 'x-datadome-cid', words: /'cid' ?: ?'([^']{10,200})'/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'perimeterx',
    name: { en: 'HUMAN (PerimeterX)', 'zh-CN': 'HUMAN（PerimeterX）' },
    kind: 'bot-manager',
    source: 'https://docs.humansecurity.com/applications/block-page',
    onPath: [{ cookie: /^_px(?:2|3|hd|vid|de)?$/ }],
    refusals: [
      { signs: [{ words: /\bpx-captcha\b/ }, { words: /_pxAppId|client\.perimeterx\.net|captcha\.px-cdn\.net|perimeterx\.net\/whywasiblocked/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /"blockScript": ?"/ }, { words: /"appId": ?"PX[A-Za-z0-9]{4,16}"/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /perimeterx\.net\/whywasiblocked/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
    ],
    references: [{ name: 'Reference ID', words: /(?:"uuid": ?"|_pxUuid ?= ?["']|Reference ID:? ?#? ?)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'kasada',
    name: { en: 'Kasada', 'zh-CN': 'Kasada' },
    kind: 'bot-manager',
    source: 'https://docs.kasada.io/',
    onPath: [{ field: 'x-kpsdk-ct' }, { cookie: /^KP_UIDz/ }],
    refusals: [{ signs: [{ words: /\/149e9513-01fa-4fb0-aad4-566afd725d1b\/|\bKPSDK\b/ }, { status: [403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' }],
  },
  {
    vendor: 'qrator',
    name: { en: 'Qrator', 'zh-CN': 'Qrator' },
    kind: 'bot-manager',
    source: 'https://docs.qrator.net/',
    onPath: [{ field: 'server', value: /^QRATOR$/i }, { cookie: /^qrator_/ }],
    refusals: [
      { signs: [{ words: /\/__qrator\// }, { status: [401, 403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ cookie: /^qrator_jsr$/ }, { status: [401] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
    ],
  },
  {
    vendor: 'yandex-smartcaptcha',
    name: { en: 'Yandex anti-robot', 'zh-CN': 'Yandex 反爬虫' },
    kind: 'bot-manager',
    source: 'https://yandex.cloud/docs/smartcaptcha/',
    onPath: [{ field: 'x-yandex-req-id' }],
    refusals: [{ signs: [{ field: 'x-yandex-captcha' }, { status: [302, 403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' }],
    references: [{ name: 'Yandex request id', field: 'x-yandex-req-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'barracuda',
    name: { en: 'Barracuda WAF', 'zh-CN': 'Barracuda WAF' },
    kind: 'waf',
    source: 'https://campus.barracuda.com/product/webapplicationfirewall/doc/4259884/',
    onPath: [{ cookie: /^(?:barra_counter_session|BNI__BARRACUDA_LB_COOKIE|BNES_)/ }],
    refusals: [
      { signs: [{ words: /Client IP=[\d.:a-f]{3,45}, ID:[0-9a-f]{8,12}-[0-9a-f]{6,8}\b/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [{ words: /Barracuda Networks/ }, { words: /Client IP ?[=:]|blocked/i }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Attack log ID', words: /Client IP=[\d.:a-f]{3,45}, ID:([0-9a-f]{8,12}-[0-9a-f]{6,8})\b/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'fortigate',
    name: { en: 'FortiGate', 'zh-CN': 'FortiGate' },
    kind: 'waf',
    source: 'https://docs.fortinet.com/document/fortigate/latest/administration-guide/',
    onPath: [],
    refusals: [{ signs: [{ words: /globalurl\.fortinet\.net|IE friendly error message walkround/ }, { words: /<title>Web Application Firewall<\/title>/i }], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
  },
  {
    vendor: 'stackpath',
    name: { en: 'StackPath', 'zh-CN': 'StackPath' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/stackpath.py',
    onPath: [{ cookie: /^(?:SPSI|SPSE|spcsrf|UTGv2)$/ }, { field: 'x-cdn', value: /^stackpath/i }],
    refusals: [
      { signs: [{ words: /Sorry, you have been blocked/ }, { cookie: /^SPSI$/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /is using a security service for protection against online attacks/ }, { words: /An action has triggered the service and blocked your request/ }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
  },
  {
    vendor: 'indusface',
    name: { en: 'Indusface AppTrana', 'zh-CN': 'Indusface AppTrana' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/indusguard.py',
    onPath: [{ field: 'server', value: /^IF_WAF/i }],
    refusals: [{ signs: [{ words: /This website is secured against online attacks\. Your request was blocked/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
  },
  {
    vendor: 'wordfence',
    name: { en: 'Wordfence', 'zh-CN': 'Wordfence' },
    kind: 'waf',
    source: 'https://www.wordfence.com/help/blocking/troubleshooting/',
    onPath: [],
    refusals: [{ signs: [{ words: /Generated by Wordfence|A potentially unsafe operation has been detected in your request/ }, { status: [403, 503] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' }],
  },
  {
    vendor: 'modsecurity',
    name: { en: 'ModSecurity', 'zh-CN': 'ModSecurity' },
    kind: 'waf',
    source: 'https://github.com/owasp-modsecurity/ModSecurity/wiki',
    onPath: [{ field: 'server', value: /\bmod_security\b/i }],
    refusals: [
      { signs: [{ words: /This error was generated by Mod_Security/ }, { status: [403, 406, 501] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ statusText: /^ModSecurity Action$/ }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
  },
];
