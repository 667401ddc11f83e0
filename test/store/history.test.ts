/** The history: migrated from the first version, fair when full, kept in memory when the disk refuses, forgotten when asked. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Put } from '../../src/store/calls';
import { exchange, type ExchangeFacts } from '../support/exchange';
import { fakeBrowser, fakeLocks } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ current: null as unknown }));
vi.mock('webextension-polyfill', () => ({ get default() { return fake.current; } }));

const world = fakeBrowser();
fakeLocks();
fake.current = world.browser;

interface Store {
  readonly calls: typeof import('../../src/store/calls');
  readonly list: typeof import('../../src/store/list-calls');
  readonly forget: typeof import('../../src/store/forget');
  readonly limits: typeof import('../../src/store/history-limits');
  readonly run: typeof import('../../src/store/browser-run');
}
let store: Store;

/** A new life: what was remembered is gone, the database and the storage are not. */
async function restart(): Promise<void> {
  vi.resetModules();
  store = {
    calls: await import('../../src/store/calls'),
    list: await import('../../src/store/list-calls'),
    forget: await import('../../src/store/forget'),
    limits: await import('../../src/store/history-limits'),
    run: await import('../../src/store/browser-run'),
  };
  await store.run.beginLife(async () => false);
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  world.forget();
  await restart();
});

const START = Date.now() - 100_000;
let count = 0;
function put(facts: ExchangeFacts = {}, inPrivate = false): Put {
  const id = `call-${(count += 1)}`;
  return { exchange: exchange({ id, startedDateTime: new Date(START + count).toISOString(), ...facts }), verdict: null, views: [id], replaces: null, inPrivate };
}
const many = (length: number, facts: ExchangeFacts = {}): Put[] => Array.from({ length }, () => put(facts));
const keptOf = async (tabId: number): Promise<number> => (await store.list.listCalls(tabId)).length;

describe('a database of the first version', () => {
  /** Recorded from the version that kept it so: the browser's session, three calls of two tabs, one of them called off. */
  const recorded = JSON.parse(readFileSync(new URL('recorded/version-1.json', import.meta.url), 'utf8')) as { readonly run: string; readonly calls: readonly { readonly id: string; readonly exchange: { readonly tabId: number } }[] };

  /** Opens it as that version did. `letsGo`: as its pages do when a newer version asks. */
  async function makeFirst(letsGo: boolean): Promise<IDBDatabase> {
    const asked = indexedDB.open('inspector', 1);
    asked.addEventListener('upgradeneeded', () => {
      const calls = asked.result.createObjectStore('calls', { keyPath: 'id' });
      for (const name of ['startedAt', 'tab', 'counted']) calls.createIndex(name, name);
      for (const call of recorded.calls) calls.put(call);
    });
    const open = await new Promise<IDBDatabase>((resolve) => asked.addEventListener('success', () => resolve(asked.result)));
    if (letsGo) open.addEventListener('versionchange', () => open.close());
    return open;
  }

  beforeEach(async () => {
    await world.browser.storage.session.set({ browserSession: recorded.run });
    await restart();
  });

  test('keeps every call, its tab and its count', async () => {
    (await makeFirst(true)).close();
    const calls = await store.list.listCalls(null);
    expect(calls.map(({ exchange: { id } }) => id).sort()).toEqual(recorded.calls.map(({ id }) => id).sort());
    for (const { exchange: one } of calls) expect(one).toEqual(recorded.calls.find(({ id }) => id === one.id)?.exchange);
    const [first] = recorded.calls;
    const tab = first?.exchange.tabId ?? -1;
    expect(await keptOf(tab)).toBe(recorded.calls.filter(({ exchange: { tabId } }) => tabId === tab).length);
    expect(await store.calls.countFailures(tab)).toBe(recorded.calls.filter((call) => call.exchange.tabId === tab && 'counted' in call).length);
    expect((await store.list.measureHistory()).calls).toBe(recorded.calls.length);
  });

  test('is taken over while an old page is still open', async () => {
    await makeFirst(true);
    expect(await store.list.listCalls(null)).toHaveLength(recorded.calls.length);
  });

  test('that an old page does not let go of holds nothing up: new calls are in memory, and nothing is lost of the old ones', async () => {
    const old = await makeFirst(false);
    const { refused } = await store.calls.commitCalls([put({ tabId: 5 })], []);
    expect(refused).toBe(true);
    expect(await keptOf(5)).toBe(1);
    old.close();
    await vi.waitFor(async () => expect(await store.list.listCalls(null)).toHaveLength(recorded.calls.length + 1), 5000);
  });
});

describe('full', () => {
  test('of the tab that has most the oldest go, the others keep theirs, and the count stays true', async () => {
    await store.calls.commitCalls(many(40, { tabId: 1 }), []);
    let gone = 0;
    for (let batch = 0; batch < 26; batch += 1) gone += (await store.calls.commitCalls(many(200, { tabId: 2 }), [])).gone;
    expect(await keptOf(1)).toBe(40);
    expect(await keptOf(2)).toBe(4960);
    expect(gone).toBe(240);
    const newest = Math.max(...(await store.list.listCalls(2)).map(({ exchange: { id } }) => Number(id.slice(5))));
    expect(newest).toBe(count);
    expect(await store.calls.countFailures(2)).toBe(5200);
  }, 120_000);

  test('beyond the size that the user wants the oldest go', async () => {
    await store.limits.writeLimits({ days: 7, megabytes: 10 });
    const large = { requestHeaders: { 'X-Long': 'x'.repeat(400_000) } };
    for (let batch = 0; batch < 4; batch += 1) await store.calls.commitCalls(many(10, { tabId: 1, ...large }), []);
    const { bytes, calls } = await store.list.measureHistory();
    expect(bytes).toBeLessThanOrEqual(10_000_000);
    expect(calls).toBeGreaterThan(20);
    expect((await store.list.listCalls(1)).some(({ exchange: { id } }) => id === `call-${count}`)).toBe(true);
  });

  test('what is older than the user wants goes', async () => {
    const old = new Date(Date.now() - 8 * 86_400_000).toISOString();
    await store.calls.commitCalls([put({ startedDateTime: old }), put()], []);
    expect(await store.calls.expireHistory(Date.now())).toBe(1);
    expect((await store.list.measureHistory()).calls).toBe(1);
  });

  test('a disk that is full costs the oldest, not the newest', async () => {
    await store.calls.commitCalls(many(50, { tabId: 1 }), []);
    const real = IDBObjectStore.prototype.put;
    let refusals = 2;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given: Parameters<typeof real>) {
      if (this.name === 'calls' && (refusals -= 1) >= 0) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, given);
    });
    const { gone, refused } = await store.calls.commitCalls([put({ tabId: 1 })], []);
    spy.mockRestore();
    expect({ gone, refused }).toEqual({ gone: 10, refused: false });
    expect((await store.list.listCalls(1)).map(({ exchange: { id } }) => id)).toContain(`call-${count}`);
  });

  test('a disk that refuses everything: calls are in memory, bounded, the newest are kept', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    let gone = 0;
    for (let batch = 0; batch < 12; batch += 1) {
      const outcome = await store.calls.commitCalls(many(10, { tabId: 1, requestHeaders: { 'X-Long': 'x'.repeat(50_000) } }), []);
      expect(outcome.refused).toBe(true);
      gone += outcome.gone;
    }
    const kept = await store.list.listCalls(1);
    expect(kept.length + gone).toBe(120);
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.map(({ exchange: { id } }) => id)).toContain(`call-${count}`);
    expect(await store.calls.countFailures(1)).toBe(120);
  });

  test('session storage that is full lets bodies go first, then the oldest calls, and throws nothing', async () => {
    const real = world.browser.storage.session.set.getMockImplementation();
    await store.calls.commitCalls([put({ tabId: 1, body: 'b'.repeat(1000) })], []);
    let refusals = 1;
    world.browser.storage.session.set.mockImplementation(async (items) => {
      if ((refusals -= 1) >= 0) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      return real?.(items);
    });
    await store.calls.commitCalls([put({ tabId: 1 }, true)], []);
    world.browser.storage.session.set.mockImplementation(real ?? (async () => undefined));
    expect(Object.keys(world.stored()).filter((key) => key.startsWith('content:'))).toEqual([]);
    expect(await keptOf(1)).toBe(2);
  });
});

describe('forgetting', () => {
  const left = async (): Promise<string[]> => (await store.list.listCalls(null)).map(({ exchange: { id } }) => id);

  test('a tab: its calls and those of no tab', async () => {
    const [mine, others, workers, hidden] = [put({ tabId: 1 }), put({ tabId: 2 }), put({ tabId: null }), put({ tabId: 1 }, true)];
    await store.calls.commitCalls([mine, others, workers, hidden], []);
    await store.forget.clearTab(1);
    expect(await left()).toEqual([others.exchange.id]);
    expect(await store.calls.countFailures(1)).toBe(0);
    expect(await store.calls.countFailures(2)).toBe(1);
  });

  test('a site: what its pages called and what was called of it, in every run', async () => {
    const [byIt, ofIt, other] = [put({ origin: 'https://a.example' }), put({ url: 'https://a.example/v1' }), put({ origin: 'https://b.example' })];
    await store.calls.commitCalls([byIt, ofIt], [], 'an earlier run');
    await store.calls.commitCalls([other], []);
    await store.forget.clearSite('https://a.example');
    expect(await left()).toEqual([other.exchange.id]);
  });

  test('everything: no record is left on disk or in memory', async () => {
    await store.calls.commitCalls([put({ body: 'a body' }), put({}, true)], []);
    await store.forget.clearEverything();
    expect(await left()).toEqual([]);
    expect(await store.list.measureHistory()).toEqual({ calls: 0, bytes: 0 });
    expect(Object.keys(world.stored()).filter((key) => /^(?:memory|content|open|ended|early|worked|told):?/.test(key))).toEqual([]);
  });

  test('private windows: nothing of them is on disk, and they go with their window', async () => {
    await store.calls.commitCalls([put({ tabId: 1 }), put({ tabId: 9, body: 'hidden' }, true)], []);
    expect((await store.list.measureHistory()).calls).toBe(1);
    expect(await store.calls.countFailures(9)).toBe(1);
    await store.forget.clearPrivate(null);
    expect(await left()).toHaveLength(1);
    expect(JSON.stringify(world.stored())).not.toContain('hidden');
  });
});

test('what an earlier life has told of the same request is found, though that life gave it another id', async () => {
  const told = { ...put({ observer: 'webRequest' }), views: [`web-77-${START}`] };
  await store.calls.commitCalls([told], []);
  const seen = (id: string) => store.calls.callsLike([{ exchange: exchange({ id, observer: 'webRequest', startedDateTime: new Date(START + 9_000_000).toISOString() }), again: true }]);
  expect((await seen(`web-77-${START + 40}`))[0]?.map(({ exchange: { id } }) => id)).toEqual([told.exchange.id]);
  expect((await seen(`web-7-${START + 40}`))[0]).toEqual([]);
  // After a restart the browser counts anew.
  expect((await seen(`web-77-${START + 3_600_000}`))[0]).toEqual([]);
});

test('calls of an earlier life are counted and found, also when the extension alone was started again', async () => {
  await store.calls.commitCalls(many(3, { tabId: 4 }), []);
  await restart();
  expect(await store.calls.countFailures(4)).toBe(3);
  const { browserSession } = world.onDisk();
  await world.browser.storage.session.remove('browserSession');
  await restart();
  expect(world.stored()['browserSession']).toBe(browserSession);
  expect(await keptOf(4)).toBe(3);
});
