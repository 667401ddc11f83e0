/**
 * Secrets that are known by their own form in any text: tokens, keys of known issuers, persons' numbers by their check digits. Pure.
 * Every pattern starts at a border and is bounded, so the time is linear.
 */
import { KEY_IN_TEXT } from './key-vendors';
import type { Mask } from './known-secrets';

const hasDigit = (text: string): boolean => /\d/.test(text);

/** Capitals and small letters as no words have them. */
export function isScrambled(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && !isCamelCase(text.slice(0, 200));
}

/** `userName`, `UserName`, `parseURL`, `parseHTTPHeader`: words, and abbreviations of up to four letters. */
function isCamelCase(text: string): boolean {
  if (/[^A-Za-z]/.test(text)) return false;
  const runs = text.match(/[A-Z]+|[a-z]+/g) ?? [];
  // Words have more than one letter, most of them; what base64 makes of a secret seldom has.
  if (runs.filter((run) => /^[a-z]$/.test(run)).length > 1) return false;
  return runs.every((run, place) => {
    if (/[a-z]/.test(run)) return true;
    if (place === runs.length - 1) return run.length >= 2 && run.length <= 4;
    // The last capital begins the next word.
    return run.length === 1 || (place > 0 && run.length >= 3 && run.length <= 5);
  });
}

/** Long and mixed, as random identifiers that open doors are. A UUID names a thing and stays. */
export function isTokenLike(word: string): boolean {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(word)) return false;
  if (word.startsWith('eyJ') || /^[0-9a-f]{32,}$/i.test(word)) return true;
  return word.length >= 24 && /^[A-Za-z0-9_\-.~+=%]+$/.test(word) && /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

/** Letters and digits mixed in one run of at least eight: weaker than `isTokenLike`, for places where an ordinary word is expected. */
export function isMixed(text: string): boolean {
  return text.split(/[^A-Za-z0-9]+/).some((run) => run.length >= 8 && /\d/.test(run) && /[A-Za-z]/.test(run) && !/^\d{8}T\d{6}Z$/.test(run));
}

/** Addresses whose path is the secret; the slashes may be escaped, more than once. */
const SLASH = '\\\\{0,8}\\/';
const HOOK = `\\b(?:hooks\\.slack\\.com${SLASH}services|discord(?:app)?\\.com${SLASH}api${SLASH}webhooks|webhook\\.office\\.com${SLASH}webhookb2)${SLASH}`;
export const WEBHOOK = new RegExp(HOOK);
const HOOKED = new RegExp(`(?<=${HOOK})[\\w./@\\\\-]{8,512}`, 'g');

/** `text` without what has the form of a secret. */
export function redactShapes(text: string, mask: Mask): string {
  return text
    .replace(/-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[^‹]){0,16384}(?:-----END [A-Z ]{0,40}-----)?/g, () => mask(''))
    .replace(/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,8192}\.[A-Za-z0-9_-]{2,8192}(?:\.[A-Za-z0-9_-]{0,8192}){0,3}/g, mask)
    .replace(/(?<![A-Za-z])(Bearer|Basic|Token|ApiKey|DPoP)(\s{1,4})([A-Za-z0-9._~+/=-]{8,4096})/gi, (all, scheme: string, gap: string, value: string) =>
      hasDigit(value) || value.length >= 24 ? `${scheme}${gap}${mask(value)}` : all,
    )
    .replace(KEY_IN_TEXT, (all) => (hasDigit(all.slice(4)) || (all.length >= 28 && isScrambled(all.slice(4))) ? mask(all) : all))
    .replace(HOOKED, mask)
    .replace(/(?<=\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#"'<>@:‹›]{0,256}:[^\s/?#"'<>@‹›]{1,512}(?=@)/gi, mask)
    .replace(/(?<=\s(?:-u|--user)[ =]["']?[^\s"':‹›]{1,128}:)[^\s"'‹›]{1,256}/g, mask)
    .replace(/(?<![A-Za-z])(token|key|secret|password|令牌|密钥|密码)(\s{1,4}["'“‘]?)([A-Za-z0-9_.-]{8,512})/gi, (all, name: string, gap: string, value: string) =>
      isMixed(value) ? name + gap + mask(value) : all,
    )
    .replace(/(?<![A-Za-z])(passw(?:or)?d|passphrase|passcode|pwd|pin|otp|secret|token|key|密码|口令|密钥|令牌|验证码)(\s{1,4}(?:is|was)\s{1,4}|\s{0,4}(?:是|为)\s{0,4})(["'“‘]?)([^\s"'“”‘’,;，。；‹›]{4,512})/gi, (all, name: string, sign: string, quote: string, value: string) =>
      hasDigit(value) ? name + sign + quote + mask(value) : all,
    )
    .replace(/(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/g, mask)
    .replace(/(?<![\w.-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{5})(?![\w-])/g, (all) => (isCard(all) ? mask(all) : all))
    .replace(/(?<![A-Za-z])(card|卡号|银行卡)([^\d‹\n]{0,20})(\d{13,19})(?!\w)/gi, (all, name: string, gap: string, digits: string) => (isCard(digits) ? name + gap + mask(digits) : all))
    .replace(/(?<![\w.-])\d{17}[\dXx](?![\w-])/g, (all) => (isIdentityCard(all) ? mask(all) : all))
    .replace(/(?<![\w.-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w-])/g, (all) => (isIban(all) ? mask(all) : all))
    .replace(/(?<![\w.+-])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})(?![\w-])/g, mask);
}

/** Luhn's check (ISO/IEC 7812-1 annex B). */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const sum = [...digits].reduce((total, digit, i) => total + ((digits.length - i) % 2 === 1 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0), 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** Check digit of a resident identity card (GB 11643-1999), with a plausible date of birth. */
function isIdentityCard(text: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(text)) return false;
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** Check digits of a bank account (ISO 13616, ISO/IEC 7064 MOD 97-10). */
function isIban(text: string): boolean {
  const plain = text.replace(/ /g, '');
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) rest = Number(`${rest}${Number.parseInt(char, 36)}`) % 97;
  return rest === 1;
}
