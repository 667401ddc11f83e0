/** The worker may die at any moment: what it was told before must still become one diagnosed call. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVerdicts } from '../../src/demo/drive';
import { storm } from '../survival/storm';
import { workerStopper } from '../survival/world';
import { clear, countCalls, makeWorld, panelOf, popupOf, until, type World } from './world';

/** How often the worker is stopped in the tests that do it again and again: `STOPS=50 npx vitest run --project e2e test/e2e/survival.test.ts -t again`. */
const STOPS = Number(process.env['STOPS'] ?? 4);

describe('the worker is killed', () => {
  let world: World;
  let popup: Page;
  beforeAll(async () => {
    world = await makeWorld();
    popup = await popupOf(world);
  });
  afterAll(() => world.close());

  /** Starts a call whose answer is held back for `holdMs`, without waiting for it. */
  const begin = (path: string, init: object): Promise<void> =>
    world.page.evaluate((url, options) => void fetch(url, options).catch(() => undefined), `https://slow.tokenim.com${path}`, init as RequestInit);
  const reached = (path: string, method: string): Promise<boolean> =>
    until(async () => world.simulator.log.some((seen) => seen.host.startsWith('slow.') && seen.path === path && seen.method === method), `${method} ${path} at the server`);
  /** As the browser does when it needs the memory: stopped, not told. */
  const kill = async (): Promise<void> => {
    const session = await popup.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  };

  test('between the start of a call and its answer', async () => {
    await clear(popup);
    await begin('/v1/messages?hold=900', {});
    await reached('/v1/messages?hold=900', 'GET');
    await kill();
    const verdict = await until(async () => (await readVerdicts(popup)).find(({ failure }) => failure === 'status'), 'the call that was open when the worker died');
    expect(verdict).toMatchObject({ status: 403 });
    expect(await readVerdicts(popup)).toHaveLength(1);
  });

  test('between a preflight and the call that it guards', async () => {
    await clear(popup);
    await begin('/v1/groups?hold=700', { method: 'PUT' });
    await reached('/v1/groups?hold=700', 'OPTIONS');
    await kill();
    await reached('/v1/groups?hold=700', 'PUT');
    await kill();
    await until(async () => (await readVerdicts(popup)).find(({ status }) => status === 403), 'the call whose preflight was open when the worker died');
    expect(await readVerdicts(popup)).toHaveLength(1);
    const stored = await popup.evaluate(storedCalls);
    expect(stored.find(({ method }) => method === 'PUT')).toMatchObject({ preflight: 204 });
  });

  test('after twenty calls were sent at once: each is kept once', async () => {
    await clear(popup);
    await world.page.evaluate(() => {
      for (let i = 0; i < 20; i += 1) void fetch(`https://slow.tokenim.com/v1/messages?hold=800&page=${i}`).catch(() => undefined);
    });
    await until(async () => world.simulator.log.filter(({ path }) => path.includes('hold=800')).length >= 6, 'the first calls at the server');
    await kill();
    await until(async () => (await readVerdicts(popup)).length >= 20, 'all twenty', 20_000);
    const urls = (await popup.evaluate(storedCalls)).map(({ url }) => url).filter((url) => url.includes('hold=800'));
    expect(new Set(urls).size).toBe(20);
    expect(urls).toHaveLength(20);
  });

  test('again and again, and fifty calls fail at once while it is stopped: each is kept once', async () => {
    const stop = await workerStopper(popup);
    for (let turn = 0; turn < STOPS; turn += 1) {
      await clear(popup);
      await until(stop, 'a worker to stop');
      await world.page.evaluate((mark) => {
        for (let i = 0; i < 50; i += 1) void fetch(`https://slow.tokenim.com/v1/messages?hold=0&offset=${mark}&page=${i}`).catch(() => undefined);
      }, turn);
      const kept = async () => (await popup.evaluate(storedCalls)).filter(({ url }) => url.includes(`offset=${turn}&`));
      await until(async () => (await kept()).length >= 50, `all fifty of turn ${turn}`, 30_000);
      // The browser tells a worker that it has to start of ends before beginnings: neither is a call begun anew by them, nor judged without its fields.
      await until(async () => (await readJournal(popup)) === 0, 'nothing to be on its way');
      const found = await kept();
      expect(found.length, `turn ${turn}`).toBe(50);
      expect(new Set(found.map(({ url }) => url)).size, `turn ${turn}`).toBe(50);
      expect(found.filter(({ fields }) => fields === 0), `turn ${turn}`).toEqual([]);
    }
  }, 60_000 + STOPS * 20_000);

  test('again and again while the panel and the popup are open: their lists go on each time', async () => {
    await clear(popup);
    const { panel } = await panelOf(world);
    if (popup.isClosed()) popup = await popupOf(world);
    const stop = await workerStopper(popup);
    for (let turn = 0; turn < STOPS; turn += 1) {
      await until(stop, 'a worker to stop');
      await world.page.evaluate((mark) => void fetch(`https://api.tokenim.com/v1/messages?case=credential-expired&offset=${mark}`).catch(() => undefined), turn);
      for (const list of [panel, popup]) await until(async () => (await countCalls(list)) === turn + 1, `call ${turn + 1} in the ${list === popup ? 'popup' : 'panel'}`, 20_000);
    }
  }, 60_000 + STOPS * 20_000);
});

test('a storm of calls while the worker is stopped at random moments: failed calls are kept once, with their preflight', async () => {
  const seed = Date.now() % 1_000_000;
  const { lost, duplicate, unfounded, withoutPreflight, misjudged, failed, kills, session } = await storm({ seed, calls: 200, kills: 5, how: 'worker' });
  // What the browser was about to hand over in the moment of a stop is gone with it: that much of some eighty calls and no more, and nothing that worked.
  expect(new Set([...lost, ...duplicate, ...withoutPreflight, ...misjudged]).size, JSON.stringify({ seed, lost, duplicate, withoutPreflight, misjudged })).toBeLessThanOrEqual(3);
  expect(unfounded).toEqual([]);
  expect(failed).toBeGreaterThan(60);
  expect(kills).toBeGreaterThan(0);
  // That something may be missing is said.
  expect(session.notices.map(({ kind }) => kind)).toContain('worker-stopped');
}, 240_000);

/** How many calls have not come to rest in the worker's journal. */
function readJournal(page: Page): Promise<number> {
  return page.evaluate(`chrome.storage.session.get(null).then((all) => Object.keys(all).filter((key) => /^(?:open|ended|early):/.test(key)).length)`) as Promise<number>;
}

/** Runs in a page of the extension: what is in the database, in short. */
async function storedCalls(): Promise<{ url: string; method: string; fields: number; preflight: number | null }[]> {
  const request = indexedDB.open('inspector');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('no database')));
  });
  const all = database.transaction('calls').objectStore('calls').getAll() as IDBRequest<{ exchange: { request: { url: string; method: string; headers: object[] }; preflight: { response: { status: number } | null } | null } }[]>;
  const calls = await new Promise<typeof all.result>((resolve) => all.addEventListener('success', () => resolve(all.result)));
  database.close();
  return calls.map(({ exchange }) => ({ url: exchange.request.url, method: exchange.request.method, fields: exchange.request.headers.length, preflight: exchange.preflight?.response?.status ?? null }));
}
