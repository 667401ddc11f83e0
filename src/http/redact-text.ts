/**
 * Which names carry a secret, and which shapes in free text are one. The base of all redaction. Pure.
 *
 * Every pattern starts at a border and is bounded, and whatever is looked for past a name is looked for once: the time is linear.
 */
import { REDACTED } from './exchange';
import { unchangedTexts } from './remembered';

/** Words that make a name a secret's wherever they stand in it. */
const STRONG =
  /token|secret|passw|passphrase|passcode|api[_-]?key|access[_-]?key|private[_-]?key|signature|credential|session|cookie|bearer|密码|密钥|口令|令牌|手机号|身份证号|卡号/i;
const STRONG_WORD = /^(?:authz|pwd|pass|sig|sid|jsessionid|phpsessid|jwt|saml\w{0,20}|ticket|otp|totp|pin|cvv|cvc|ssn|nonce|csrf|xsrf|ak|sk|verifier)$/;
/** Words that make it one only as the last of the name. */
const LAST_WORD = /^(?:auth|authorization|key|keys|hash|link|state)$/;
const PERSONAL_NAME = /^(?:e-?mail|email[_-]?address|phone|phone[_-]?number|mobile|tel|id[_-]?card|card[_-]?(?:number|no)|pan|iban|user[_-]?name|real[_-]?name|address)$/i;
/** Names whose `code` opens something; every other code tells what happened. */
const CODE_NAME = /(?:auth|authorization|verif\w{0,10}|invit\w{0,6}|sms|login|device|user|pass|captcha|recovery|reset|security)[_-]?code$/i;
/** Names that match above but carry the answer's meaning. */
const MEANING_NAME = /^(?:state|session_state|nonce_required|required.{0,80}|.{0,80}(?:error|err|i18n|message|msg|locale|translation|label)[_-]?(?:key|state|hash)|.{1,80}(?:type|endpoint|reason|error|errors|error_?code|status|expired|required|missing|expires(?:_?(?:in|at))?|expiry|limit|remaining))$/i;

/** True when a value under `name` (a member, parameter, element, variable or field) is a secret or names a person. */
export function isSecretName(name: string): boolean {
  if (name.length > 200 || name === '') return false;
  if (PERSONAL_NAME.test(name)) return true;
  if (MEANING_NAME.test(name)) return false;
  if (STRONG.test(name) || CODE_NAME.test(name)) return true;
  const words = wordsOf(name);
  return words.some((word) => STRONG_WORD.test(word)) || LAST_WORD.test(words.at(-1) ?? '');
}

/** The words of a name in camelCase, snake_case, kebab-case or with dots, in lower case. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
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

/** What a refusal says of a secret (`required; app`, `must not be blank`), where the secret itself would stand. */
export function isStatement(text: string): boolean {
  return text.length <= 120 && /^(?:(?:this|the) )?(?:(?:field|value) )?(?:is|was|must|should|cannot|has|required|missing|invalid|expired|denied|none|not|failed|disabled|true|false|null)(?:[ ;,]{1,2}[A-Za-z']{1,20}){0,12}[.!]?$/i.test(text);
}

const hasDigit = (text: string): boolean => /\d/.test(text);

/** One short word: no shape of a secret is that short, and no name and value fit into it. */
const SHORT_WORD = /^[\w.~-]{0,10}$/;
const harmless = unchangedTexts();

/** Known shapes of secrets in free text, and values behind secret names. Redacting twice changes nothing. */
export function redactText(text: string): string {
  if (SHORT_WORD.test(text) || harmless.has('', text)) return text;
  const shown = redactRounds(text);
  if (shown === text) harmless.add('', text);
  return shown;
}

function redactRounds(text: string): string {
  let shown = text;
  // What one pass has hidden can give another pattern its border; three rounds settle it.
  for (let i = 0; i < 3 && shown.length >= 6; i += 1) {
    const next = redactPairs(redactShapes(shown));
    if (next === shown) break;
    shown = next;
  }
  return shown;
}

function redactShapes(text: string): string {
  return text
    .replace(/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,8192}\.[A-Za-z0-9_-]{2,8192}(?:\.[A-Za-z0-9_-]{0,8192})?/g, REDACTED)
    .replace(/(?<![A-Za-z])(Bearer|Basic|Token|ApiKey)(\s{1,4})([A-Za-z0-9._~+/=-]{8,4096})/gi, (all, scheme: string, gap: string, value: string) =>
      hasDigit(value) || value.length >= 24 ? `${scheme}${gap}${REDACTED}` : all,
    )
    .replace(/(?<![A-Za-z0-9_])(?:[a-z]{1,4}_(?:live|test|prod)_|gh[pousr]_|github_pat_|xox[abprs]-|AKIA|ASIA|AIza|LTAI|AKID|sk-|glpat-)[A-Za-z0-9_-]{10,512}/g, REDACTED)
    .replace(/(?<![A-Za-z])(token|key|secret|password|令牌|密钥|密码)(\s{1,4}["'“‘]?)([A-Za-z0-9_.-]{8,512})/gi, (all, name: string, gap: string, value: string) =>
      isMixed(value) ? name + gap + REDACTED : all,
    )
    .replace(/(?<![A-Za-z])(passw(?:or)?d|passphrase|passcode|pwd|pin|otp|secret|token|key|密码|口令|密钥|令牌|验证码)(\s{1,4}(?:is|was)\s{1,4}|\s{0,4}(?:是|为)\s{0,4})(["'“‘]?)([^\s"'“”‘’,;，。；‹›]{4,512})/gi, (all, name: string, sign: string, quote: string, value: string) =>
      hasDigit(value) ? name + sign + quote + REDACTED : all,
    )
    .replace(/(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/g, REDACTED)
    .replace(/(?<![\w.-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{5})(?![\w-])/g, (all) => (isCard(all) ? REDACTED : all))
    .replace(/(?<![A-Za-z])(card|卡号|银行卡)([^\d‹\n]{0,20})(\d{13,19})(?!\w)/gi, (all, name: string, gap: string, digits: string) => (isCard(digits) ? name + gap + REDACTED : all))
    .replace(/(?<![\w.-])\d{17}[\dXx](?![\w-])/g, (all) => (isIdentityCard(all) ? REDACTED : all))
    .replace(/(?<![\w.+-])(?:\+?86[ -]?)?1[3-9]\d{9}(?![\w-])/g, REDACTED);
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

/** A name and the sign that gives it a value: `"name": `, `name=`, `name：`, `\"name\":`, `x['name'] = `. One start for each name. */
const PAIR = /(?<![\w$.\u4e00-\u9fff-])(\\{0,3}["'`])?([A-Za-z_$\u4e00-\u9fff][\w$.\u4e00-\u9fff-]{0,100})(\\{0,3}["'`])?\]?\s{0,20}(?:=>|[=:：])[^\S\n]{0,20}/g;

/** Hides what stands behind secret names, in JSON that does not parse, scripts, attributes and prose. */
function redactPairs(text: string): string {
  let shown = '';
  let done = 0;
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(text); match !== null; match = PAIR.exec(text)) {
    if (!isSecretName(match[2] ?? '')) continue;
    const start = PAIR.lastIndex;
    const [end, value] = readValue(text, start, match[1] !== undefined && match[3] !== undefined);
    if (value === null) continue;
    shown += text.slice(done, start) + value;
    done = end;
    PAIR.lastIndex = end;
  }
  return shown + text.slice(done);
}

/** Where the value that starts at `start` ends, and what is shown for it; null: it stays. */
function readValue(text: string, start: number, quotedName: boolean): readonly [number, string | null] {
  const quote = /^\\{0,3}["'`]/.exec(text.slice(start, start + 4))?.[0];
  if (quote !== undefined) {
    const from = start + quote.length;
    let end = from;
    // Up to the same quote, past escaped characters; a body that was cut ends where its line does.
    while (end < text.length && text[end] !== '\n' && !text.startsWith(quote, end)) end += quote.length === 1 && text[end] === '\\' ? 2 : 1;
    end = Math.min(end, text.length);
    const value = text.slice(from, end);
    const plain = value.length < 4 || value === REDACTED || isStatement(value) || (!quotedName && !hasDigit(value) && value.length < 12 && /^[a-z ]+$/i.test(value));
    return [end, plain ? null : quote + REDACTED];
  }
  if (quotedName && text[start] === '[') {
    const end = text.indexOf(']', start);
    return [end < 0 ? text.length : end, `["${REDACTED}"`];
  }
  const [value = ''] = /^[^\s"'&<>;,，。；)\]}‹›]{0,4096}/.exec(text.slice(start, start + 4096)) ?? [];
  if (quotedName) return [start + value.length, /^-?\d[\d.]{2,}$/.test(value) ? `"${REDACTED}"` : null];
  return [start + value.length, (value.length >= 4 && hasDigit(value)) || value.length >= 24 ? REDACTED : null];
}
