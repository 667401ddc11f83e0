/**
 * The secrets of one session or file, so that a value that was a credential in one call stands raw in no other, and the same one has the same
 * pseudonym everywhere. Of each only a keyed mark is kept: its length, a rolling hash and its fingerprint. Pure: the key is the entry's.
 */
import { isAllHidden, REDACTED, REDACTED_START } from './exchange';
import { fingerprinter, type Fingerprinter } from './fingerprint';
import { remembered } from './remembered';
import { secretMarks, SHORTEST, type Found } from './secret-marks';
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

const LONGEST = 8192;
const SHOWN_DIGITS = 6;

function plain(value: string): string {
  return isAllHidden(value) ? value : REDACTED;
}

/** A value that cannot be a word, a date or a number that names a thing. */
function isUnmistakable(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST || /[\s‹›]/.test(value) || /^(?:[\d.:,+-]+|[a-z][a-z0-9+.-]{1,20}:\/\/.*)$/i.test(value)) return false;
  return (/\d/.test(value) && /[A-Za-z]/.test(value) && !/^\d{4}-\d\d-\d\dT/.test(value)) || (value.length >= 20 && isPassphrase(value));
}

/** Four words or more, as passphrases are made. */
export function isPassphrase(value: string): boolean {
  const words = value.split('-');
  return words.length >= 4 && words.every((word) => /^[a-z]+$/.test(word));
}

/** Letters alone are a credential only when there are many, or when no sentence has them. */
function mayBeCredential(value: string): boolean {
  return isUnmistakable(value) || (value.length >= SHORTEST && value.length <= LONGEST && !/[\s‹›]/.test(value) && !/^[\d.:,+-]+$|^\d{4}-\d\d-\d\dT|^[a-z][a-z0-9+.-]{1,20}:\/{0,2}$/i.test(value) && (value.length >= 20 || !/^[A-Za-z_-]+$/.test(value)));
}

/**
 * An empty memory under `key` (see `fingerprinter`). `remember`: as there. `onNew` hears of each mark that was made here. A value is looked for at every place
 * of a text, for each length that is known, by a rolling hash; the fingerprint confirms it.
 */
export function knownSecrets(key: Uint8Array, remember = false, onNew: (mark: SecretMark) => void = () => undefined): KnownSecrets {
  const fingerprint = fingerprinter(key, remember);
  const marks = secretMarks(key, fingerprint);
  const markOf = (value: string): string | null => marks.note(value, (length, hash, print) => {
    forget();
    onNew(`${length}:${hash}:${print}`);
  });
  const shown = (print: string | null): string => (print === null ? REDACTED : `${REDACTED_START}:${print.slice(0, SHOWN_DIGITS)}›`);
  /** The same in what the text says behind its escapes; a stretch of base64 goes as a whole. */
  const findAll = (text: string, depth: number): readonly Found[] => {
    const direct = marks.find(text);
    if (depth === 0) return direct;
    let all = direct;
    for (const escape of ALL_ESCAPES) {
      const view = unescaped(text, escape);
      const behind = view === null ? [] : findAll(view.text, depth - 1);
      const at = behind.length === 0 ? [] : (view?.places() ?? []);
      if (behind.length > 0) all = [...all, ...behind.map(([start, end, print]): Found => [at[start] ?? 0, at[end] ?? text.length, print])];
    }
    for (const run of base64Runs(text)) if (findAll(run.text, depth - 1).length > 0) all = [...all, [run.start, run.end, null]];
    return all;
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

  // Between two secrets that are learnt the same texts come again and again.
  const hideAgain = (): typeof hide => (remember ? remembered(hide, 4096, 4096) : hide);
  let hideNow = hideAgain();
  const forget = (): void => {
    if (remember) hideNow = hideAgain();
  };

  return {
    fingerprint,
    note: (value) => (isAllHidden(value) ? value : shown(mayBeCredential(value) ? markOf(value) : null)),
    mask: (value) => (isAllHidden(value) ? value : shown(isUnmistakable(value) ? markOf(value) : null)),
    hide: (text) => (marks.size === 0 || text.length < SHORTEST ? text : hideNow(text)),
    learn(given) {
      forget();
      return given.filter((mark) => {
        const [length = 0, hash = 0] = mark.split(':', 2).map(Number);
        const print = mark.slice(mark.lastIndexOf(':') + 1);
        return /^[0-9a-f]{12}$/.test(print) && length >= SHORTEST && length <= LONGEST && marks.take(length, hash, print);
      });
    },
  };
}

/** `value` with `hide` over each of its texts; itself where nothing was hidden. For plain JSON. */
export function hideIn<T>(value: T, hide: (text: string) => string): T {
  if (typeof value === 'string') return hide(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value);
  const items = value as { readonly [name: string]: unknown };
  for (let place = 0; place < names.length; place += 1) {
    const item = items[names[place] ?? ''];
    if (item === null || (typeof item !== 'string' && typeof item !== 'object')) continue;
    const shown = hideIn(item, hide);
    if (shown !== item) return changedFrom(value, names, place, shown, hide);
  }
  return value;
}

/** The rest of `value`, of which the items before `place` stay, and that at `place` is `first`. */
function changedFrom<T extends object>(value: T, names: readonly string[], place: number, first: unknown, hide: (text: string) => string): T {
  const items = value as { readonly [name: string]: unknown };
  const clean = names.map((name, at) => (at < place ? items[name] : at === place ? first : hideIn(items[name], hide)));
  return (Array.isArray(value) ? clean : Object.fromEntries(names.map((name, at) => [name, clean[at]]))) as T;
}
