/** Rows of the table of intermediaries: the larger firewalls sold as a service in front of the site. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readImpervaInfo, readSucuriBlock } from '../reference-readings';
import { BEHIND, REFUSING } from './signs';

const INCIDENT: Sign = { words: /incident_id=\d{5,30}-\d{5,30}|Incapsula incident ID: ?\d{5,30}-\d{5,30}/ };
const FRAME: Sign = { words: /\/_Incapsula_Resource\?/ };
/** The page is one frame whose address carries the incident: nothing else looks like it, whatever the status. */
const WHOLE_PAGE: Sign = { words: /<iframe [^>]{0,120}src="\/_Incapsula_Resource\?[^<>]{0,900}>\s{0,8}Request unsuccessful\. Incapsula incident ID:\s{0,8}\d{5,30}(?:-\d{5,30})?\s{0,8}<\/iframe/ };
/** A page of nothing but the script that tests the browser. */
const SCRIPT_PAGE: Sign = { words: /^\s{0,8}<html[^<>]{0,60}>\s{0,8}(?:<head[^<>]{0,60}>)?\s{0,8}<meta name="robots" content="noindex, ?nofollow">\s{0,8}(?:<meta [^<>]{0,200}>\s{0,8}){0,6}<script (?:type="text\/javascript" )?src="\/_Incapsula_Resource\?SWJIYLWA=[^<>]{0,900}>\s{0,8}<\/script>\s{0,8}(?:<\/head>)?\s{0,8}<body>\s{0,8}<\/body>\s{0,8}<\/html>\s{0,8}$/i };
const SECURESPHERE_WORDS: Sign = { words: /This page can(?:'|&#39;|\u2019)t be displayed\.\s{0,4}Contact support for additional information\./ };
const SECURESPHERE_ID: Sign = { words: /The incident ID is:/ };
const SUCURI: Sign = { field: 'server', value: /^Sucuri/i };
const GODADDY: Sign = { words: /GoDaddy (?:Website Firewall|Security - Access Denied)/ };
const BLOCK_ID = { name: 'Block ID', field: 'x-sucuri-block', words: /Block ID:(?:\s{0,4}<[^>]{0,80}>){0,4}\s{0,4}([A-Z]{3}[0-9A-Z]{2,6})/, askWhom: 'api-owner', read: readSucuriBlock } as const;

export const cloudFirewalls: readonly IntermediaryRow[] = [
  // Incapsula under another name.
  {
    vendor: 'sitelock-trueshield',
    name: { en: 'SiteLock TrueShield', 'zh-CN': 'SiteLock TrueShield' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/sitelock.py',
    onPath: [],
    refusals: [{ signs: [{ words: /SiteLock [Ii]ncident ID/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely' }],
    references: [{ name: 'SiteLock incident ID', words: /SiteLock [Ii]ncident ID:?\s{0,4}(?:<[^<>]{0,60}>)?(\d{5,30}(?:-\d{5,30})?)/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'imperva-incapsula',
    name: { en: 'Imperva Cloud WAF (Incapsula)', 'zh-CN': 'Imperva 云 WAF（Incapsula）' },
    kind: 'waf',
    source: 'https://docs.imperva.com/bundle/cloud-application-security/page/more/error-codes.htm',
    onPath: [{ cookie: /^(?:visid_incap_|incap_ses_|nlbi_)\d/ }, { field: 'x-cdn', value: /^(?:Incapsula|Imperva)/i }, { field: 'x-iinfo' }],
    passedThrough: BEHIND,
    // `edet` is the kind of the page: 12 asks for a proof that a person calls, 15 and 16 are blocks by a rule. The same number stands after `B` in `x-iinfo`.
    refusals: [
      { signs: [WHOLE_PAGE, { words: /&(?:amp;)?edet=12\b/ }], by: 'waf', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely', anyStatus: true },
      { signs: [WHOLE_PAGE, { words: /&(?:amp;)?edet=1[56]\b/ }], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely', anyStatus: true },
      { signs: [WHOLE_PAGE], by: 'waf', confidence: 'certain', anyStatus: true },
      { signs: [SCRIPT_PAGE], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely', anyStatus: true },
      { signs: [INCIDENT, FRAME, { words: /\bedet=12\b/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely' },
      { signs: [INCIDENT, FRAME, { words: /\bedet=1[56]\b/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely' },
      { signs: [{ words: /Request unsuccessful\. Incapsula incident ID/ }], by: 'waf', confidence: 'certain' },
      { signs: [INCIDENT, { field: 'x-iinfo', value: / B12\(/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely' },
      { signs: [INCIDENT, { field: 'x-iinfo', value: / B\d{1,3}\(/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely' },
      { signs: [INCIDENT, FRAME, REFUSING], by: 'waf', confidence: 'certain' },
      { signs: [{ words: /\bPowered by Incapsula\b/i }, INCIDENT, REFUSING], by: 'waf', confidence: 'certain' },
      { signs: [{ field: 'x-iinfo', value: / B12\(/ }, { status: [403, 429, 503] }], by: 'waf', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ field: 'x-iinfo', value: / B1[56]\(/ }, { status: [403, 429, 503] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [
      { name: 'Incident ID', words: /(?:incident_id=|Incapsula incident ID:\s{0,8})(\d{5,30}-\d{5,30})/, askWhom: 'api-owner' },
      { name: 'X-Iinfo', field: 'x-iinfo', askWhom: 'api-owner', read: readImpervaInfo },
    ],
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
      { signs: [{ words: /<H2>Error<\/H2>/ }, { words: /#FEEE7A/ }, { words: /<STRONG>Error<\/STRONG>/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [SECURESPHERE_WORDS, SECURESPHERE_ID], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
    references: [{ name: 'Incident ID', words: /The incident ID is: ?(?:<[^>]{0,40}>)?\s{0,4}(\d{5,30})/, askWhom: 'api-owner' }],
  },
  // Sucuri under another name.
  {
    vendor: 'godaddy-firewall',
    name: { en: 'GoDaddy Website Firewall', 'zh-CN': 'GoDaddy 网站防火墙' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/godaddy.py',
    onPath: [],
    refusals: [
      { signs: [GODADDY, { words: /Block ID:(?:\s{0,4}<[^>]{0,80}>){0,4}\s{0,4}GEO/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'geo-blocked' },
      { signs: [GODADDY, { words: /Access Denied/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely' },
    ],
    references: [BLOCK_ID],
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
      { signs: [{ words: /Sucuri Web[Ss]ite Firewall/ }, { words: /Block ID:(?:\s{0,4}<[^>]{0,80}>){0,4}\s{0,4}GEO/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'geo-blocked' },
      { signs: [{ words: /Sucuri Web[Ss]ite Firewall - (?:CloudProxy - )?Access Denied|Access Denied - Sucuri Web[Ss]ite Firewall/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /cloudproxy@sucuri\.net/ }, { words: /Access Denied/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [BLOCK_ID],
  },
  {
    vendor: 'f5-distributed-cloud',
    name: { en: 'F5 Distributed Cloud', 'zh-CN': 'F5 Distributed Cloud' },
    kind: 'waf',
    source: 'https://docs.cloud.f5.com/docs-v2/platform/reference/http-response-codes',
    onPath: [{ field: 'server', value: /^volt-adc/i }, { field: 'x-volterra-location' }],
    refusals: [
      { signs: [{ field: 'server', value: /^volt-adc/i }, { words: /The requested URL was rejected/ }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ field: 'x-volterra-location' }, { words: /The requested URL was rejected/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Support ID', words: /support ID is: ?(?:<[^>]{0,40}>)?\s{0,4}([0-9a-f-]{10,40})/i, askWhom: 'api-owner' }],
  },
];
