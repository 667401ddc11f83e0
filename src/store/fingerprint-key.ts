/** The key of the credentials' fingerprints: random bytes, one for each run of the browser, in `storage.session`, which is memory: never on disk. */
import browser from 'webextension-polyfill';

const KEY = 'fingerprintKey';
const BYTES = 32;

/** The key, made by whoever asks first. Null when the browser does not keep one: then there are no fingerprints. Never rejects. */
export async function fingerprintKey(): Promise<Uint8Array | null> {
  try {
    // The worker and the page of DevTools may ask in the same moment; the lock is the origin's.
    return (await readKey()) ?? (await navigator.locks.request(KEY, makeKey));
  } catch {
    return null;
  }
}

async function readKey(): Promise<Uint8Array | null> {
  const { [KEY]: key } = await browser.storage.session.get(KEY);
  return Array.isArray(key) && key.length === BYTES ? Uint8Array.from(key as number[]) : null;
}

async function makeKey(): Promise<Uint8Array> {
  const known = await readKey();
  if (known !== null) return known;
  const key = crypto.getRandomValues(new Uint8Array(BYTES));
  await browser.storage.session.set({ [KEY]: [...key] });
  return key;
}
