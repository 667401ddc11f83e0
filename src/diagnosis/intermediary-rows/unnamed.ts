/** Rows of the table of intermediaries that name a kind of product and not its maker: looked at after all others. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { product } from './row-forms';
import { REFUSING } from './signs';

/** Sentences that S3 wrote first and every store with its interface took over. */
const MISMATCH: Sign = { words: /The request signature we calculated does not match the signature you provided\. Check your key and signing method\./ };
const UNKNOWN_KEY: Sign = { words: /The (?:AWS |OSS )?Access ?Key Id you provided does not exist in our records\./i };
const TOO_SKEWED: Sign = { words: /The difference between the request time and the (?:current|server(?:'|\u2019)s) time is too large\./ };

/** A page that is nothing but a few lines, from its first byte to its last. */
const SHORT_PAGE = 900;
const shortPage = (words: string): Sign => ({ words: new RegExp(`^[^]{0,${SHORT_PAGE}}(?:${words})[^]{0,${SHORT_PAGE}}$`) });

/** The start of a page that is a script and nothing to read. */
const SCRIPT_PAGE: Sign = { words: /^\s{0,20}(?:<!(?:DOCTYPE|doctype)[^<>]{0,120}>\s{0,20})?(?:<html[^<>]{0,120}>\s{0,20})?(?:<head>\s{0,20})?(?:<meta[^<>]{0,200}>\s{0,20}){0,4}(?:<title>[^<>]{0,40}<\/title>\s{0,20})?(?:<\/head>\s{0,20}<body[^<>]{0,80}>\s{0,20})?<script[^<>]{0,160}>/ };
const RELOADS: Sign = { words: /location\.(?:reload|replace|href)\b|window\.location ?=|location ?= ?location|http-equiv="?refresh/ };

export const unnamed: readonly IntermediaryRow[] = [
  // A firewall that says what it is and not whose, on a page that is too short for anything else.
  {
    vendor: 'unnamed-firewall',
    unnamed: true,
    name: { en: 'A web firewall that does not name itself', 'zh-CN': '未署名的 Web 防火墙' },
    kind: 'waf',
    source: 'https://owasp.org/www-community/Web_Application_Firewall',
    onPath: [],
    refusals: [
      { signs: [shortPage('[Ww]eb (?:[Aa]pplication )?[Ff]irewall[^<]{0,60}polic[^<]{0,90}(?:blocked|rejected|denied)'), { status: [200, 403, 406] }], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely', anyStatus: true },
      { signs: [shortPage('(?:blocked|rejected|denied) by (?:the |our |a )?[Ww]eb (?:[Aa]pplication )?[Ff]irewall'), { status: [200, 403, 406] }], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely', anyStatus: true },
      { signs: [shortPage('웹 ?방화벽[^<]{0,60}(?:차단|거부)'), { status: [200, 403, 406] }], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely', anyStatus: true },
      { signs: [shortPage('(?:网站防火墙|应用防火墙|安全防护系统|WAF防火墙)[^<]{0,60}(?:拦截|阻断|阻止)'), { status: [200, 403, 405] }], by: 'waf', confidence: 'certain', cause: 'waf-rule', causeConfidence: 'likely', anyStatus: true },
    ],
    references: [{ name: 'Incident', words: /(?:[Ii]ncident|[Ee]vent|[Ss]upport|[Rr]eference|[Rr]equest) (?:ID|id|Id|[Nn]umber|No\.?)(?: is)? ?[:#] ?(?:<[^<>]{0,60}>)?([0-9A-Za-z][0-9A-Za-z-]{5,60})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'unnamed-script-check',
    unnamed: true,
    name: { en: 'A check by script that does not name its maker', 'zh-CN': '未署名的脚本检查' },
    kind: 'bot-manager',
    source: 'https://owasp.org/www-project-automated-threats-to-web-applications/',
    onPath: [],
    refusals: [
      // A page for people has something to read; this one is a veiled script that sets a cookie and asks again.
      { signs: [SCRIPT_PAGE, { words: /\b_0x[0-9a-f]{4,6} ?= ?(?:\[|function)|\bfunction _0x[0-9a-f]{4,6}\(|(?:var|let|const) _0x[0-9a-f]{4,6} ?=/ }, { words: /document(?:\.cookie ?=|\[_0x[0-9a-f]{4,6})/ }, RELOADS, { status: [200, 202, 401, 403, 405, 412, 429, 503, 521] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge', causeConfidence: 'likely', anyStatus: true },
      { signs: [SCRIPT_PAGE, { words: /document\.cookie ?=/ }, RELOADS, { status: [401, 403, 405, 412, 429, 503, 521] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
      { signs: [SCRIPT_PAGE, { words: /document\.cookie ?=/ }, { words: /<noscript>[^]{0,200}(?:[Ee]nable|requires?|turn on) (?:[Jj]ava[Ss]cript|JS)/ }, { status: [401, 403, 405, 412, 429, 503, 521] }], by: 'bot-manager', confidence: 'likely', cause: 'bot-challenge' },
    ],
  },
  // The page itself is the gate; a widget inside a page of the site's own proves nothing.
  product({
    vendor: 'captcha-gate',
    en: 'CAPTCHA page (hCaptcha, reCAPTCHA, GeeTest)',
    zh: '验证码页面（hCaptcha、reCAPTCHA、极验）',
    kind: 'bot-manager',
    source: 'https://docs.hcaptcha.com/',
    pages: [
      {
        words: [/hcaptcha\.com\/1\/api\.js|geetest\.com\/|google\.com\/recaptcha\/|recaptcha\.net\/recaptcha\/|challenges\.cloudflare\.com\/turnstile\/|arkoselabs\.com\/|funcaptcha\.com\/|captcha\.(?:qcloud|gtimg)\.com\/|friendlycaptcha|api\.mtcaptcha\.com|altcha/, /<title>[^<]{0,60}(?:captcha|robot|human|verif|challenge|验证|人机)/i],
        status: [403, 429, 503],
        confidence: 'likely',
        cause: 'bot-challenge',
      },
    ],
  }),
  {
    vendor: 's3-compatible',
    name: { en: 'An S3-compatible object store', 'zh-CN': '兼容 S3 的对象存储' },
    kind: 'storage',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    onPath: [],
    refusals: [
      { signs: [MISMATCH, REFUSING], by: 'storage', confidence: 'likely', cause: 'signature-mismatch' },
      { signs: [UNKNOWN_KEY, REFUSING], by: 'storage', confidence: 'likely', cause: 'credential-invalid' },
      { signs: [TOO_SKEWED, REFUSING], by: 'storage', confidence: 'likely', cause: 'clock-skew' },
      // As Amazon's own tools write it.
      { signs: [{ words: /\(AccessDenied\)(?: occurred)? when calling the [A-Z][A-Za-z]{2,30}(?:Object|Bucket|Part|Upload)[A-Za-z0-9]{0,20} operation/ }, REFUSING], by: 'storage', confidence: 'likely' },
      { signs: [{ words: /<Error>\s{0,8}<Code>[A-Za-z]{1,60}<\/Code>/ }, { words: /<RequestId>[^<]{6,80}<\/RequestId>/ }, { words: /<HostId>/ }, REFUSING], by: 'storage', confidence: 'likely' },
      // The document itself is the interface's: its root and its first two members.
      { signs: [{ words: /^\s{0,8}(?:<\?xml[^<>]{0,80}>)?\s{0,8}<Error(?: [^<>]{0,120})?>\s{0,8}<Code>[A-Z][A-Za-z]{2,60}<\/Code>\s{0,8}<Message>/ }, { words: /<(?:RequestId|HostId|Resource|BucketName|Key) ?\/?>/ }, REFUSING], by: 'storage', confidence: 'likely' },
      // The second id of a request, which no other interface has, where no body shows more: a `HEAD`.
      { signs: [{ field: 'x-amz-id-2' }, { field: 'x-amz-request-id' }, REFUSING], by: 'storage', confidence: 'likely' },
    ],
    references: [{ name: 'RequestId', words: /<RequestId>([^<]{6,80})<\/RequestId>/, askWhom: 'api-owner' }],
  },
];
