/** Calls that worked: bounded, in memory, private windows apart, cheap to write, told to the pages that follow. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exchange } from '../support/exchange';
import { fakeBrowser } from '../support/fake-browser';
import type { WorkedCall } from '../../src/diagnosis/surroundings';

const fake = vi.hoisted(() => ({ current: null as unknown }));
vi.mock('webextension-polyfill', () => ({ get default() { return fake.current; } }));

const world = fakeBrowser();
fake.current = world.browser;

type Store = typeof import('../../src/store/worked-calls');
type Worker = typeof import('../../src/entry/background/worked');
let store: Store;
let worker: Worker;

/** A new life of the worker: what it remembered is gone, the storage is not. */
async function restart(): Promise<void> {
  vi.resetModules();
  store = await import('../../src/store/worked-calls');
  worker = await import('../../src/entry/background/worked');
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  world.forget();
  vi.clearAllMocks();
  await restart();
});
afterEach(() => vi.useRealTimers());

const START = Date.parse('2026-11-22T10:00:00.000Z');
let count = 0;
const good = (facts: Parameters<typeof exchange>[0] = {}, second = 0): ReturnType<typeof exchange> =>
  exchange({ status: 200, id: `good-${(count += 1)}`, startedDateTime: new Date(START + second * 1000).toISOString(), ...facts });
function worked(facts: Parameters<typeof exchange>[0] = {}, second = 0): WorkedCall {
  const call = store.workedApiCall(good(facts, second));
  if (call === null) throw new Error('it did not work');
  return call;
}
const put = (...calls: readonly WorkedCall[]): Promise<void> => store.putWorkedCalls(calls.map((call) => ({ call, inPrivate: false })));
const kept = (): WorkedCall[] => Object.entries(world.stored()).filter(([key]) => key.startsWith('worked:')).map(([, value]) => value as WorkedCall);
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(600);

test('keeps the last three of one endpoint with one credential, whatever the ids in its path', async () => {
  const token = (fingerprint: string) => [{ place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 20, faults: [], jwt: null, environment: null, fingerprint }] as const;
  const url = (id: number): string => `https://api.tokenim.com/v1/groups/${id}`;
  await put(...[1, 2, 3, 4, 5].map((id) => worked({ url: url(id), credentials: token('aaa') }, id * 10)));
  expect(kept().map((call) => call.url)).toEqual([url(3), url(4), url(5)]);
  await put(worked({ url: url(6), credentials: token('bbb') }, 60), worked({ url: url(7), method: 'PUT', credentials: token('aaa') }, 70));
  expect(kept()).toHaveLength(5);
});

test('keeps three hundred altogether, the oldest go first, also over lives of the worker', async () => {
  await put(...Array.from({ length: 200 }, (_, at) => worked({ url: `https://api.tokenim.com/v1/first${'x'.repeat(at)}` }, at)));
  await restart();
  await put(...Array.from({ length: 200 }, (_, at) => worked({ url: `https://api.tokenim.com/v1/second${'x'.repeat(at)}` }, 1000 + at)));
  expect(kept()).toHaveLength(300);
  expect(kept().filter(({ url }) => url.includes('first')).map(({ url }) => url.length).sort((a, b) => a - b)[0]).toBe('https://api.tokenim.com/v1/first'.length + 100);
});

test('the other observer’s view of the same call is the same call; the richer one stays', async () => {
  await put(worked({ id: 'web-1' }));
  await put(worked({ id: 'dev-1', requestHeaders: { 'Accept-Language': 'en' } }, 0.2));
  expect(kept().map(({ id }) => id)).toEqual(['dev-1']);
  await put(worked({ id: 'web-2' }, 0.3));
  expect(kept().map(({ id }) => id)).toEqual(['dev-1']);
});

test('eighty calls at once are one write, and nothing is written on each', async () => {
  for (let at = 0; at < 80; at += 1) worker.noteWorked(good({ url: `https://api.tokenim.com/v1/list${'x'.repeat(at)}` }, at));
  expect(world.writes.set).toBe(0);
  await settled();
  expect(world.writes).toEqual({ set: 1, remove: 0 });
  expect(kept()).toHaveLength(80);
  expect(world.browser.tabs.get).toHaveBeenCalledTimes(1);
  // What is there, whether anything is being recorded, and the key and the marks of the session's secrets: each once.
  expect(world.browser.storage.session.get).toHaveBeenCalledTimes(4);
});

test('what a page merely loads, and what did not work, is not kept', async () => {
  for (const facts of [{ resourceType: 'subresource' }, { resourceType: 'document' }, { status: 500 }, { status: null }, { networkError: 'net::ERR_FAILED' }] as const) worker.noteWorked(good(facts));
  worker.noteWorked(good({ requestHeaders: { 'X-Long': 'x'.repeat(20_000) } }));
  await settled();
  expect(kept()).toEqual([]);
});

test('a failed call that is about to be told finds those before it', async () => {
  worker.noteWorked(good());
  await worker.storeWorked();
  expect(kept()).toHaveLength(1);
});

test('what the other observer saw refused in its body did not work, whichever came first', async () => {
  worker.noteWorked(good({ id: 'web-1' }));
  await settled();
  expect(kept()).toHaveLength(1);
  await worker.noteRefusedInBody(good({ id: 'dev-1' }, 0.1));
  expect(kept()).toEqual([]);
  worker.noteWorked(good({ id: 'web-1' }));
  await settled();
  expect(kept()).toEqual([]);
});

test('a quota that is used up costs the comparison and nothing else', async () => {
  worker.noteWorked(good({ url: 'https://api.tokenim.com/v1/a' }));
  world.browser.storage.session.set.mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
  await worker.storeWorked();
  expect(kept()).toEqual([]);
  worker.noteWorked(good({ url: 'https://api.tokenim.com/v1/b' }));
  await worker.storeWorked();
  expect(kept()).toHaveLength(1);
});

test('clear and the closing of a tab forget its calls; clear those of the service workers, too', async () => {
  await put(worked({ tabId: 7 }), worked({ tabId: 8 }), worked({ tabId: null }));
  await store.forgetTab(8);
  expect(kept().map(({ tabId }) => tabId)).toEqual([7, null]);
  await restart();
  await store.clearWorkedCalls(7);
  expect(kept()).toEqual([]);
  await put(worked({ tabId: 7 }), worked({ tabId: 8 }));
  await store.clearWorkedCalls(null);
  expect(kept()).toEqual([]);
});

test('private windows are kept apart', async () => {
  world.privateTabs.add(9);
  worker.noteWorkedCalls([worked({ id: 'normal', tabId: 7 }), worked({ id: 'hidden', tabId: 9 }), worked({ id: 'unknown', tabId: null })]);
  await settled();
  // A service worker's call may be the private window's: it is not kept while one is open.
  expect(kept().map(({ id }) => id).sort()).toEqual(['hidden', 'normal']);
  world.privateTabs.delete(9);
  worker.noteWorkedCalls([worked({ id: 'shared', tabId: null })]);
  await settled();
  const calls = store.followWorkedCalls(() => undefined);
  await calls.ready;
  const of = (tabId: number | null, inPrivate: boolean): string[] => calls.of({ tabId, inPrivate }).calls.map(({ id }) => id).sort();
  expect(of(7, false)).toEqual(['normal', 'shared']);
  expect(of(9, true)).toEqual(['hidden']);
  expect(of(9, false)).toEqual(['shared']);
  expect(of(7, true)).toEqual([]);
  expect(of(null, true)).toEqual([]);
  await store.forgetTab(9);
  await vi.waitFor(() => expect(of(9, true)).toEqual([]));
});

test('a tab that is gone leaves nothing', async () => {
  world.closedTabs.add(7);
  worker.noteWorked(good({ tabId: 7 }));
  await settled();
  expect(kept()).toEqual([]);
});

test('a page that follows hears of each call that is added, and sees what is removed', async () => {
  await put(worked({ id: 'before', tabId: 7 }));
  const heard: string[] = [];
  const calls = store.followWorkedCalls(({ id }) => void heard.push(id));
  await calls.ready;
  const list = calls.of({ tabId: 7, inPrivate: false });
  expect(calls.of({ tabId: 7, inPrivate: false }), 'the same list while nothing changes').toBe(list);
  await put(worked({ id: 'later', tabId: 7, url: 'https://api.tokenim.com/v1/groups/42' }));
  await vi.waitFor(() => expect(heard).toEqual(['later']));
  expect([...calls.of({ tabId: 7, inPrivate: false }).endpoints]).toEqual(['GET api.tokenim.com/v1/messages', 'GET api.tokenim.com/v1/groups/{id}']);
  await store.clearWorkedCalls(7);
  await vi.waitFor(() => expect(calls.of({ tabId: 7, inPrivate: false }).endpoints.size).toBe(0));
});
