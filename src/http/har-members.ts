/** The members of a HAR entry, read tolerantly: what has the wrong type counts as absent. Pure. */
import type { Field } from './exchange';
import { readAgain } from './misread-utf8';
import { compressionOf, unpacked } from './unpacked';

export type Json = { readonly [name: string]: unknown };

/** A status; 0: none. Some writers give it as a text. */
export function statusOf(value: unknown): number {
  return typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : (number(value) ?? 0);
}

/** Text of a body; base64 is decoded as UTF-8, with U+FFFD for what is not, and unpacked where it is gzip or zlib. null when it cannot be decoded. */
export function decodeContent(body: string, encoding: string | null): string | null {
  // Some tools write the compressed bytes as if they were text: nothing of those can be read.
  if (body.startsWith('\x1f\u008b') || body.startsWith('\x1f\ufffd')) return null;
  if (encoding === null || !/^(?:base64|gzip|x-gzip|deflate|br|zstd)$/i.test(encoding)) return readAgain(body);
  if (!/^base64$/i.test(encoding)) return null;
  try {
    const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    const form = compressionOf(bytes);
    const plain = form === null ? bytes : form === 'zstd' ? null : unpacked(bytes, form);
    // Two letters may begin a text, too.
    if (plain === null) return form === 'zlib' && (bytes[1] ?? 0) < 0x80 ? new TextDecoder().decode(bytes) : null;
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}

const NOTHING: Json = {};

/** A member that is an object; anything else counts as an empty one. */
export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : NOTHING;
}

/** A member that is a text, or null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A member that is a finite number, or null. */
export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The fields of a message, without the pseudo fields of HTTP/2 and what is no field. */
export function fields(value: unknown): readonly Field[] {
  if (!Array.isArray(value)) return [];
  return value.every(isField) ? value : value.filter(isField);
}

function isField(item: unknown): item is Field {
  const { name, value } = object(item);
  // HTTP/2 pseudo fields (RFC 9113 section 8.3) repeat what the entry says elsewhere.
  return typeof name === 'string' && typeof value === 'string' && !name.startsWith(':');
}
