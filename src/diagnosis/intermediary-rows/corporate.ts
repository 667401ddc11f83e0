/** Rows of the table of intermediaries: what stands in the caller's own network. Data only. */
import type { Confidence } from '../cause';
import type { IntermediaryRow, Sign } from '../intermediaries';
import { forwardProxies } from './forward-proxies';
import { product, type Page } from './row-forms';
import { REFUSING } from './signs';

const CAUSE = 'corporate-proxy-policy';
const SQUID_VIA: Sign = { field: 'via', value: /\(squid\b/i };
const REDIRECTED = [301, 302, 303, 307, 308] as const;
/** What they answer with: a page in the site's name, often with the status of a success, or of a server in trouble. */
const FILTERING = [200, 400, 401, 403, 404, 407, 451, 500, 502, 503, 511] as const;
/** The opening comment of pages that must be long enough to be shown by an old browser; more than one vendor's pages begin with it. */
const LONG_ENOUGH = /<!-- IE friendly error message walkround\./;

/** A filter that sends the caller to a page on a host of its own. */
const sentTo = (value: RegExp, confidence: Confidence = 'certain'): Page => ({ signs: [{ field: 'location', value }], status: REDIRECTED, confidence });

interface Filter {
  readonly vendor: string;
  readonly en: string;
  readonly zh?: string;
  readonly source: string;
  readonly path?: readonly Sign[];
  readonly server?: RegExp;
  readonly pages: readonly Page[];
}

/** A page of a filter counts with the statuses of such pages; an origin's fields do not matter: it answers in the site's name. */
function filter({ pages, ...facts }: Filter): IntermediaryRow {
  return product({ ...facts, kind: 'corporate-proxy', defaultCause: CAUSE, passedThrough: [], pages: pages.map((page) => ({ ...page, status: page.status ?? FILTERING })) });
}

export const corporate: readonly IntermediaryRow[] = [
  ...forwardProxies,
  filter({
    vendor: 'zscaler',
    en: 'Zscaler',
    source: 'https://help.zscaler.com/zia/about-end-user-notifications',
    path: [{ field: 'via', value: /\(Zscaler\b/i }],
    server: /^Zscaler/i,
    pages: [
      { signs: [{ field: 'server', value: /^Zscaler/i }], words: [/Internet Security by Zscaler|to protect you from internet threats|gateway\.zscaler|login\.zscloud\.net/i] },
      { words: [/<title>Internet Security by Zscaler<\/title>|selected Zscaler to protect you from internet threats/i], status: [200, 307, 401, 403, 407, 503], anyStatus: true },
      { words: [/Internet Security by Zscaler|login\.zscloud\.net\/img_logo|\.zscloud\.net(?::\d{2,5})?\/__zsig\//i], status: [401, 403, 407, 503] },
      { words: [/^\s{0,8}Zscaler\b[^\n<]{0,40}\b(?:block|deni|prohibit)/i, /\b(?:Reason|Category|Action|Policy|URL)\b[^\n]{0,20}:/i], confidence: 'likely' },
      sentTo(/^https?:\/\/(?:gateway|login|block)\.(?:zscaler[a-z0-9]{0,10}|zscloud|zsalpha)\.net[:/]/i),
      { signs: [{ field: 'server', value: /^Zscaler/i }], status: [403, 407] },
      { words: [/Not allowed to (?:browse|use|upload|download) [^<\n]{1,60}(?:category|application|class)\b/i, /block|permission|prohibit|access/i], status: [403], confidence: 'likely' },
    ],
  }),
  // Package proxies of a company: what its policy holds back is not downloaded.
  filter({
    vendor: 'sonatype-nexus',
    en: 'Sonatype Nexus Repository Firewall',
    source: 'https://help.sonatype.com/en/repository-firewall.html',
    pages: [
      { signs: [{ statusText: /^Requested item is quarantined\b/i }], status: [403] },
      { words: [/^\s{0,8}(?:<[^<>]{1,200}>\s{0,8}){0,12}REQUESTED ITEM IS QUARANTINED\b/i], status: [403] },
    ],
  }),
  filter({
    vendor: 'jfrog-curation',
    en: 'JFrog Curation',
    source: 'https://jfrog.com/help/r/jfrog-security-user-guide/products/curation',
    pages: [{ words: [/\bdownload was blocked by JFrog Packages? Curation service\b/i], status: [403] }],
  }),
  {
    vendor: 'squid',
    name: { en: 'Squid', 'zh-CN': 'Squid' },
    kind: 'corporate-proxy',
    source: 'https://wiki.squid-cache.org/Features/CustomErrors',
    onPath: [SQUID_VIA, { field: 'server', value: /^squid\b/i }, { field: 'x-squid-error' }],
    // As often in front of servers as in companies: over https only one that opens the encryption can be the company's.
    refusals: [
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:CACHE_)?ACCESS_DENIED/ }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:INVALID_URL|INVALID_REQ|UNSUP_REQ|UNSUP_HTTPVERSION)/ }], by: 'corporate-proxy', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:TOO_BIG|ONLY_IF_CACHED_MISS|FORWARDING_DENIED|PROTOCOL_UNKNOWN|URN_RESOLVE)/ }], by: 'corporate-proxy', confidence: 'likely' },
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:CONFLICT_HOST|FTP_FORBIDDEN|ICAP_FAILURE|GATEWAY_FAILURE|LIFETIME_EXP|NO_RELAY|PRECONDITION_FAILED|READ_ERROR|WRITE_ERROR|SHUTTING_DOWN|SOCKET_FAILURE|STALE|AGENT)/ }], by: 'corporate-proxy', confidence: 'likely', cause: 'server-failure' },
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:CONNECT_FAIL|DNS_FAIL|READ_TIMEOUT|ZERO_SIZE_OBJECT|SECURE_CONNECT_FAIL|CANNOT_FORWARD)/ }], by: 'corporate-proxy', confidence: 'likely', cause: 'server-failure' },
      { signs: [{ field: 'x-squid-error' }], by: 'corporate-proxy', confidence: 'likely' },
      { signs: [SQUID_VIA, { words: /Access control configuration prevents your request/ }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ field: 'server', value: /^squid\b/i }, { words: /Access control configuration prevents your request/ }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ words: /Generated [^<]{1,60} by [^<]{1,120} \(squid(?:\/[\d.A-Z]{1,20})?\)/ }, { words: /ERR_ACCESS_DENIED|Access Denied\./ }, REFUSING], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ words: /<body id="?ERR_(?:CACHE_)?ACCESS_DENIED/i }, REFUSING], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      // The sentences of its pages, whatever is left around them: logging in, an access rule, and the way to the server.
      { signs: [{ words: /from this cache until you have authenticated yourself|Cache Access Denied\./ }, { status: [401, 407] }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ words: /The following error was encountered while trying to retrieve the URL/ }, { words: /Access control configuration prevents your request|Access Denied\./ }, REFUSING], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ words: /The following error was encountered while trying to retrieve the URL/ }, { words: /Your cache administrator is|Connection to \S{1,80} failed|Unable to determine IP address|\(squid\b/ }, { status: [500, 502, 503, 504] }], by: 'corporate-proxy', confidence: 'likely', cause: 'server-failure' },
      { signs: [{ words: /The following error was encountered while trying to retrieve the URL/ }, { words: /Invalid URL|Invalid Request|Unsupported Request/ }, { status: [400, 501] }], by: 'corporate-proxy', confidence: 'likely', cause: 'wrong-route-or-host' },
    ],
    references: [
      // Which of the company's machines it was, from the line at the foot of its pages.
      { name: 'Proxy', words: /Generated [^<]{1,60} by ([^<]{1,120} \(squid(?:\/[\d.A-Z]{1,20})?\))/, askWhom: 'network-admin' },
      { name: 'X-Squid-Error', field: 'x-squid-error', askWhom: 'network-admin' },
    ],
  },
  filter({
    vendor: 'fortiguard',
    en: 'FortiGuard web filter',
    zh: 'FortiGuard 网页过滤',
    source: 'https://docs.fortinet.com/document/fortigate/latest/administration-guide/565562/url-filter',
    pages: [
      { words: [/FortiGuard Intrusion Prevention(?: - Access Blocked)?/] },
      { words: [/\b(?:global)?url\.fortinet\.net|fortiguard\.com|FortiGuard|Fortinet/, /Web Page Blocked|Web Filter Violation|FortiGate Application Control|Application Control Violation|Application Blocked/i] },
      { words: [/<title>(?:Web Filter Violation|Application Control Violation)<\/title>/i, /url\.fortinet\.net/], status: [200, 403], anyStatus: true },
      { words: [LONG_ENOUGH, /<title>(?:Web Filter Violation|Web Filter Block Override|Application Control Violation)<\/title>/i] },
      { words: [/<title>Web Filter Violation<\/title>|^\s{0,8}(?:FortiGuard )?Web Filter Violation\b/i], confidence: 'likely' },
    ],
  }),
  filter({
    vendor: 'bluecoat',
    en: 'Symantec ProxySG (Blue Coat)',
    source: 'https://techdocs.broadcom.com/us/en/symantec-security-software/web-and-network-security/proxysg.html',
    path: [{ field: 'via', value: /\(Blue Coat/i }, { field: 'x-bluecoat-via' }],
    pages: [
      { words: [/\((?:policy_denied|content_filter_denied|authentication_failed|content_filter_unavailable|policy_redirect|ssl_domain_invalid|notify)\)|\b(?:policy_denied|content_filter_denied)\b/, /Access Denied|Network Error|access to requested site|Your request was denied/i], status: [401, 403, 407, 503], confidence: 'likely' },
      { words: [/Network Error \((?:tcp_error|dns_unresolved_hostname|dns_server_failure|gateway_error)\)/i], status: [502, 503, 504], cause: 'server-failure' },
      sentTo(/^https?:\/\/notify\.bluecoat\.com[:/]|[?&]cfru=/i),
    ],
  }),
  filter({
    vendor: 'netskope',
    en: 'Netskope',
    source: 'https://docs.netskope.com/en/user-notification-templates/',
    pages: [
      sentTo(/^https?:\/\/[a-z0-9.-]{1,80}\.goskope\.com\//i),
      { words: [/\.goskope\.com\/[^"'<\s]{0,80}(?:notif|block|nsproxy|coach)/i], confidence: 'likely' },
      { words: [/\.goskope\.com|Netskope/i, /block|policy|not allowed|denied/i], status: [403], confidence: 'likely' },
    ],
  }),
  filter({
    vendor: 'forcepoint-websense',
    en: 'Forcepoint (Websense)',
    source: 'https://help.forcepoint.com/websec/',
    path: [{ field: 'via', value: /\bWCG\d{0,3}\b/ }],
    pages: [
      { words: [/block(?:page|options|Options|ed)?\.cgi\?ws-session=|blockOptions\.cgi\?ws-session=/], anyStatus: true },
      sentTo(/(?:blockpage|blockOptions|moreBlockInfo|quotaAuth|continueAuth)\.cgi\?ws-session=/i),
      { signs: [{ statusText: /^Tunnel or SSL Forbidden$/ }], status: [403] },
      { words: [/WebsenseCopyright\.txt/, /blocked|block page|Access to this site|denied/i], anyStatus: true, confidence: 'likely' },
      { signs: [{ field: 'via', value: /\bWCG\d{0,3}\b/ }, { field: 'server', value: /^Websense|^Forcepoint/i }], status: [403, 407], confidence: 'likely' },
    ],
  }),
  filter({
    vendor: 'mcafee-swg',
    en: 'Skyhigh (McAfee) Web Gateway',
    zh: 'Skyhigh（McAfee）Web Gateway',
    source: 'https://success.skyhighsecurity.com/',
    path: [{ field: 'via', value: /McAfee Web Gateway|Skyhigh Secure Web Gateway/i }],
    pages: [{ words: [/\/mwg-internal\//], status: [401, 403, 407, 502, 503] }, { words: [/<title>(?:McAfee|Skyhigh Secure) Web Gateway ?[-–] ?Notification<\/title>/i], status: [401, 403, 407, 502, 503] }, { words: [/McAfee Web Gateway|Skyhigh Secure Web Gateway/i, /URL Blocked|blocked|denied|not allowed/i], status: [401, 403, 407], confidence: 'likely' }],
  }),
  filter({
    vendor: 'cisco-umbrella',
    en: 'Cisco Umbrella',
    source: 'https://docs.umbrella.com/deployment-umbrella/docs/customize-your-block-page',
    pages: [
      sentTo(/^https?:\/\/(?:block\.opendns\.com|(?:[a-z0-9-]{1,40}\.){0,2}block\.(?:[a-z0-9-]{1,40}\.)?(?:umbrella|opendns)\.com|(?:malware|phish|bpb)\.opendns\.com|(?:[a-z0-9-]{1,40}\.)?block\.sse\.cisco\.com)\//i),
      { words: [/block\.(?:opendns|umbrella)\.com\/|malware\.opendns\.com\//], status: [200, 403], anyStatus: true, confidence: 'likely' },
    ],
  }),
  filter({
    vendor: 'cisco-wsa',
    en: 'Cisco Secure Web Appliance (WSA)',
    source: 'https://www.cisco.com/c/en/us/support/security/web-security-appliance/',
    path: [{ field: 'via', value: /Cisco-WSA/i }, { field: 'x-ironport-via' }],
    pages: [{ words: [/This Page Cannot Be Displayed/i, /Notification(?: codes?)?: ?\(|\(\d{1,3}, [A-Z_]{4,40}(?:,|\))|BLOCK-(?:WEBCAT|DEST|MALWARE|ADMIN|WBRS)/i], status: [403, 407, 503], confidence: 'likely' }, { words: [/BLOCK-(?:WEBCAT|WBRS|MALWARE)|WEBCAT_BLOCK/], confidence: 'likely', status: [403] }],
  }),
  filter({
    vendor: 'paloalto',
    en: 'Palo Alto Networks firewall',
    zh: 'Palo Alto 防火墙',
    source: 'https://docs.paloaltonetworks.com/pan-os/10-2/pan-os-admin/monitoring/url-filtering-response-pages',
    pages: [
      { words: [/Access to the web page you were trying to visit has been blocked in accordance with company policy/] },
      { words: [/Palo Alto Next Generation Security Platform|Download of virus\/spyware blocked|Virus\/Spyware Download Blocked|Access to the web page you were trying to visit has been blocked/i] },
      { words: [/has been blocked in accordance with company policy/], confidence: 'likely' },
    ],
  }),
  filter({
    vendor: 'sophos',
    en: 'Sophos web protection',
    source: 'https://docs.sophos.com/nsg/',
    pages: [
      { words: [/Powered by (?:Sophos )?UTM Web Protection/i] },
      { words: [/sophos\.com|\bSophos\b/i, /Blocked request|Stop!|Access to (?:this|the) (?:web)?(?:site|page) (?:is|has been) blocked|has been blocked/i], confidence: 'likely' },
    ],
  }),
  filter({ vendor: 'checkpoint', en: 'Check Point UserCheck', source: 'https://sc1.checkpoint.com/documents/latest/', pages: [{ words: [/\/UserCheck\/(?:PortalMain|Portal)/] }, sentTo(/\/UserCheck\/(?:PortalMain|Portal)/), { words: [/Check Point/i, /UserCheck|Access to (?:this|the) (?:site|page|application)[^<]{0,60}blocked|Reference(?: ID)?: ?[0-9A-F]{6,}/i], confidence: 'likely' }] }),
  filter({ vendor: 'sonicwall', en: 'SonicWall', source: 'https://www.sonicwall.com/support/', server: /^SonicWALL/i, pages: [{ words: [/This request is blocked by the SonicWALL|This site has been blocked by the (?:network administrator|SonicWALL)/i] }, { words: [/<title>Web Site Blocked<\/title>/i, /nsa_banner|sonicwall/i] }, { words: [/SonicWall/i, /(?:web ?site|site|page|content) blocked|blocked by/i], confidence: 'likely' }] }),
  filter({ vendor: 'watchguard', en: 'WatchGuard', source: 'https://www.watchguard.com/help/docs/', server: /^WatchGuard/i, pages: [{ words: [/Request denied by WatchGuard (?:Firewall|HTTP Proxy)/i] }, { words: [/WatchGuard Technologies/i, /denied|blocked/i], confidence: 'likely' }] }),
  filter({ vendor: 'barracuda-web-gateway', en: 'Barracuda Web Security Gateway', source: 'https://campus.barracuda.com/product/websecuritygateway/', pages: [{ words: [/has been blocked by the Barracuda Web (?:Filter|Security Gateway)|Barracuda Web (?:Filter|Security Gateway)[^<]{0,60}block/i], confidence: 'likely' }] }),
  filter({ vendor: 'trendmicro-iws', en: 'Trend Micro InterScan Web Security', zh: '趋势科技 InterScan Web Security', source: 'https://docs.trendmicro.com/', path: [{ field: 'via', value: /IWSVA|IWSS/i }], pages: [{ words: [/Trend Micro[^<]{0,60}(?:InterScan|IWSVA|IWSS)|IWSVA Security Event|InterScan Web Security/i], confidence: 'likely' }] }),
  filter({ vendor: 'kaspersky-kwts', en: 'Kaspersky Web Traffic Security', zh: '卡巴斯基 Web 流量安全', source: 'https://support.kaspersky.com/kwts/', pages: [{ words: [/Kaspersky Web Traffic Security/i, /block|denied|prohibit/i], confidence: 'likely' }] }),
  filter({ vendor: 'untangle', en: 'Untangle (Arista NG Firewall)', source: 'https://wiki.untangle.com/index.php/Web_Filter', pages: [sentTo(/\/(?:web-filter|webfilter|virus|spyware)\/blockpage\?nonce=/i, 'likely'), { words: [/Untangle/i, /web ?(?:page|site) (?:is )?blocked|This (?:web)? ?(?:page|site) (?:was|is|has been) blocked/i], confidence: 'likely' }] }),
  filter({ vendor: 'pfsense-squidguard', en: 'pfSense squidGuard', source: 'https://docs.netgate.com/pfsense/', pages: [{ words: [/Request denied by pfSense proxy: ?4\d\d/i] }, sentTo(/\/sgerror\.php\?url=/i)] }),
  filter({ vendor: 'e2guardian', en: 'e2guardian / DansGuardian', source: 'https://github.com/e2guardian/e2guardian', pages: [{ words: [/DansGuardian - (?:Access|Unable)|e2guardian - (?:Access|Unable)|<title>(?:DansGuardian|e2guardian)/i] }, sentTo(/dansguardian\.pl\?DENIEDURL=/i)] }),
  filter({ vendor: 'menlo', en: 'Menlo Security', source: 'https://www.menlosecurity.com/', pages: [sentTo(/^https?:\/\/(?:safe|block)\.menlosecurity\.com\//i, 'likely'), { words: [/safe\.menlosecurity\.com\//i, /block/i], confidence: 'likely' }] }),
  filter({ vendor: 'iboss', en: 'iboss', source: 'https://docs.iboss.com/', pages: [sentTo(/\/ibreports\/ibp\/bp\.html|\/ibossconnect|^https?:\/\/[a-z0-9.-]{0,60}ibosscloud\.com\//i, 'likely'), { words: [/ibosscloud\.com|ibreports\/ibp/i], confidence: 'likely' }] }),
  filter({ vendor: 'lightspeed', en: 'Lightspeed Filter', source: 'https://help.lightspeedsystems.com/', pages: [sentTo(/^https?:\/\/(?:[a-z0-9-]{1,40}\.)?(?:blocked\.|lsrelay|block\.)?lightspeedsystems\.(?:com|app)\/[^?]{0,40}(?:block|access)/i, 'likely'), { words: [/lightspeedsystems\.(?:com|app)/i, /block/i], confidence: 'likely' }] }),
  filter({ vendor: 'securly', en: 'Securly', source: 'https://support.securly.com/', pages: [sentTo(/^https?:\/\/(?:www|[a-z0-9-]{1,20})\.securly\.com\/(?:app\/)?block/i, 'likely'), { words: [/securly\.com\/(?:app\/)?block/i], confidence: 'likely' }] }),
  filter({ vendor: 'goguardian', en: 'GoGuardian', source: 'https://support.goguardian.com/', pages: [sentTo(/^https?:\/\/(?:blocked|[a-z0-9-]{1,20}\.blocked)\.goguardian\.com\//i, 'likely'), { words: [/blocked\.goguardian\.com/i], confidence: 'likely' }] }),
  filter({ vendor: 'smoothwall', en: 'Smoothwall', source: 'https://kb.smoothwall.com/', path: [{ field: 'via', value: /Smoothwall/i }], pages: [{ words: [/Smoothwall/i, /blocked|denied|Guardian/i], confidence: 'likely' }] }),
  filter({ vendor: 'cato', en: 'Cato Networks', source: 'https://support.catonetworks.com/', pages: [{ words: [/Cato Networks|catonetworks\.com/i, /block|policy|denied/i], confidence: 'likely' }] }),
  filter({ vendor: 'sky-shield', en: 'Sky Broadband Shield', source: 'https://www.sky.com/help/articles/sky-broadband-shield', pages: [sentTo(/^https?:\/\/block\.isp\.sky\.com\//i, 'likely')] }),
  filter({ vendor: 'isa-tmg', en: 'Microsoft ISA Server / Forefront TMG', source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/isaserver.py', pages: [{ words: [/(?:ISA )?Server denied the specified Uniform Resource Locator \(URL\)/i], status: [403, 407, 502] }, { words: [/The (?:ISA Server|Forefront TMG)[^<]{0,60}(?:denied|requires authorization)/i], status: [403, 407, 502] }, { signs: [{ statusText: /(?:ISA Server|Forefront TMG)[^<]{0,60}(?:denied|requires authorization)|Access to the Web Proxy filter is denied/i }], status: [403, 407, 502] }] }),
  filter({
    vendor: 'sangfor-ac',
    en: 'Sangfor Internet access management (AC)',
    zh: '深信服上网行为管理（AC）',
    source: 'https://www.sangfor.com.cn/product-and-solution/sangfor-security/ac',
    path: [{ field: 'server', value: /^Sangfor-AC/i }],
    pages: [
      { words: [/SANGFOR|sangfor|深信服/, /上网行为|访问(?:控制)?策略|被(?:管理员)?(?:拒绝|禁止|拦截|阻断)|restricted by|access denied/i], confidence: 'likely' },
      sentTo(/\/(?:ac_portal|homepage)\/(?:disable|deny|block|default)[^?]{0,40}/i, 'likely'),
    ],
  }),
  filter({ vendor: 'qianxin-icg', en: 'QiAnXin (Netentsec) internet control gateway', zh: '奇安信（网康）上网行为管理', source: 'https://www.qianxin.com/product/detail/pid/43', pages: [{ words: [/netentsec|网康科技|网神上网行为|奇安信[^<]{0,10}上网行为/i, /拒绝|禁止|拦截|阻断|阻止|block|deny|denied/i], confidence: 'likely' }] }),
  filter({ vendor: 'topsec-tac', en: 'Topsec internet access management', zh: '天融信上网行为管理', source: 'https://www.topsec.com.cn/', pages: [{ words: [/天融信|topsec\.com\.cn/i, /上网行为|访问策略|管理员[^<]{0,10}(?:禁止|拒绝|阻断)/], confidence: 'likely' }] }),
  filter({ vendor: 'rzx', en: 'Surfilter (RZX)', zh: '任子行上网行为管理', source: 'https://www.1218.com.cn/', pages: [{ words: [/RZX IT by|任子行/, /Web Page Blocked!|Request Denied|上网|拦截|禁止/], confidence: 'likely' }] }),
  filter({ vendor: 'h3c-acg', en: 'H3C ACG', zh: '新华三应用控制网关（ACG）', source: 'https://www.h3c.com/cn/', pages: [{ words: [/\bH3C\b|新华三/, /上网行为|应用控制|访问(?:控制)?策略[^<]{0,20}(?:拒绝|禁止|阻断)|URL过滤/], confidence: 'likely' }] }),
  filter({ vendor: 'ruijie-eg', en: 'Ruijie EG', zh: '锐捷上网行为管理', source: 'https://www.ruijie.com.cn/', pages: [{ words: [/锐捷网络|ruijie\.com\.cn/i, /上网行为|访问(?:控制)?策略|(?:被|已)(?:管理员)?(?:禁止|阻断|拦截)/], confidence: 'likely' }] }),
  filter({ vendor: 'huawei-usg', en: 'Huawei USG firewall', zh: '华为 USG 防火墙', source: 'https://support.huawei.com/enterprise/zh/security/', pages: [{ words: [/(?:HUAWEI|Huawei|华为)[^<]{0,40}(?:USG|防火墙|URL过滤)/, /禁止访问|URL过滤|被阻断|blocked|URL filtering/i], confidence: 'likely' }] }),
];
