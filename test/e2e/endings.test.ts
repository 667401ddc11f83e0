/** The browser dies, the extension is updated, disabled and enabled, a private window is closed: what was finished stays, what was open is told as not finished, what was private is gone. An extension that is really installed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/demo/browser';
import { callOf } from '../survival/plan';
import { PAGE_ORIGIN, startServer, type SurvivalServer } from '../survival/server';
import { openCaller, openStore, readRecords, readSession, readStore, type Stored } from '../survival/world';
import { canInstall, installExtension, type InstalledExtension } from './installed';
import { until } from './world';

const call = (id: number, hold: number): object => ({ method: 'GET', by: 'page', abortAfterMs: null, url: `https://api.tokenim.com/v1/calls/${id}?way=refused&hold=${hold}&status=403` });
const make = (page: Page, ids: readonly number[], hold: number): Promise<unknown> => page.evaluate(`window.makeCalls(${JSON.stringify(ids.map((id) => call(id, hold)))}, ${ids.length})`);
const idsOf = (stored: readonly Stored[]): readonly (number | null)[] => stored.map(({ exchange }) => callOf(exchange.request.url)).toSorted((a, b) => (a ?? 0) - (b ?? 0));
/** How many calls are written down as open. */
const unfinished = async (store: Page): Promise<number> => (await readRecords(store, 'unfinished')).length;
/** How the recordings on disk ended; null: they have not. */
const recordings = async (store: Page): Promise<readonly (string | null)[]> => (await readRecords(store, 'recordings')).map((one) => (one as { readonly ended: string | null }).ended);
/** Ids of the calls that recordings hold. */
const recorded = async (store: Page): Promise<readonly (number | null)[]> => [...new Set([...JSON.stringify(await readRecords(store, 'recordingParts')).matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => callOf(url)))].toSorted();
const kinds = async (store: Page): Promise<readonly string[]> => (await readSession(store)).notices.map(({ kind }) => kind);

describe.skipIf(!canInstall())('an installed extension', () => {
  const FINISHED = Array.from({ length: 20 }, (_, place) => place);
  const OPEN = [100, 101, 102];
  const profile = mkdtempSync(join(tmpdir(), 'inspector-profile-'));
  let server: SurvivalServer;
  let installed: InstalledExtension;
  let browser: Browser;
  let store: Page;

  const preferences = (): string => {
    try {
      return JSON.stringify((JSON.parse(readFileSync(join(profile, 'Default', 'Preferences'), 'utf8')) as { extensions: { settings: Record<string, unknown> } }).extensions.settings[installed.id] ?? '');
    } catch {
      // It is being written.
      return '';
    }
  };
  const start = async (): Promise<void> => {
    browser = await launchBrowser({ extensionDir: null, installed: true, hostRules: server.hostRules, spki: server.spki, headless: true, userDataDir: profile });
    // Nobody opened anything: the browser's start alone starts the worker.
    await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes(installed.id));
    store = await openStore(browser, installed.id);
  };
  const killAndStart = async (): Promise<void> => {
    const killed = new Promise((resolve) => browser.process()?.once('exit', resolve));
    browser.process()?.kill('SIGKILL');
    await killed;
    await start();
  };
  beforeAll(async () => {
    server = await startServer();
    installed = installExtension([`${PAGE_ORIGIN}/*`]);
    await start();
    const page = await openCaller(browser);
    await make(page, FINISHED, 0);
    await until(async () => (await readStore(store)).length === FINISHED.length, 'the calls that ended');
    // The browser writes down what it has installed, and what starts it, some seconds later: before that it would install it again.
    await until(async () => preferences().includes('runtime.onStartup'), 'the installation to be written down', 60_000);
    void make(page, OPEN, 600_000).catch(() => undefined);
    await until(async () => (await unfinished(store)) === OPEN.length, 'a word on disk of the calls that have not');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    installed.remove();
    rmSync(profile, { recursive: true, force: true });
  });

  test('the browser is killed and started again: what had ended is there, what was open is told as not finished', async () => {
    await killAndStart();
    await until(async () => (await readStore(store)).length === FINISHED.length + OPEN.length, 'the calls of the life before');
    const stored = await readStore(store);
    expect(idsOf(stored)).toEqual([...FINISHED, ...OPEN]);
    for (const { exchange } of stored) expect([callOf(exchange.request.url), exchange.lost, exchange.response?.status]).toEqual(OPEN.includes(callOf(exchange.request.url) ?? -1) ? [expect.any(Number), 'browser-closed', undefined] : [expect.any(Number), null, 403]);
    expect(await kinds(store)).toEqual(['browser-ended']);
    expect(await unfinished(store)).toBe(0);
  });

  test('it is updated: every call stays, and once', async () => {
    installed.offer('0.1.1');
    // The browser reads it at one start, and mostly waits for the next one to put it in place of what is running.
    const version = (): Promise<unknown> => store.evaluate('chrome.runtime.getManifest().version');
    for (let starts = 0; starts < 3 && (await version()) !== '0.1.1'; starts += 1) {
      await until(async () => starts === 0 || JSON.stringify(preferences()).includes('0.1.1'), 'the new version to be read', 30_000);
      await browser.close();
      await start();
    }
    expect(await version()).toBe('0.1.1');
    expect(idsOf(await readStore(store))).toEqual([...FINISHED, ...OPEN]);
    await make(await openCaller(browser), [200], 0);
    await until(async () => idsOf(await readStore(store)).includes(200), 'a call that the new version saw');
  });

  test('it is disabled and enabled while a call is open: the call is seen to end, and that it was off is said', async () => {
    const page = await openCaller(browser);
    const held = make(page, [300], 8000);
    await until(async () => (await unfinished(store)) === 1, 'a word on disk of the open call');
    const extensions = await browser.newPage();
    await extensions.goto('chrome://extensions');
    const enable = (enabled: boolean): Promise<unknown> => extensions.evaluate(`chrome.management.setEnabled('${installed.id}', ${enabled})`);
    await enable(false);
    await enable(true);
    await held;
    store = await until(() => openStore(browser, installed.id).catch(() => null), 'the extension again');
    await until(async () => idsOf(await readStore(store)).includes(300), 'the call that was open meanwhile');
    const stored = (await readStore(store)).filter(({ exchange }) => callOf(exchange.request.url) === 300);
    expect(stored.map(({ exchange }) => [exchange.lost, exchange.response?.status])).toEqual([[null, 403]]);
    expect(await kinds(store)).toContain('inspector-off');
    expect(idsOf(await readStore(store))).toEqual([...FINISHED, ...OPEN, 200, 300]);
  });

  test('the browser is killed while it records: the recording ends with what it has, and says how', async () => {
    const page = await openCaller(browser);
    await page.bringToFront();
    const done = await store.evaluate(`chrome.tabs.query({ url: '${PAGE_ORIGIN}/*' }).then((tabs) => chrome.runtime.sendMessage({ name: 'start-recording', data: { tabId: tabs.find(({ active }) => active).id, bodies: false } }))`);
    expect(done).toEqual({ done: true });
    await make(page, [350, 351], 0);
    await until(async () => idsOf(await readStore(store)).includes(351), 'the recorded calls');
    // The browser writes what it was given some seconds later.
    await until(async () => (await recordings(store)).length === 1, 'the recording on disk');
    await killAndStart();
    await until(async () => (await recordings(store))[0] === 'browser-closed', 'the recording to be ended', 90_000);
    expect(await recorded(store)).toEqual([350, 351]);
  });

  test('of private windows nothing is on disk, and nothing is left when the last one is closed', async () => {
    const { id } = installed;
    const extensions = await browser.newPage();
    await extensions.goto('chrome://extensions');
    await extensions.evaluate(`chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', incognitoAccess: true })`);
    // The change of it starts the extension again.
    store = await until(() => openStore(browser, id).catch(() => null), 'the extension again');
    const inSession = async (text: string): Promise<boolean> => ((await store.evaluate('chrome.storage.session.get(null).then(JSON.stringify)')) as string).includes(text);
    const opened = browser.waitForTarget((target) => target.type() === 'page' && target.url().startsWith(`${PAGE_ORIGIN}/?private`));
    const window = await store.evaluate(`chrome.windows.create({ incognito: true, url: '${PAGE_ORIGIN}/?private' }).then(({ id }) => id)`);
    const page = await (await opened).page();
    if (page === null) throw new Error('No private page.');
    await page.waitForFunction('window.isReady()');
    await make(page, [770_001, 770_002], 0);
    await until(async () => (await inSession('/v1/calls/770001?')) && inSession('/v1/calls/770002?'), 'the calls of the private window');
    await make(await openCaller(browser), [400], 0);
    await until(async () => idsOf(await readStore(store)).includes(400), 'a call of an ordinary window');
    await store.evaluate(`chrome.windows.remove(${String(window)})`);
    await until(async () => !(await inSession('/v1/calls/77000')), 'the private calls to be gone');
    expect(idsOf(await readStore(store))).toEqual([...FINISHED, ...OPEN, 200, 300, 350, 351, 400]);
    await browser.close();
    // The search can find: the ordinary call is there.
    expect(filesWith(profile, 'v1/calls/400?').length).toBeGreaterThan(0);
    expect(filesWith(profile, '770001')).toEqual([]);
  });
});

/** The extension's files in the profile that hold `text`, as one byte or two for each character. */
function filesWith(profile: string, text: string): readonly string[] {
  const needles = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /extension|IndexedDB|Storage/i.test(file.parentPath))
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}
