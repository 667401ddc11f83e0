/** Chance that is the same for the same seed, and the ways in which a text is made and spoilt. */
import { numbersFrom } from '../support/forged-messages';

export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(all: readonly T[]) => T;
  /** `least` to `most` of what `make` gives, joined. */
  readonly some: (least: number, most: number, make: () => string, between?: string) => string;
}

export function chanceFrom(seed: number): Chance {
  const below = numbersFrom(seed);
  return {
    below,
    pick: (all) => all[below(all.length)] as (typeof all)[number],
    some: (least, most, make, between = '') => Array.from({ length: least + below(most - least + 1) }, make).join(between),
  };
}

/** Characters and pieces on which parsers stumble: marks of every grammar, controls, halves of letters, what looks like a number and is none. */
const ODD: readonly string[] = [
  '"', "'", '`', '\\', '\\"', ',', ';', '=', ':', '/', '//', '?', '#', '@', '%', '%00', '%0d%0a', '%zz', '+', '-', '.', '..', '*', '&', '|', '<', '>', '(', ')', '[', ']', '{', '}', '$', '!', '~', '^', '_',
  ' ', '\t', '\r\n', '\n', '\u0000', '\u001b[31m', '\u007f', '\u0080', '\u009b', '\u00a0', '\u00e9', '\u200b', '\u202e', '\u2028', '\ufeff', '\ufffd', '\ud800', '\udc00', '\ud83d\ude00', '密码', '令牌', '。', 'İ', 'ß', 'ſ',
  '0', '-0', '00', '1e309', '-1', '9007199254740993', '99999999999999999999', 'NaN', 'null', 'undefined', 'true', '__proto__', 'constructor', 'toString', '{}', '[]', '""', '‹redacted›',
];

export function oddText({ below, pick, some }: Chance, most = 12): string {
  return some(0, most, () => (below(3) === 0 ? String.fromCharCode(below(65_536)) : pick(ODD)));
}

export function word({ some, pick }: Chance): string {
  return some(1, 10, () => pick([...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_']));
}

/** `text` as it is half of the time; else cut, doubled, or with something odd in it. */
export function spoil(text: string, chance: Chance): string {
  const { below } = chance;
  if (below(2) === 0) return text;
  let spoilt = text;
  for (let changes = 1 + below(3); changes > 0; changes -= 1) {
    const at = below(spoilt.length + 1);
    const to = Math.min(spoilt.length, at + 1 + below(8));
    const kind = below(5);
    const put = kind === 0 ? '' : kind === 1 ? oddText(chance, 3) : kind === 2 ? spoilt.slice(at, to).repeat(1 + below(20)) : kind === 3 ? spoilt.slice(below(spoilt.length + 1)) : String.fromCharCode(below(300));
    spoilt = `${spoilt.slice(0, at)}${put}${spoilt.slice(kind === 0 || below(2) === 0 ? to : at)}`.slice(0, 20_000);
  }
  return spoilt;
}
