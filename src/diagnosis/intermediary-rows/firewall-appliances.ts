/** Rows of the table of intermediaries: firewalls and load balancers that stand in front of servers as appliances. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { product, wafw00f } from './row-forms';
import { REFUSING } from './signs';

const F5_WORDS: Sign = { words: /The requested URL was rejected\. Please consult with your administrator\./ };
/** The page as the product writes it, from its first byte: its status is 200 unless the owner changes it. */
const F5_PAGE: Sign = { words: /^\s{0,8}<html>(?:<head><title>Request Rejected<\/title><\/head>)?(?:<body>)?The requested URL was rejected\. Please consult with your administrator\./ };
/** Digits on the appliance, a UUID where the same engine runs as software or as a service. */
const F5_ID: Sign = { words: /support ID is: ?(?:<[^>]{0,40}>)?\s{0,4}(?:\d{15,25}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i };
/** On a page of the owner's own: its digits only. */
const F5_OWN_ID: Sign = { words: /support ID\b[^<]{0,40}: ?(?:<[^>]{0,40}>)?\s{0,4}\d{18,20}\b/i };
/** The same on a page that is nothing but a short block page, whatever its language. */
const F5_SHORT_PAGE: Sign = { words: /^[^]{0,1600}support ID\b[^<]{0,40}: ?(?:<[^>]{0,40}>)?\s{0,4}\d{18,20}\b[^]{0,400}$/i };
/** The fields with which the engine sends its page unless the owner changes them. */
const F5_FIELDS: readonly [Sign, ...Sign[]] = [{ field: 'cache-control', value: /^no-cache$/ }, { field: 'pragma', value: /^no-cache$/ }, { field: 'connection', value: /^close$/i }];
const F5_ID_VALUE = /support ID\b[^<]{0,40}: ?(?:<[^>]{0,40}>)?\s{0,4}(\d{15,25}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;
const NOT_INSTART: Sign = { absent: 'x-instart-request-id' };
const NOT_VOLTERRA: Sign = { absent: 'x-volterra-location' };
const F5_COOKIE: Sign = { cookie: /^TS[0-9a-f]{6,8}(?:_\d{1,3}|[0-9a-f]{1,3})?$/ };

export const appliances: readonly IntermediaryRow[] = [
  {
    vendor: 'f5-asm',
    name: { en: 'F5 BIG-IP Advanced WAF (ASM)', 'zh-CN': 'F5 BIG-IP Advanced WAF（ASM）' },
    kind: 'waf',
    source: 'https://my.f5.com/manage/s/article/K8363',
    onPath: [F5_COOKIE, { cookie: /^BIGipServer/ }, { field: 'x-wa-info' }, { field: 'x-cnection' }],
    refusals: [
      { signs: [F5_PAGE, F5_ID, NOT_INSTART, NOT_VOLTERRA], by: 'waf', confidence: 'certain', cause: 'waf-rule', anyStatus: true },
      { signs: [F5_WORDS, F5_ID, NOT_INSTART, NOT_VOLTERRA], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      // The page cut before its id, or without one: others have taken the sentence over.
      { signs: [F5_COOKIE, F5_PAGE, NOT_INSTART, NOT_VOLTERRA], by: 'waf', confidence: 'certain', cause: 'waf-rule', anyStatus: true },
      { signs: [F5_PAGE, NOT_INSTART, NOT_VOLTERRA], by: 'waf', confidence: 'likely', cause: 'waf-rule', anyStatus: true },
      { signs: [F5_WORDS, NOT_INSTART, NOT_VOLTERRA], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [...F5_FIELDS, F5_SHORT_PAGE, NOT_INSTART, NOT_VOLTERRA], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely', anyStatus: true },
      // The owner may write a page of its own around the id, and serve it as a success.
      { signs: [F5_OWN_ID, NOT_INSTART], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [F5_COOKIE, F5_OWN_ID, NOT_INSTART], by: 'waf', confidence: 'likely', cause: 'waf-rule', anyStatus: true },
    ],
    references: [{ name: 'Support ID', words: F5_ID_VALUE, askWhom: 'api-owner' }],
  },
  product({
    vendor: 'f5-apm',
    en: 'F5 BIG-IP APM',
    source: wafw00f('f5bigipapm'),
    kind: 'gateway',
    path: [{ cookie: /^(?:LastMRH_Session|MRHSession|F5_fullWT|F5_HT_shrinked)$/ }],
    passedThrough: [],
    pages: [
      { signs: [{ field: 'location', value: /^(?:https?:\/\/[^/]{1,200})?\/my\.policy(?:$|\?)/ }], status: [301, 302, 303, 307], cause: 'credential-missing', confidence: 'likely' },
      { words: [/Access policy evaluation is denied|Your session could not be established\./, /session (?:reference number|could not)/i], anyStatus: true, status: [200, 401, 403], cause: null },
    ],
    references: [{ name: 'Session reference', words: /session reference number: ?(?:<[^>]{0,40}>)?([0-9a-f]{8})/i, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'f5-trafficshield', en: 'F5 TrafficShield', source: wafw00f('f5trafficshield'), server: /^F5-TrafficShield/i, path: [{ cookie: /^ASINFO$/ }] }),
  product({ vendor: 'f5-firepass', en: 'F5 FirePass', source: wafw00f('f5firepass'), kind: 'gateway', path: [{ cookie: /^F5_(?:fire[a-z]{0,20}|passid_shrinked)$/ }], pages: [{ signs: [{ field: 'location', value: /\/my\.logon\.php3/ }, { cookie: /^VHOST$/ }], status: [301, 302, 303], cause: 'credential-missing' }], passedThrough: [] }),
  product({
    vendor: 'netscaler',
    en: 'Citrix NetScaler AppFirewall',
    source: wafw00f('netscaler'),
    path: [{ cookie: /^(?:ns_af|citrix_ns_id(?:_\w{1,40})?|NSC_[A-Za-z0-9._-]{1,80})$/ }, { field: 'via', value: /NS-CACHE/i }, { field: 'cneonction' }, { field: 'nncoection' }],
    pages: [
      { words: [/<title>Application Firewall Block Page<\/title>|Violation Category: ?APPFW_|AppFW Session ID/i], anyStatus: true, status: [200, 400, 403, 404, 500] },
      { words: [/NS Transaction I[Dd]: ?[0-9a-z]/, /block|violation|denied/i], anyStatus: true, status: [200, 400, 403, 404, 500] },
      { words: [/Access has been blocked - if you feel this is in error, please contact the site administrators quoting the following/i] },
    ],
    references: [{ name: 'NS Transaction ID', words: /NS Transaction I[Dd]: ?([0-9A-Za-z-]{4,60})/, askWhom: 'api-owner' }, { name: 'AppFW Session ID', words: /AppFW Session I[Dd]: ?([0-9A-Za-z_-]{4,80})/, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'teros', en: 'Citrix Teros', source: wafw00f('teros'), path: [{ cookie: /^st8(?:id|_wat|_wlf)/ }] }),
  product({
    vendor: 'fortiweb',
    en: 'Fortinet FortiWeb',
    source: wafw00f('fortiweb'),
    path: [{ cookie: /^(?:FORTIWAFSID|cookiesession1)$/ }],
    pages: [
      { words: [/\bfgd_icon\b/, /Attack ID|Message ID/i], anyStatus: true, status: [200, 400, 403, 404, 500, 501] },
      { words: [/<title>Web Page Blocked!?<\/title>|Web Page Blocked!/i, /Attack ID: ?(?:<[^>]{0,40}>)?\s{0,4}\d{8}/i], anyStatus: true, status: [200, 400, 403, 404, 500, 501] },
      { words: [/Attack ID: ?(?:<[^>]{0,40}>)?\s{0,4}\d{8}\b/i, /Message ID: ?(?:<[^>]{0,40}>)?\s{0,4}\d{8,14}/i] },
      { signs: [{ cookie: /^(?:FORTIWAFSID|cookiesession1)$/ }], words: [/Server unavailable[.!] ?(?:Please visit later)?|Web Page Blocked/i], status: [403, 500, 503], confidence: 'likely' },
    ],
    references: [{ name: 'Attack ID', words: /Attack ID: ?(?:<[^>]{0,40}>)?\s{0,4}(\d{8})\b/i, askWhom: 'api-owner' }, { name: 'Message ID', words: /Message ID: ?(?:<[^>]{0,40}>)?\s{0,4}(\d{8,14})/i, askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'fortigate',
    en: 'FortiGate',
    source: 'https://docs.fortinet.com/document/fortigate/latest/administration-guide/',
    pages: [
      { words: [/\b(?:global)?url\.fortinet\.net/, /Web Application Firewall/i], anyStatus: true, status: [200, 403] },
      { words: [/This transfer is blocked by a web application firewall/i] },
      // The opening comment is not Fortinet's alone; beside this title it is its replacement message.
      { words: [/<!-- IE friendly error message walkround\./, /<title>Web Application Firewall<\/title>/i], confidence: 'likely' },
      { words: [/<title>Web Application Firewall<\/title>/i, /Event ID|Event Type/], confidence: 'likely' },
    ],
    references: [{ name: 'Event ID', words: /Event ID(?:<[^>]{0,40}>|[:\s]){1,6}(\d{4,12})/i, askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'barracuda',
    en: 'Barracuda WAF',
    source: wafw00f('barracuda'),
    path: [{ cookie: /^(?:barra_counter_session|BNI__BARRACUDA_LB_COOKIE|BNI_persistence|BN[IE]S_.{1,80})$/ }],
    pages: [
      { words: [/when this page occurred and the event ID found at the bottom of the page/i, /Barracuda|event ID/i], confidence: 'likely' },
      // What the owner's own pages are built from: the address of the caller, and the id of the log entry.
      { words: [/Client IP ?[=:] ?[\d.:a-f]{3,45}[^<]{0,20}\bID ?[:=] ?[0-9a-f]{8,14}-[0-9a-f]{6,10}\b/i], confidence: 'likely' },
      { signs: [{ cookie: /^(?:barra_counter_session|BNI__BARRACUDA_LB_COOKIE|BNI_persistence)$/ }], words: [/You have been blocked|The specified URL cannot be found|blocked|denied/i], status: [403, 404], confidence: 'likely' },
      { words: [/Barracuda Networks/i, /Client IP ?[=:]|blocked|denied/i], confidence: 'likely' },
    ],
    references: [{ name: 'Attack log ID', words: /\bID ?[:=] ?([0-9a-f]{8,14}-[0-9a-f]{6,10})\b/, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'netcontinuum', en: 'NetContinuum (Barracuda)', source: wafw00f('netcontinuum'), path: [{ cookie: /^NCI__SessionId$/ }] }),
  product({
    vendor: 'sophos-waf',
    en: 'Sophos web server protection',
    source: wafw00f('sophos'),
    pages: [{ words: [/incident was logged with the following log identifier/i, /Access to the requested URL was blocked|Inbound Anomaly Score/i] }, { words: [/Inbound Anomaly Score (?:\(Total Score|exceeded)/i], confidence: 'likely' }],
    references: [{ name: 'Log identifier', words: /log identifier:? ?(?:<[^>]{0,40}>)?\s{0,4}([0-9A-Za-z@_-]{12,40})/i, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'kemp', en: 'Kemp LoadMaster', source: wafw00f('kemp'), path: [{ field: 'x-servedby', value: /KEMP-LM/i }], pages: [{ signs: [{ field: 'x-servedby', value: /KEMP-LM/i }], words: [/<title>403 Forbidden<\/title>/], status: [403] }] }),
  product({
    vendor: 'webseal',
    en: 'IBM WebSEAL (Security Verify Access)',
    source: wafw00f('webseal'),
    kind: 'gateway',
    server: /^WebSEAL/i,
    passedThrough: [],
    pages: [
      { words: [/This is a WebSEAL error message template file|WebSEAL server received an invalid HTTP request/i] },
      { words: [/\bDPWWA\d{4}[EW]\b|\bHPDIA\d{4}[EW]\b/], status: [400, 401, 403, 404, 500] },
      { signs: [{ field: 'server', value: /^WebSEAL/i }], status: [401, 403], confidence: 'likely' },
    ],
    references: [{ name: 'Error code', words: /\b((?:DPWWA|HPDIA)\d{4}[EW])\b/, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'cisco-ace-xml', en: 'Cisco ACE XML Gateway', source: wafw00f('ciscoacexml'), kind: 'gateway', server: /^ACE XML Gateway/i, own: 'likely' }),
  product({
    vendor: 'airlock',
    en: 'Airlock Gateway',
    source: wafw00f('airlock'),
    path: [{ cookie: /^AL[_-]?(?:SESS|LB)(?:-\w{1,20})?$/i }],
    pages: [{ words: [/server detected a syntax error in your request/i] }, { signs: [{ cookie: /^AL[_-]?(?:SESS|LB)/i }], words: [/Check your request and all parameters|Request ID: ?\w{8,}/i], status: [400, 403], confidence: 'likely' }],
  }),
  product({ vendor: 'nevisproxy', en: 'nevisProxy', source: wafw00f('nevisproxy'), path: [{ cookie: /^(?:Navajo|NP_ID)/ }] }),
  product({ vendor: 'usp-secure-entry', en: 'USP Secure Entry Server', source: wafw00f('secureentry'), server: /^Secure Entry Server/i, own: 'likely' }),
  { vendor: 'denyall', name: { en: 'DenyALL (R&S)', 'zh-CN': 'DenyALL（R&S）' }, kind: 'waf', source: wafw00f('denyall'), onPath: [], refusals: [{ signs: [{ statusText: /^Condition Intercepted$/i }], by: 'waf', confidence: 'certain', cause: 'waf-rule' }, { signs: [{ words: /^\s{0,8}Condition Intercepted/i }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' }] },
  product({ vendor: 'approach', en: 'Approach WAF', source: wafw00f('approach'), server: /^Approach\b/i, pages: [{ words: [/Approach[^<]{0,10}Web Application (?:Firewall|Filtering)|Approach[^<]{0,10}infrastructure team/i] }] }),
  product({
    vendor: 'indusface',
    en: 'Indusface AppTrana',
    source: wafw00f('indusguard'),
    server: /^IF_WAF/i,
    own: 'likely',
    pages: [{ words: [/This website is secured against online attacks\. Your request was blocked/] }],
    references: [{ name: 'Incident ID', words: /Incident ID ?: ?(?:<[^>]{0,40}>)?\s{0,4}([A-Za-z0-9@_-]{16,40})/, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'redshield', en: 'RedShield', source: 'https://www.redshield.co/', pages: [{ words: [/@red-?shield\.(?:net|co)\b/i, /blocked for security|Support ID/i] }, { words: [/Red-?Shield/i, /blocked|denied|Reference|request id/i], status: [403, 406], confidence: 'likely' }] }),
  product({
    vendor: 'reflected-networks',
    en: 'Reflected Networks',
    source: wafw00f('reflected'),
    pages: [
      { words: [/content="Request is denied"/, /<title>Forbidden<\/title>|<b>Request ID<\/b>/], status: [403] },
      { words: [/\b[0-9A-F]{8}-[0-9A-F]{18}-[0-9A-F]{6}\b/, /Request ID/], status: [403] },
      { words: [/<title>(This request has been blocked|Request is denied|Forbidden)<\/title>\s{0,8}<meta (?:content="\1" name="description"|name="description" content="\1")/], status: [403], confidence: 'likely' },
    ],
    references: [{ name: 'Request ID', words: /\b([0-9A-F]{8}-[0-9A-F]{18}-[0-9A-F]{6})\b/, askWhom: 'api-owner' }],
  }),
  product({ vendor: 'threatx', en: 'ThreatX (A10)', source: wafw00f('threatx'), pages: [{ words: [/^\s{0,4}Forbidden - ID: [0-9a-fA-F]{32}\s{0,4}$/], status: [403] }], references: [{ name: 'ID', words: /^\s{0,4}Forbidden - ID: ([0-9a-fA-F]{32})/, askWhom: 'api-owner' }] }),
  product({ vendor: 'viettel', en: 'Viettel Cloudrity', source: wafw00f('viettel'), pages: [{ words: [/Access Denied[^<]{0,10}Viettel WAF|Viettel WAF System|cloudrity\.com(?:\.vn)?\//i] }] }),
  product({ vendor: 'e3learning', en: 'e3Learning Security', source: 'https://github.com/0xInfection/Awesome-WAF', server: /^e3Learning_WAF/i, own: 'likely' }),
  product({ vendor: 'aspa', en: 'ASPA', source: wafw00f('aspa'), server: /^ASPA[-_]?WAF/i, own: 'likely', path: [{ field: 'aspa-cache-status' }] }),
  product({ vendor: 'xlabs', en: 'XLabs Security', source: wafw00f('xlabssecuritywaf'), server: /^XLabs[-_]?.?WAF/i, own: 'likely', path: [{ field: 'x-cdn', value: /XLabs Security/i }, { field: 'secured', value: /^By XLabs/i }] }),
  product({ vendor: 'transip', en: 'TransIP web firewall', source: wafw00f('transip'), path: [{ field: 'x-transip-backend' }, { field: 'x-transip-balancer' }] }),
  product({ vendor: 'sabre', en: 'Sabre firewall', source: wafw00f('sabre'), pages: [{ words: [/dxsupport[.@]sabre\.com/] }, { words: [/<title>Application Firewall Error/, /add some important details to the email for us to investigate/] }] }),
  product({ vendor: 'scutum', en: 'Scutum', source: 'https://www.scutum.jp/', server: /^Scutum/i, own: 'likely' }),
  product({ vendor: 'siteguard', en: 'SiteGuard (JP-Secure)', source: wafw00f('siteguard'), pages: [{ words: [/Powered by SiteGuard|The server refuse to browse the page/i] }] }),
  product({ vendor: 'gtmc', en: 'Wins Sniper / GTMC / Kuipernet', source: 'https://github.com/stamparm/identYwaf', pages: [{ words: [/\bKuipernet\b|\bGTMC WAF\b|SNIPER (?:WAF|ONE)/i], confidence: 'possible' }] }),
  product({ vendor: 'stingray', en: 'Riverbed Stingray', source: 'https://github.com/0xInfection/Awesome-WAF', path: [{ cookie: /^X-Mapping-/ }] }),
  product({ vendor: 'proventia', en: 'IBM Proventia', source: 'https://github.com/0xInfection/Awesome-WAF', pages: [{ words: [/request does not match Proventia rules/i] }] }),
  product({ vendor: 'synology', en: 'Synology', zh: '群晖', source: 'https://kb.synology.com/', kind: 'hosting', pages: [{ words: [/Synology[^<]{0,20}(?:Web Station|DSM|NAS)/i, /Sorry, the page you are looking for is not found|403|forbidden/i], status: [403, 404], confidence: 'likely', cause: null }] }),
  product({ vendor: 'dod-enterprise', en: 'DoD enterprise-level protection system', source: 'https://github.com/Ekultek/WhatWaf', pages: [{ words: [/DoD Enterprise-Level Protection System/i] }] }),
];
