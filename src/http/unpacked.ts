/** Bodies that a tool recorded compressed, unpacked: gzip (RFC 1952) and zlib (RFC 1950), no further than a limit. Pure. */
import { Gunzip, Unzlib } from 'fflate';

/** Bytes of one unpacked body: what is larger is read by nobody, and may be made to fill the memory. */
export const UNPACKED_LIMIT_BYTES = 8_000_000;
/** Each byte of what is compressed gives 1,032 at the most, and is looked at before the next ones are unpacked. */
const STEP = 4096;

/** `gzip`, `zlib` or `zstd` by the first bytes; null: none of these. */
export function compressionOf(bytes: Uint8Array): 'gzip' | 'zlib' | 'zstd' | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return 'gzip';
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return 'zstd';
  // The header's own check (RFC 1950 section 2.2); without a dictionary, and with the window that every writer takes.
  return first === 0x78 && ((first << 8) | second) % 31 === 0 && (second & 0x20) === 0 ? 'zlib' : null;
}

/** The unpacked bytes; null: damaged, cut short, or larger than the limit. Never throws. */
export function unpacked(bytes: Uint8Array, form: 'gzip' | 'zlib'): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let [length, ended] = [0, false];
  const take = (part: Uint8Array, last: boolean): void => {
    length += part.length;
    if (length > UNPACKED_LIMIT_BYTES) throw new RangeError('It is too large.');
    parts.push(part);
    ended = last;
  };
  try {
    const stream = form === 'gzip' ? new Gunzip(take) : new Unzlib(take);
    for (let from = 0; from < bytes.length; from += STEP) stream.push(bytes.subarray(from, from + STEP), from + STEP >= bytes.length);
  } catch {
    return null;
  }
  if (!ended) return null;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return isWhole(bytes, form, all) ? all : null;
}

/** By the check that its writer put behind it: fflate's streams do not look at it. */
function isWhole(bytes: Uint8Array, form: 'gzip' | 'zlib', plain: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (form === 'gzip') return view.getUint32(bytes.length - 8, true) === crc32(plain) && view.getUint32(bytes.length - 4, true) === plain.length;
  return view.getUint32(bytes.length - 4) === adler32(plain);
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ ((sum & 1) === 0 ? 0 : 0xedb88320);
  return sum;
});

/** RFC 1952 section 8. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}

/** RFC 1950 section 8.2. */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}
