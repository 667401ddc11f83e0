/** Rows of the table of intermediaries: content delivery networks beside the largest. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readBunnyServer, readEdgioServer } from '../reference-readings';
import { product, wafw00f } from './row-forms';
import { ORIGIN_TELLS, silent } from './signs';

const EDGIO: Sign = { field: 'server', value: /^EC(?:Acc|S|D)\b ?\(/ };
const BUNNY: Sign = { field: 'server', value: /^BunnyCDN-/ };
const KEYCDN: Sign = { field: 'server', value: /^keycdn/i };
const CDN77: Sign = { field: 'server', value: /^CDN77/i };

/** Most of these answer without a name: an empty answer with nothing but their own fields is the most that can be said. */
export const cdns: readonly IntermediaryRow[] = [
  product({
    vendor: 'stackpath',
    en: 'StackPath',
    source: wafw00f('stackpath'),
    path: [{ cookie: /^(?:SPSI|SPSE|spcsrf|UTGv2|PRLST|adOtr)$/ }, { field: 'x-cdn', value: /^stackpath/i }, { field: 'x-hw' }, { field: 'server', value: /^(?:fbs|NetDNA-cache|StackPath)\b/i }],
    pages: [
      { words: [/is using a security service for protection against online attacks/, /An action has triggered the service and blocked your request/] },
      { words: [/You performed an action that triggered the service and blocked your request/] },
      { words: [/<title>StackPath\b/], confidence: 'likely' },
      // Cloudflare's heading as well.
      { words: [/Sorry, you have been blocked/], signs: [{ cookie: /^(?:SPSI|SPSE|UTGv2)$/ }] },
      { words: [/Sorry, you have been blocked/], signs: [{ field: 'x-hw' }, { absent: 'cf-ray' }], confidence: 'likely' },
    ],
    references: [{ name: 'Reference ID', words: /Reference ID:? ?#? ?(?:<[^<>]{0,60}>)?([0-9a-f]{16,40})/, askWhom: 'api-owner' }],
  }),
  {
    vendor: 'edgio',
    name: { en: 'Edgio (Edgecast, Limelight)', 'zh-CN': 'Edgio（Edgecast、Limelight）' },
    kind: 'cdn',
    source: wafw00f('edgecast'),
    onPath: [EDGIO, { field: 'x-ec-debug' }, { field: 'x-ec-custom-error' }, { cookie: /^(?:limelight|lg_sessid)/i }, { field: 'x-llid' }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ words: /provide the following Reference ID:? ?EdgeCast Web Application Firewall/i }, { status: [400, 403] }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [EDGIO, { words: /<h1>403 - Forbidden<\/h1>/i }, { status: [403] }], by: 'cdn', confidence: 'likely' },
      silent([EDGIO], 'cdn'),
    ],
    references: [{ name: 'Edge server', field: 'server', askWhom: 'api-owner', read: readEdgioServer }],
  },
  {
    vendor: 'bunny',
    name: { en: 'bunny.net', 'zh-CN': 'bunny.net' },
    kind: 'cdn',
    source: 'https://docs.bunny.net/docs/cdn-token-authentication',
    onPath: [BUNNY, { field: 'cdn-pullzone' }, { field: 'cdn-requestid' }, { field: 'cdn-cache' }],
    passedThrough: [...ORIGIN_TELLS, { field: 'cdn-cache', value: /^(?:HIT|MISS|BYPASS|EXPIRED)/i }],
    refusals: [silent([BUNNY, { field: 'cdn-requestid' }], 'cdn')],
    references: [
      { name: 'CDN-RequestId', field: 'cdn-requestid', askWhom: 'api-owner' },
      { name: 'Edge server', field: 'server', askWhom: 'api-owner', read: readBunnyServer },
    ],
  },
  {
    vendor: 'keycdn',
    name: { en: 'KeyCDN', 'zh-CN': 'KeyCDN' },
    kind: 'cdn',
    source: wafw00f('keycdn'),
    onPath: [KEYCDN, { field: 'x-edge-location' }, { field: 'x-edge-ip' }],
    passedThrough: ORIGIN_TELLS,
    refusals: [{ signs: [KEYCDN, { words: /<center>(?:keycdn(?:-engine)?|nginx)<\/center>/ }, { absent: 'x-cache' }, { status: [403] }], by: 'cdn', confidence: 'likely' }, silent([KEYCDN, { absent: 'x-cache' }], 'cdn')],
    references: [{ name: 'Edge location', field: 'x-edge-location', askWhom: 'api-owner' }],
  },
  {
    vendor: 'cdn77',
    name: { en: 'CDN77', 'zh-CN': 'CDN77' },
    kind: 'cdn',
    source: 'https://client.cdn77.com/support/knowledgebase/cdn-resource',
    onPath: [CDN77, { field: 'x-77-cache' }, { field: 'x-77-pop' }, { field: 'x-77-nzt' }],
    passedThrough: [...ORIGIN_TELLS, { field: 'x-77-cache', value: /^(?:HIT|MISS)/i }],
    refusals: [silent([CDN77, { field: 'x-77-nzt' }], 'cdn')],
    references: [
      { name: 'CDN77 request', field: 'x-77-nzt', askWhom: 'api-owner' },
      { name: 'CDN77 location', field: 'x-77-pop', askWhom: 'api-owner' },
    ],
  },
  product({ vendor: 'cachefly', en: 'CacheFly', kind: 'cdn', source: wafw00f('cachefly'), path: [{ field: 'bestcdn', value: /^Cachefly/i }, { field: 'server', value: /^CFS \d/ }, { cookie: /^cfly_req/ }] }),
  product({ vendor: 'maxcdn', en: 'MaxCDN', kind: 'cdn', source: wafw00f('maxcdn'), path: [{ field: 'x-cdn', value: /^maxcdn/i }] }),
  product({ vendor: 'beluga', en: 'Beluga CDN', kind: 'cdn', source: wafw00f('beluga'), server: /^Beluga\b/i, path: [{ cookie: /^beluga_request_trail/ }] }),
  product({ vendor: 'powercdn', en: 'PowerCDN', kind: 'cdn', source: wafw00f('powercdn'), path: [{ field: 'via', value: /powercdn\.com/i }, { field: 'x-cache', value: /powercdn\.com/i }, { field: 'x-cdn', value: /^powercdn/i }] }),
  product({
    vendor: 'arvancloud',
    en: 'ArvanCloud',
    kind: 'cdn',
    source: wafw00f('arvancloud'),
    server: /^ArvanCloud/i,
    path: [{ field: 'ar-poweredby' }, { field: 'ar-sid' }, { field: 'ar-request-id' }],
    pages: [
      { words: [/ArvanCloud/, /<title>[^<]{0,80}\b(?:403|Forbidden|Access Denied)\b/i], signs: [{ field: 'ar-request-id' }], status: [403], confidence: 'likely', by: 'waf', cause: 'waf-rule' },
      { words: [/ArvanCloud/], signs: [{ field: 'ar-request-id' }], status: [429], confidence: 'likely', cause: 'rate-limited' },
    ],
    references: [{ name: 'ar-request-id', field: 'ar-request-id', askWhom: 'api-owner' }],
  }),
  product({ vendor: 'airee', en: 'Airee', kind: 'cdn', source: wafw00f('airee'), server: /^Airee/i, path: [{ cookie: /^airee_/ }, { field: 'x-cache', value: /airee\.cloud/i }] }),
  product({
    vendor: 'azion',
    en: 'Azion',
    kind: 'cdn',
    source: wafw00f('azion'),
    path: [{ field: 'x-azion-edge-pop' }, { field: 'x-azion-request-id' }],
    references: [{ name: 'x-azion-request-id', field: 'x-azion-request-id', askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'gcore',
    en: 'Gcore',
    kind: 'cdn',
    source: 'https://gcore.com/docs/cdn',
    server: /^gcore\b/i,
    references: [{ name: 'X-ID', field: 'x-id', askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'instart',
    en: 'Instart DX',
    source: wafw00f('instartdx'),
    path: [{ field: 'x-instart-request-id' }, { field: 'x-instart-cache' }, { field: 'x-instart-wl' }],
    // F5's sentences, under fields of its own.
    pages: [
      { words: [/The requested URL was rejected\. Please consult with your administrator\./, /support ID is: ?\d{10,25}/i], signs: [{ field: 'x-instart-request-id' }] },
      { words: [/^\s{0,8}<html>(?:<head><title>Request Rejected<\/title><\/head>)?(?:<body>)?The requested URL was rejected\. Please consult/], signs: [{ field: 'x-instart-request-id' }], anyStatus: true },
    ],
    references: [
      { name: 'Support ID', words: /support ID is: ?(\d{10,25})/i, askWhom: 'api-owner' },
      { name: 'X-Instart-Request-ID', field: 'x-instart-request-id', askWhom: 'api-owner' },
    ],
  }),
];
