/** By what two calls can be seen to carry the same secret, without keeping it: a short keyed hash. Pure: the key is the entry's. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { remembered } from './remembered';

/** Secret → fingerprint; null for what is too short to be told from a word. */
export type Fingerprinter = (secret: string) => string | null;

/** Hexadecimal digits of a fingerprint: 48 bits tell the secrets of one session apart and say nothing of them. */
const DIGITS = 12;
/** What is shorter than this could be found out by trying, by whoever has the key. */
const SHORTEST = 6;
/** Secrets that are remembered where a whole file is read. */
const REMEMBERED = 8192;

/**
 * The fingerprinter under `key`: random bytes, 32 of them, which never leave the process or browser session that made them. A secret has the same
 * fingerprint wherever it is carried. `remember`: keep the last secrets in memory, for a file says the same ones thousands of times; what lives on must not.
 */
export function fingerprinter(key: Uint8Array, remember = false): Fingerprinter {
  const make: Fingerprinter = (secret) => {
    if (secret.length < SHORTEST) return null;
    const digest = hmac(sha256, key, new TextEncoder().encode(secret));
    return Array.from(digest.subarray(0, DIGITS / 2), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  return remember ? remembered(make, REMEMBERED) : make;
}
