/** Trying a repaired answer in the real browser: one tab, one API, a visible notice, and an end whatever happens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/demo/browser';
import { extension, openDemo, openPanel, play, readVerdicts, selectCall } from '../../src/demo/drive';
import { scenarios } from '../../src/demo/scenarios';
import { extensionGranted, makeWorld, panelOf, popupOf, setHostAccess, until, type World } from './world';

const PAGE = 'https://chat.acme.example';
/** The browser's prompt cannot be answered without a display; a permission given at installation is the same permission. */
const copy = extensionGranted([`${PAGE}/*`]);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Chrome {
  readonly declarativeNetRequest: { getSessionRules(): Promise<readonly object[]> };
  readonly storage: { readonly session: { get(key: string): Promise<{ trial?: { tabId: number; endsAt: number; ended: string | null } }>; set(items: object): Promise<void> } };
  readonly alarms: { create(name: string, when: { when: number }): Promise<void> };
  readonly action: { getBadgeText(of: { tabId: number }): Promise<string> };
}

/** What the browser has, asked from a page of the extension: the worker need not live for it. */
const rules = (panel: Frame | Page): Promise<number> => panel.evaluate(async () => (await (globalThis as unknown as { chrome: Chrome }).chrome.declarativeNetRequest.getSessionRules()).length);
const noRules = (panel: Frame | Page): Promise<true> => until(async () => (await rules(panel)) === 0 || null, 'the rules to be gone').then(() => true);
/** Why the trial ended, once that is noted: the rules go first. */
const ended = (panel: Frame | Page): Promise<string> =>
  until(() => panel.evaluate(async () => (await (globalThis as unknown as { chrome: Chrome }).chrome.storage.session.get('trial')).trial?.ended ?? null), 'the end to be noted');
const badge = (panel: Frame | Page): Promise<string> =>
  panel.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const { trial } = await chrome.storage.session.get('trial');
    return trial === undefined ? '' : chrome.action.getBadgeText({ tabId: trial.tabId });
  });
/** Lets the trial's time be over in so many milliseconds, as if the rest had passed. */
const shorten = (panel: Frame | Page, ms: number): Promise<void> =>
  panel.evaluate(async (left) => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const { trial } = await chrome.storage.session.get('trial');
    const endsAt = Date.now() + left;
    await chrome.storage.session.set({ trial: { ...trial, endsAt } });
    await chrome.alarms.create('trial', { when: endsAt });
  }, ms);

/** Id of the newest call to the scenario's URL, once the panel lists it. Calls of earlier scenarios may still arrive: they are not it. */
async function callOf(panel: Frame, id: string, started: number): Promise<string> {
  const url = scenarios.find((one) => one.id === id)?.call.url ?? '';
  return until(async () => {
    const call = await panel.evaluate(newestCall, url, started);
    return call !== null && (await readVerdicts(panel)).some((shown) => shown.call === call) ? call : null;
  }, `the call of ${id} in the list`);
}

/** Plays a scenario that CORS refuses and shows its call in the panel. */
async function showRefused(page: Page, panel: Frame, id: string): Promise<void> {
  if ((await rules(panel)) > 0) await end(panel);
  await until(async () => (await panel.$('[data-trial-banner]')) === null, 'the banner of an earlier trial to go');
  const started = Date.now();
  expect((await play(page, id)).status).toBe(0);
  await selectCall(panel, await callOf(panel, id, started));
  await panel.waitForSelector('.try-here');
}

/** The same, and presses the button. */
async function tryScenario(page: Page, panel: Frame, id: string): Promise<void> {
  await showRefused(page, panel, id);
  await panel.click('[data-try]');
  await panel.waitForSelector('[data-trial-banner]');
}

async function end(panel: Frame | Page): Promise<void> {
  await panel.click('[data-end-trial]');
  await until(async () => (await panel.$('[data-trial-banner]')) === null, 'the banner to go');
  expect(await rules(panel)).toBe(0);
}

const outcome = (panel: Frame, kind: string): Promise<string> => until(async () => panel.$eval(`[data-trial-banner] [data-outcome="${kind}"]`, (line) => (line as HTMLElement).innerText).catch(() => null), `the outcome ${kind}`);

describe('a repaired answer, tried in this browser', () => {
  let world: World;
  let panel: Frame;
  beforeAll(async () => {
    world = await makeWorld({ extensionDir: copy });
    ({ panel } = await panelOf(world));
  });
  afterAll(() => world.close());

  test.each(['cors-missing', 'cors-wildcard', 'cors-multiple', 'preflight-method', 'preflight-two-headers', 'preflight-wildcard'])('%s: the page’s own call gets through, and is refused again after the end', async (id) => {
    await tryScenario(world.page, panel, id);
    await outcome(panel, 'none');
    expect(await badge(panel)).toBe('SIM');
    expect(await play(world.page, id)).toMatchObject({ status: 200, error: null });
    expect(await outcome(panel, 'passed')).toContain('200');
    await end(panel);
    expect(await ended(panel)).toBe('asked');
    // Also where a simulated preflight could have been remembered.
    expect((await play(world.page, id)).status).toBe(0);
    await until(async () => (await badge(panel)) !== 'SIM', 'the badge to count again');
  });

  test('says before what it will do', async () => {
    await showRefused(world.page, panel, 'preflight-method');
    const text = await until(async () => panel.$eval('[data-trial="offered"]', (section) => (section as HTMLElement).innerText).catch(() => null), 'the offer');
    for (const part of ['PUT', 'Access-Control-Allow-Methods', PAGE, 'https://preflight-method.tokenim.com', '5 minutes', 'only changes this browser']) expect(text).toContain(part);
  });

  test.each([
    ['preflight-status-403', 'preflight-status'],
    ['preflight-redirect', 'preflight-redirect'],
    ['redirect-to-other-scheme', 'redirect'],
    ['redirect-to-login', 'call-url'],
  ])('%s cannot be tried, and that is said: %s', async (id, obstacle) => {
    await showRefused(world.page, panel, id);
    await panel.waitForSelector(`[data-trial="impossible"] [data-obstacle="${obstacle}"]`);
    expect(await panel.$('[data-try]')).toBeNull();
  });

  test('what CORS hid is read and diagnosed, and is not called refused by CORS', async () => {
    await tryScenario(world.page, panel, 'cors-hides-403');
    const started = Date.now();
    expect(await play(world.page, 'cors-hides-403')).toMatchObject({ status: 403, error: null });
    expect(await outcome(panel, 'refused')).toContain('403');
    const real = await callOf(panel, 'cors-hides-403', started);
    await panel.click('[data-show-outcome]');
    const verdict = await until(async () => (await readVerdicts(panel)).find(({ call, failure, findings, refusedBy }) => call === real && failure === 'status' && refusedBy === 'app' && findings.length > 0), 'the diagnosis of the real refusal');
    expect(verdict).toMatchObject({ status: 403, failure: 'status', refusedBy: 'app' });
    expect(verdict.findings[0]).toEqual({ cause: 'insufficient-scope', confidence: 'certain' });
    expect(verdict.findings.map(({ cause }) => cause)).not.toContain('cors-allow-origin-missing');
    expect(await panel.$('[data-try]')).toBeNull();
    await end(panel);
  });

  test('a second tab is untouched, also where a preflight is remembered', async () => {
    await tryScenario(world.page, panel, 'preflight-method');
    expect((await play(world.page, 'preflight-method')).status).toBe(200);
    const second = await openDemo(world.browser, world.simulator.demoUrl);
    expect((await play(second, 'preflight-method')).status).toBe(0);
    expect((await play(second, 'cors-missing')).status).toBe(0);
    await second.close();
    // Nor is another API of the same tab.
    expect((await play(world.page, 'preflight-missing')).status).toBe(0);
    expect((await play(world.page, 'preflight-method')).status).toBe(200);
    await end(panel);
  });

  test('survives a reload of the page, with its badge', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await world.page.reload();
    await world.page.waitForFunction(() => window.demoReady === true);
    expect((await play(world.page, 'cors-missing')).status).toBe(200);
    await until(async () => (await badge(panel)) === 'SIM', 'the badge after the reload');
    await end(panel);
  });

  test('its time is over: it ends by itself', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await shorten(panel, 500);
    await noRules(panel);
    expect(await ended(panel)).toBe('time');
    expect((await play(world.page, 'cors-missing')).status).toBe(0);
  });

  test('its time is over while the worker is dead: it ends all the same', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await shorten(panel, 2500);
    await killWorker(world);
    expect(await rules(panel)).toBe(1);
    await noRules(panel);
    expect(await ended(panel)).toBe('time');
    await until(async () => (await panel.$('[data-trial-banner]')) === null, 'the banner to go');
  });

  test('an overdue trial ends at the first event that starts the worker, without an alarm', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await killWorker(world);
    await panel.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      const { trial } = await chrome.storage.session.get('trial');
      await chrome.storage.session.set({ trial: { ...trial, endsAt: Date.now() - 1 } });
    });
    expect(await rules(panel)).toBe(1);
    await play(world.page, 'credential-missing');
    await noRules(panel);
    expect(await ended(panel)).toBe('time');
  });

  test('the worker is killed in the middle: the outcome is still noted', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await killWorker(world);
    expect((await play(world.page, 'cors-missing')).status).toBe(200);
    expect(await outcome(panel, 'passed')).toContain('200');
    await end(panel);
  });

  test('the tab leaves the page, even while the worker is dead: it ends', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await killWorker(world);
    await world.page.goto('https://login.acme.example/');
    await noRules(panel);
    expect(await ended(panel)).toBe('left-page');
    await world.page.goto(world.simulator.demoUrl);
    await world.page.waitForFunction(() => window.demoReady === true);
    expect((await play(world.page, 'cors-missing')).status).toBe(0);
  });

  test('access to the page is taken back: it ends', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    await setHostAccess(world.browser, 'ON_CLICK');
    await world.page.bringToFront();
    await noRules(panel);
    expect(await ended(panel)).toBe('permission');
    await setHostAccess(world.browser, 'ON_ALL_SITES');
    await world.page.bringToFront();
  });

  test('the popup shows the banner too, and can end it', async () => {
    await tryScenario(world.page, panel, 'cors-missing');
    const popup = await popupOf(world);
    await popup.waitForSelector('[data-trial-banner]');
    await end(popup);
  });

  test('the tab is closed: it ends', async () => {
    const second = await openDemo(world.browser, world.simulator.demoUrl);
    const { panel: other } = await openPanel(world.browser, second);
    await tryScenario(second, other, 'cors-missing');
    expect(await rules(panel)).toBe(1);
    await second.close();
    await noRules(panel);
  });
});

describe('the browser is started again', () => {
  test('nothing is left', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'inspector-profile-'));
    const world = await makeWorld({ extensionDir: copy, args: [`--user-data-dir=${profile}`] });
    try {
      const { panel } = await panelOf(world);
      await tryScenario(world.page, panel, 'cors-missing');
      expect(await rules(panel)).toBe(1);
      await panel.evaluate('chrome.storage.local.set({ mark: "the same profile" })');
      await world.browser.close();
      const again = await launchBrowser({ ...world.simulator, extensionDir: copy, headless: true, args: [`--user-data-dir=${profile}`] });
      try {
        const page = await again.newPage();
        await page.goto(`chrome-extension://${(await extension(again)).id}/src/entry/popup/index.html`);
        expect(await page.evaluate('chrome.storage.local.get("mark")')).toEqual({ mark: 'the same profile' });
        expect(await rules(page)).toBe(0);
        expect(await page.evaluate(async () => (await (globalThis as unknown as { chrome: Chrome }).chrome.storage.session.get('trial')).trial ?? null)).toBeNull();
      } finally {
        await again.close();
      }
    } finally {
      await world.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true });
    }
  });
});

/** As the browser does when it needs the memory: stopped, not told. Through a page of its own, which is gone before anything else happens. */
async function killWorker({ browser }: World): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${(await extension(browser)).id}/icons/16.png`);
  const session = await page.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await page.close();
}

/** Runs in the panel: id of the newest stored call to `url`, whatever its query, that began after `started`. */
async function newestCall(url: string, started: number): Promise<string | null> {
  interface Stored {
    readonly id: string;
    readonly exchange: { readonly startedDateTime: string; readonly request: { readonly url: string }; readonly redirects: readonly { readonly request: { readonly url: string } }[] };
  }
  const request = indexedDB.open('inspector');
  const database = await new Promise<IDBDatabase>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const all = database.transaction('calls').objectStore('calls').getAll() as IDBRequest<Stored[]>;
  const calls = await new Promise<Stored[]>((resolve) => all.addEventListener('success', () => resolve(all.result)));
  database.close();
  const mine = calls.filter(({ exchange }) => (exchange.redirects[0]?.request.url ?? exchange.request.url).startsWith(url) && Date.parse(exchange.startedDateTime) >= started - 5);
  return mine.toSorted((a, b) => (a.exchange.startedDateTime < b.exchange.startedDateTime ? 1 : -1))[0]?.id ?? null;
}
