/** Small memories, so that what repeats from call to call is worked out once: results by text, and texts that a rule of redaction left as they were. Pure. */

/** Longer texts repeat seldom. */
const LONGEST = 300;
const MOST = 4096;

/** `make`, with its last results remembered by their text. It forgets everything when it holds `most`. Not for secrets, unless what holds it is gone soon. */
export function remembered<T>(make: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = make(text);
    if (known.size >= most) known.clear();
    known.set(text, { result });
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
