/** Nobody gets in: a site finds no trace of the extension, and messages that are not its own pages' change nothing. In the real browser. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extension, play, readVerdicts, worker } from '../../src/demo/drive';
import { falseMessages, trueMessages } from '../support/forged-messages';
import { EXTENSION, makeWorld, panelOf, until, type World } from './world';
import type { Page } from 'puppeteer-core';

let world: World;
let root: string;
let own: Page;
beforeAll(async () => {
  world = await makeWorld();
  root = `chrome-extension://${(await extension(world.browser)).id}`;
  const { panel } = await panelOf(world);
  await play(world.page, 'token-expired');
  await until(async () => (await readVerdicts(panel)).length > 0, 'the call in the panel');
  own = await world.browser.newPage();
  await own.goto(`${root}/src/entry/popup/index.html`);
});
afterAll(() => world.close());

describe('a site', () => {
  const paths = readdirSync(EXTENSION, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(EXTENSION.length));

  test('loads nothing of the extension, by any way', async () => {
    expect(paths.length).toBeGreaterThan(15);
    const loaded = await world.page.evaluate(
      async (urls) => {
        const attempt = (make: (done: (loaded: boolean) => void) => void): Promise<boolean> => new Promise(make);
        const element = (tag: 'img' | 'script' | 'link', url: string): Promise<boolean> =>
          attempt((done) => {
            const one = document.createElement(tag);
            one.addEventListener('load', () => done(true));
            one.addEventListener('error', () => done(false));
            if (one instanceof HTMLLinkElement) one.rel = 'stylesheet';
            if (one instanceof HTMLLinkElement) one.href = url;
            else one.src = url;
            document.head.append(one);
          });
        const found: string[] = [];
        for (const url of urls) {
          const ways = await Promise.all([fetch(url).then(() => true, () => false), element('img', url), element('script', url), element('link', url)]);
          if (ways.includes(true)) found.push(url);
        }
        return found;
      },
      paths.map((path) => root + path),
    );
    expect(loaded).toEqual([]);
  });

  test('the same ways load what is there: the trial can fail', async () => {
    expect(await own.evaluate(() => fetch('/manifest.json').then(({ ok }) => ok, () => false))).toBe(true);
  });

  test('cannot frame a page of it', async () => {
    const frames = await world.page.evaluate(
      async (urls) => {
        const before = window.length;
        for (const url of urls) document.body.append(Object.assign(document.createElement('iframe'), { src: url }));
        return window.length - before;
      },
      paths.filter((path) => path.endsWith('.html')).map((path) => root + path),
    );
    expect(frames).toBeGreaterThanOrEqual(4);
    await until(async () => world.page.frames().filter((frame) => frame.url().startsWith('chrome-error:')).length >= frames, 'the frames to be refused');
    expect(world.page.frames().filter((frame) => frame.url().startsWith(root))).toEqual([]);
  });

  test('sees nothing of it in its own world, and cannot speak to it', async () => {
    const id = root.split('/').at(-1) ?? '';
    expect(
      await world.page.evaluate(
        (target) => {
          const { chrome } = globalThis as unknown as { chrome?: { runtime?: { sendMessage?: unknown } } };
          return { speaks: chrome?.runtime?.sendMessage !== undefined, marked: document.documentElement.outerHTML.includes(target) };
        },
        `${id}!`,
      ),
    ).toEqual({ speaks: false, marked: false });
  });
});

/** Runs in the worker: everything that the extension keeps, as text. */
async function dumpEverything(): Promise<string> {
  const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, { get(keys: null): Promise<object> }> } }).chrome;
  const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const kept: unknown[] = await Promise.all(['session', 'local'].map((area) => storage[area]?.get(null)));
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) kept.push([store, await asked(database.transaction(store).objectStore(store).getAll())]);
    database.close();
  }
  return JSON.stringify(kept);
}
/** What is kept once it stands still. When the worker last took in an event is no content. */
const dump = async (): Promise<string> => {
  const read = async (): Promise<string> => (await (await worker(world.browser)).evaluate(dumpEverything)).replace(/"atWork":[\d.]+,?/, '');
  let before = await read();
  return until(async () => {
    const now = await read();
    const still = now === before;
    before = now;
    return still && now;
  }, 'what is kept to stand still');
};

describe('messages', () => {
  /** Sends them all and tells what was answered to each, in one life of the page. Source text: it runs in pages. */
  const SEND = `async (messages) => {
    const answers = new Set();
    for (let at = 0; at < messages.length; at += 500) {
      const some = await Promise.all(messages.slice(at, at + 500).map((message) => chrome.runtime.sendMessage(message).then((answer) => JSON.stringify(answer) ?? 'none', () => 'none')));
      for (const answer of some) answers.add(answer);
    }
    return [...answers];
  }`;

  test('10,000 false ones from a page of the extension: none is taken, nothing changes', async () => {
    const seed = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const before = await dump();
    expect(before).toContain('api.tokenim.com');
    // A message must be something that JSON can carry.
    const messages = falseMessages(10_000, seed).filter((message) => message !== undefined);
    for (let at = 0; at < messages.length; at += 1000) expect(await own.evaluate(`(${SEND})(${JSON.stringify(messages.slice(at, at + 1000))})`), `seed ${seed}`).toEqual(['none']);
    expect(await dump()).toBe(before);
  });

  test('true ones from a script that was put into a page: none is taken, nothing changes', async () => {
    const site = await world.browser.newPage();
    await site.goto('https://api.tokenim.com/v1/status');
    const before = await dump();
    const answers = await (await worker(world.browser)).evaluate(
      async (source, messages) => {
        const { tabs, scripting } = (globalThis as unknown as { chrome: { tabs: { query(about: object): Promise<{ id: number }[]> }; scripting: { executeScript(what: object): Promise<{ result: unknown }[]> } } }).chrome;
        const [tab] = await tabs.query({ url: 'https://api.tokenim.com/*' });
        const run = (text: string): Promise<unknown> => {
          const runtime = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime;
          return Promise.all((JSON.parse(text) as unknown[]).map((message) => runtime.sendMessage(message).then((answer) => JSON.stringify(answer) ?? 'none', () => 'none'))).then((all) => [...new Set(all)]);
        };
        void source;
        const [done] = await scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: run, args: [messages] });
        return done?.result;
      },
      SEND,
      JSON.stringify(trueMessages().slice(-8)),
    );
    expect(answers).toEqual(['none']);
    expect(await dump()).toBe(before);
    await site.close();
  });

  test('a true one from a page of the extension is taken: the trial can fail', async () => {
    expect(await own.evaluate(`(${SEND})([{ name: 'clear-calls', data: { tabId: null, site: null } }])`)).toEqual(['{"done":true}']);
    expect(await dump()).not.toContain('token-expired');
  });
});
