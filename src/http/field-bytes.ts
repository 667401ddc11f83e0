/** Field values beyond ASCII: what bytes they were, and what they say as UTF-8. Pure. */

/** What windows-1252 puts at 0x80 to 0x9f, by which DevTools and HAR files show single bytes; '' where it has nothing of its own. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * A value as UTF-8, which is how Chromium reads an allowed origin: `bÃ¼cher` is `bücher`. As it is: ASCII, and what was decoded already.
 * null: the bytes are no UTF-8, and Chromium reads nothing.
 */
export function asUtf8(value: string): string | null {
  if (!/[^ -~]/.test(value)) return value;
  if (value.includes('\ufffd')) return null;
  const bytes = Array.from(value, byteOf);
  const known = bytes.filter((byte) => byte !== null);
  // A character that stands for no byte: an observer has decoded it.
  if (known.length < bytes.length || known.every((byte) => byte < 0x80)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(known));
  } catch {
    return null;
  }
}

function byteOf(char: string): number | null {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x100) return code;
  const place = WINDOWS_1252.indexOf(char);
  return place < 0 || char === '' ? null : 0x80 + place;
}
