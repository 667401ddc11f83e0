/** Text as it reads behind its escapes: percent-encoding, JSON's and HTML's escapes, base64. Linear. Pure. */

/** A readable form. `at[i]`: where in the source its character `i` begins; one entry more for the end. */
export interface Unescaped {
  readonly text: string;
  readonly at: readonly number[];
}

/** Ways of escaping. Each is taken away by itself: what is an escape in one is text in another. */
const ESCAPES = {
  percent: /((?:%[0-9A-Fa-f]{2})+)/g,
  backslash: /()\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^\n]))/g,
  reference: /()()()()&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([0-9A-Fa-f]{1,5}));/g,
} as const;
export type Escape = keyof typeof ESCAPES;
export const ALL_ESCAPES = Object.keys(ESCAPES) as readonly Escape[];
const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LETTER: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** One level of one kind of escapes taken away; null: there are none. What is not valid stays as it is. */
export function unescaped(source: string, escape: Escape): Unescaped | null {
  if (!source.includes(escape === 'percent' ? '%' : escape === 'backslash' ? '\\' : '&')) return null;
  let text = '';
  const at: number[] = [];
  const add = (part: string, start: number, width: (index: number) => number): void => {
    let place = start;
    for (let index = 0; index < part.length; index += 1) {
      at.push(place);
      place += width(index);
    }
    text += part;
  };
  let done = 0;
  for (const match of source.matchAll(ESCAPES[escape])) {
    const [whole, percent, unicode, hexadecimal, letter, named, decimal, hexReference] = match;
    add(source.slice(done, match.index), done, () => 1);
    done = match.index + whole.length;
    if (percent) {
      const decoded = decodePercent(percent);
      // Three characters for each byte.
      add(decoded, match.index, decoded === percent ? () => 1 : (index) => 3 * bytesOf(decoded, index));
      continue;
    }
    const code = unicode || hexadecimal || hexReference;
    const char = code ? fromCode(Number.parseInt(code, 16)) : decimal ? fromCode(Number(decimal)) : named ? (NAMED[named] ?? '') : (LETTER[letter ?? ''] ?? letter ?? '');
    add(char, match.index, () => 0);
  }
  add(source.slice(done), done, () => 1);
  at.push(source.length);
  return text === source ? null : { text, at };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Bytes in UTF-8 of the character at `index`; of a pair of surrogates all four count for the second. */
function bytesOf(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0xd800 && code <= 0xdbff) return 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xdc00 && code <= 0xdfff ? 4 : 3;
}

const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,65536}={0,2}/g;

/** Stretches of base64 or base64url that hold text, and the text. */
export function base64Runs(source: string): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const runs: { start: number; end: number; text: string }[] = [];
  for (const { 0: run, index: start } of source.matchAll(BASE64)) {
    if (!isText(decodeBase64(run.slice(0, 16)))) continue;
    const text = decodeBase64(run.split('=', 1)[0] ?? '');
    if (isText(text)) runs.push({ start, end: start + run.length, text: text ?? '' });
  }
  return runs;
}

function decodeBase64(text: string): string | null {
  try {
    const standard = text.replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

/** Readable: hardly a control character, hardly a byte that is no UTF-8. The last ones may be cut. */
function isText(text: string | null): boolean {
  if (text === null || text.length < 6) return false;
  const strange = text.slice(0, -1).match(/(?![\t\r\n])\p{Cc}|\ufffd/gu)?.length ?? 0;
  return strange * 20 < text.length;
}
