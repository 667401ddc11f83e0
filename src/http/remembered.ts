/** Remembers what a rule of redaction left as it was, so that what repeats from call to call is looked at once. Pure; nothing that was hidden is ever in it. */

/** Longer texts repeat seldom. */
const LONGEST = 300;
const MOST = 4096;

/** Texts of which a rule changed nothing, by the name under which they stand. */
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
