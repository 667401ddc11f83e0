/** The key of the fingerprints: one for each run of the browser, whoever asks first, and never on disk. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ current: null as unknown }));
vi.mock('webextension-polyfill', () => ({ get default() { return fake.current; } }));

const world = fakeBrowser();
fake.current = world.browser;
const { fingerprintKey } = await import('../../src/store/fingerprint-key');

/** One after another, as the browser's locks of one origin are. */
let turn: Promise<unknown> = Promise.resolve();
vi.stubGlobal('navigator', {
  locks: {
    request: (_name: string, task: () => Promise<unknown>) => {
      const mine = turn.then(task);
      turn = mine.catch(() => undefined);
      return mine;
    },
  },
});

beforeEach(() => world.forget());

test('is the same for all who ask in one run of the browser, in the same moment too', async () => {
  const [first, second] = await Promise.all([fingerprintKey(), fingerprintKey()]);
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  expect(await fingerprintKey()).toEqual(first);
  expect(world.writes.set).toBe(1);
});

test('is another one in the next run', async () => {
  const first = await fingerprintKey();
  world.forget();
  expect(await fingerprintKey()).not.toEqual(first);
});

test('where the browser keeps nothing there is none, and nothing breaks', async () => {
  world.browser.storage.session.set.mockRejectedValueOnce(new Error('no room'));
  expect(await fingerprintKey()).toBeNull();
});
