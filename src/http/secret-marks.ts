/**
 * Marks of secrets, and where in a text a value stands that has one. Of a value nothing is kept but its length, a rolling hash of it and of its beginning, and
 * its fingerprint. Pure: the key is the entry's.
 */
import type { Fingerprinter } from './fingerprint';

/** Where one stands, from `start` up to `end`, and the fingerprint of what stands there; null: somewhere in there. */
export type Found = readonly [start: number, end: number, print: string | null];

export interface SecretMarks {
  readonly size: number;
  /** The fingerprint of a value; null: it has none. `isNew` hears of a mark that was not there. Values that were asked for last are kept longest. */
  readonly note: (value: string, isNew: (length: number, hash: number, print: string) => void) => string | null;
  /** Takes a mark that was made under the same key elsewhere. False: it was there. */
  readonly take: (length: number, hash: number, print: string) => boolean;
  /** Where they stand in `text`, first to last, the longest where several begin, none within another. */
  readonly find: (text: string) => readonly Found[];
}

interface Mark {
  readonly length: number;
  readonly hash: number;
  readonly print: string;
  /** Hash of the first characters; null: not known, the mark was made elsewhere. */
  readonly beginning: number | null;
}

/** Characters of a beginning: no value that is marked is shorter. */
export const SHORTEST = 8;
/** Marks that are kept; the oldest go. */
const MOST = 4096;
/** A power of two, many times the marks. */
const SIEVE = 262_144;
const NONE: readonly Found[] = [];

/** An empty store under `key`. `fingerprint`: under the same. */
export function secretMarks(key: Uint8Array, fingerprint: Fingerprinter): SecretMarks {
  const base = key.subarray(-4).reduce((number, byte) => (number << 8) | byte, 0) | 1;
  /** The one that was asked for last is the last. */
  const marks = new Map<string, Mark>();
  const byBeginning = new Map<number, Mark[]>();
  /** Those of which the beginning is not known, by length, the longest first. */
  let others: readonly (readonly [length: number, byHash: ReadonlyMap<number, Mark>])[] = [];
  /** Most places of a text begin no secret: one look at a bit tells. */
  const sieve = new Uint8Array(SIEVE);
  const powers: number[] = [1];
  for (let at = 0; at < SHORTEST; at += 1) powers.push(Math.imul(powers[at] ?? 1, base));
  const outgoing = powers[SHORTEST] ?? 0;

  const hashOf = (text: string, length: number): number => {
    let hash = 0;
    for (let at = 0; at < length; at += 1) hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
    return hash;
  };
  const regroup = (): void => {
    const groups = new Map<number, Map<number, Mark>>();
    for (const mark of marks.values()) {
      if (mark.beginning !== null) continue;
      const group = groups.get(mark.length) ?? new Map<number, Mark>();
      groups.set(mark.length, group.set(mark.hash, mark));
    }
    others = [...groups].toSorted(([a], [b]) => b - a);
  };
  const drop = (name: string, mark: Mark): void => {
    marks.delete(name);
    const list = mark.beginning === null ? undefined : byBeginning.get(mark.beginning);
    if (list === undefined || mark.beginning === null) return regroup();
    if (list.length === 1) byBeginning.delete(mark.beginning);
    else list.splice(list.indexOf(mark), 1);
  };
  const keep = (name: string, mark: Mark): void => {
    const { length, beginning } = mark;
    const before = marks.get(name);
    if (before !== undefined) drop(name, before);
    marks.set(name, mark);
    while (powers.length <= length) powers.push(Math.imul(powers.at(-1) ?? 1, base));
    if (beginning === null) regroup();
    else {
      const list = byBeginning.get(beginning) ?? [];
      const place = list.findIndex((other) => other.length < length);
      list.splice(place < 0 ? list.length : place, 0, mark);
      byBeginning.set(beginning, list);
      sieve[beginning & (SIEVE - 1)] = 1;
    }
    for (const [oldest, old] of marks) {
      if (marks.size <= MOST) break;
      drop(oldest, old);
    }
  };

  let sums = new Int32Array(1024);
  let summed = '';
  /** Hash of the characters of `text` from `start` on, by what was summed of it once. */
  const hashIn = (text: string, start: number, length: number): number => {
    if (summed !== text) {
      if (sums.length <= text.length) sums = new Int32Array(text.length * 2);
      for (let at = 0; at < text.length; at += 1) sums[at + 1] = (Math.imul(sums[at] ?? 0, base) + text.charCodeAt(at)) | 0;
      summed = text;
    }
    return ((sums[start + length] ?? 0) - Math.imul(sums[start] ?? 0, powers[length] ?? 0)) | 0;
  };
  const isAt = (text: string, start: number, { length, hash, print }: Mark): boolean =>
    start + length <= text.length && hashIn(text, start, length) === hash && fingerprint(text.slice(start, start + length)) === print;
  const markAt = (text: string, start: number, beginning: number): Mark | null => {
    const known = sieve[beginning & (SIEVE - 1)] === 1 ? (byBeginning.get(beginning)?.find((mark) => isAt(text, start, mark)) ?? null) : null;
    for (const [length, byHash] of others) {
      if (known !== null && length <= known.length) break;
      const mark = start + length > text.length ? undefined : byHash.get(hashIn(text, start, length));
      if (mark !== undefined && isAt(text, start, mark)) return mark;
    }
    return known;
  };

  return {
    get size() {
      return marks.size;
    },
    note(value, isNew) {
      const hash = hashOf(value, value.length);
      const name = `${value.length}:${hash}`;
      const known = marks.get(name);
      if (known !== undefined) {
        marks.delete(name);
        marks.set(name, known);
        return known.print;
      }
      const print = fingerprint(value);
      if (print === null) return null;
      keep(name, { length: value.length, hash, print, beginning: hashOf(value, SHORTEST) });
      isNew(value.length, hash, print);
      return print;
    },
    take(length, hash, print) {
      const name = `${length}:${hash}`;
      if (marks.get(name)?.print === print) return false;
      keep(name, { length, hash, print, beginning: null });
      return true;
    },
    find(text) {
      if (marks.size === 0 || text.length < SHORTEST) return NONE;
      let found: Found[] | null = null;
      let free = 0;
      let beginning = hashOf(text, SHORTEST - 1);
      for (let start = 0; start + SHORTEST <= text.length; start += 1) {
        const gone = start === 0 ? 0 : Math.imul(text.charCodeAt(start - 1), outgoing);
        beginning = (Math.imul(beginning, base) + text.charCodeAt(start + SHORTEST - 1) - gone) | 0;
        if (start < free || (sieve[beginning & (SIEVE - 1)] !== 1 && others.length === 0)) continue;
        const mark = markAt(text, start, beginning);
        if (mark === null) continue;
        free = start + mark.length;
        found = found ?? [];
        found.push([start, free, mark.print]);
      }
      summed = '';
      return found ?? NONE;
    },
  };
}
