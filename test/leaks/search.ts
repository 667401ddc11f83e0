/** Looks for planted secrets in what came out, in every encoding in which a part of one can stand there. Says the kind and the place, never the value. Pure. */

/** What must not be found, and what a finding is called. */
export interface Needle {
  readonly label: string;
  readonly parts: readonly string[];
}

const ANCHOR = 8;

/** The forms in which `part` can stand in a text: plain, percent-encoded, JSON- and HTML-escaped, hexadecimal, and inside base64 at each of its three offsets. */
export function formsOf(part: string): readonly string[] {
  const bytes = Buffer.from(part, 'utf8');
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const inner = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset, 0x20), bytes]).toString('base64').replace(/=+$/, '');
    // The first and last characters hold bits of the neighbours.
    return whole.slice(offset === 0 ? 0 : offset + 1, whole.length - (((offset + bytes.length) * 8) % 6 === 0 ? 0 : 1));
  });
  const json = JSON.stringify(part).slice(1, -1);
  const forms = [
    part,
    encodeURIComponent(part),
    encodeURIComponent(part).toLowerCase(),
    encodeURIComponent(encodeURIComponent(part)),
    new URLSearchParams({ a: part }).toString().slice(2),
    percent,
    percent.toUpperCase(),
    json,
    JSON.stringify(json).slice(1, -1),
    part.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
    part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
    bytes.toString('hex'),
    ...inner.flatMap((one) => [one, one.replace(/\+/g, '-').replace(/\//g, '_')]),
  ];
  return [...new Set(forms)].filter((form) => form.length >= Math.min(part.length, ANCHOR));
}

/** The labels of the needles of which a part stands in one of the texts, with the name of the text. Linear in the texts, whatever the number of needles. */
export function findLeaks(needles: readonly Needle[], texts: ReadonlyMap<string, string>): readonly string[] {
  const anchors = new Map<number, Map<string, { readonly form: string; readonly label: string }[]>>();
  for (const { label, parts } of needles) {
    for (const form of new Set(parts.flatMap(formsOf))) {
      const length = Math.min(form.length, ANCHOR);
      const group = anchors.get(length) ?? new Map<string, { form: string; label: string }[]>();
      anchors.set(length, group);
      const anchor = form.slice(0, length);
      const list = group.get(anchor);
      if (list === undefined) group.set(anchor, [{ form, label }]);
      else list.push({ form, label });
    }
  }
  const found = new Set<string>();
  for (const [place, haystack] of texts) {
    for (const [length, group] of anchors) {
      for (let at = 0; at + length <= haystack.length; at += 1) {
        const list = group.get(haystack.slice(at, at + length));
        if (list === undefined) continue;
        for (const { form, label } of list) if (haystack.startsWith(form, at) && standsAlone(haystack, at, form)) found.add(`${label} → ${place}`);
      }
    }
  }
  return [...found].toSorted();
}

/** Digits of a longer number are another number. */
function standsAlone(haystack: string, at: number, form: string): boolean {
  return !/^\d{1,12}$/.test(form) || !(/\d/.test(haystack[at - 1] ?? '') || /\d/.test(haystack[at + form.length] ?? ''));
}
