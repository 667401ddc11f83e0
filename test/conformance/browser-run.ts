/** Runs batches of cases in a real Chromium and reads what it decided, and what the extension and DevTools saw of it. Node only. */
import type { CDPSession, Frame, Page } from 'puppeteer-core';
import { launchBrowser } from '../../src/demo/browser';
import { extension } from '../../src/demo/drive';
import type { Exchange } from '../../src/http/exchange';
import { callLater, MAKE_CALLS, type PageCall, type PageOutcome } from './page-script';
import type { Case } from './cases';
import { copyExtension } from './extension-copies';
import { startServer, stationOf, stationPath, type Served, type Server } from './server';
import { clearStore, mark, openStore, readStore, waitFor, warmUp, type Stores } from './stores';
import { COOKIE_ORIGINS } from './values';

/** Chromium's own decision on one call, over the DevTools protocol. */
export interface Truth {
  /** `net::…`; null: the call was finished. */
  readonly errorText: string | null;
  readonly corsError: string | null;
  readonly failedParameter: string | null;
  readonly blockedReason: string | null;
}

export interface Run {
  readonly one: Case;
  readonly round: number;
  /** null: the browser reported no end of it. */
  readonly truth: Truth | null;
  readonly outcome: PageOutcome | null;
  readonly served: readonly Served[];
  /** What `webRequest` alone left in the extension's store; null: nothing. */
  readonly webRequest: Exchange | null;
  /** What the extension stored with DevTools open. */
  readonly both: Exchange | null;
}

export interface BatchResult {
  readonly runs: readonly Run[];
  /** `log` of the HAR that DevTools gives; null: it was not asked. */
  readonly harLog: { readonly entries: readonly object[] } | null;
}

/** A case to run. `round` 0: as it is; later rounds are repaired ones. */
export interface Wanted {
  readonly one: Case;
  readonly round: number;
}

export interface Runner {
  /** All cases must be of one page. `observe` false: only what became of them is asked for, which is quicker. */
  run(wanted: readonly Wanted[], observe: boolean): Promise<BatchResult>;
  close(): Promise<void>;
}

export async function startRunner(): Promise<Runner> {
  const copies = copyExtension();
  const server = await startServer();
  const features = 'HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,IsolateSandboxedIframes,LocalNetworkAccessChecks';
  const browser = await launchBrowser({ extensionDir: copies.webRequestOnly, hostRules: server.hostRules, spki: server.spki, headless: true, args: [`--disable-features=${features}`] });
  const webId = (await extension(browser)).id;
  const completeId = await browser.installExtension(copies.complete);
  const page = await browser.newPage();
  for (const origin of COOKIE_ORIGINS) await page.goto(`${origin}/cookie`);
  await page.goto('https://app.acme.example/page');
  const stores = { webRequest: await openStore(browser, webId), both: await openStore(browser, completeId) };
  await page.bringToFront();
  const devtools = await page.openDevTools();
  await devtools.waitForFunction('document.readyState === "complete"');
  const hidden = await devtools.waitForFrame((frame) => frame.url().startsWith(`chrome-extension://${completeId}/`) && frame.url().includes('/devtools/'));
  const truths = await watchTruths(page);
  await warmUp(page, stores);
  const session = await page.createCDPSession();
  // The preflight cache holds 1,024 answers and then forgets some at random: no batch may depend on those of the batches before.
  const forget = async (): Promise<void> => void (await session.send('Network.clearBrowserCache'));
  return {
    run: async (wanted, observe) => {
      await forget();
      return runBatch({ server, page, stores, hidden, truths }, wanted, observe);
    },
    async close() {
      await browser.close();
      await server.close();
      copies.remove();
    },
  };
}

interface Parts {
  readonly server: Server;
  readonly page: Page;
  readonly stores: Stores;
  readonly hidden: Frame;
  readonly truths: Truths;
}

async function runBatch({ server, page, stores, hidden, truths }: Parts, wanted: readonly Wanted[], observe: boolean): Promise<BatchResult> {
  const [first] = wanted;
  if (first === undefined) return { runs: [], harLog: null };
  await page.goto(`${first.one.page}/page`);
  const earlier = wanted.filter(({ one }) => one.earlier !== null);
  if (earlier.length > 0) {
    server.serve(wanted, true);
    const before = earlier.map((item) => ({ ...callOf(item), ...(item.one.earlier === 'answer-cached' ? { credentials: 'omit' as const } : {}) }));
    await page.evaluate(callLater(MAKE_CALLS, before));
    if (observe) await mark(page, stores);
  }
  if (observe) await Promise.all([clearStore(stores.webRequest), clearStore(stores.both)]);
  truths.clear();
  server.serve(wanted, false);
  const outcomes = await makeCalls(page, wanted);
  const marked = observe ? await mark(page, stores) : null;
  await waitFor(() => wanted.every((item) => truths.of(keyOf(item)) !== null || outcomes.get(keyOf(item))?.accepted === true), 2000);
  const seen = marked === null ? NOTHING_SEEN : await readObservers(stores, hidden, marked, wanted.map(keyOf).filter((key) => outcomes.get(key)?.accepted !== true && truths.of(key)?.blockedReason === null));
  const runs = wanted.map((item): Run => {
    const key = keyOf(item);
    return { ...item, truth: truths.of(key), outcome: outcomes.get(key) ?? null, served: server.served(key), webRequest: seen.webRequest.get(key) ?? null, both: seen.both.get(key) ?? null };
  });
  return { runs, harLog: seen.harLog };
}

/** All calls at once, from where each is to be made. */
async function makeCalls(page: Page, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, PageOutcome>> {
  const of = (caller: Case['caller']): string => callLater(MAKE_CALLS, wanted.filter(({ one }) => one.caller === caller).map(callOf));
  const frame = page.frames().find((one) => one.url().endsWith('/frame'));
  const made = await Promise.all([page.evaluate(of('page')), frame?.evaluate(of('sandboxed-frame')) ?? []]);
  return new Map((made.flat() as PageOutcome[]).map((outcome) => [outcome.key, outcome]));
}

interface Observed {
  readonly webRequest: ReadonlyMap<string, Exchange>;
  readonly both: ReadonlyMap<string, Exchange>;
  readonly harLog: BatchResult['harLog'];
}

const NOTHING_SEEN: Observed = { webRequest: new Map(), both: new Map(), harLog: null };

/** What the browser refused on the wire (`failed`) is stored; a call that went well or never began is not, and there is nothing to wait for. */
async function readObservers(stores: Stores, hidden: Frame, marked: string, failed: readonly string[]): Promise<Observed> {
  let seen = NOTHING_SEEN;
  await waitFor(async () => {
    seen = { ...seen, webRequest: await readStore(stores.webRequest), both: await readStore(stores.both) };
    return failed.every((key) => seen.webRequest.has(key) && seen.both.has(key));
  }, 1500);
  return { ...seen, harLog: await readHarLog(hidden, marked) };
}

function callOf({ one: { id, call, start }, round }: Wanted): PageCall {
  const { via, mode, method, origin, credentials, headers, body } = call;
  return { key: `${id} ${round}`, url: origin + stationPath(start, id, round), via, mode, method, credentials, headers, body };
}

const keyOf = ({ one, round }: Wanted): string => `${one.id} ${round}`;

interface Truths {
  of(key: string): Truth | null;
  clear(): void;
}

async function watchTruths(page: Page): Promise<Truths> {
  const session: CDPSession = await page.createCDPSession();
  await session.send('Network.enable');
  const caseOf = new Map<string, string>();
  const truths = new Map<string, Truth>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const place = stationOf(request.url);
    if (place !== null && type !== 'Preflight' && !caseOf.has(requestId)) caseOf.set(requestId, place.key);
  });
  session.on('Network.loadingFinished', ({ requestId }) => {
    const key = caseOf.get(requestId);
    if (key !== undefined) truths.set(key, { errorText: null, corsError: null, failedParameter: null, blockedReason: null });
  });
  session.on('Network.loadingFailed', ({ requestId, errorText, corsErrorStatus, blockedReason }) => {
    const key = caseOf.get(requestId);
    if (key !== undefined) truths.set(key, { errorText, corsError: corsErrorStatus?.corsError ?? null, failedParameter: corsErrorStatus?.failedParameter ?? null, blockedReason: blockedReason ?? null });
  });
  return {
    of: (key) => truths.get(key) ?? null,
    clear: () => {
      caseOf.clear();
      truths.clear();
    },
  };
}

/** The log as it is when the marking call is in it: everything before it has been reported by then. */
async function readHarLog(hidden: Frame, marked: string): Promise<BatchResult['harLog']> {
  const read = 'new Promise((done) => chrome.devtools.network.getHAR((log) => done(JSON.stringify(log))))';
  let log: { readonly entries: readonly { readonly request: { readonly url: string }; readonly response: { readonly status: number } }[] } = { entries: [] };
  await waitFor(async () => {
    log = JSON.parse(String(await hidden.evaluate(read))) as typeof log;
    return log.entries.some(({ request, response }) => request.url === marked && response.status === 403);
  }, 20_000);
  return log;
}
