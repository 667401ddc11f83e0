/**
 * The secrets that the worker and the pages of DevTools know of, shared as keyed marks in `storage.session`, which is memory: never on disk, gone with the
 * browser. No secret is in them.
 */
import browser from 'webextension-polyfill';
import { knownSecrets, NOTHING_KNOWN, type KnownSecrets, type SecretMark } from '../http/known-secrets';
import { announce, onAnnounced } from './changes';
import { fingerprintKey } from './fingerprint-key';

const MARKS = 'secretMarks';
/** Those that were seen last; each is some thirty characters. */
const MOST = 1000;

/**
 * The secrets of this run of the browser. What one context learns the others hear of. Never rejects: where the browser keeps no key, nothing is remembered.
 */
export async function sessionSecrets(): Promise<KnownSecrets> {
  // Both at once: events wait for them.
  const [key, { [MARKS]: marks }] = await Promise.all([fingerprintKey(), browser.storage.session.get(MARKS).catch(() => ({ [MARKS]: null }))]);
  if (key === null) return NOTHING_KNOWN;
  let fresh: SecretMark[] = [];
  const tell = (): void => {
    const told = fresh;
    fresh = [];
    announce('secrets', told);
    void share(told).catch(() => undefined);
  };
  const known = knownSecrets(key, false, (mark) => {
    fresh.push(mark);
    if (fresh.length === 1) queueMicrotask(tell);
  });
  onAnnounced('secrets', (told) => void known.learn(told));
  if (isMarks(marks)) known.learn(marks);
  return known;
}

function share(told: readonly SecretMark[]): Promise<void> {
  // Two contexts may learn in the same moment; the lock is the origin's.
  return navigator.locks.request(MARKS, async () => {
    const { [MARKS]: marks } = await browser.storage.session.get(MARKS);
    const before = isMarks(marks) ? marks : [];
    const added = told.filter((mark) => !before.includes(mark));
    if (added.length > 0) await browser.storage.session.set({ [MARKS]: [...before, ...added].slice(-MOST) });
  });
}

function isMarks(value: unknown): value is readonly SecretMark[] {
  return Array.isArray(value) && value.every((mark) => typeof mark === 'string');
}
