/** The feed of a page: each failed call is judged beside the calls that worked, once, and again only when that can change something. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Diagnosis } from '../../src/diagnosis/diagnose';
import type { WorkedCall } from '../../src/diagnosis/surroundings';
import { exchange, type ExchangeFacts } from '../support/exchange';
import { fakeBrowser, fakeLocks } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ current: null as unknown, judged: [] as { id: string; worked: readonly string[] }[] }));
vi.mock('webextension-polyfill', () => ({ get default() { return fake.current; } }));
vi.mock('../../src/diagnosis/diagnose', async (original) => {
  const real = await original<typeof import('../../src/diagnosis/diagnose')>();
  return {
    ...real,
    diagnose: (one: Parameters<typeof real.diagnose>[0], worked: readonly WorkedCall[] = []): Diagnosis => {
      fake.judged.push({ id: one.id, worked: worked.map(({ id }) => id) });
      return real.diagnose(one, worked);
    },
  };
});

const world = fakeBrowser();
fakeLocks();
fake.current = world.browser;
const { commitCalls } = await import('../../src/store/calls');
const { clearEverything } = await import('../../src/store/forget');
const { clearWorkedCalls, putWorkedCalls, workedApiCall } = await import('../../src/store/worked-calls');
const { summarizeKept } = await import('../../src/store/list-calls');
const { openFeed } = await import('../../src/store/open-feed');

beforeEach(async () => {
  world.openTabs.clear();
  await clearEverything();
  await clearWorkedCalls(null);
  fake.judged.length = 0;
});

const at = (second: number): string => new Date(Date.parse('2026-11-22T10:00:00.000Z') + second * 1000).toISOString();
const fail = (id: string, facts: ExchangeFacts = {}, inPrivate = false): Promise<void> => commitCalls([{ exchange: exchange({ id, startedDateTime: at(60), ...facts }), verdict: null, views: [id], inPrivate, replaces: null }], []).then(() => undefined);
async function work(id: string, facts: ExchangeFacts = {}, inPrivate = false): Promise<void> {
  const call = workedApiCall(exchange({ id, status: 200, startedDateTime: at(0), ...facts }));
  if (call === null) throw new Error('it did not work');
  await putWorkedCalls([{ call, inPrivate }]);
}

test('a call is judged beside those of its tab and of the service workers', async () => {
  await work('mine');
  await work('worker', { tabId: null });
  await work('other tab', { tabId: 8 });
  await fail('failed');
  await openFeed(7).calls();
  expect(fake.judged).toEqual([{ id: 'failed', worked: ['mine', 'worker'] }]);
});

test('private calls and the others never meet', async () => {
  await work('normal', { tabId: 7 });
  await work('worker', { tabId: null });
  await work('hidden', { tabId: 9 }, true);
  await fail('in the open', { tabId: 7 });
  await fail('in private', { tabId: 9 }, true);
  await fail('a worker’s', { tabId: null });
  await openFeed(9).calls();
  expect(fake.judged).toEqual(expect.arrayContaining([{ id: 'in private', worked: ['hidden'] }, { id: 'a worker’s', worked: ['worker'] }]));
  expect(fake.judged).toHaveLength(2);
});

test('the first success of an endpoint has its failed calls judged again, once; others do not', async () => {
  await fail('failed', { url: 'https://api.tokenim.com/v1/groups/42' });
  const feed = openFeed(7);
  const changed = vi.fn();
  const end = feed.subscribe(changed);
  await feed.calls();
  await feed.calls();
  expect(fake.judged).toHaveLength(1);
  await work('elsewhere', { url: 'https://api.tokenim.com/v1/users' });
  await feed.calls();
  expect(changed).not.toHaveBeenCalled();
  expect(fake.judged).toHaveLength(1);
  await work('same endpoint', { url: 'https://api.tokenim.com/v1/groups/7', startedDateTime: at(70) });
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  await feed.calls();
  expect(fake.judged.at(-1)).toEqual({ id: 'failed', worked: ['elsewhere', 'same endpoint'] });
  await work('again', { url: 'https://api.tokenim.com/v1/groups/8', startedDateTime: at(80) });
  await feed.calls();
  expect(changed).toHaveBeenCalledTimes(1);
  expect(fake.judged).toHaveLength(2);
  end();
});

test('two hundred failed calls are not judged again at each success', async () => {
  for (let i = 0; i < 200; i += 1) await fail(`failed-${i}`, { url: 'https://api.tokenim.com/v1/groups/42' });
  const feed = openFeed(7);
  await work('first', { url: 'https://api.tokenim.com/v1/groups/1' });
  await feed.calls();
  for (let i = 0; i < 5; i += 1) {
    await work(`success-${i}`, { url: `https://api.tokenim.com/v1/groups/${i}`, startedDateTime: at(100 + i * 10) });
    await feed.calls();
  }
  expect(fake.judged).toHaveLength(200);
});

/** As the worker takes a call of an earlier run of the browser in. */
const failBefore = (id: string, run: string, facts: ExchangeFacts = {}): Promise<void> => commitCalls([{ exchange: exchange({ id, startedDateTime: at(60), ...facts }), verdict: null, views: [id], inPrivate: false, replaces: null }], [], run).then(() => undefined);

test('everything that is kept: calls of closed tabs and of earlier runs of the browser, whose tabs are taken for none of this one', async () => {
  await work('mine');
  await fail('now');
  await failBefore('yesterday', 'run-1', { startedDateTime: at(-80_000) });
  await failBefore('yesterday too', 'run-1', { startedDateTime: at(-79_000) });
  await failBefore('last week', 'run-0', { startedDateTime: at(-500_000) });
  await failBefore('of a worker', 'run-0', { startedDateTime: at(-600_000), tabId: null });
  const calls = await openFeed(null).calls();
  expect(calls.map(({ exchange: { id } }) => id)).toEqual(['now', 'yesterday too', 'yesterday', 'last week', 'of a worker']);
  const [now, second, first, week, worker] = calls.map(({ exchange: { tabId } }) => tabId);
  expect([now, worker, first === second, new Set([now, first, week]).size]).toEqual([7, null, true, 3]);
  expect([first, week].every((tabId) => (tabId ?? 0) < -1), 'no number that a tab has, nor the browser’s for none').toBe(true);
  expect(fake.judged.filter(({ worked }) => worked.length > 0)).toEqual([{ id: 'now', worked: ['mine'] }]);
  expect((await openFeed(7).calls()).map(({ exchange: { id } }) => id)).toEqual(['now']);
  expect(await summarizeKept()).toEqual({ calls: 5, oldest: Date.parse(at(-600_000)) });
});

test('calls are called a storm only where it is known that none between them worked: not in a tab that is closed, nor in an earlier run', async () => {
  for (let place = 0; place < 6; place += 1) {
    for (const tabId of [7, 8]) await fail(`${tabId}-${place}`, { tabId, startedDateTime: at(60 + place) });
    await failBefore(`before-${place}`, 'run-1', { startedDateTime: at(60 + place) });
  }
  world.openTabs.add(7);
  const storms = async (): Promise<readonly string[]> => (await openFeed(null).calls()).filter(({ findings }) => findings.some(({ cause }) => cause === 'retry-storm')).map(({ exchange: { id } }) => id);
  expect(await storms()).toEqual(['7-5', '7-4', '7-3', '7-2', '7-1', '7-0']);
  // One that worked in between ends the run; it belongs to its tab, whoever asks.
  await work('worked', { startedDateTime: at(62.5) });
  expect(await storms()).toEqual([]);
});

test('thousands are read in batches and judged with pauses, each once', async () => {
  const many = Array.from({ length: 1203 }, (_, place) => exchange({ id: `c${String(place).padStart(4, '0')}`, startedDateTime: at(place), url: `https://api.tokenim.com/v1/groups/${place}` }));
  await commitCalls(many.map((one) => ({ exchange: one, verdict: null, views: [one.id], inPrivate: false, replaces: null })), []);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const calls = await openFeed(null).calls();
  clearInterval(timer);
  expect(calls.map(({ exchange: { id } }) => id)).toEqual(many.map(({ id }) => id).toReversed());
  expect(fake.judged).toHaveLength(1203);
  expect(turns, 'the page had its turns').toBeGreaterThan(3);
});

test('no call at all: nothing is kept since any time', async () => {
  expect(await summarizeKept()).toEqual({ calls: 0, oldest: null });
});
