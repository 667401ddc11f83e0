/**
 * The half of the proof that needs a browser: real pages make calls with planted secrets, the real extension sees them, and everything that it keeps, shows,
 * logs and writes to the profile is searched. Node only.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchBrowser } from '../../src/demo/browser';
import { extension, openPanel, pressToolbarButton, worker } from '../../src/demo/drive';
import { countCalls, EXTENSION, until } from '../e2e/world';
import { plantHar, type Planted } from './har';
import type { Entry, Pair } from './places';
import { findLeaks } from './search';

const PAGE = 'http://app.tokenim.com';
const API = 'http://api.tokenim.com';

export interface BrowserResult {
  readonly planted: Planted;
  /** Calls that the pages made, and those that the panel shows. */
  readonly made: number;
  readonly shown: number;
  readonly leaks: readonly string[];
  /** Texts that were searched, with their lengths. */
  readonly searched: ReadonlyMap<string, number>;
  /** In which of them an id that must stay was found: the search can find. */
  readonly control: ReadonlySet<string>;
}

/** A call as the page makes it. */
interface PageCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Pair[];
  readonly body: string | null;
}

/** Fields that a page may not set (https://fetch.spec.whatwg.org/#forbidden-request-header), or that no browser sends with such a value. */
const NOT_SETTABLE = /^(?:cookie|referer|origin|host|proxy-.*|sec-.*|content-length|connection|date|te|via)$/i;

/** No page can send these, so what would come back of them was never a credential. */
const NEVER_SENT = /\(from request (?:userinfo|Cookie)/;

/** A name of letters alone for each call: so no two calls are folded into one line. */
function word(index: number): string {
  return Array.from({ length: 4 }, (_, at) => String.fromCharCode(97 + (Math.floor(index / 26 ** at) % 26))).join('');
}

export async function runBrowser(seed: number, count: number): Promise<BrowserResult> {
  const planted = plantHar(seed, count, 'chrome');
  const { entries } = (JSON.parse(planted.har) as { log: { entries: Entry[] } }).log;
  const byId = new Map(entries.map((entry) => [idOf(entry.request.url), entry]));
  const requestId = (id: string): string => `00000000-0000-4000-8000-${id.padStart(12, '0')}`;
  const server = createServer((request, response) => answer(request, response, byId, requestId, planted.echoes));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), 'leaks-'));
  const texts = new Map<string, string>();
  let browser: Browser | null = null;
  try {
    browser = await launchBrowser({ extensionDir: EXTENSION, hostRules: [`MAP app.tokenim.com 127.0.0.1:${port}`, `MAP api.tokenim.com 127.0.0.1:${port}`], spki: '', headless: true, userDataDir: profile });
    const { id } = await extension(browser);
    const log: string[] = [];
    const background = await worker(browser);
    background.on('console', (message) => log.push(message.text()));
    const page = await browser.newPage();
    await page.goto(`${PAGE}/`);
    const { panel } = await openPanel(browser, page);
    const calls = entries.flatMap((entry): PageCall[] => (/\/\/[^/]*@/.test(entry.request.url) ? [] : [callOf(entry)]));
    // What comes back in another call comes after it: a value that is no credential yet when it is seen is one that nobody can know.
    const comesBack = ({ url }: PageCall): boolean => planted.echoes.has(Number(idOf(url)));
    let failing = 0;
    for (const round of [calls.filter((call) => !comesBack(call)), calls.filter(comesBack)]) {
      for (let at = 0; at < round.length; at += 10) await makeCalls(page, round.slice(at, at + 10));
      failing += round.filter(({ url }) => (byId.get(idOf(url))?.response.status ?? 0) >= 400).length;
      await until(async () => (await countCalls(panel)) >= failing, `${failing} calls in the panel`, 120_000).catch(() => undefined);
    }
    texts.set('panel', await readPanel(panel));
    const popup = await pressToolbarButton(browser, page);
    await popup.waitForSelector('[data-call]').catch(() => null);
    texts.set('popup', await popup.evaluate(() => `${document.documentElement.outerHTML}\n${document.body.innerText}`));
    const inWorker = await worker(browser);
    await inWorker.evaluate(NAMED);
    const dump = await inWorker.evaluate(dumpEverything);
    texts.set('storage.session', dump.session);
    texts.set('storage.local and sync', dump.local);
    texts.set('IndexedDB', dump.databases);
    texts.set('log', log.join('\n'));
    const inPanel = await countCalls(panel);
    await browser.close();
    browser = null;
    for (const [name, text] of profileTexts(profile, id)) texts.set(name, text);
    const control = new Set([...texts].filter(([, text]) => text.includes('00000000-0000-4000-8000-')).map(([name]) => name));
    return { planted, made: calls.length, shown: inPanel, leaks: findLeaks(planted.needles.filter(({ label }) => !NEVER_SENT.test(label)), texts), searched: new Map([...texts].map(([name, text]) => [name, text.length])), control };
  } finally {
    await browser?.close();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What runs these files gives functions their names by a function of its own, which no page has. */
const NAMED = 'globalThis.__name ??= (made) => made';

/** The number at the end of each planted path. */
function idOf(url: string): string {
  return /\/(\d+)(?:[?#]|$)/.exec(url)?.[1] ?? '';
}

function callOf({ request }: Entry): PageCall {
  const url = request.url.replace('https://api.example.com/v1/', `${API}/v1/${word(Number(idOf(request.url)))}/`);
  const headers = request.headers.filter(({ name, value }) => !NOT_SETTABLE.test(name) && /^[\x20-\x7e]*$/.test(value));
  const body = request.postData?.text ?? null;
  return { url, method: body === null ? 'GET' : 'POST', headers: body === null ? headers : [...headers, { name: 'Content-Type', value: request.postData?.mimeType ?? '' }], body };
}

async function makeCalls(page: Page, calls: readonly PageCall[]): Promise<void> {
  await page.evaluate(NAMED);
  await page.evaluate(async (all) => {
    await Promise.all(
      all.map(({ url, method, headers, body }) => {
        const init: RequestInit = { method, headers: headers.map(({ name, value }) => [name, value] as [string, string]), credentials: 'include' };
        return fetch(url, body === null ? init : { ...init, body }).then(
          (response) => response.text(),
          () => '',
        );
      }),
    );
  }, calls);
}

function answer(request: IncomingMessage, response: ServerResponse, byId: ReadonlyMap<string, Entry>, requestId: (id: string) => string, echoes: ReadonlySet<number>): void {
  if (request.headers.host?.startsWith('app.') === true) {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Calls</title>');
    return;
  }
  const id = idOf(request.url ?? '');
  const planted = byId.get(id)?.response;
  const cors: [string, string][] = [['Access-Control-Allow-Origin', PAGE], ['Access-Control-Allow-Credentials', 'true']];
  if (request.method === 'OPTIONS') {
    response.writeHead(204, [...cors, ['Access-Control-Allow-Headers', String(request.headers['access-control-request-headers'] ?? '')] as [string, string]].flat()).end();
    return;
  }
  if (planted === undefined) {
    response.writeHead(404, cors.flat()).end();
    return;
  }
  // Each seventh answer may not be read by its page: a CORS refusal, whose body no extension sees. Nobody could know a secret again that was only there.
  const allowed = Number(id) % 7 === 0 && !echoes.has(Number(id) + 1) ? [] : cors;
  const fields = planted.headers.filter(({ name, value }) => !/^access-control-/i.test(name) && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value)).map(({ name, value }) => [name, value]);
  response.writeHead(planted.status, /^[\x20-\x7e]*$/.test(planted.statusText) ? planted.statusText : '', [...allowed, ...fields, ['X-Request-Id', requestId(id)]].flat()).end(planted.content.text ?? '');
}

/** Each call's details with all that its buttons copy, as text and as HTML with attributes; then the whole page. */
async function readPanel(panel: Frame): Promise<string> {
  await panel.evaluate(NAMED);
  const ids = await panel.$$eval('[data-call]', (rows) => rows.map((row) => row.getAttribute('data-call') ?? ''));
  const seen: string[] = [];
  for (const id of ids) seen.push(await panel.evaluate(readDetails, id));
  return [...seen, await panel.evaluate(() => document.documentElement.outerHTML)].join('\n');
}

/** Runs in the panel. */
async function readDetails(id: string): Promise<string> {
  const seen: string[] = [];
  Clipboard.prototype.writeText = async (text: string) => void seen.push(text);
  const settled = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  document.querySelector<HTMLElement>(`[data-call="${CSS.escape(id)}"]`)?.click();
  await settled();
  for (const button of document.querySelectorAll<HTMLElement>('[data-selected-call] [data-show-all], [data-selected-call] button[data-copy], [data-selected-call] .copy')) button.click();
  for (const block of document.querySelectorAll('details')) block.open = true;
  await settled();
  const details = document.querySelector<HTMLElement>('[data-selected-call]');
  return [...seen, details?.outerHTML ?? '', details?.innerText ?? ''].join('\n');
}

/** Runs in the worker: everything that the extension keeps, as text. */
async function dumpEverything(): Promise<{ readonly session: string; readonly local: string; readonly databases: string }> {
  const { storage } = (globalThis as unknown as { chrome: { storage: { [area: string]: { get(keys: null): Promise<object> } } } }).chrome;
  const read = async (area: string): Promise<string> => JSON.stringify(await storage[area]?.get(null));
  const databases = await Promise.all(
    (await indexedDB.databases()).map(async ({ name = '' }) => {
      const request = indexedDB.open(name);
      const database = await new Promise<IDBDatabase>((resolve) => request.addEventListener('success', () => resolve(request.result)));
      const stores = await Promise.all(
        [...database.objectStoreNames].map((store) => {
          const all = database.transaction(store).objectStore(store).getAll();
          return new Promise<unknown>((resolve) => all.addEventListener('success', () => resolve(all.result)));
        }),
      );
      database.close();
      return JSON.stringify(stores);
    }),
  );
  return { session: await read('session'), local: (await read('local')) + (await read('sync')), databases: databases.join('\n') };
}

/** Folders of the profile that hold what extensions keep; the rest is the browser's own, of pages. */
const FOLDERS = /^Default\/(?:IndexedDB\/chrome-extension_|Local Extension Settings\/|Sync Extension Settings\/|Managed Extension Settings\/|Extension (?:State|Rules|Scripts)\/|Session Storage\/|Local Storage\/leveldb\/|File System\/|blob_storage\/|Service Worker\/Database\/)/;

/** Each such file as one character for a byte, and as UTF-16: in both ways IndexedDB writes text. */
function profileTexts(profile: string, id: string): readonly (readonly [name: string, text: string])[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const groups = new Map<string, string[]>();
  for (const path of files) {
    const name = path.slice(profile.length + 1);
    if (!FOLDERS.test(name) && !name.includes(id)) continue;
    const bytes = readFileSync(path);
    const group = `profile, ${name.split('/')[1] ?? ''}`;
    groups.set(group, [...(groups.get(group) ?? []), bytes.toString('latin1'), bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')]);
  }
  return [...groups].map(([name, texts]) => [name, texts.join('\n')]);
}
