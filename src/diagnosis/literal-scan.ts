/** Which of many literals stand in a text, found in one pass: so most patterns need not be tried at all. Pure. */

/** Shorter literals are too common to be worth a look. */
const WINDOW = 6;
const BLOCK = 3;

/** Signs of Chinese writing say much with little: two of them are enough. */
const HAN = /[\u3005-\u9fff]/;
const HAN_LENGTH = 2;

/**
 * Literals, in lower case, one of which stands in every text that the pattern matches (both compared without regard to ASCII case).
 * null: none can be told, so the pattern must be tried. What a quantifier makes optional does not count.
 */
export function requiredLiterals({ source, flags }: RegExp): readonly string[] | null {
  return /[msuvy]/.test(flags) ? null : required(source);
}

function required(source: string): readonly string[] | null {
  const all: string[] = [];
  for (const { runs, groups } of alternatives(source)) {
    const best = runs.reduce((a, b) => (b.length > a.length ? b : a), '');
    const wanted = longEnough(best) ? [best.replace(/[A-Z]/g, (letter) => letter.toLowerCase())] : firstOf(groups);
    if (wanted === null) return null;
    all.push(...wanted);
  }
  return all;
}

function longEnough(run: string): boolean {
  return run.length >= WINDOW || (run.length >= HAN_LENGTH && HAN.test(run));
}

function firstOf(groups: readonly string[]): readonly string[] | null {
  for (const group of groups) {
    const wanted = required(group);
    if (wanted !== null) return wanted;
  }
  return null;
}

interface Alternative {
  /** Runs of plain characters outside of groups. */
  readonly runs: string[];
  /** What stands in the groups that must match. */
  readonly groups: string[];
}

/** What each alternative at the top of a pattern is made of. */
function alternatives(source: string): Alternative[] {
  let current: Alternative = { runs: [''], groups: [] };
  const all = [current];
  for (let at = 0; at < source.length; ) {
    const { length, literal, kind } = atom(source, at);
    const start = at;
    at += length;
    if (kind === 'or') {
      current = { runs: [''], groups: [] };
      all.push(current);
      continue;
    }
    if (kind === 'nothing') continue;
    const quantifier = /^(?:[?*+]|\{\d{1,4}(?:,\d{0,4})?\})\??/.exec(source.slice(at, at + 14))?.[0] ?? '';
    at += quantifier.length;
    const must = quantifier === '' || quantifier.startsWith('+');
    if (literal !== null && must) current.runs[current.runs.length - 1] += literal;
    if (literal === null || quantifier !== '') current.runs.push('');
    const inner = /^\((?:\?:)?(?!\?)/.exec(source.slice(start, start + 4))?.[0];
    if (must && inner !== undefined && source.charAt(start) === '(') current.groups.push(source.slice(start + inner.length, start + length - 1));
  }
  return all;
}

interface Atom {
  readonly length: number;
  /** The character that it stands for, or null for anything that is not exactly one. */
  readonly literal: string | null;
  readonly kind: 'one' | 'nothing' | 'or';
}

function atom(source: string, at: number): Atom {
  const char = source.charAt(at);
  if (char === '|') return { length: 1, literal: null, kind: 'or' };
  if (char === '^' || char === '$') return { length: 1, literal: null, kind: 'nothing' };
  if (char === '[') return { length: classEnd(source, at) - at, literal: null, kind: 'one' };
  if (char === '(') return { length: groupEnd(source, at) - at, literal: null, kind: 'one' };
  if (char === '.') return { length: 1, literal: null, kind: 'one' };
  if (char !== '\\') return { length: 1, literal: char, kind: 'one' };
  const next = source.charAt(at + 1);
  if (next === 'b' || next === 'B') return { length: 2, literal: null, kind: 'nothing' };
  const unit = /^u([0-9a-fA-F]{4})/.exec(source.slice(at + 1, at + 6))?.[1];
  if (unit !== undefined) return { length: 6, literal: String.fromCharCode(Number.parseInt(unit, 16)), kind: 'one' };
  return { length: 2, literal: /[0-9A-Za-z]/.test(next) ? null : next, kind: 'one' };
}

function classEnd(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length && source.charAt(end) !== ']') end += source.charAt(end) === '\\' ? 2 : 1;
  return end + 1;
}

function groupEnd(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length && source.charAt(end) !== ')') {
    const char = source.charAt(end);
    end = char === '(' ? groupEnd(source, end) : char === '[' ? classEnd(source, end) : end + (char === '\\' ? 2 : 1);
  }
  return end + 1;
}

const FOLD = Uint16Array.from({ length: 65_536 }, (_zero, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** The place of three characters in the table of shifts. */
function place(a: number, b: number, c: number): number {
  return ((a << 10) ^ (b << 5) ^ c) & 0xffff;
}

/** Looks for all of the literals at once, in lower case. Gives the indices of those that are there. */
export function literalScanner(literals: readonly string[]): (text: string) => ReadonlySet<number> {
  const short = literals.flatMap((literal, index) => (literal.length < WINDOW ? [{ literal, index }] : []));
  const long = literals.flatMap((literal, index) => (literal.length < WINDOW ? [] : [{ literal, index }]));
  const scan = windowScanner(long);
  return (text) => {
    const found = scan(text);
    // Few bodies have any Chinese in them.
    if (short.length > 0 && HAN.test(text)) for (const { literal, index } of short) if (text.includes(literal)) found.add(index);
    return found;
  };
}

/** After Wu and Manber: looks at about one character in two of a text that has none of the literals, each of at least six characters. */
function windowScanner(literals: readonly { readonly literal: string; readonly index: number }[]): (text: string) => Set<number> {
  const furthest = WINDOW - BLOCK + 1;
  const shifts = new Uint8Array(65_536).fill(furthest);
  const buckets = new Map<number, { readonly literal: string; readonly index: number }[]>();
  for (const one of literals) {
    for (let from = 0; from + BLOCK <= WINDOW; from += 1) {
      const at = place(one.literal.charCodeAt(from), one.literal.charCodeAt(from + 1), one.literal.charCodeAt(from + 2));
      const shift = WINDOW - BLOCK - from;
      if (shift < (shifts[at] ?? furthest)) shifts[at] = shift;
      if (shift === 0) buckets.set(at, [...(buckets.get(at) ?? []), one]);
    }
  }
  return (text) => {
    const found = new Set<number>();
    for (let last = WINDOW - 1; last < text.length; ) {
      const at = place(fold(text, last - 2), fold(text, last - 1), fold(text, last));
      const shift = shifts[at] ?? 1;
      if (shift > 0) {
        last += shift;
        continue;
      }
      for (const { literal, index } of buckets.get(at) ?? []) if (!found.has(index) && standsAt(text, last - WINDOW + 1, literal)) found.add(index);
      last += 1;
    }
    return found;
  };
}

function fold(text: string, at: number): number {
  return FOLD[text.charCodeAt(at)] ?? 0;
}

function standsAt(text: string, start: number, literal: string): boolean {
  if (start + literal.length > text.length) return false;
  for (let at = 0; at < literal.length; at += 1) if (fold(text, start + at) !== literal.charCodeAt(at)) return false;
  return true;
}
