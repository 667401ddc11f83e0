/** Drives the extension as a person would: the real DevTools panel, the toolbar button, the demo page. Waits for conditions, never for time. Node only. */
import type { Browser, CDPSession, Extension, Frame, Page, WebWorker } from 'puppeteer-core';
import type { Seen } from './page/run';

/** How long a loaded extension may take to appear after the browser's start. */
const LOADING_MS = 10_000;

/** The one extension that was loaded; waits for it while the browser is still starting. */
export async function extension(browser: Browser): Promise<Extension> {
  const start = Date.now();
  for (;;) {
    const [found] = [...(await browser.extensions()).values()];
    if (found !== undefined) return found;
    if (Date.now() - start > LOADING_MS) throw new Error('The browser has no extension loaded.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The extension's service worker; wakes none, waits for one. */
export async function worker(browser: Browser): Promise<WebWorker> {
  const { id } = await extension(browser);
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().startsWith(`chrome-extension://${id}/`));
  const found = await target.worker();
  if (found === null) throw new Error('The extension’s service worker cannot be reached.');
  return found;
}

/** Opens the demo page and waits until its buttons are there. */
export async function openDemo(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => window.demoReady === true);
  return page;
}

/** Plays one scenario in the demo page. */
export async function play(page: Page, id: string): Promise<Seen> {
  return page.evaluate((one) => window.runScenario(one), id);
}

/**
 * Shows the panel of the extension whose origin is given, as soon as DevTools has it: a panel's tab is named by its extension's origin and its title.
 * Source text and no function: what runs these files rewrites functions and their imports, and inside DevTools only the plain text works.
 */
const SHOW_PANEL = `async (origin) => {
  const { InspectorView } = await import('./ui/legacy/legacy.js');
  const view = InspectorView.InspectorView.instance();
  const tab = view.tabbedPane.tabIds().find((id) => id.startsWith(origin));
  if (tab === undefined) return false;
  await view.showPanel(tab);
  return true;
}`;

export interface OpenPanel {
  readonly devtools: Page;
  /** The document of our panel, inside DevTools. */
  readonly panel: Frame;
}

/** Opens the real DevTools on `page` and shows our panel in it. */
export async function openPanel(browser: Browser, page: Page): Promise<OpenPanel> {
  const { id } = await extension(browser);
  const prefix = `chrome-extension://${id}`;
  const devtools = await page.openDevTools();
  // Asked before it has loaded, DevTools makes a view that never fills.
  await devtools.waitForFunction('document.readyState === "complete"');
  await devtools.waitForFunction(`(${SHOW_PANEL})(${JSON.stringify(prefix)})`);
  const panel = await devtools.waitForFrame((frame) => frame.url().startsWith(`${prefix}/`) && /panel/.test(frame.url()));
  await panel.waitForSelector('body > *');
  return { devtools, panel };
}

/** Presses the toolbar button while `page` is in front; gives the popup's page. */
export async function pressToolbarButton(browser: Browser, page: Page): Promise<Page> {
  const ours = await extension(browser);
  await page.bringToFront();
  const isPopup = (url: string): boolean => url.startsWith(`chrome-extension://${ours.id}/`) && /popup/.test(url);
  const opened = browser.waitForTarget((target) => isPopup(target.url()));
  await ours.triggerAction(page);
  const popup = await (await opened).asPage();
  await popup.waitForSelector('body > *');
  return popup;
}

/** A call as a page of the extension shows it: CAUSES.md's attributes. */
export interface Verdict {
  readonly call: string;
  readonly status: number;
  readonly failure: string;
  readonly refusedBy: string | null;
  readonly vendor: string | null;
  /** In the order shown; the first is the headline. */
  readonly findings: readonly { readonly cause: string; readonly confidence: string }[];
}

/** Reads every call that the document shows, whatever its language. Findings and verdict may stand inside the call's element or beside it. */
export async function readVerdicts(document: Frame | Page): Promise<readonly Verdict[]> {
  return (await document.evaluate(`(${READ_VERDICTS})()`)) as readonly Verdict[];
}

/**
 * Source text for the same reason as above. A call may be shown by several elements: they are read as one. Where its row holds no verdict
 * and it is the selected one, the verdict of the document is its own.
 */
const READ_VERDICTS = `() => {
  const calls = new Map();
  for (const element of document.querySelectorAll('[data-call]')) {
    const id = element.getAttribute('data-call');
    calls.set(id, [...(calls.get(id) ?? []), element]);
  }
  return [...calls].map(([call, elements]) => {
    const selected = elements.some((element) => element.getAttribute('aria-selected') === 'true');
    const inside = (selector) => elements.flatMap((element) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)]);
    const all = (selector) => {
      const found = inside(selector);
      return found.length > 0 || !selected ? found : [...document.querySelectorAll(selector)];
    };
    const first = (name) => all('[' + name + ']')[0]?.getAttribute(name) ?? null;
    const findings = new Map();
    for (const element of all('[data-cause]')) {
      const cause = element.getAttribute('data-cause');
      if (!findings.has(cause)) findings.set(cause, { cause, confidence: element.getAttribute('data-confidence') ?? '' });
    }
    return {
      call,
      status: Number(first('data-status')),
      failure: first('data-failure') ?? '',
      refusedBy: first('data-refused-by'),
      vendor: first('data-vendor'),
      findings: [...findings.values()],
    };
  });
}`;

/** The verdict on one call: in the panel its row is clicked first, the popup shows every call's. */
export async function selectCall(panel: Frame | Page, call: string): Promise<Verdict> {
  const shown = (await readVerdicts(panel)).find((one) => one.call === call);
  if (shown !== undefined && shown.findings.length > 0) return shown;
  const row = `[data-call="${quoted(call)}"]`;
  await panel.$eval(row, (element) => (element as HTMLElement).click());
  await panel.waitForFunction(`document.querySelector(${JSON.stringify(row)})?.getAttribute('aria-selected') === 'true' && document.querySelector('[data-refused-by]') !== null`);
  const found = (await readVerdicts(panel)).find((one) => one.call === call);
  if (found === undefined) throw new Error(`The panel no longer shows the call ${call}.`);
  return found;
}

function quoted(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

/** Chromium's own word for a call that CORS refused, over the DevTools protocol. */
export interface BrowserVerdict {
  readonly url: string;
  readonly corsError: string | null;
  readonly failedParameter: string | null;
  readonly errorText: string;
  readonly blockedReason: string | null;
}

/** Collects Chromium's own verdicts on the calls of `page`, to hold ours against. */
export async function watchBrowserVerdicts(page: Page): Promise<{ readonly verdicts: BrowserVerdict[]; readonly session: CDPSession }> {
  const session = await page.createCDPSession();
  const urls = new Map<string, string>();
  const verdicts: BrowserVerdict[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus, errorText, blockedReason }) => {
    verdicts.push({
      url: urls.get(requestId) ?? '',
      corsError: corsErrorStatus?.corsError ?? null,
      failedParameter: corsErrorStatus?.failedParameter ?? null,
      errorText,
      blockedReason: blockedReason ?? null,
    });
  });
  await session.send('Network.enable');
  return { verdicts, session };
}
