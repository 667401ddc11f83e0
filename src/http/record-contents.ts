/** Whether what a file holds fits into the memory that programs have, whatever little is written of it. Looked at before anything is built from it. Pure. */
import { UnreadableError } from './unreadable';

/** Numbers, texts, lists and objects in one file: each takes some forty bytes at least. */
const MOST_VALUES = 30_000_000;
/** Lists and objects in one another. A HAR file needs ten; each storey costs time. */
const DEEPEST = 100_000;
/** Below this size the contents can do no harm. */
const SMALL_BYTES = 8_000_000;

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Throws `UnreadableError` for too many values, or too deep ones. Counts what stands outside of texts. In UTF-16 halves of other letters may count too: the limits are far above what anybody writes. */
export function checkContents(bytes: Uint8Array, bytesOfLetter: 1 | 2): void {
  if (bytes.length <= SMALL_BYTES) return;
  const { length } = bytes;
  let values = 0;
  let depth = 0;
  for (let place = 0; place < length; place += 1) {
    const byte = bytes[place];
    if (byte === QUOTE) {
      for (place += 1; place < length && bytes[place] !== QUOTE; place += 1) if (bytes[place] === BACKSLASH) place += bytesOfLetter;
    } else if (byte === COMMA || byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values += 1;
      if (values > MOST_VALUES) throw new UnreadableError('too-large', `it holds more than ${MOST_VALUES / 1e6} million values`);
      if (byte === COMMA) continue;
      depth += 1;
      if (depth > DEEPEST) throw new UnreadableError('too-large', `it holds lists and objects more than ${DEEPEST} deep in one another`);
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
}
