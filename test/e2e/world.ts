/** The real thing for a test: the simulator, a real Chromium with the built extension, the demo page, the real DevTools panel, the real popup. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchBrowser } from '../../src/demo/browser';
import { extension, openDemo, openPanel, pressToolbarButton, readVerdicts, watchBrowserVerdicts, type BrowserVerdict, type Verdict } from '../../src/demo/drive';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/demo/simulator';

/** The build under test; the variable names another one. */
export const EXTENSION = process.env['EXTENSION_DIR'] ?? new URL('../../dist/chrome', import.meta.url).pathname;

export interface World {
  readonly simulator: Simulator;
  readonly browser: Browser;
  readonly page: Page;
  readonly browserVerdicts: BrowserVerdict[];
  close(): Promise<void>;
}

export async function makeWorld({ locale = 'en-US', args = [], extensionDir = EXTENSION, answer }: { readonly locale?: string; readonly args?: readonly string[]; readonly extensionDir?: string; readonly answer?: NonNullable<SimulatorOptions['answer']> } = {}): Promise<World> {
  const simulator = await startSimulator(answer === undefined ? {} : { answer });
  const browser = await launchBrowser({ extensionDir, hostRules: simulator.hostRules, spki: simulator.spki, headless: true, locale, args });
  // Waited for, not attached to: a worker under a debugger does not stop when it is told to.
  await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().endsWith('/background.js'));
  const page = await openDemo(browser, simulator.demoUrl);
  const { verdicts } = await watchBrowserVerdicts(page);
  return {
    simulator,
    browser,
    page,
    browserVerdicts: verdicts,
    async close() {
      await browser.close();
      await simulator.close();
    },
  };
}

export const panelOf = async ({ browser, page }: World): Promise<{ readonly devtools: Page; readonly panel: Frame }> => openPanel(browser, page);
export const popupOf = async ({ browser, page }: World): Promise<Page> => pressToolbarButton(browser, page);

/** Waits until `read` gives something; the last thing it gave is in the message of the error. */
export async function until<T>(read: () => Promise<T | null | undefined | false>, what: string, limitMs = 10_000): Promise<T> {
  const start = Date.now();
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() - start > limitMs) throw new Error(`Waited ${limitMs} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Forgets all calls, by the page's own button, and waits until they are gone. */
export async function clear(document: Frame | Page): Promise<void> {
  if ((await readVerdicts(document)).length === 0) return;
  await document.click('[data-clear]');
  await until(async () => (await readVerdicts(document)).length === 0, 'the list to be empty');
}

/** The verdict on the newest call of the document, once it has been judged and stands still. */
export async function newestVerdict(document: Frame | Page, accepts: (verdict: Verdict) => boolean = () => true): Promise<Verdict> {
  return until(async () => (await readVerdicts(document)).find((verdict) => verdict.findings.length > 0 && accepts(verdict)), 'a verdict');
}

/** How many calls the panel holds: a line may stand for several. */
export async function countCalls(panel: Frame | Page): Promise<number> {
  await panel.$$eval('[data-more-calls]', (buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
  return panel.$$eval('[data-count][data-call]', (rows) => rows.reduce((sum, row) => sum + Number(row.getAttribute('data-count')), 0));
}

/** From now on the longest stretch in which this document could answer nobody, in milliseconds, as often as it is asked. */
export async function watchLongTasks(document: Frame | Page): Promise<() => Promise<number>> {
  await document.evaluate(() => {
    const seen = { longest: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (seen.longest = Math.max(seen.longest, duration)))).observe({ type: 'longtask' });
  });
  return () => document.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
}

/** What a person does on chrome://extensions. */
export async function setHostAccess(browser: Browser, hostAccess: 'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES'): Promise<void> {
  const { id } = await extension(browser);
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    (extensionId, access) =>
      (globalThis as unknown as { chrome: { developerPrivate: { updateExtensionConfiguration(update: object): Promise<void> } } }).chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access }),
    id,
    hostAccess,
  );
  await page.close();
}

/** A copy of the build to which these hosts are granted at installation: a prompt cannot be answered without a display. The caller removes it. */
export function extensionGranted(hosts: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'inspector-'));
  cpSync(EXTENSION, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as { host_permissions: string[] };
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: [...manifest.host_permissions, ...hosts] }));
  return copy;
}
