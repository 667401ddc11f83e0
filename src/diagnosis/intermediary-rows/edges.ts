/** Rows of the table of intermediaries: Akamai, Fastly and Vercel. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { readAkamaiReference, readFastlyDetails, readFastlyTimer, readVercelId } from '../reference-readings';
import { BEHIND, ORIGIN_TELLS, REFUSING, serverOtherThan } from './signs';

const GHOST: Sign = { field: 'server', value: /^AkamaiGHost$/i };
/** The page writes its punctuation as numeric character references. */
const AKAMAI_REFERENCE = /Reference(?:&#32;| )?(?:#|&#35;)?(\d{1,3}(?:\.|&#46;)[0-9a-f]{6,10}(?:\.|&#46;)\d{10}(?:\.|&#46;)[0-9a-f]{1,12})/;
const AKAMAI_TITLE: Sign = { words: /<TITLE>Access Denied<\/TITLE>|errors(?:\.|&#46;)edgesuite(?:\.|&#46;)net/i };
/** Its container, and the name that stands under the wait: the page of the behavioural check, which comes with a success, too. */
const AKAMAI_CHECK: Sign = { words: /<div id="sec-if-cpt-container"/ };
const FASTLY_EDGE: Sign = { field: 'x-served-by', value: /^cache-/i };

/** The id that stands on every error page of Vercel's. */
const VERCEL_PAGE: Sign = { words: /\bID: ?`?(?:<[^<>]{1,60}>)?(?:[a-z]{3}\d{1,2}::){1,3}[a-z0-9]{4,8}-\d{13}-[0-9a-f]{12}\b/ };
const VERCEL_CODES: readonly (readonly [RegExp, string | null])[] = [
  [/\bDEPLOYMENT_(?:BLOCKED|DISABLED|DELETED|PAUSED)\b|\bPAYMENT_REQUIRED\b/, 'site-disabled'],
  [/\bDEPLOYMENT_NOT_FOUND\b|\bDNS_HOSTNAME_[A-Z_]{4,40}\b|\bROUTER_CANNOT_MATCH\b/, 'wrong-route-or-host'],
  [/\bINVALID_REQUEST_METHOD\b/, 'wrong-method'],
  [/Code: ?`?(?:<[^<>]{1,60}>)?(?:FUNCTION_THROTTLED|(?:EDGE_)?(?:FUNCTION|MIDDLEWARE)_INVOCATION_[A-Z]{4,20}|NO_RESPONSE_FROM_FUNCTION|INTERNAL_[A-Z_]{4,40}|INFINITE_LOOP_DETECTED)/, 'server-failure'],
  [/Code: ?`?(?:<[^<>]{1,60}>)?[A-Z][A-Z_]{3,50}/, null],
];

export const edges: readonly IntermediaryRow[] = [
  {
    vendor: 'akamai',
    name: { en: 'Akamai', 'zh-CN': 'Akamai' },
    kind: 'cdn',
    source: 'https://techdocs.akamai.com/edge-diagnostics/docs/error-codes',
    onPath: [
      GHOST,
      { field: 'akamai-grn' },
      { field: 'x-akamai-transformed' },
      { field: 'x-akamai-request-id' },
      { field: 'server', value: /^AkamaiNetStorage$/i },
      { field: 'server-timing', value: /\bak_p\b/ },
      { field: 'x-reference-error' },
      { cookie: /^(?:ak_bmsc|bm_sz|bm_sv|bm_s|_abck)$/ },
    ],
    passedThrough: [...ORIGIN_TELLS, serverOtherThan('akamai')],
    refusals: [
      { signs: [AKAMAI_CHECK, { words: /class="behavioral-content"|Powered and protected by|sec-bc-|\/_sec\/cp_challenge\// }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ words: /<meta http-equiv="refresh" content="\d{1,2}; ?URL='[^'<>]{0,900}[?&]bm-verify=/i }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ words: /"bm-verify" ?: ?"/ }, { words: /\/_sec\/verify\?provider=interstitial/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ words: /sec-if-cpt-container|sec-cpt-if/ }, { status: [403, 428, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /"(?:sec-cp-challenge|cpr_chlge)" ?: ?"?true/ }, { status: [401, 403, 428, 429, 503] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ words: AKAMAI_REFERENCE }, { words: /<TITLE>Invalid URL<\/TITLE>/i }, REFUSING], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      // The same page for a firewall rule, a list of addresses or countries and a rule of the delivery configuration.
      { signs: [{ words: AKAMAI_REFERENCE }, AKAMAI_TITLE, REFUSING], by: 'cdn', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely' },
      { signs: [{ words: AKAMAI_REFERENCE }, GHOST, REFUSING], by: 'cdn', confidence: 'certain' },
      { signs: [{ field: 'akamai-grn' }, { words: /errors(?:\.|&#46;)edgesuite(?:\.|&#46;)net/ }, REFUSING], by: 'cdn', confidence: 'likely', cause: 'waf-rule' },
      { signs: [GHOST, { field: 'x-reference-error' }, REFUSING], by: 'cdn', confidence: 'certain' },
      // A page of the owner's own that the edge serves from its storage in the place of the answer.
      { signs: [{ field: 'server', value: /^AkamaiNetStorage$/i }, { words: /<title>[^<]{0,40}(?:request|access)\b[^<]{0,30}(?:blocked|denied)\b/i }, { status: [403] }], by: 'waf', confidence: 'likely', cause: 'waf-rule', ownStorage: true },
      { signs: [GHOST, { field: 'mime-version' }, { status: [401, 403, 429] }], by: 'cdn', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Akamai Reference', field: 'x-reference-error', words: AKAMAI_REFERENCE, askWhom: 'api-owner', read: readAkamaiReference }, { name: 'Akamai GRN', field: 'akamai-grn', askWhom: 'api-owner', read: readAkamaiReference }],
  },
  {
    vendor: 'fastly',
    name: { en: 'Fastly', 'zh-CN': 'Fastly' },
    kind: 'cdn',
    source: 'https://www.fastly.com/documentation/guides/full-site-delivery/troubleshooting/error-codes-with-fastly/',
    onPath: [FASTLY_EDGE, { field: 'x-fastly-request-id' }, { field: 'x-timer', value: /^S\d{10}\.\d{1,8},VS/ }],
    passedThrough: [{ field: 'x-cache', value: /\bHIT\b/ }, ...BEHIND, { field: 'etag' }, { field: 'last-modified' }],
    refusals: [
      { signs: [{ words: /Fastly error: unknown domain/ }], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      // The page of its bot management: a script under a path of its own.
      { signs: [{ words: /<title>Client Challenge<\/title>/ }, { words: /\/_fs-ch-[A-Za-z0-9]{6,40}\// }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', anyStatus: true },
      { signs: [{ words: /<title>Client Challenge<\/title>/ }, { status: [403, 405, 406, 429, 503] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ words: /Guru Mediation/ }, { words: /Details: cache-/ }], by: 'cdn', confidence: 'certain' },
      { signs: [{ words: /Guru Mediation/ }, FASTLY_EDGE, REFUSING], by: 'cdn', confidence: 'certain' },
      // The same page with a number of its own in the place of that heading.
      { signs: [{ words: /Error 54\d{3}\b/ }, { words: /Details: cache-[a-z0-9-]{3,60} \d{10} \d{1,20}/i }, REFUSING], by: 'cdn', confidence: 'certain' },
      // An answer that the edge made up: no time was spent behind it.
      { signs: [FASTLY_EDGE, { field: 'retry-after', value: /^0$/ }, { words: /The requested URL was rejected\.|request (?:has been |was )?blocked/i }, { status: [403, 406] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [FASTLY_EDGE, { field: 'retry-after', value: /^0$/ }, { field: 'x-timer', value: /,VE[01]$/ }, { status: [401, 403, 405, 429, 451] }], by: 'cdn', confidence: 'likely' },
    ],
    references: [
      { name: 'Fastly Details', words: /Details: (cache-[a-z0-9-]{3,60} \d{10} \d{1,20})/i, askWhom: 'api-owner', read: readFastlyDetails },
      { name: 'Fastly Request ID', field: 'x-fastly-request-id', askWhom: 'api-owner' },
      { name: 'Fastly location and time', field: 'x-timer', askWhom: 'api-owner', read: readFastlyTimer },
    ],
  },
  {
    vendor: 'fastly-ngwaf',
    name: { en: 'Fastly Next-Gen WAF (Signal Sciences)', 'zh-CN': 'Fastly 下一代 WAF（Signal Sciences）' },
    kind: 'waf',
    source: 'https://www.fastly.com/documentation/guides/next-gen-waf/',
    onPath: [{ field: 'x-sigsci-requestid' }, { field: 'x-sigsci-tags' }, { field: 'x-sigsci-agentresponse' }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ field: 'x-sigsci-requestid' }, { status: [406] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      // Nothing names it to the caller: its status, on an answer that nothing behind the edge has left a mark on.
      { signs: [FASTLY_EDGE, { status: [406] }], by: 'waf', confidence: 'possible', cause: 'waf-rule' },
    ],
    references: [{ name: 'Signal Sciences request id', field: 'x-sigsci-requestid', askWhom: 'api-owner' }],
  },
  {
    vendor: 'vercel',
    name: { en: 'Vercel', 'zh-CN': 'Vercel' },
    kind: 'hosting',
    source: 'https://vercel.com/docs/headers/response-headers',
    onPath: [{ field: 'x-vercel-id' }, { field: 'server', value: /^Vercel$/i }],
    passedThrough: [...BEHIND, { field: 'x-matched-path' }],
    refusals: [
      { signs: [{ field: 'x-vercel-mitigated', value: /^challenge/i }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /<title>Vercel Security Checkpoint<\/title>/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'x-vercel-mitigated', value: /^deny/i }, { status: [429] }], by: 'waf', confidence: 'certain', cause: 'rate-limited' },
      // Also said for a wrong host name, an unready certificate and an automatic rule: the platform, and not which of them.
      { signs: [{ field: 'x-vercel-mitigated', value: /^deny/i }], by: 'waf', confidence: 'likely' },
      { signs: [{ field: 'x-vercel-error', value: /\bDEPLOYMENT_(?:BLOCKED|DISABLED|DELETED|PAUSED)\b|\bPAYMENT_REQUIRED\b/ }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ field: 'x-vercel-error', value: /\b(?:DEPLOYMENT_NOT_FOUND|DNS_HOSTNAME_[A-Z_]{1,40})\b/ }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ field: 'x-vercel-error', value: /\bINVALID_REQUEST_METHOD\b/ }, { status: [405] }], by: 'hosting', confidence: 'certain', cause: 'wrong-method' },
      { signs: [{ cookie: /^_vercel_sso_nonce$/ }, { status: [401] }], by: 'hosting', confidence: 'certain', cause: 'credential-missing' },
      { signs: [{ words: /<title>Authentication Required<\/title>/ }, { field: 'x-vercel-id' }, { status: [401] }], by: 'hosting', confidence: 'certain', cause: 'credential-missing' },
      { signs: [{ field: 'x-vercel-error' }], by: 'hosting', confidence: 'certain' },
      // Its error as it is written without those fields: a status, its name, and the code on a line of its own.
      { signs: [{ words: /\bCode: ?`?(?:DEPLOYMENT_(?:BLOCKED|DISABLED|DELETED|PAUSED)|PAYMENT_REQUIRED)\b/ }, { status: [402, 403, 410, 451, 503] }], by: 'hosting', confidence: 'likely', cause: 'site-disabled' },
      { signs: [{ words: /The deployment could not be found on Vercel\.\s{0,8}DEPLOYMENT_NOT_FOUND|\bCode: ?`?DEPLOYMENT_NOT_FOUND\b/ }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
      // Its page: status and code, and an id that begins with the region.
      ...VERCEL_CODES.map(([code, cause]): RefusalRow => ({ signs: [{ words: code }, VERCEL_PAGE], by: 'hosting', confidence: 'certain', ...(cause === null ? {} : { cause }) })),
      { signs: [{ field: 'location', value: /^https:\/\/vercel\.com\/sso-api/ }], by: 'hosting', confidence: 'certain', cause: 'credential-missing' },
    ],
    references: [{ name: 'Vercel id', field: 'x-vercel-id', askWhom: 'api-owner', read: readVercelId }],
  },
];
