/** A report from the popup's click to the saved files: recorded without DevTools, read before it leaves, with nothing secret in it, the page's calls as they were. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { play, worker } from '../../src/demo/drive';
import { pageBehaviour } from './page-behaviour';
import { openStore, workerStopper } from '../survival/world';
import { makeWorld, popupOf, until, type World } from './world';

const LANGUAGES = [
  ['en-US', 'en'],
  ['zh-CN', 'zh-CN'],
] as const;

/** Clicks once it is there and may be clicked. */
async function click(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(`${selector}:not(:disabled)`);
  await page.$eval(selector, (element) => (element as HTMLElement).click());
}

async function reviewOf(browser: Browser): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().includes('/entry/review/'));
  const page = await target.asPage();
  await page.waitForSelector('.review main > *');
  return page;
}

async function startReport(world: World, bodies: boolean): Promise<Page> {
  const popup = await popupOf(world);
  if (bodies) await click(popup, '[data-consent]');
  await click(popup, '[data-start-recording]');
  await popup.waitForSelector('[data-recording="running"]');
  return popup;
}

async function saved(review: Page, folder: string, form: string): Promise<string> {
  await review.select('[data-report-form]', form);
  await click(review, `[data-save="${form}"]`);
  const extensions: Readonly<Record<string, string>> = { html: 'html', markdown: 'md', json: 'json', har: 'har' };
  const name = await until(async () => readdirSync(folder).find((file) => file.endsWith(`.${extensions[form]}`)), `the ${form} file`);
  return readFileSync(join(folder, name), 'utf8');
}

const badge = (popup: Page): Promise<string> =>
  popup.evaluate(async () => {
    const { tabs, action } = (globalThis as unknown as { chrome: { tabs: { query(query: object): Promise<{ id: number }[]> }; action: { getBadgeText(details: object): Promise<string> } } }).chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    return action.getBadgeText({ tabId: tab?.id ?? -1 });
  });

describe.each(LANGUAGES)('a report in %s', (browserLocale, locale) => {
  let world: World;
  let review: Page;
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const secret = `sk_live_${'Zx81Qm'.repeat(4)}`;
  beforeAll(async () => {
    world = await makeWorld({ locale: browserLocale });
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is recorded: the badge and the popup say so, and what was typed is kept without its secret', async () => {
    const popup = await startReport(world, true);
    expect(await until(async () => (await badge(popup)) === 'REC', 'the badge')).toBe(true);
    await play(world.page, 'worked').catch(() => undefined);
    await play(world.page, 'token-expired');
    await play(world.page, 'credential-missing');
    await until(async () => (await popup.$eval('[data-recorded]', (element) => element.getAttribute('data-recorded'))) === '2', 'both failures in the popup');
    await popup.type('[data-said="did"]', `I sent a message with api_key=${secret}`);
    await popup.focus('[data-said="expected"]');
    await popup.waitForSelector('[data-hidden="true"]');
    expect(await popup.$eval('[data-said="did"]', (field) => (field as HTMLTextAreaElement).value)).not.toContain(secret);
    await popup.type('[data-said="expected"]', 'That it arrives');
    await click(popup, '[data-add-picture]');
    await until(async () => (await popup.$$eval('.recording [role="status"]', (all) => all.map((one) => one.textContent).join(''))).includes('1'), 'the picture');
    await click(popup, '[data-stop-recording]');
    review = await reviewOf(world.browser);
  });

  test('is shown as it will leave: timeline, diagnoses, the words of the answers, what was removed', async () => {
    expect(await review.$eval('html', (html) => html.lang)).toBe(locale);
    expect((await review.$$('[data-review-call]:not([data-failure="none"])')).length).toBe(2);
    const text = await review.$eval('.preview', (element) => (element as HTMLElement).innerText);
    expect(text).toContain('That it arrives');
    expect(text).toContain('401');
    // Only the body of that answer says so, and no DevTools was open.
    expect(await review.$eval('.preview', (element) => element.textContent)).toMatch(/expired/i);
    expect(Number(await review.$eval('[data-hidden-places]', (element) => element.getAttribute('data-hidden-places')))).toBeGreaterThan(0);
    expect((await review.$$('.review-picture img')).length).toBe(1);
  });

  test('lets a value, a call and a part of a picture be taken out', async () => {
    await review.$$eval('.review-calls details', (all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
    const agent = await review.evaluate(() => navigator.userAgent);
    await click(review, '[data-remove-field="user-agent"]');
    await until(async () => !(await review.$eval('main', (main) => main.textContent)).includes(agent), 'the value to go');
    const [id = ''] = await review.$$eval('[data-review-call]', (all) => all.map((one) => one.getAttribute('data-review-call') ?? ''));
    await click(review, `[data-remove-call="${id}"]`);
    await until(async () => (await review.$(`[data-review-call="${id}"]`)) === null, 'the call to go');
    const before = await review.$eval('.review-picture img', (image) => (image as HTMLImageElement).src);
    await click(review, '[data-blacken="1"]');
    await review.focus('[data-blackener]');
    await review.waitForFunction(() => document.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1).data[3] === 255);
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter'] as const) await review.keyboard.press(key);
    await click(review, '[data-apply-black]');
    await review.waitForSelector('.review-picture img');
    expect(await review.$eval('.review-picture img', (image) => (image as HTMLImageElement).src)).not.toBe(before);
    const pixel = await review.evaluate(async () => {
      const image = document.querySelector<HTMLImageElement>('.review-picture img');
      await image?.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image?.naturalWidth ?? 0;
      canvas.height = image?.naturalHeight ?? 0;
      const context = canvas.getContext('2d');
      if (image !== null) context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(Math.round(canvas.width / 2) + 20, Math.round(canvas.height / 2) + 20, 1, 1).data ?? [])];
    });
    expect(Math.max(...pixel.slice(0, 3))).toBeLessThan(20);
  });

  test('is saved in every form, without a secret, and opens from disk', async () => {
    const session = await review.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const files = { html: '', markdown: '', json: '', har: '' };
    for (const form of ['html', 'markdown', 'json', 'har'] as const) files[form] = await saved(review, folder, form);
    const secrets = new Set<string>([secret]);
    for (const { headers } of world.simulator.log) for (const word of String(headers['authorization'] ?? '').split(/\s+/)) if (word.length >= 16) secrets.add(word);
    expect(secrets.size).toBeGreaterThan(1);
    const kept = await (await worker(world.browser)).evaluate(dumpEverything);
    for (const text of [...Object.values(files), kept]) for (const one of secrets) expect(text.includes(one)).toBe(false);
    expect(JSON.parse(files.json)).toMatchObject({ format: 'tokenim-403-inspector/report', said: { expected: 'That it arrives' }, environment: { extensions: null, language: browserLocale } });
    expect((JSON.parse(files.har) as { log: { entries: unknown[] } }).log.entries.length).toBeGreaterThan(0);
    expect(files.markdown).toContain('That it arrives');
    const offline = await world.browser.newPage();
    await offline.setOfflineMode(true);
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.html'));
    await offline.goto(`file://${join(folder, name)}`);
    expect(await offline.$eval(`main[lang="${locale}"]`, (main) => (main as HTMLElement).innerText)).toContain('That it arrives');
    expect(await offline.$eval(`main[lang="${locale}"] img`, (image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  });

  test('is there again when the page is loaded again, and gone when it is deleted', async () => {
    await review.reload();
    await review.waitForSelector('.preview');
    await click(review, '[data-delete]');
    await click(review, '[data-delete-sure]');
    await review.waitForSelector('[data-no-report]');
  });
});

describe('the page’s own calls', () => {
  let world: World;
  const planted = `pw-${'q7Rt'.repeat(5)}`;
  const body = JSON.stringify({ error: 'permission_denied', message: 'Your role may not read this.', password: planted, filler: 'x'.repeat(100_000) });
  beforeAll(async () => {
    world = await makeWorld({
      answer: (host) => (host === 'gate.tokenim.com' ? { status: 403, headers: [['content-type', 'application/json'], ['access-control-allow-origin', 'https://chat.acme.example']], body } : null),
    });
  });
  afterAll(() => world.close());
  /** As a script of the page: of one that a debugger evaluates the browser tells no unheard rejection. */
  const behaviour = async (): Promise<Record<string, unknown>> => {
    await world.page.addScriptTag({ content: `window.behaves = (${String(pageBehaviour)})('https://gate.tokenim.com/v1/things', 'https://slow.tokenim.com')` });
    return world.page.evaluate('window.behaves') as Promise<Record<string, unknown>>;
  };

  test('are as they were while they are read, and its functions its own again afterwards', async () => {
    const before = await behaviour();
    expect(before['a failure that nobody hears']).toHaveLength(1);
    expect(Object.keys(before).length).toBeGreaterThan(35);
    await world.page.evaluate(() => Object.assign(window, { own: [fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send] }));
    const isOwn = (): Promise<boolean> => world.page.evaluate(() => [fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send].every((one, place) => one === (window as unknown as { own: unknown[] }).own[place]));
    const popup = await startReport(world, true);
    expect(await isOwn(), 'nothing reads').toBe(false);
    expect(await behaviour()).toEqual(before);
    await click(popup, '[data-stop-recording]');
    const review = await reviewOf(world.browser);
    expect(await isOwn()).toBe(true);
    expect(await behaviour()).toEqual(before);
    // Read it was: by fetch and by XMLHttpRequest.
    const text = await review.$eval('.preview', (element) => element.textContent);
    expect(text).toContain('Your role may not read this.');
    const calls = await review.$$eval('[data-review-call]', (all) => all.map((one) => one.textContent).filter((one) => one.includes('gate.tokenim.com')));
    expect(calls.filter((one) => one.includes('Your role may not read this.')).length).toBeGreaterThan(calls.length / 2);
    expect(text).not.toContain(planted);
    expect(await (await worker(world.browser)).evaluate(dumpEverything)).not.toContain(planted);
    await review.close();
    await world.page.bringToFront();
  });

  test('are read on the next page, too, and not at all without consent; a tab that is closed ends the recording', async () => {
    const popup = await startReport(world, true);
    await world.page.reload();
    await world.page.waitForFunction(() => String(fetch) !== 'function fetch() { [native code] }');
    await world.page.evaluate(() => fetch('https://gate.tokenim.com/v1/reloaded').then((answer) => answer.text()));
    await click(popup, '[data-stop-recording]');
    const review = await reviewOf(world.browser);
    expect(await review.$eval('.preview', (element) => element.textContent)).toContain('Your role may not read this.');
    await review.close();
    await world.page.bringToFront();

    const again = await startReport(world, false);
    expect(await world.page.evaluate(() => String(fetch))).toBe('function fetch() { [native code] }');
    await world.page.evaluate(() => fetch('https://gate.tokenim.com/v1/unread').then((answer) => answer.text()));
    await until(async () => (await again.$eval('[data-recorded]', (element) => element.getAttribute('data-recorded'))) === '1', 'the failure in the popup');
    const other = await world.browser.newPage();
    await other.goto('https://chat.acme.example/');
    await world.page.close();
    const next = await popupOf({ ...world, page: other });
    const url = await (await next.waitForSelector('[data-waiting] a'))?.evaluate((link) => (link as HTMLAnchorElement).href);
    const late = await world.browser.newPage();
    await late.goto(url ?? '');
    await late.waitForSelector('.preview');
    const text = await late.$eval('.preview', (element) => element.textContent);
    expect(text).toContain('/v1/unread');
    expect(text).toContain('The recording ended when the tab was closed.');
    expect(text).not.toContain('Your role may not read this.');
  });
});

test('a recording goes on when its worker is stopped: nothing is lost, and the badge and the popup still say so', async () => {
  const world = await makeWorld();
  try {
    // A popup goes when another tab is opened.
    const stop = await workerStopper(await openStore(world.browser));
    await world.page.bringToFront();
    const popup = await startReport(world, true);
    const recorded = (): Promise<string | null> => popup.$eval('[data-recorded]', (element) => element.getAttribute('data-recorded'));
    await play(world.page, 'insufficient-scope');
    await until(async () => (await recorded()) === '1', 'the first failure');
    await until(stop, 'the worker to be stopped');
    await play(world.page, 'token-expired');
    await until(async () => (await recorded()) === '2', 'the second failure');
    expect(await badge(popup)).toBe('REC');
    await until(stop, 'the worker to be stopped again');
    await click(popup, '[data-stop-recording]');
    const review = await reviewOf(world.browser);
    expect(await review.$$eval('[data-review-call]:not([data-failure="none"])', (calls) => calls.length)).toBe(2);
    const text = await review.$eval('.preview', (element) => element.textContent);
    // What only the bodies say, before and after the stop.
    for (const words of ['does not carry the scope', 'token_expired']) expect(text).toContain(words);
    await world.page.bringToFront();
    await until(async () => (await badge(review)) !== 'REC', 'the badge to go back');
  } finally {
    await world.close();
  }
});

test('a recording that nobody stops ends by itself after half an hour, keeps what it has, and the popup and the report say why, in both languages', async () => {
  const world = await makeWorld();
  try {
    const store = await openStore(world.browser);
    const stop = await workerStopper(store);
    await world.page.bringToFront();
    const popup = await startReport(world, true);
    await play(world.page, 'insufficient-scope');
    await until(async () => (await popup.$eval('[data-recorded]', (element) => element.getAttribute('data-recorded'))) === '1', 'the failure');
    // The worker knows when it began: another life of it reads that anew, and finds a recording that began 29 minutes and 50 seconds ago.
    await until(stop, 'the worker to be stopped');
    await store.evaluate(beganEarlier, 29 * 60_000 + 50_000);
    expect(await popup.$('[data-recording="running"]')).not.toBeNull();
    const waiting = await popup.waitForSelector('[data-waiting]', { timeout: 90_000 });
    expect(await waiting?.evaluate((section) => section.textContent)).toContain('by itself after half an hour');
    expect(await popup.$('[data-recording="running"]')).toBeNull();
    expect(await badge(popup)).not.toBe('REC');
    await until(async () => (await world.page.evaluate(() => String(fetch))) === 'function fetch() { [native code] }', 'the page’s own fetch');
    const url = await popup.$eval('[data-waiting] a', (link) => (link as HTMLAnchorElement).href);
    await store.evaluate('chrome.storage.local.set({ locale: "zh-CN" })');
    await until(async () => (await popup.$eval('[data-waiting]', (section) => section.textContent)).includes('最长半小时'), 'the Chinese words in the popup');
    const review = await world.browser.newPage();
    await review.goto(url);
    for (const [locale, words] of [['zh-CN', '录制最长半小时，到时已自动结束'], ['en', 'after half an hour']] as const) {
      if (locale === 'en') await store.evaluate('chrome.storage.local.set({ locale: "en" })');
      await review.reload();
      const text = await (await review.waitForSelector('.preview'))?.evaluate((element) => element.textContent);
      expect(text).toContain(words);
      expect(text).toContain('does not carry the scope');
      expect(await review.$$eval('[data-review-call]:not([data-failure="none"])', (calls) => calls.length)).toBe(1);
    }
  } finally {
    await world.close();
  }
}, 180_000);

describe('a part of a picture that is blacked out', () => {
  let world: World;
  let review: Page;
  const folder = mkdtempSync(join(tmpdir(), 'black-'));
  beforeAll(async () => {
    world = await makeWorld();
    const popup = await startReport(world, false);
    await play(world.page, 'token-expired');
    await click(popup, '[data-add-picture]');
    await until(async () => (await popup.$$eval('.recording [role="status"]', (all) => all.map((one) => one.textContent).join(''))).includes('1'), 'the picture');
    await click(popup, '[data-stop-recording]');
    review = await reviewOf(world.browser);
    await review.bringToFront();
    await review.setViewport({ width: 1000, height: 900 });
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is black in the saved file, by mouse and by touch, and what stood there is kept nowhere', async () => {
    const originals: string[] = [];
    const image = '.review-picture img';
    // Parts of the picture, as fractions of it: what is dragged over, and how.
    const parts = { mouse: [0.1, 0.1, 0.4, 0.3], touch: [0.6, 0.1, 0.9, 0.3] } as const;
    const src = (): Promise<string> => review.$eval(image, (one) => (one as HTMLImageElement).src);
    const before = await review.evaluate(pixelsOf, image);
    for (const part of Object.values(parts)) expect(brightest(before, part), 'something to hide').toBeGreaterThan(100);
    for (const way of ['mouse', 'touch'] as const) {
      originals.push(await src());
      await click(review, '[data-blacken="1"]');
      const canvas = await review.waitForSelector('[data-blackener]');
      await review.waitForFunction(() => document.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1).data[3] === 255);
      await canvas?.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      const box = await canvas?.boundingBox();
      if (box == null) throw new Error('The picture has no place.');
      const [left, top, right, bottom] = parts[way];
      const [from, to] = [{ x: box.x + left * box.width, y: box.y + top * box.height }, { x: box.x + right * box.width, y: box.y + bottom * box.height }];
      if (way === 'mouse') {
        // From the lower right to the upper left, too.
        await review.mouse.move(to.x, to.y);
        await review.mouse.down();
        await review.mouse.move(from.x, from.y, { steps: 8 });
        await review.mouse.up();
      } else {
        const finger = await review.touchscreen.touchStart(from.x, from.y);
        for (let step = 1; step <= 8; step += 1) await finger.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
        await finger.end();
      }
      await click(review, '[data-apply-black]');
      await review.waitForSelector(image);
    }
    const session = await review.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const html = await saved(review, folder, 'html');
    const json = await saved(review, folder, 'json');
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.html'));
    const offline = await world.browser.newPage();
    await offline.goto(`file://${join(folder, name)}`);
    const after = await offline.evaluate(pixelsOf, 'main[lang="en"] img');
    for (const [way, part] of Object.entries(parts)) expect(brightest(after, part), way).toBeLessThan(20);
    // What lies between them is as it was.
    expect(brightest(after, [0.45, 0.1, 0.55, 0.3])).toBeGreaterThan(100);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    const everything = await (await worker(world.browser)).evaluate(dumpEverything);
    const now = await src();
    expect(everything).toContain(now);
    for (const text of [html, json, everything]) {
      const pictures = new Set(text.match(/data:image\/[a-z]+;base64,[A-Za-z0-9+/=]+/g));
      expect([...pictures].filter((one) => one !== now && one.length > 5000)).toEqual([]);
      for (const original of originals) expect(text.includes(original)).toBe(false);
    }
  });
});

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Of every pixel the brightest of its three colours. */
  readonly brightness: readonly number[];
}

/** Runs in a page: what a picture there shows. */
async function pixelsOf(selector: string): Promise<Pixels> {
  const image = document.querySelector<HTMLImageElement>(selector);
  if (image === null) throw new Error(`There is no ${selector}.`);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  const brightness: number[] = [];
  for (let at = 0; at < data.length; at += 4) brightness.push(Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255));
  return { width: canvas.width, height: canvas.height, brightness };
}

/** The brightest pixel within a part, without the two pixels at its edge: what is dragged ends between two of them. */
function brightest({ width, height, brightness }: Pixels, [left, top, right, bottom]: readonly [number, number, number, number]): number {
  let most = 0;
  for (let y = Math.ceil(top * height) + 2; y < bottom * height - 2; y += 1) for (let x = Math.ceil(left * width) + 2; x < right * width - 2; x += 1) most = Math.max(most, brightness[y * width + x] ?? 255);
  return most;
}

/** Runs in a page of the extension: the recording that runs began that much earlier. */
async function beganEarlier(milliseconds: number): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: { storage: { session: { get(keys: null): Promise<Record<string, { id: string; startedAt: number }>>; set(items: object): Promise<void> } } } }).chrome;
  const { recording } = await storage.session.get(null);
  if (recording === undefined) throw new Error('Nothing is being recorded.');
  const earlier = { ...recording, startedAt: recording.startedAt - milliseconds };
  await storage.session.set({ recording: earlier, [`recorded:${earlier.id}`]: earlier });
  const request = indexedDB.open('inspector');
  const database = await new Promise<IDBDatabase>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const put = database.transaction('recordings', 'readwrite').objectStore('recordings').put(earlier);
  await new Promise((resolve) => put.addEventListener('success', resolve));
  database.close();
}

/** Runs in the worker: everything that the extension keeps, as text. */
async function dumpEverything(): Promise<string> {
  const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, { get(keys: null): Promise<object> }> } }).chrome;
  const areas = await Promise.all(['session', 'local'].map((area) => storage[area]?.get(null)));
  const request = indexedDB.open('inspector');
  const database = await new Promise<IDBDatabase>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const all: unknown[] = [];
  for (const name of database.objectStoreNames) {
    const asked = database.transaction(name).objectStore(name).getAll();
    all.push(await new Promise<unknown>((resolve) => asked.addEventListener('success', () => resolve(asked.result))));
  }
  database.close();
  return JSON.stringify([areas, all]);
}
