/** The real browser with the real extension and the page that makes the calls; ways to stop the worker; what is stored. Node only. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { launchBrowser } from '../../src/demo/browser';
import { extension } from '../../src/demo/drive';
import type { Exchange } from '../../src/http/exchange';
import { extensionGranted } from '../e2e/world';
import { PAGE_ORIGIN, startServer, type SurvivalServer } from './server';

export interface Stored {
  readonly id: string;
  readonly views: readonly string[];
  readonly exchange: Exchange;
}

export interface World {
  readonly server: SurvivalServer;
  readonly browser: Browser;
  readonly page: Page;
  /** Another page that makes calls, in a tab of its own. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

export async function makeWorld(userDataDir?: string, given?: SurvivalServer): Promise<World> {
  const server = given ?? (await startServer());
  const copy = extensionGranted([`${PAGE_ORIGIN}/*`]);
  const browser = await launchBrowser({ extensionDir: copy, hostRules: server.hostRules, spki: server.spki, headless: true, ...(userDataDir === undefined ? {} : { userDataDir }) });
  await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().endsWith('/background.js'));
  const openPage = (): Promise<Page> => openCaller(browser);
  return {
    server,
    browser,
    openPage,
    page: await openPage(),
    async close() {
      await browser.close().catch(() => undefined);
      if (given === undefined) await server.close();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

/** A page that makes calls. */
export async function openCaller(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${PAGE_ORIGIN}/`);
  await page.waitForFunction('window.isReady()');
  return page;
}

/** A page of the extension that runs nothing. `id`: the extension's, where the browser was not given it by this program. */
export async function openStore(browser: Browser, id?: string): Promise<Page> {
  const store = await browser.newPage();
  await store.goto(`chrome-extension://${id ?? (await extension(browser)).id}/icons/16.png`);
  return store;
}

/** A way to stop the extension's worker as the browser does when it needs the memory: stopped, not told. Others' workers go on. Resolves to false when it does not run. */
export async function workerStopper(store: Page): Promise<() => Promise<boolean>> {
  const session: CDPSession = await store.createCDPSession();
  const running = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (scriptURL.endsWith('/background.js') && runningStatus === 'running') running.add(versionId);
      else running.delete(versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  return async () => {
    const alive = [...running];
    for (const versionId of alive) {
      running.delete(versionId);
      await session.send('ServiceWorker.stopWorker', { versionId });
    }
    return alive.length > 0;
  };
}

/** Process ids of the extension's renderer: the worker's, and its pages' if any are open. */
export function extensionProcesses(browser: Browser): readonly number[] {
  const parent = browser.process()?.pid ?? -1;
  const stat = (pid: string): readonly string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  const isBelow = (pid: string): boolean => {
    for (let one = pid; Number(one) > 1; one = stat(one)[1] ?? '1') if (Number(one) === parent) return true;
    return false;
  };
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).flatMap((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process') && isBelow(pid) ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}

/** The calls that a page of the extension finds stored. */
export async function readStore(store: Page): Promise<readonly Stored[]> {
  return (await readRecords(store, 'calls')) as readonly Stored[];
}

/** All records of one store of the extension's database. */
export async function readRecords(store: Page, name: string): Promise<readonly unknown[]> {
  return (await store.evaluate(`(async () => {
    const done = (asked) => new Promise((resolve, reject) => { asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error); });
    const open = await done(indexedDB.open('inspector'));
    try { return await done(open.transaction('${name}').objectStore('${name}').getAll()); } finally { open.close(); }
  })()`)) as readonly unknown[];
}

export interface SessionState {
  /** URLs of calls that have not ended, without those that work. */
  readonly open: readonly string[];
  readonly ended: readonly string[];
  readonly notices: readonly { readonly kind: string; readonly count?: number }[];
}

/** What the worker's journal and notices hold. */
export async function readSession(store: Page): Promise<SessionState> {
  return (await store.evaluate(`chrome.storage.session.get(null).then((all) => ({
    open: Object.entries(all)
      .filter(([key]) => key.startsWith('open:')).map(([, value]) => JSON.parse(value).exchange.request.url).filter((url) => !url.includes('way=works')),
    ended: Object.keys(all).filter((key) => key.startsWith('ended:')),
    notices: all.notices ?? [],
  }))`)) as SessionState;
}
