/**
 * Text in UTF-8 that a browser read as windows-1252, as it does with an answer that names no charset (Encoding Standard, WHATWG; Chromium's DevTools hand
 * such bodies on so): read again as what it is. Pure.
 */

/** Character → the byte that windows-1252 reads as it. */
const BYTES: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))].map((char, at): [string, number] => [char, at + 128]),
);
/** A byte that begins a character of several and one that goes on with it, as they look then. */
const MAY_BE = /[\u00C2-\u00F4][\u0080-\uFFFF]/;

/** `text` as it was meant, or itself: where one character cannot have come from a byte, or the bytes are not UTF-8, it was read rightly. Linear. */
export function readAgain(text: string): string {
  if (!MAY_BE.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 ? code : BYTES.get(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
