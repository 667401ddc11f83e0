/** Rows of the table of intermediaries: CDNs and cloud front doors other than Cloudflare's and Amazon's. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readAkamaiReference, readAzureReference, readFastlyDetails, readVercelId } from '../reference-readings';
import { FORBIDDEN, ORIGIN_TELLS, REFUSING } from './signs';

const GHOST: Sign = { field: 'server', value: /^AkamaiGHost$/i };
/** The page writes its punctuation as numeric character references. */
const AKAMAI_REFERENCE = /Reference(?:&#32;| )?(?:#|&#35;)?(\d{1,3}(?:\.|&#46;)[0-9a-f]{6,10}(?:\.|&#46;)\d{10}(?:\.|&#46;)[0-9a-f]{1,12})/;
const AKAMAI_TITLE: Sign = { words: /<TITLE>Access Denied<\/TITLE>|errors(?:\.|&#46;)edgesuite(?:\.|&#46;)net/i };
const AZURE_REF: Sign = { field: 'x-azure-ref' };
const GOOGLE: Sign = { field: 'via', value: /\b1\.1 google\b/i };
const FASTLY_EDGE: Sign = { field: 'x-served-by', value: /^cache-/i };
const APP_GATEWAY: Sign = { field: 'server', value: /^Microsoft-Azure-Application-Gateway\/v2/i };

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
      { field: 'server-timing', value: /\bak_p\b/ },
      { field: 'x-reference-error' },
      { cookie: /^(?:ak_bmsc|bm_sz|bm_sv|bm_s|_abck)$/ },
    ],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ words: /sec-if-cpt-container|sec-cpt-if/ }, { status: [403, 428, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: AKAMAI_REFERENCE }, AKAMAI_TITLE, REFUSING], by: 'cdn', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: AKAMAI_REFERENCE }, GHOST, REFUSING], by: 'cdn', confidence: 'certain' },
      { signs: [{ field: 'akamai-grn' }, { words: /errors(?:\.|&#46;)edgesuite(?:\.|&#46;)net/ }, REFUSING], by: 'cdn', confidence: 'likely', cause: 'waf-rule' },
      { signs: [GHOST, { field: 'x-reference-error' }, REFUSING], by: 'cdn', confidence: 'certain' },
      { signs: [GHOST, { field: 'mime-version' }, { status: [401, 403, 429] }], by: 'cdn', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Akamai Reference', field: 'x-reference-error', words: AKAMAI_REFERENCE, askWhom: 'api-owner', read: readAkamaiReference }],
  },
  {
    vendor: 'fastly',
    name: { en: 'Fastly', 'zh-CN': 'Fastly' },
    kind: 'cdn',
    source: 'https://www.fastly.com/documentation/guides/full-site-delivery/troubleshooting/error-codes-with-fastly/',
    onPath: [FASTLY_EDGE, { field: 'x-fastly-request-id' }, { field: 'x-timer', value: /^S\d{10}\.\d{1,8},VS/ }],
    passedThrough: [{ field: 'x-cache', value: /\bHIT\b/ }, { field: 'x-powered-by' }, { field: 'x-runtime' }, { field: 'etag' }, { field: 'last-modified' }],
    refusals: [
      { signs: [{ words: /Fastly error: unknown domain/ }], by: 'cdn', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ words: /Guru Mediation/ }, { words: /Details: cache-/ }], by: 'cdn', confidence: 'certain' },
      { signs: [FASTLY_EDGE, { field: 'retry-after', value: /^0$/ }, { field: 'x-timer', value: /,VE[01]$/ }, { status: [401, 403, 405] }], by: 'cdn', confidence: 'likely' },
      { signs: [FASTLY_EDGE, { status: [406] }], by: 'waf', confidence: 'possible', cause: 'waf-rule' },
    ],
    references: [
      { name: 'Fastly Details', words: /Details: (cache-[a-z0-9-]{3,60} \d{10} \d{1,20})/i, askWhom: 'api-owner', read: readFastlyDetails },
      { name: 'Fastly Request ID', field: 'x-fastly-request-id', askWhom: 'api-owner' },
    ],
  },
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
      { signs: [{ words: /Ref A: ?[0-9A-F]{32} Ref B: ?[A-Z0-9]{6,30} Ref C: ?\d{4}-/ }, { words: /The request is blocked|Access Denied|Forbidden/i }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /Ref A: ?[0-9A-F]{32} Ref B: ?[A-Z0-9]{6,30} Ref C: ?\d{4}-/ }, REFUSING], by: 'cdn', confidence: 'certain' },
    ],
    references: [{ name: 'Azure reference', field: 'x-azure-ref', words: /id=['"]errorref['"]>(?:<span>)?\s{0,10}([^<]{10,120})</, askWhom: 'api-owner', read: readAzureReference }],
  },
  {
    vendor: 'azure-application-gateway',
    name: { en: 'Azure Application Gateway', 'zh-CN': 'Azure 应用程序网关' },
    kind: 'waf',
    source: 'https://learn.microsoft.com/azure/application-gateway/http-response-codes',
    onPath: [APP_GATEWAY, { cookie: /^ApplicationGatewayAffinity(?:CORS)?$/ }],
    refusals: [
      { signs: [{ words: /<center>Microsoft-Azure-Application-Gateway\/v2<\/center>/ }, FORBIDDEN], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /<center>Microsoft-Azure-Application-Gateway\/v2<\/center>/ }, REFUSING], by: 'gateway', confidence: 'certain' },
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
      { signs: [{ field: 'x-goog-iap-generated-response', value: /^true/i }, REFUSING], by: 'gateway', confidence: 'certain' },
    ],
  },
  {
    vendor: 'google-cloud-armor',
    name: { en: 'Google Cloud Armor', 'zh-CN': 'Google Cloud Armor' },
    kind: 'waf',
    source: 'https://cloud.google.com/armor/docs/security-policy-overview',
    onPath: [],
    passedThrough: [{ field: 'x-powered-by' }, { field: 'etag' }, { field: 'last-modified' }],
    // The address lists and the rule sets of the product answer with the same line.
    refusals: [{ signs: [{ words: /^<!doctype html><meta charset="utf-8">(?:<meta [^>]{0,80}>)?<title>403<\/title>403 Forbidden\s{0,4}$/i }, FORBIDDEN], by: 'waf', confidence: 'certain' }, { signs: [{ words: /^<title>403<\/title>403 Forbidden\s{0,4}$/i }, FORBIDDEN], by: 'waf', confidence: 'likely' }],
  },
  {
    vendor: 'google-frontend',
    name: { en: 'Google front end', 'zh-CN': 'Google 前端（GFE）' },
    kind: 'gateway',
    source: 'https://cloud.google.com/run/docs/troubleshooting',
    onPath: [GOOGLE, { field: 'server', value: /^(?:gws|ESF|Google Frontend)$/i }],
    refusals: [
      { signs: [{ words: /Our systems have detected unusual traffic/ }, { words: /google\.com\/|\/sorry\/index/ }, { status: [403, 429, 503] }], by: 'gateway', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /Your client does not have permission to get URL/ }, { words: /from this server\./ }, FORBIDDEN], by: 'gateway', confidence: 'likely', cause: 'insufficient-permission' },
      { signs: [{ words: /That\u2019s an error\.|That's an error\./ }, { words: /<title>Error \d{3} \(/ }, REFUSING], by: 'gateway', confidence: 'certain' },
    ],
    references: [{ name: 'Trace', field: 'x-cloud-trace-context', askWhom: 'api-owner' }],
  },
  {
    vendor: 'vercel',
    name: { en: 'Vercel', 'zh-CN': 'Vercel' },
    kind: 'hosting',
    source: 'https://vercel.com/docs/headers/response-headers',
    onPath: [{ field: 'x-vercel-id' }, { field: 'server', value: /^Vercel$/i }],
    refusals: [
      { signs: [{ field: 'x-vercel-mitigated', value: /^challenge/i }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /Vercel Security Checkpoint/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'x-vercel-mitigated', value: /^deny/i }, { status: [429] }], by: 'waf', confidence: 'certain', cause: 'rate-limited' },
      // Also said for a wrong host name, an unready certificate and an automatic rule: the platform, and not which of them.
      { signs: [{ field: 'x-vercel-mitigated', value: /^deny/i }], by: 'waf', confidence: 'likely' },
      { signs: [{ field: 'x-vercel-error', value: /^DEPLOYMENT_(?:DISABLED|DELETED|PAUSED)|^PAYMENT_REQUIRED/ }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ field: 'x-vercel-error', value: /^(?:DEPLOYMENT_NOT_FOUND|DNS_HOSTNAME)/ }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ field: 'x-vercel-error' }, REFUSING], by: 'hosting', confidence: 'certain' },
      { signs: [{ field: 'location', value: /^https:\/\/vercel\.com\/sso-api/ }], by: 'hosting', confidence: 'certain', cause: 'credential-missing' },
    ],
    references: [{ name: 'Vercel id', field: 'x-vercel-id', askWhom: 'api-owner', read: readVercelId }],
  },
];
