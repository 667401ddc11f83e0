/**
 * The secrets of one session or file, so that a value that was a credential in one call stands raw in no other, and the same one has the same
 * pseudonym everywhere. Of each only a keyed mark is kept: its length, a rolling hash and its fingerprint. Pure: the key is the entry's.
 */
import { REDACTED, REDACTED_START } from './exchange';
import { fingerprinter, type Fingerprinter } from './fingerprint';
import { ALL_ESCAPES, base64Runs, unescaped } from './unescaped';

/** `length:rolling hash:fingerprint`: says nothing of the secret without the key. */
export type SecretMark = string;

/** What stands in the place of a value that is hidden. */
export type Mask = (value: string) => string;

export interface KnownSecrets {
  readonly fingerprint: Fingerprinter;
  /** Remembers a credential, and gives what is shown for it. */
  readonly note: Mask;
  /** The same for what is hidden by name or form, which may be a word: remembered only where it cannot be one. */
  readonly mask: Mask;
  /** `text` without any of the secrets that are known: as they are, escaped, percent-encoded, or inside base64. */
  readonly hide: (text: string) => string;
  /** Takes marks that were made under the same key elsewhere. Gives those that were new. */
  readonly learn: (marks: readonly SecretMark[]) => readonly SecretMark[];
}

/** Knows nothing and remembers nothing. */
export const NOTHING_KNOWN: KnownSecrets = { fingerprint: () => null, note: plain, mask: plain, hide: (text) => text, learn: () => [] };

/** Shorter ones are hidden where they stand, and nowhere else: too much else looks like them. */
const SHORTEST = 8;
const LONGEST = 8192;
/** Marks that are kept; the oldest go. */
const MOST = 4096;
const SHOWN_DIGITS = 6;
/** A power of two, many times the marks. */
const SIEVE = 262_144;

function plain(value: string): string {
  return value.startsWith(REDACTED_START) ? value : REDACTED;
}

/** Where one stands; `print` null: somewhere in there. */
type Found = readonly [start: number, end: number, print: string | null];

/** A value that cannot be a word, a date or a number that names a thing. */
function isUnmistakable(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST || /[\s‹›]/.test(value) || /^(?:[\d.:,+-]+|[a-z][a-z0-9+.-]{1,20}:\/\/.*)$/i.test(value)) return false;
  return (/\d/.test(value) && /[A-Za-z]/.test(value) && !/^\d{4}-\d\d-\d\dT/.test(value)) || (value.length >= 20 && isPassphrase(value));
}

/** Four words or more, as passphrases are made. */
function isPassphrase(value: string): boolean {
  const words = value.split('-');
  return words.length >= 4 && words.every((word) => /^[a-z]+$/.test(word));
}

/** Letters alone are a credential only when there are many, or when no sentence has them. */
function mayBeCredential(value: string): boolean {
  return isUnmistakable(value) || (value.length >= SHORTEST && value.length <= LONGEST && !/[\s‹›]/.test(value) && !/^[\d.:,+-]+$|^\d{4}-\d\d-\d\dT/.test(value) && (value.length >= 20 || !/^[A-Za-z_-]+$/.test(value)));
}

/**
 * An empty memory under `key` (see `fingerprinter`). `remember`: as there. `onNew` hears of each mark that was made here. A value is looked for at every place
 * of a text, for each length that is known, by a rolling hash; the fingerprint confirms it.
 */
export function knownSecrets(key: Uint8Array, remember = false, onNew: (mark: SecretMark) => void = () => undefined): KnownSecrets {
  const fingerprint = fingerprinter(key, remember);
  const base = key.subarray(-4).reduce((number, byte) => (number << 8) | byte, 0) | 1;
  /** Length → hash → fingerprint. */
  const marks = new Map<number, Map<number, string>>();
  /** The one that was carried last is the last. */
  const order = new Map<string, readonly [length: number, hash: number]>();
  let lengths: readonly number[] = [];
  /** Most places of a text fit no mark: one look at a bit tells. */
  const sieve = new Uint8Array(SIEVE);
  const powers: number[] = [1];

  const hashOf = (text: string): number => {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
    return hash;
  };
  const keep = (length: number, hash: number, print: string): void => {
    const group = marks.get(length) ?? new Map<number, string>();
    group.set(hash, print);
    marks.set(length, group);
    order.set(`${length}:${hash}`, [length, hash]);
    sieve[hash & (SIEVE - 1)] = 1;
    while (powers.length <= length) powers.push(Math.imul(powers.at(-1) ?? 1, base));
    for (const [key, [oldLength, oldHash]] of order) {
      if (order.size <= MOST) break;
      order.delete(key);
      marks.get(oldLength)?.delete(oldHash);
      if (marks.get(oldLength)?.size === 0) marks.delete(oldLength);
    }
    lengths = [...marks.keys()].toSorted((a, b) => b - a);
  };
  const markOf = (value: string): string | null => {
    const hash = hashOf(value);
    const known = marks.get(value.length)?.get(hash);
    if (known !== undefined) {
      const key = `${value.length}:${hash}`;
      const place = order.get(key);
      order.delete(key);
      if (place !== undefined) order.set(key, place);
      return known;
    }
    const print = fingerprint(value);
    if (print === null) return null;
    keep(value.length, hash, print);
    onNew(`${value.length}:${hash}:${print}`);
    return print;
  };
  const shown = (print: string | null): string => (print === null ? REDACTED : `${REDACTED_START}:${print.slice(0, SHOWN_DIGITS)}›`);

  let sums = new Int32Array(1024);
  /** Where known secrets stand in `text`, first to last, none within another. */
  const find = (text: string): readonly Found[] => {
    const shortest = lengths.at(-1);
    if (shortest === undefined || text.length < shortest) return [];
    if (sums.length <= text.length) sums = new Int32Array(text.length * 2);
    for (let at = 0; at < text.length; at += 1) sums[at + 1] = (Math.imul(sums[at] ?? 0, base) + text.charCodeAt(at)) | 0;
    const found: Found[] = [];
    for (let start = 0; start + shortest <= text.length; start += 1) {
      const before = sums[start] ?? 0;
      for (const length of lengths) {
        if (start + length > text.length) continue;
        const hash = ((sums[start + length] ?? 0) - Math.imul(before, powers[length] ?? 0)) | 0;
        if (sieve[hash & (SIEVE - 1)] !== 1) continue;
        const print = marks.get(length)?.get(hash);
        if (print === undefined || fingerprint(text.slice(start, start + length)) !== print) continue;
        found.push([start, start + length, print]);
        start += length - 1;
        break;
      }
    }
    return found;
  };
  /** The same in what the text says behind its escapes; a stretch of base64 goes as a whole. */
  const findAll = (text: string, depth: number): readonly Found[] => {
    const direct = find(text);
    if (depth === 0) return direct;
    const behind = ALL_ESCAPES.flatMap((escape): Found[] => {
      const view = unescaped(text, escape);
      return view === null ? [] : findAll(view.text, depth - 1).map(([start, end, print]): Found => [view.at[start] ?? 0, view.at[end] ?? text.length, print]);
    });
    const inside = base64Runs(text).flatMap((run): Found[] => (findAll(run.text, depth - 1).length === 0 ? [] : [[run.start, run.end, null]]));
    return [...direct, ...behind, ...inside];
  };
  const hide = (text: string): string => {
    const found = findAll(text, 3);
    if (found.length === 0) return text;
    let [result, done] = ['', 0];
    for (const [start, end, print] of found.toSorted(([a, , p], [b, , q]) => a - b || Number(p === null) - Number(q === null))) {
      if (start < done) continue;
      result += text.slice(done, start) + shown(print);
      done = end;
    }
    return result + text.slice(done);
  };

  return {
    fingerprint,
    note: (value) => (value.startsWith(REDACTED_START) ? value : shown(mayBeCredential(value) ? markOf(value) : null)),
    mask: (value) => (value.startsWith(REDACTED_START) ? value : shown(isUnmistakable(value) ? markOf(value) : null)),
    hide: (text) => (lengths.length === 0 || text.length < SHORTEST ? text : hide(text)),
    learn: (given) =>
      given.filter((mark) => {
        const [length = 0, hash = 0] = mark.split(':', 2).map(Number);
        const print = mark.slice(mark.lastIndexOf(':') + 1);
        if (marks.get(length)?.get(hash) === print || !/^[0-9a-f]{12}$/.test(print) || length < SHORTEST || length > LONGEST) return false;
        keep(length, hash, print);
        return true;
      }),
  };
}

/** `value` with `hide` over each of its texts; itself where nothing was hidden. For plain JSON. */
export function hideIn<T>(value: T, hide: (text: string) => string): T {
  if (typeof value === 'string') return hide(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const clean = (item: unknown): unknown => {
    const shown = hideIn(item, hide);
    if (shown !== item) changed = true;
    return shown;
  };
  const copy = Array.isArray(value) ? value.map(clean) : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clean(item)]));
  return changed ? (copy as T) : value;
}
