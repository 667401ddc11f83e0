/**
 * Secrets out of free text: known shapes, values behind secret names, and both behind percent-encoding and base64. The base of all redaction. Pure.
 *
 * Every pattern starts at a border and is bounded, and whatever is looked for past a name is looked for once: the time is linear.
 */
import { isAllHidden, REDACTED } from './exchange';
import { NOTHING_KNOWN, type KnownSecrets, type Mask } from './known-secrets';
import { isMixed, isScrambled, isTokenLike, redactShapes } from './redact-shapes';
import { isSecretName, isStatement } from './secret-names';
import { unchangedTexts } from './remembered';
import { base64Runs, unescaped } from './unescaped';

/** One short word: no shape of a secret is that short, and no name and value fit into it. */
const SHORT_WORD = /^[\w.~-]{0,10}$/;
const harmless = unchangedTexts();

/** Known shapes of secrets in free text, and values behind secret names. Redacting twice changes nothing. */
export function redactText(text: string, { mask }: KnownSecrets = NOTHING_KNOWN): string {
  if (SHORT_WORD.test(text) || harmless.get('', text) === true) return text;
  const shown = redactEncoded(redactRounds(text, mask), mask);
  if (shown === text) harmless.add('', text);
  return shown;
}

function redactRounds(text: string, mask: Mask): string {
  let shown = text;
  // What one pass has hidden can give another pattern its border; three rounds settle it.
  for (let i = 0; i < 3 && shown.length >= 6; i += 1) {
    const next = redactPairs(redactShapes(shown, mask), mask);
    if (next === shown) break;
    shown = next;
  }
  return shown;
}

/** A stretch that percent-encoding makes of one value: what ends it would be encoded. */
const PERCENT = /[\w.~!*'()+%-]{3,8192}/g;

/** Stretches that hold a secret once they are read: they go as a whole. */
function redactEncoded(text: string, mask: Mask, depth = 2): string {
  const holds = (read: string): boolean => {
    const shown = redactRounds(read, mask);
    return shown !== read || (depth > 0 && redactEncoded(read, mask, depth - 1) !== read);
  };
  const decoded = text.includes('%')
    ? text.replace(PERCENT, (run) => {
        if (!/%[0-9A-Fa-f]{2}/.test(run)) return run;
        const view = unescaped(run, 'percent');
        return view !== null && holds(view.text) ? REDACTED : run;
      })
    : text;
  let [result, done] = ['', 0];
  for (const { start, end, text: read } of base64Runs(decoded)) {
    if (!holds(read)) continue;
    result += decoded.slice(done, start) + REDACTED;
    done = end;
  }
  return result + decoded.slice(done);
}

const QUOTE = '\\\\{0,3}["\'`]|&(?:quot|apos|#0?3[49]|#x2[27]);|%2[27]';
/** A name and the sign that gives it a value: `"name": `, `name=`, `name：`, `\"name\":`, `x['name'] = `, `"login[name]": `, `["name"]=> string(3) `. One start for each name. */
const PAIR = new RegExp(
  `(?<![\\w$.\\u4e00-\\u9fff-])(${QUOTE})?([A-Za-z_$\\u4e00-\\u9fff](?:[\\w$.\\u4e00-\\u9fff-]|%[0-9A-Fa-f]{2}){0,100}|(?:%[0-9A-Fa-f]{2}){3,60})(${QUOTE})?\\]?(?:${QUOTE})?\\s{0,20}(?:=>\\s{0,20}(?:string\\(\\d{1,6}\\)\\s)?|[=:：]|%3[AD])[^\\S\\n]{0,20}`,
  'g',
);
/** Fields whose value ends with the line, whatever stands in it. */
const WHOLE_LINE = /^(?:(?:proxy-)?authorization|(?:set-)?cookie)$/i;

/** Hides what stands behind secret names, in JSON that does not parse, scripts, attributes and prose. */
function redactPairs(text: string, mask: Mask): string {
  let shown = '';
  let done = 0;
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(text); match !== null; match = PAIR.exec(text)) {
    const name = decodeName(match[2] ?? '');
    if (!isSecretName(name) && !WHOLE_LINE.test(name)) continue;
    const start = PAIR.lastIndex;
    const [end, value] = readValue(text, start, name, match[1] !== undefined && match[3] !== undefined, mask);
    if (value === null) continue;
    shown += text.slice(done, start) + value;
    done = end;
    PAIR.lastIndex = end;
  }
  return shown + text.slice(done);
}

function decodeName(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const OPENS = new RegExp(`^(?:${QUOTE})`);

/** Where the value that starts at `start` ends, and what is shown for it; null: it stays. */
function readValue(text: string, start: number, name: string, quotedName: boolean, mask: Mask): readonly [number, string | null] {
  const quote = OPENS.exec(text.slice(start, start + 8))?.[0];
  if (quote !== undefined) {
    const from = start + quote.length;
    let end = from;
    // Up to the same quote, past escaped characters; a body that was cut ends where its line does.
    while (end < text.length && text[end] !== '\n' && !text.startsWith(quote, end)) end += quote.length === 1 && text[end] === '\\' ? 2 : 1;
    end = Math.min(end, text.length);
    const value = text.slice(from, end);
    const plain = value.length < (isPersonal(name) ? 2 : 4) || isAllHidden(value) || isStatement(value) || (!quotedName && !hasDigit(value) && value.length < 12 && /^[a-z ]+$/i.test(value));
    return [end, plain ? null : quote + mask(value)];
  }
  if (quotedName && text[start] === '[') {
    const end = text.indexOf(']', start);
    return [end < 0 ? text.length : end, `["${REDACTED}"`];
  }
  if (WHOLE_LINE.test(name)) {
    const [line = ''] = /^[^\r\n"'`<>‹›]{0,8192}/.exec(text.slice(start, start + 8192)) ?? [];
    const [scheme = ''] = /^[A-Za-z][\w-]{1,30} {1,4}(?=\S)/.exec(line) ?? [];
    const value = line.slice(scheme.length).trimEnd();
    return [start + scheme.length + value.length, value.length >= 6 && !isStatement(line.trim()) && (hasDigit(value) || value.length >= 24) ? scheme + mask(value) : null];
  }
  const [value = ''] = /^[^\s"'&<>;,，。；)\]}‹›]{0,4096}/.exec(text.slice(start, start + 4096)) ?? [];
  if (quotedName) return [start + value.length, /^-?\d[\d.]{2,}$/.test(value) ? `"${mask(value)}"` : null];
  const hidden = (value.length >= 4 && hasDigit(value)) || value.length >= 24 || (value.length >= 8 && /^[A-Za-z+/=_-]+$/.test(value) && isScrambled(value)) || (isPersonal(name) && value.length >= 2 && /^[\u4e00-\u9fff·]+$/.test(value) && !isStatement(value));
  return [start + value.length, hidden ? mask(value) : null];
}

/** Names of persons and places have neither digits nor length. */
function isPersonal(name: string): boolean {
  return /姓名|地址|住址/.test(name);
}

const hasDigit = (text: string): boolean => /\d/.test(text);

/** Hides token-like words in a sentence. A value that is one word as a whole is a reference, and stays. */
export function redactWords(text: string, isSecret: typeof isMixed | typeof isTokenLike, mask: Mask): string {
  return /\s/.test(text.trim()) || isSecret === isMixed ? text.replace(/[^\s"'()<>,;:=‹›]{8,8192}/g, (word) => (isSecret(word) ? mask(word) : word)) : text;
}
