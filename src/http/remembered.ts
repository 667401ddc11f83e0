/** Small memories, so that what repeats is worked out once: results by text, the result of the last input, and what was made of texts that a rule of redaction left as they were. Pure. */

/** Longer texts repeat seldom. */
const LONGEST = 300;
const MOST = 4096;

/**
 * `make`, with its last results remembered by their text. It forgets everything when it holds `most`; texts above `longest` UTF-16 code units are not kept.
 * Not for secrets, unless what holds it is gone soon.
 */
export function remembered<T>(make: (text: string) => T, most: number, longest: number = Number.POSITIVE_INFINITY): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = make(text);
    if (known.size >= most) known.clear();
    known.set(text, { result });
    return result;
  };
}

/** `make`, with its last result remembered by the identity of its input: for what many ask of one thing, and then of the next. It holds that one only. */
export function ofLatest<K extends object, T>(make: (key: K) => T): (key: K) => T {
  let latest: { readonly key: K; readonly result: T } | null = null;
  return (key) => {
    if (latest?.key === key) return latest.result;
    const result = make(key);
    latest = { key, result };
    return result;
  };
}

/** What was made of texts of which a rule changed nothing, by the name under which they stand. What the rule hid is never in it. */
export interface Unchanged<T> {
  get(name: string, text: string): T | undefined;
  /** Gives what it keeps, or would keep if it were not so long. */
  add(name: string, text: string): T;
}

/** An empty memory of `make`'s results; it forgets everything when it is full. `longest`: in UTF-16 code units. */
export function unchanged<T>(make: (name: string, text: string) => T, longest: number = LONGEST, most: number = MOST): Unchanged<T> {
  const known = new Map<string, Map<string, T>>();
  let size = 0;
  return {
    get: (name, text) => known.get(name)?.get(text),
    add(name, text) {
      const made = make(name, text);
      if (text.length > longest || name.length > longest) return made;
      if (size >= most) {
        known.clear();
        size = 0;
      }
      size += 1;
      const texts = known.get(name);
      if (texts === undefined) known.set(name, new Map([[text, made]]));
      else texts.set(text, made);
      return made;
    },
  };
}

/** The same where only that they stay unchanged matters. */
export function unchangedTexts(longest?: number, most?: number): Unchanged<true> {
  return unchanged(() => true as const, longest, most);
}
