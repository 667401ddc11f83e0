/** Takes the README's pictures of the real extension in the real browser: `npx vite build && npx tsx src/demo/pictures.ts`. Node only. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Frame } from 'puppeteer-core';
import { launchBrowser } from './browser';
import { openDemo, openPanel, play, pressToolbarButton } from './drive';
import { startSimulator, type Simulator } from './simulator';

const EXTENSION = resolve('dist/chrome');
const PICTURES = resolve('.github/images');
const LOCALES = ['en', 'zh-CN'] as const;

/** Oldest first. The panel shows all of them, the popup the last three. */
const IN_PANEL = ['nginx-bare', 'preflight-status-403', 'cors-hides-403', 'rate-limited', 'ip-not-allowed', 'cloudflare-challenge', 'token-expired'];
const IN_POPUP = ['ip-not-allowed', 'cloudflare-challenge', 'token-expired'];
const SELECTED_CAUSE = 'bot-challenge';

/** Undocked, DevTools fills its window. Source text: inside DevTools only the plain text works. */
const UNDOCK = `(async () => {
  const { DockController } = await import('./ui/legacy/legacy.js');
  DockController.DockController.instance().setDockSide('undocked');
})()`;

/** DevTools offers to speak the browser's language in a bar of its own, inside of shadow roots. */
const CLOSE_INFOBARS = `(() => {
  const close = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('.infobar .close-button, .infobar dt-close-button')) element.click();
      else if (element.shadowRoot !== null) close(element.shadowRoot);
    }
  };
  close(document);
})()`;

async function takeAll(): Promise<void> {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) throw new Error('The extension is not built: run "npm run build" first.');
  await mkdir(PICTURES, { recursive: true });
  for (const locale of LOCALES) {
    // Each language meets a fresh simulator: limits that were used up stay so.
    const simulator = await startSimulator();
    try {
      await take(simulator, locale);
    } finally {
      await simulator.close();
    }
  }
}

async function take(simulator: Simulator, locale: (typeof LOCALES)[number]): Promise<void> {
  const picture = (name: string) => ({ path: join(PICTURES, `${name}-${locale}.png`) as `${string}.png` });
  const browser = await launchBrowser({ ...simulator, extensionDir: EXTENSION, headless: true, locale, args: ['--hide-scrollbars'] });
  try {
    const page = await openDemo(browser, simulator.demoUrl);
    const { devtools, panel } = await openPanel(browser, page);
    await devtools.evaluate(UNDOCK);
    await devtools.setViewport({ width: 1000, height: 620 });
    await devtools.evaluate(CLOSE_INFOBARS);
    for (const id of IN_PANEL) await play(page, id);
    await showsCalls(panel, IN_PANEL.length);
    await choose(panel, SELECTED_CAUSE);
    await devtools.screenshot(picture('panel'));

    await panel.click('[data-clear]');
    await showsCalls(panel, 0);
    for (const id of IN_POPUP) await play(page, id);
    await showsCalls(panel, IN_POPUP.length);
    const popup = await pressToolbarButton(browser, page);
    await popup.waitForFunction((count) => document.querySelectorAll('[data-call]').length === count, {}, IN_POPUP.length);
    // The picture is the window as a person sees it, and ends below the last call where that is higher.
    const [width, height] = await popup.evaluate(
      () => [innerWidth, Math.min(innerHeight, document.querySelector('.popup-calls')?.getBoundingClientRect().bottom ?? innerHeight)] as const,
    );
    await popup.screenshot({ ...picture('popup'), clip: { x: 0, y: 0, width, height } });
  } finally {
    await browser.close();
  }
}

async function showsCalls(panel: Frame, count: number): Promise<void> {
  await panel.waitForFunction((wanted) => document.querySelectorAll('[data-call]').length === wanted, {}, count);
}

/** Presses the rows one after the other until the verdict is `cause`. */
async function choose(panel: Frame, cause: string): Promise<void> {
  for (const row of await panel.$$('[data-call]')) {
    await row.click();
    if ((await panel.$(`.verdict [data-cause="${cause}"]`)) !== null) return;
  }
  throw new Error(`The panel shows no verdict of ${cause}.`);
}

await takeAll();
