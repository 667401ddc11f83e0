/** What is full or dies, in the real browser: the disk, the session's storage, a tab that crashes or moves to another process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPanel, readVerdicts } from '../../src/demo/drive';
import { callOf } from '../survival/plan';
import { PAGE_ORIGIN } from '../survival/server';
import { makeWorld, openStore, readSession, readStore, type World } from '../survival/world';
import { until } from './world';

const call = (id: number): object => ({ method: 'GET', by: 'page', abortAfterMs: null, url: `https://api.tokenim.com/v1/calls/${id}?way=refused&hold=0&status=403` });
const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, place) => from + place);
const make = (page: Page, ids: readonly number[]): Promise<unknown> => page.evaluate(`window.makeCalls(${JSON.stringify(ids.map(call))}, 4)`);

let world: World;
let store: Page;
const errors: string[] = [];
/** A disk of its own that can be filled; it holds the profile. */
const DISK = mkdtempSync(join(tmpdir(), 'inspector-disk-'));
const canMount = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', DISK], { stdio: 'ignore' }).status === 0;
beforeEach(async () => {
  world = await makeWorld(mkdtempSync(join(DISK, 'profile-')));
  store = await openStore(world.browser);
  await world.page.bringToFront();
});
afterEach(async () => {
  await world.close();
  for (const name of readdirSync(DISK)) rmSync(join(DISK, name), { recursive: true, force: true });
});
afterAll(() => {
  if (canMount) spawnSync('umount', [DISK]);
  rmSync(DISK, { recursive: true, force: true });
});

const idsOf = async (): Promise<readonly number[]> => (await readStore(store)).map(({ exchange }) => callOf(exchange.request.url) ?? -1).toSorted((a, b) => a - b);
const inSession = async (text: string): Promise<boolean> => ((await store.evaluate('chrome.storage.session.get(null).then(JSON.stringify)')) as string).includes(text);
const notices = async (): Promise<Readonly<Record<string, number>>> => Object.fromEntries((await readSession(store)).notices.map(({ kind, count }) => [kind, count ?? 1]));
/** What the worker says on its console. */
async function listenToWorker(): Promise<void> {
  errors.length = 0;
  const target = await world.browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().endsWith('/background.js'));
  const worker = await target.worker();
  worker?.on('console', (message) => errors.push(message.text()));
}

describe('full', () => {
  test.skipIf(!canMount)('the disk: what was kept stays, what comes now is kept in memory, and that is said; with room again the disk is used again', async () => {
    await listenToWorker();
    await make(world.page, range(0, 50));
    await until(async () => (await idsOf()).length === 50, 'the first calls');
    spawnSync('dd', ['if=/dev/zero', `of=${join(DISK, 'filler')}`, 'bs=1k'], { stdio: 'ignore' });
    await make(world.page, range(1000, 100));
    await until(async () => (await notices())['disk-refused'] !== undefined, 'the notice');
    for (const id of range(1000, 100)) await until(async () => inSession(`/v1/calls/${id}?`), `call ${id}`);
    rmSync(join(DISK, 'filler'));
    await until(async () => {
      await make(world.page, [2000]);
      return (await idsOf().catch((): readonly number[] => [])).includes(2000);
    }, 'the disk to be used again', 60_000);
    expect((await idsOf()).filter((id) => id < 50)).toEqual(range(0, 50));
    for (const id of range(1000, 100)) expect((await idsOf()).includes(id) || (await inSession(`/v1/calls/${id}?`)), `call ${id}`).toBe(true);
    // The browser's own words on the disk are not the extension's.
    expect(errors.filter((text) => !/IO ?error|quota|disk/i.test(text))).toEqual([]);
  });

  test('the session’s storage: calls go on being kept', async () => {
    await listenToWorker();
    // What another part of the extension may have filled: 10 MB are the limit.
    await store.evaluate(`(async () => { for (let size = 5_000_000, n = 0; size > 1000; ) { try { await chrome.storage.session.set({ ['filler' + (n += 1)]: 'x'.repeat(size) }); } catch { size /= 2; } } })()`);
    await make(world.page, range(0, 60));
    await until(async () => (await idsOf()).length === 60, 'the calls', 30_000);
    expect(await idsOf()).toEqual(range(0, 60));
    expect(errors).toEqual([]);
  });
});

describe('the inspected tab', () => {
  test('crashes, and is loaded again: the panel goes on', async () => {
    const { panel } = await openPanel(world.browser, world.page);
    await make(world.page, [1]);
    await until(async () => (await readVerdicts(panel)).length === 1, 'the first call');
    const [tab] = (await store.evaluate(`chrome.tabs.query({ url: '${PAGE_ORIGIN}/*' })`)) as { readonly id: number }[];
    const crashing = await world.page.createCDPSession();
    const crashed = new Promise((resolve) => world.page.once('error', resolve));
    void crashing.send('Page.crash').catch(() => undefined);
    await crashed;
    await store.evaluate(`chrome.tabs.reload(${tab?.id})`);
    // The page of the program is gone with its process; the tab is not.
    const again = await world.page.target().createCDPSession();
    const run = async (expression: string): Promise<unknown> => (await again.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value;
    await until(async () => (await run('window.isReady?.() === true').catch(() => false)) === true, 'the page again');
    await run(`window.makeCalls(${JSON.stringify([call(2)])}, 1)`);
    await until(async () => (await readStore(store)).length === 2, 'the call after the crash');
    await until(async () => (await readVerdicts(panel)).length === 2, 'both calls in the panel');
  });

  test('moves to another process: the panel goes on', async () => {
    const { panel } = await openPanel(world.browser, world.page);
    await make(world.page, [11]);
    await until(async () => (await readVerdicts(panel)).length === 1, 'the first call');
    await world.page.goto('https://login.acme.example/');
    await world.page.goto(`${PAGE_ORIGIN}/`);
    await world.page.waitForFunction('window.isReady()');
    await make(world.page, [12]);
    await until(async () => (await readVerdicts(panel)).length === 2, 'both calls in the panel');
  });
});
