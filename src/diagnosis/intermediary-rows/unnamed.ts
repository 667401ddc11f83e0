/** Rows of the table of intermediaries that name a kind of product and not its maker: looked at after all others. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { product } from './row-forms';
import { REFUSING } from './signs';

/** Sentences that S3 wrote first and every store with its interface took over. */
const MISMATCH: Sign = { words: /The request signature we calculated does not match the signature you provided\. Check your key and signing method\./ };
const UNKNOWN_KEY: Sign = { words: /The (?:AWS |OSS )?Access ?Key Id you provided does not exist in our records\./i };
const TOO_SKEWED: Sign = { words: /The difference between the request time and the (?:current|server(?:'|\u2019)s) time is too large\./ };

export const unnamed: readonly IntermediaryRow[] = [
  // The page itself is the gate; a widget inside a page of the site's own proves nothing.
  product({
    vendor: 'captcha-gate',
    en: 'CAPTCHA page (hCaptcha, reCAPTCHA, GeeTest)',
    zh: '验证码页面（hCaptcha、reCAPTCHA、极验）',
    kind: 'bot-manager',
    source: 'https://docs.hcaptcha.com/',
    pages: [
      {
        words: [/hcaptcha\.com\/1\/api\.js|geetest\.com\/|google\.com\/recaptcha\/|recaptcha\.net\/recaptcha\//, /<title>[^<]{0,60}(?:captcha|robot|human|verif|challenge|验证|人机)/i],
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
