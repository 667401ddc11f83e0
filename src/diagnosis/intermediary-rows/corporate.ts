/** Rows of the table of intermediaries: what stands in the caller's own network. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { REFUSING } from './signs';

const CAUSE = 'corporate-proxy-policy';
const SQUID_VIA: Sign = { field: 'via', value: /\(squid\b/i };

export const corporate: readonly IntermediaryRow[] = [
  {
    vendor: 'zscaler',
    name: { en: 'Zscaler', 'zh-CN': 'Zscaler' },
    kind: 'corporate-proxy',
    source: 'https://help.zscaler.com/zia/about-end-user-notifications',
    onPath: [{ field: 'server', value: /^Zscaler/i }, { field: 'via', value: /\(Zscaler\b/i }],
    refusals: [
      { signs: [{ words: /Internet Security by Zscaler|to protect you from internet threats|gateway\.zscaler/i }, { field: 'server', value: /^Zscaler/i }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
      { signs: [{ words: /Internet Security by Zscaler/ }, REFUSING], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
      { signs: [{ field: 'location', value: /^https?:\/\/gateway\.zscaler[a-z0-9]{0,10}\.net[:/]/i }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
      { signs: [{ field: 'server', value: /^Zscaler/i }, { status: [403, 407] }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
    ],
  },
  {
    vendor: 'squid',
    name: { en: 'Squid', 'zh-CN': 'Squid' },
    kind: 'corporate-proxy',
    source: 'https://wiki.squid-cache.org/Features/CustomErrors',
    onPath: [SQUID_VIA, { field: 'server', value: /^squid\b/i }, { field: 'x-squid-error' }],
    // As often in front of servers as in companies: over https only one that opens the encryption can be the company's.
    refusals: [
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:CACHE_)?ACCESS_DENIED/ }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ field: 'x-squid-error', value: /^ERR_(?:INVALID_URL|INVALID_REQ|UNSUP_REQ)/ }], by: 'corporate-proxy', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [{ field: 'x-squid-error' }], by: 'corporate-proxy', confidence: 'likely' },
      { signs: [SQUID_VIA, { words: /Access control configuration prevents your request/ }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
      { signs: [{ words: /Generated [^<]{1,60} by [^<]{1,120} \(squid(?:\/[\d.A-Z]{1,20})?\)/ }, { words: /ERR_ACCESS_DENIED|Access Denied\./ }, REFUSING], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE },
    ],
  },
  {
    vendor: 'fortiguard',
    name: { en: 'FortiGuard web filter', 'zh-CN': 'FortiGuard 网页过滤' },
    kind: 'corporate-proxy',
    source: 'https://docs.fortinet.com/document/fortigate/latest/administration-guide/565562/url-filter',
    onPath: [],
    refusals: [
      { signs: [{ words: /FortiGuard Intrusion Prevention - Access Blocked/ }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
      { signs: [{ words: /Fort(?:iGuard|inet)|IE friendly error message walkround/ }, { words: /Web Page Blocked|Web Filter Violation|Application Control Violation/i }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
    ],
  },
  {
    vendor: 'bluecoat',
    name: { en: 'Symantec ProxySG (Blue Coat)', 'zh-CN': 'Symantec ProxySG（Blue Coat）' },
    kind: 'corporate-proxy',
    source: 'https://techdocs.broadcom.com/us/en/symantec-security-software/web-and-network-security/proxysg.html',
    onPath: [{ field: 'via', value: /\(Blue Coat/i }, { field: 'x-bluecoat-via' }],
    refusals: [
      { signs: [{ words: /\b(?:policy_denied|content_filter_denied|authentication_failed)\b/ }, { words: /Access Denied|Network Error/ }, { status: [401, 403, 407, 503] }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
    ],
  },
  {
    vendor: 'netskope',
    name: { en: 'Netskope', 'zh-CN': 'Netskope' },
    kind: 'corporate-proxy',
    source: 'https://docs.netskope.com/en/user-notification-templates/',
    onPath: [],
    refusals: [{ signs: [{ words: /\.goskope\.com|Netskope/ }, { words: /block/i }, { status: [403] }], by: 'corporate-proxy', confidence: 'likely', cause: CAUSE }],
  },
  {
    vendor: 'forcepoint-websense',
    name: { en: 'Forcepoint (Websense)', 'zh-CN': 'Forcepoint（Websense）' },
    kind: 'corporate-proxy',
    source: 'https://help.forcepoint.com/websec/',
    onPath: [{ field: 'via', value: /\bWCG\b/ }],
    refusals: [
      { signs: [{ words: /blockpage\.cgi\?ws-session=/ }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
      { signs: [{ field: 'location', value: /blockpage\.cgi\?ws-session=/ }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
      { signs: [{ statusText: /^Tunnel or SSL Forbidden$/ }, { status: [403] }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE },
    ],
  },
  {
    vendor: 'mcafee-swg',
    name: { en: 'Skyhigh (McAfee) Web Gateway', 'zh-CN': 'Skyhigh（McAfee）Web Gateway' },
    kind: 'corporate-proxy',
    source: 'https://success.skyhighsecurity.com/',
    onPath: [{ field: 'via', value: /McAfee Web Gateway|Skyhigh Secure Web Gateway/i }],
    refusals: [{ signs: [{ words: /\/mwg-internal\// }, { status: [401, 403, 407] }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE }],
  },
  {
    vendor: 'cisco-umbrella',
    name: { en: 'Cisco Umbrella', 'zh-CN': 'Cisco Umbrella' },
    kind: 'corporate-proxy',
    source: 'https://docs.umbrella.com/deployment-umbrella/docs/customize-your-block-page',
    onPath: [],
    refusals: [{ signs: [{ field: 'location', value: /^https?:\/\/(?:block\.opendns\.com|(?:[a-z0-9-]{1,40}\.){0,2}block\.(?:[a-z0-9-]{1,40}\.)?umbrella\.com)\// }], by: 'corporate-proxy', confidence: 'certain', cause: CAUSE }],
  },
];
