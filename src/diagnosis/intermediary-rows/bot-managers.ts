/** Rows of the table of intermediaries: bot managers that are sold apart from a CDN. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readUuidTime, readYandexId } from '../reference-readings';
import { BLOCKING, product, wafw00f } from './row-forms';
import { EMPTY, ORIGIN_TELLS, REFUSING } from './signs';

const DATADOME_HOST: Sign = { words: /geo\.captcha-delivery\.com|ct\.captcha-delivery\.com/ };
const QRATOR: Sign = { field: 'server', value: /^QRATOR$/i };

export const botManagers: readonly IntermediaryRow[] = [
  product({
    vendor: 'distil',
    en: 'Distil Networks',
    kind: 'bot-manager',
    source: wafw00f('distil'),
    path: [{ field: 'x-distil-cs' }, { cookie: /^D_(?:SID|ZID|IID|HID|UID)$/ }],
    pages: [
      { words: [/cdn\.distilnetworks\.com\/images\/anomaly/], cause: 'bot-challenge' },
      { words: [/Pardon Our Interruption/], signs: [{ field: 'x-distil-cs' }], cause: 'bot-challenge' },
    ],
    references: [{ name: 'Reference ID', words: /Reference ID:? ?#? ?(?:<[^<>]{0,60}>)?([0-9a-f-]{16,60})/i, askWhom: 'api-owner' }],
  }),
  {
    vendor: 'imperva-advanced-bot-protection',
    name: { en: 'Imperva Advanced Bot Protection', 'zh-CN': 'Imperva 高级机器人防护' },
    kind: 'bot-manager',
    source: 'https://docs.imperva.com/bundle/advanced-bot-protection',
    onPath: [{ cookie: /^(?:reese84|___utmvc)$/ }],
    refusals: [
      { signs: [{ words: /Pardon Our Interruption/ }, { words: /reese84|onProtectionInitialized|distil_referrer|distilCaptchaForm|distilCallbackGuard/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /<title>Pardon Our Interruption/ }, { status: [403, 405, 416, 429, 456] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
    ],
    references: [{ name: 'Reference ID', words: /Reference ID:? ?#? ?(?:<[^<>]{0,60}>)?([0-9a-f-]{16,60})/i, askWhom: 'api-owner' }],
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
    references: [{ name: 'DataDome cid', field: 'x-datadome-cid', words: /(?:['"]cid['"] ?: ?['"]|[?&]initialCid=)([^'"&\\]{10,200})/, askWhom: 'api-owner' }],
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
      // The answer to a call of a script: the block page's parts as members. Sites give the application id and the paths names of their own.
      { signs: [{ words: /"jsClientSrc" ?: ?"/ }, { words: /"blockScript" ?: ?"/ }, BLOCKING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /Access to this page has been denied/ }, { words: /_pxAppId|client\.perimeterx\.net|\.px-c(?:dn|loud)\.net\/|_pxUuid|_pxJsClientSrc/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      // The enforcer that runs inside Fastly: an answer that the edge made up, with the enforcer's cookie in it.
      { signs: [{ cookie: /^_pxhd$/ }, { field: 'x-served-by', value: /^cache-/i }, { field: 'retry-after', value: /^0$/ }, { status: [403, 429] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ words: /perimeterx\.(?:net|com)\/whywasiblocked/ }, REFUSING], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
    ],
    references: [{ name: 'Reference ID', words: /(?:"uuid": ?"|_pxUuid ?= ?["']|Reference ID:? ?(?:<[^<>]{0,60}>)?#? ?)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/, askWhom: 'api-owner', read: readUuidTime }],
  },
  {
    vendor: 'kasada',
    name: { en: 'Kasada', 'zh-CN': 'Kasada' },
    kind: 'bot-manager',
    source: 'https://docs.kasada.io/',
    onPath: [{ field: 'x-kpsdk-ct' }, { field: 'x-kpsdk-cd' }, { field: 'x-kpsdk-im' }, { cookie: /^KP_UIDz/ }],
    refusals: [
      // The path is the same on every protected site.
      { signs: [{ words: /\/149e9513-01fa-4fb0-aad4-566afd725d1b\/|window\.KPSDK\b/ }, { status: [403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'x-kpsdk-im' }, { status: [403, 429] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [{ field: 'x-kpsdk-ct' }, { status: [429] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
    ],
    passedThrough: ORIGIN_TELLS,
  },
  product({
    vendor: 'radware-bot-manager',
    en: 'Radware Bot Manager (ShieldSquare)',
    kind: 'bot-manager',
    source: 'https://www.radware.com/products/bot-manager/',
    path: [{ cookie: /^__uzm[a-f]\d?$/ }],
    pages: [
      { signs: [{ field: 'location', value: /^https:\/\/validate\.perfdrive\.com\// }], status: [301, 302, 303, 307], cause: 'bot-challenge' },
      { signs: [{ url: /^https:\/\/validate\.perfdrive\.com\// }], anyStatus: true, confidence: 'likely', cause: 'bot-challenge' },
      { words: [/validate\.perfdrive\.com\/|cdn\.perfdrive\.com\//], confidence: 'likely', cause: 'bot-challenge' },
    ],
    references: [{ name: 'Incident ID', words: /(?:Incident ID:? ?(?:<[^<>]{0,60}>)?|[?&]ssi=)([0-9a-f-]{8,60})/, askWhom: 'api-owner' }],
  }),
  // It leaves script cookies with random names, and often only ends the connection: nothing here names it.
  product({ vendor: 'f5-bot-defense', en: 'F5 Distributed Cloud Bot Defense (Shape)', kind: 'bot-manager', source: 'https://docs.cloud.f5.com/docs-v2/bot-defense' }),
  product({
    vendor: 'anubis',
    en: 'Anubis (Techaro)',
    kind: 'bot-manager',
    source: wafw00f('anubis'),
    path: [{ cookie: /-anubis-(?:auth|cookie)/ }],
    pages: [
      { words: [/<script id="anubis_challenge"/, /\/\.within\.website\/x\/cmd\/anubis\//], anyStatus: true, cause: 'bot-challenge' },
      { words: [/<script id="anubis_version" type="application\/json">/, /<script id="anubis_challenge"/], anyStatus: true, cause: 'bot-challenge' },
      { words: [/\/\.within\.website\/x\/cmd\/anubis\//], cause: 'bot-challenge' },
    ],
  }),
  product({
    vendor: 'bitninja',
    en: 'BitNinja',
    kind: 'bot-manager',
    source: wafw00f('bitninja'),
    pages: [
      { words: [/Security check by BitNinja|your IP will be removed from BitNinja/], cause: 'bot-challenge' },
      { words: [/<title>Visitor anti-robot validation<\/title>/], cause: 'bot-challenge', confidence: 'likely' },
    ],
  }),
  product({
    vendor: 'shieldon',
    en: 'Shieldon',
    kind: 'bot-manager',
    source: wafw00f('shieldon'),
    path: [{ field: 'x-protected-by', value: /^shieldon\.io/i }],
    pages: [
      { words: [/shieldon_captcha/], cause: 'bot-challenge' },
      { words: [/Unusual behavior detected/i], signs: [{ field: 'x-protected-by', value: /^shieldon\.io/i }], cause: 'bot-challenge' },
    ],
  }),
  {
    vendor: 'qrator',
    name: { en: 'Qrator', 'zh-CN': 'Qrator' },
    kind: 'bot-manager',
    source: 'https://docs.qrator.net/',
    onPath: [QRATOR, { cookie: /^qrator_/ }],
    passedThrough: ORIGIN_TELLS,
    refusals: [
      { signs: [{ words: /\/__qrator\// }, { status: [401, 403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ cookie: /^qrator_jsr$/ }, { status: [401, 418, 420] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'x-qrator-validate-result' }, { status: [401, 403, 429] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      // Its script check answers 401 without a challenge to log in, its block 403, both without a body; a silent origin could do so, too.
      { signs: [QRATOR, EMPTY, { absent: 'www-authenticate' }, { status: [401] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [QRATOR, EMPTY, { status: [403] }], by: 'waf', confidence: 'possible', cause: 'waf-rule' },
    ],
  },
  {
    vendor: 'yandex-smartcaptcha',
    name: { en: 'Yandex anti-robot', 'zh-CN': 'Yandex 反爬虫' },
    kind: 'bot-manager',
    source: 'https://yandex.cloud/docs/smartcaptcha/',
    onPath: [{ field: 'x-yandex-req-id' }],
    refusals: [
      { signs: [{ field: 'x-yandex-captcha' }, { status: [302, 403, 429] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'location', value: /^https:\/\/[a-z0-9.-]{0,80}yandex\.[a-z.]{2,7}\/showcaptcha(?:fast)?\?/ }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
    ],
    references: [{ name: 'Yandex request id', field: 'x-yandex-req-id', askWhom: 'api-owner', read: readYandexId }],
  },
];
