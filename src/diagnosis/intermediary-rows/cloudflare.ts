/** Rows of the table of intermediaries: Cloudflare's products. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { readRayId } from '../reference-readings';
import { ORIGIN_TELLS, REFUSING } from './signs';

const RAY: Sign = { field: 'cf-ray' };

/**
 * An edge error in each form that it comes in: bare text, the branded page, the JSON problem, the number inside the page's script.
 * Anchored to Cloudflare's own mark-up: an application behind it may have error codes of the same numbers.
 */
function edgeCode(...codes: readonly number[]): Sign {
  const any = codes.join('|');
  return {
    words: new RegExp(
      `^error code: (?:${any})\\s{0,4}$|\\bError (?:${any}) Ray ID: ?[0-9a-f]{16}\\b|cf-error-code[^<>]{0,60}>\\s{0,4}(?:${any})\\b|cf-code-label"?>\\s{0,4}Error code:? ?(?:<span>)?(?:${any})\\b|cloudflare-1xxx-errors/error-(?:${any})\\b|\\berrorCode: ?(?:${any})\\b`,
    ),
  };
}

/** One kind of mark is the best reading; the JSON problem names Cloudflare's own documentation, and the page its own reference. */
function withoutRay(codes: readonly number[], by: RefusalRow['by'], cause: string): RefusalRow[] {
  const any = codes.join('|');
  return [
    { signs: [{ words: new RegExp(`cloudflare-1xxx-errors/error-(?:${any})\\b|\\bError (?:${any}) Ray ID: ?[0-9a-f]{16}\\b`) }, REFUSING], by, confidence: 'certain', cause },
    { signs: [edgeCode(...codes), REFUSING], by, confidence: 'likely', cause },
  ];
}

/** The sentences of the edge's error pages; what is in brackets is the site, then the caller's address, network or signature. */
const OWNER = 'The owner of this website (?:\\([^()<>]{1,120}\\) )?';
const SENTENCES: readonly (readonly [RegExp, RefusalRow['by'], string])[] = [
  [new RegExp(`${OWNER}has banned your access based on your browser(?:'|\u2019|&#39;)s signature`), 'cdn', 'user-agent-refused'],
  [new RegExp(`${OWNER}has banned your IP address`), 'cdn', 'ip-not-allowed'],
  [new RegExp(`${OWNER}has banned the autonomous system number`), 'cdn', 'ip-not-allowed'],
  [new RegExp(`${OWNER}has banned the country or region your IP address is in`), 'cdn', 'geo-blocked'],
  [new RegExp(`${OWNER}does not allow hotlinking to that resource`), 'cdn', 'referrer-not-allowed'],
  [new RegExp(`${OWNER}has banned you temporarily from accessing this website`), 'cdn', 'rate-limited'],
  [new RegExp(`${OWNER}has disabled direct IP access`), 'cdn', 'wrong-route-or-host'],
];

function sentences(confidence: RefusalRow['confidence'], ...with_: readonly Sign[]): RefusalRow[] {
  return SENTENCES.map(([words, by, cause]) => ({ signs: [{ words }, ...with_, REFUSING], by, confidence, cause }));
}

/** Codes with a heading of their own, which stands under the code once the mark-up is lost (`Error 1014`, `CNAME Cross-User Banned`). */
const HEADINGS: readonly (readonly [string, string, RefusalRow['by'], string])[] = [
  ['1000|1001|1002|1004|1014|1018|1023|1034', 'DNS points to (?:a )?prohibited IP|DNS resolution error|Restricted|Host not configured to serve web traffic|CNAME Cross-User Banned|(?:Could not|Unable to) find (?:the )?host|Edge IP Restricted', 'cdn', 'wrong-route-or-host'],
  ['1003|1013', '(?:Access denied: ?)?Direct IP access not allowed|HTTP hostname and TLS SNI hostname mismatch', 'cdn', 'wrong-route-or-host'],
  ['1016|1019|1033|1101|1102|1104|1200', 'Origin DNS error|Compute server error|(?:Argo|Cloudflare) Tunnel error|Rendering error|Worker (?:threw (?:a JavaScript )?exception|exceeded (?:CPU|resource) (?:time )?limits?)|(?:A variation of this|Script exceeded)|Cache connection limit', 'cdn', 'server-failure'],
  ['1005|1006|1007|1008|1106', 'Access denied', 'cdn', 'ip-not-allowed'],
  ['1009', 'Access denied', 'cdn', 'geo-blocked'],
  ['1010', 'Access denied|Bad browser', 'cdn', 'user-agent-refused'],
  ['1011', 'Access denied|Hotlinking denied', 'cdn', 'referrer-not-allowed'],
  ['1012|1020', 'Access denied', 'waf', 'waf-rule'],
  ['1015', '(?:You (?:are|have) been|You are being) (?:temporarily )?(?:rate limited|blocked)', 'cdn', 'rate-limited'],
  ['1025', 'Please check back later', 'cdn', 'rate-limited'],
];

/** What the edge answers with when it does not answer for the server behind it. */
const EDGE_STATUS: Sign = { status: [400, 401, 403, 404, 405, 409, 421, 429, 451, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530] };
/** Codes for what stands behind the edge and failed: a tunnel that is down, a name that does not resolve, a Worker that threw. */
const FAILED = [1016, 1019, 1033, 1035, 1036, 1037, 1040, 1041, 1101, 1102, 1104, 1200];
/** The page that asked for five seconds of patience until 2022, and the one with a CAPTCHA: names of their form fields and scripts. */
const OLD_CHALLENGE: Sign = { words: /cf-browser-verification|\bjschl_(?:vc|answer|tk)\b|\/cdn-cgi\/l\/chk_(?:jschl|captcha)|\bcf-im-under-attack\b|data-translate="(?:checking_browser|challenge_headline|turn_on_js)"|__cf_chl_(?:jschl|captcha|managed|rt|f)_tk__|\/cdn-cgi\/challenge-platform\/[a-z]\/[a-z]\/orchestrate/ };
const CHALLENGING: Sign = { status: [403, 429, 503] };

/** The style sheet of the edge's own pages. */
const BRANDED: Sign = { words: /\/cdn-cgi\/styles\/(?:cf\.errors|main)\b|id="cf-(?:wrapper|error-details)"/ };
const OWNER_BANNED = edgeCode(1005, 1006, 1007, 1008, 1106);
/** The name is not set up at Cloudflare, or points to where it must not. */
const NOT_SERVED = [1000, 1001, 1002, 1004, 1014, 1018, 1023, 1034];

export const cloudflare: readonly IntermediaryRow[] = [
  {
    vendor: 'cloudflare-access',
    name: { en: 'Cloudflare Access', 'zh-CN': 'Cloudflare Access' },
    kind: 'gateway',
    source: 'https://developers.cloudflare.com/cloudflare-one/access-controls/policies/',
    onPath: [{ cookie: /^CF_(?:Authorization|AppSession)$/ }, { field: 'cf-access-domain' }],
    refusals: [
      { signs: [{ field: 'www-authenticate', value: /^Cloudflare-Access\b/i }, { status: [401] }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      // A service token that is absent and one that is wrong are answered alike.
      { signs: [{ field: 'cf-access-domain' }, { field: 'cf-access-aud' }, { status: [401, 403] }], by: 'gateway', confidence: 'certain', cause: 'credential-missing', causeConfidence: 'likely' },
      { signs: [{ field: 'location', value: /^https:\/\/[a-z0-9-]{1,63}\.cloudflareaccess\.com\/cdn-cgi\/access\/login/i }, { status: [302] }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
    ],
    references: [
      { name: 'Access application', field: 'cf-access-aud', askWhom: 'api-owner' },
      { name: 'Access domain', field: 'cf-access-domain', askWhom: 'api-owner' },
    ],
  },
  {
    vendor: 'cloudflare-gateway',
    name: { en: 'Cloudflare Zero Trust Gateway', 'zh-CN': 'Cloudflare Zero Trust 网关' },
    kind: 'corporate-proxy',
    source: 'https://developers.cloudflare.com/cloudflare-one/reusable-components/custom-pages/gateway-block-page/',
    onPath: [],
    refusals: [
      { signs: [{ field: 'location', value: /^https:\/\/blocked\.teams\.cloudflare\.com\// }], by: 'corporate-proxy', confidence: 'likely', cause: 'corporate-proxy-policy' },
      { signs: [{ words: /https:\/\/blocked\.teams\.cloudflare\.com\// }, REFUSING], by: 'corporate-proxy', confidence: 'likely', cause: 'corporate-proxy-policy' },
    ],
  },
  {
    vendor: 'cloudflare',
    name: { en: 'Cloudflare', 'zh-CN': 'Cloudflare' },
    kind: 'cdn',
    source: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
    onPath: [RAY, { field: 'cf-cache-status' }, { field: 'server', value: /^cloudflare/i }, { cookie: /^__cf(?:_bm|ruid|lb|duid)$/ }],
    passedThrough: [{ field: 'cf-cache-status' }, ...ORIGIN_TELLS],
    refusals: [
      { signs: [{ field: 'cf-mitigated', value: /^challenge/i }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      // Not any `/cdn-cgi/challenge-platform/`: that script is also put into ordinary pages.
      { signs: [{ words: /\b_cf_chl_opt\b|\/cdn-cgi\/challenge-platform\/[a-z0-9/]{0,40}orchestrate\// }, RAY, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'cf-chl-bypass', value: /^1/ }, RAY, { status: [403, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'cf-chl-out' }, RAY, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /<title>Just a moment\.\.\.<\/title>/ }, RAY, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /Checking your browser before accessing/ }, RAY, { status: [403, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [OLD_CHALLENGE, CHALLENGING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /DDoS protection by\s{1,8}(?:<a [^<>]{0,120}>)?\s{0,4}Cloudflare/i }, { words: /cloudflare\.com\/5xx-error-landing|Ray ID:? ?(?:<[^<>]{0,40}>)?[0-9a-f]{16}/ }, CHALLENGING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely' },
      { signs: [{ words: /DDoS protection by\s{1,8}(?:<a [^<>]{0,120}>)?\s{0,4}Cloudflare/i }, CHALLENGING], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ words: /<title>Please Wait\.\.\. \| Cloudflare<\/title>/ }, CHALLENGING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /needs to review the security of your connection before proceeding|Verif(?:y|ying) you are human\b/ }, { words: /(?:Performance (?:&|&amp;|and) security by|protection by) (?:<a [^<>]{0,120}>)?Cloudflare|challenges\.cloudflare\.com/ }, CHALLENGING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely' },
      { signs: [edgeCode(1015), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'rate-limited' },
      { signs: [edgeCode(1009), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'geo-blocked' },
      { signs: [OWNER_BANNED, RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [edgeCode(1010), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'user-agent-refused' },
      { signs: [{ words: /"error_name": ?"browser_signature_banned"/ }, RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'user-agent-refused' },
      { signs: [edgeCode(1011), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'referrer-not-allowed' },
      { signs: [edgeCode(1003, 1013), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [edgeCode(1012, 1020), RAY, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [edgeCode(1025), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'rate-limited' },
      { signs: [edgeCode(...NOT_SERVED), RAY, { status: [403, 409, 530] }], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      ...sentences('certain', RAY),
      // The edge's own unstyled page: the name in the TLS handshake and the one in the request differ, or the request is not one.
      { signs: [{ words: /<center>cloudflare(?:-nginx)?<\/center>/ }, RAY, { status: [400, 403, 421] }], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host', causeConfidence: 'likely' },
      { signs: [{ words: /<title>Attention Required! \| Cloudflare|data-translate="block_headline"/ }, RAY, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      // The same two marks without the field: something in front of Cloudflare, or an archive, took it away.
      { signs: [{ words: /<title>Attention Required! \| Cloudflare/ }, { words: /cf-error-details|Cloudflare Ray ID/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /Sorry, you have been blocked/ }, { words: /cf-error-details|data-translate="/ }, { words: /Cloudflare Ray ID/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      // The page's words alone, markup lost: applications quote single ones of them.
      { signs: [{ words: /Sorry, you have been blocked/ }, { words: /You are unable to access/ }, { words: /Cloudflare Ray ID/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [{ words: /^error code: 1\d{3}\s{0,4}$/ }, RAY, REFUSING], by: 'cdn', confidence: 'certain' },
      // The edge's own words, when the field that goes with them was not seen.
      ...withoutRay([1015], 'cdn', 'rate-limited'),
      ...withoutRay([1009], 'cdn', 'geo-blocked'),
      ...withoutRay([1005, 1006, 1007, 1008, 1106], 'cdn', 'ip-not-allowed'),
      ...withoutRay([1011], 'cdn', 'referrer-not-allowed'),
      ...withoutRay([1025], 'cdn', 'rate-limited'),
      ...[...withoutRay(NOT_SERVED, 'cdn', 'wrong-route-or-host'), ...withoutRay(FAILED, 'cdn', 'server-failure')].map((row): RefusalRow => ({ ...row, signs: [row.signs[0], EDGE_STATUS] })),
      ...withoutRay([1010], 'cdn', 'user-agent-refused'),
      ...withoutRay([1003, 1013], 'cdn', 'wrong-route-or-host'),
      ...withoutRay([1012, 1020], 'waf', 'waf-rule'),
      ...sentences('likely'),
      // The branded page by its title and its own style sheet. A Worker beyond the day's free calls is answered with the title of 1027.
      { signs: [{ words: /<title>This website has been temporarily rate limited \|[^<]{0,300}\| Cloudflare<\/title>|\bError 1027\b/ }, BRANDED, REFUSING], by: 'cdn', confidence: 'certain', cause: 'quota-exceeded', causeConfidence: 'likely' },
      { signs: [edgeCode(1027), RAY, REFUSING], by: 'cdn', confidence: 'certain', cause: 'quota-exceeded' },
      { signs: [edgeCode(1027), REFUSING], by: 'cdn', confidence: 'likely', cause: 'quota-exceeded' },
      { signs: [{ words: /<title>You are being rate limited \|/ }, BRANDED, REFUSING], by: 'cdn', confidence: 'certain', cause: 'rate-limited' },
      { signs: [{ words: /<title>(?:DNS resolution error|DNS points to|Direct IP access not allowed|Origin DNS error|Could not find host)[^<]{0,300}\| Cloudflare<\/title>/ }, BRANDED], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host', causeConfidence: 'likely' },
      { signs: [{ words: /<title>[^<]{0,300}\| Cloudflare<\/title>/ }, BRANDED, REFUSING], by: 'cdn', confidence: 'likely' },
      // The challenge asks for hints in this order, the names of an old draft among them; seen from its fields alone.
      { signs: [{ field: 'accept-ch', value: /^Sec-CH-UA-Bitness, Sec-CH-UA-Arch, Sec-CH-UA-Full-Version, Sec-CH-UA-Mobile, Sec-CH-UA-Model, Sec-CH-UA-Platform-Version,.{0,200}, UA-Bitness/ }, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ words: /used Cloudflare to restrict access/ }, RAY, REFUSING], by: 'cdn', confidence: 'certain' },
      { signs: [{ words: /<title>Access denied \| [^<]{1,200} used Cloudflare to restrict access/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      // The pages' words alone, mark-up lost: the title and the sentence under it.
      { signs: [{ words: /Attention Required! \| Cloudflare/ }, { words: /Sorry, you have been blocked/ }, REFUSING], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      { signs: [{ words: /^\s{0,8}Just a moment ?(?:\.\.\.|\u2026)/ }, { words: /Enable JavaScript and cookies to continue/ }, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      // The same page with its mark-up, where the fields were not recorded: the title and the script's options beside it.
      { signs: [{ words: /<title>Just a moment\.\.\.<\/title>/ }, { words: /\b_cf_chl_opt ?= ?\{/ }, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      ...HEADINGS.map(([codes, heading, by, cause]): RefusalRow => ({ signs: [{ words: new RegExp(`^\\s{0,8}Error:? (?:${codes})\\b[^\\n<]{0,80}\\s{1,8}(?:${heading})`, 'i') }, EDGE_STATUS], by, confidence: 'likely', cause })),
      // The error as JSON: a member of its own, or the address of its documentation as the problem's type.
      { signs: [{ words: /"cloudflare_error" ?: ?true/ }, EDGE_STATUS], by: 'cdn', confidence: 'certain' },
      { signs: [{ words: /"type" ?: ?"https:\/\/developers\.cloudflare\.com\/support\/troubleshooting\/http-status-codes\/cloudflare-5xx-errors\// }, EDGE_STATUS], by: 'cdn', confidence: 'certain', cause: 'server-failure' },
      { signs: [{ words: /"type" ?: ?"https:\/\/developers\.cloudflare\.com\/support\/troubleshooting\/http-status-codes\/cloudflare-1xxx-errors\// }, EDGE_STATUS], by: 'cdn', confidence: 'certain' },
      // Statuses of its own for an origin that it did not reach.
      { signs: [{ words: /^error code: 52[0-6]\s{0,4}$/ }, { status: [520, 521, 522, 523, 524, 525, 526] }], by: 'cdn', confidence: 'likely', cause: 'server-failure' },
      // Its page for them, mark-up lost: heading, number, and the address to which all of these pages point.
      { signs: [{ words: /\bError code:? ?52[0-6]\b/i }, { words: /cloudflare\.com\/5xx-error-landing/ }, { status: [520, 521, 522, 523, 524, 525, 526] }], by: 'cdn', confidence: 'certain', cause: 'server-failure' },
      { signs: [{ words: /(?:Web server is returning an unknown error|Web server is down|Connection timed out|Origin is unreachable|A timeout occurred|SSL handshake failed|Invalid SSL certificate)\s{0,4}-?\s{0,4}Error code:? ?52[0-6]\b/i }, { status: [520, 521, 522, 523, 524, 525, 526] }], by: 'cdn', confidence: 'likely', cause: 'server-failure' },
      { signs: [{ field: 'server', value: /^cloudflare/i }, { status: [520, 521, 522, 523, 524, 525, 526] }], by: 'cdn', confidence: 'likely', cause: 'server-failure' },
      { signs: [{ words: /cf-error-details|id="cf-wrapper"/ }, RAY, { status: [403] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
      // An answer that the edge made up itself, seen from its fields alone (the body may be hidden).
      {
        signs: [RAY, { absent: 'cf-cache-status' }, { absent: 'access-control-allow-origin' }, { field: 'x-frame-options', value: /^SAMEORIGIN$/ }, { field: 'cache-control', value: /^(?:max-age=15$|private, max-age=0, no-store)/ }, { status: [403] }],
        by: 'waf',
        confidence: 'likely',
        cause: 'waf-rule',
      },
    ],
    references: [{ name: 'Ray ID', field: 'cf-ray', words: /(?:Ray ID:? ?(?:<[^>]{0,80}>){0,3}|"ray_id": ?"|browser's signature \()([0-9a-f]{16})/, askWhom: 'api-owner', read: readRayId }],
  },
];
