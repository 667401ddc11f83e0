/** Small memories, so that what repeats is worked out once: results by text, the result of the last input, and texts that a rule of redaction left as they were. Pure. */

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

/** Texts of which a rule changed nothing, by the name under which they stand. What the rule hid is never in it. */
export interface Unchanged {
  has(name: string, text: string): boolean;
  add(name: string, text: string): void;
}

/** An empty memory; it forgets everything when it is full. `longest`: in UTF-16 code units. */
export function unchangedTexts(longest: number = LONGEST, most: number = MOST): Unchanged {
  const known = new Map<string, Set<string>>();
  let size = 0;
  return {
    has: (name, text) => known.get(name)?.has(text) === true,
    add(name, text) {
      if (text.length > longest || name.length > longest) return;
      if (size >= most) {
        known.clear();
        size = 0;
      }
      size += 1;
      const texts = known.get(name);
      if (texts === undefined) known.set(name, new Set([text]));
      else texts.add(text);
    },
  };
}
