/** Text as it reads behind its escapes: percent-encoding, JSON's and HTML's escapes, base64. Linear. Pure. */

/** A readable form. `places()[i]`: where in the source its character `i` begins; one more for the end. Of most texts nobody asks. */
export interface Unescaped {
  readonly text: string;
  readonly places: () => readonly number[];
}

interface EscapeForm {
  readonly sign: string;
  readonly pattern: RegExp;
  /** What one of them stands for; the groups are those of `pattern`. */
  readonly read: (whole: string, ...groups: readonly (string | undefined)[]) => string;
}

const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LETTER: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Ways of escaping. Each is taken away by itself: what is an escape in one is text in another. */
const ESCAPES = {
  percent: { sign: '%', pattern: /(?:%[0-9A-Fa-f]{2})+/g, read: decodePercent },
  backslash: {
    sign: '\\',
    pattern: /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^\n]))/g,
    read: (_whole, unicode, hexadecimal, letter = '') => (unicode || hexadecimal ? fromCode(unicode || hexadecimal, 16) : (LETTER[letter] ?? letter)),
  },
  reference: {
    sign: '&',
    pattern: /&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([0-9A-Fa-f]{1,5}));/g,
    read: (_whole, named, decimal, hexadecimal) => (named ? (NAMED[named] ?? '') : hexadecimal ? fromCode(hexadecimal, 16) : fromCode(decimal, 10)),
  },
} as const satisfies { readonly [name: string]: EscapeForm };
export type Escape = keyof typeof ESCAPES;
export const ALL_ESCAPES = Object.keys(ESCAPES) as readonly Escape[];

/** One level of one kind of escapes taken away; null: there are none. What is not valid stays as it is. */
export function unescaped(source: string, escape: Escape): Unescaped | null {
  const form: EscapeForm = ESCAPES[escape];
  if (!source.includes(form.sign)) return null;
  const text = source.replace(form.pattern, form.read);
  if (text === source) return null;
  return { text, places: () => placesIn(source, form) };
}

function placesIn(source: string, { pattern, read, sign }: EscapeForm): readonly number[] {
  const at: number[] = [];
  const plainUpTo = (end: number): void => {
    for (let place = done; place < end; place += 1) at.push(place);
  };
  let done = 0;
  for (const match of source.matchAll(pattern)) {
    const [whole, ...groups] = match;
    const stands = read(whole, ...groups);
    plainUpTo(stands === whole ? match.index + whole.length : match.index);
    done = match.index + whole.length;
    if (stands === whole) continue;
    // Three characters for each byte of percent-encoding; all characters of another escape stand where it begins.
    for (let index = 0, place: number = match.index; index < stands.length; index += 1) {
      at.push(place);
      if (sign === '%') place += 3 * bytesOf(stands, index);
    }
  }
  plainUpTo(source.length);
  return [...at, source.length];
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromCode(digits: string | undefined, radix: 10 | 16): string {
  const code = Number.parseInt(digits ?? '', radix);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Bytes in UTF-8 of the character at `index`; of a pair of surrogates all four count for the second. */
function bytesOf(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0xd800 && code <= 0xdbff) return 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xdc00 && code <= 0xdfff ? 4 : 3;
}

/** Length of a stretch of base64 in which a text is looked for, at most and at least. */
const SHORTEST_RUN = 15;
const LONGEST_RUN = 65_536;
/** Six bits of each letter of base64 and base64url, by its code; 64: it is none. */
const SIX_BITS = Uint8Array.from({ length: 128 }, (_none, code) => {
  const place = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(String.fromCharCode(code));
  return place >= 0 ? place : code === 0x2d ? 62 : code === 0x5f ? 63 : 64;
});
const NO_RUNS: readonly Run[] = [];

interface Run {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Stretches of base64 or base64url that hold text, and the text. */
export function base64Runs(source: string): readonly Run[] {
  let runs: Run[] | null = null;
  let start = 0;
  for (let at = 0; at <= source.length; at += 1) {
    // Past the end it is not a number.
    if ((SIX_BITS[source.charCodeAt(at)] ?? 64) < 64) continue;
    if (at - start >= SHORTEST_RUN && mayBeginText(source, start) && isText(decodeBase64(source.slice(start, start + SHORTEST_RUN)))) {
      const end = Math.min(at, start + LONGEST_RUN);
      const text = decodeBase64(source.slice(start, end));
      const signs = end < at ? 0 : source.startsWith('==', end) ? 2 : source.startsWith('=', end) ? 1 : 0;
      if (text !== null && isText(text)) (runs ??= []).push({ start, end: end + signs, text });
    }
    start = at + 1;
  }
  return runs ?? NO_RUNS;
}

/** False only where the first bytes of a stretch are none of a text: a control character, or no UTF-8. Most words and random values end here. */
function mayBeginText(source: string, start: number): boolean {
  let within = false;
  for (let at = 0; at < 9; at += 1) {
    const place = start + Math.floor((at * 8) / 6);
    const bits = ((SIX_BITS[source.charCodeAt(place)] ?? 0) << 6) | (SIX_BITS[source.charCodeAt(place + 1)] ?? 0);
    const byte = (bits >> (4 - 2 * (at % 3))) & 0xff;
    const follows = byte >= 0x80 && byte < 0xc0;
    if (byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0d : byte === 0x7f || byte === 0xc0 || byte === 0xc1 || byte > 0xf4 || (follows && !within)) return false;
    within = byte >= 0xc0 || (follows && within);
  }
  return true;
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
