/** The Firefox build in real Firefox: the scenarios of the demo, read in the popup's page. Skipped, with a line that says so, where Firefox is not installed. */
import { connect, createServer, type AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVerdicts } from '../../src/demo/drive';
import { expectedInBackground, playAndRead } from '../../src/demo/play';
import type { Expected, Scenario } from '../../src/demo/scenario';
import { scenarios } from '../../src/demo/scenarios';
import { startSimulator, type Simulator } from '../../src/demo/simulator';
import { evaluateCors } from '../../src/http/cors';
import type { Exchange } from '../../src/http/exchange';
import { findFirefox } from '../support/firefox';
import { until } from './world';

/** The build under test; the variable names another one. */
const EXTENSION = process.env['FIREFOX_EXTENSION_DIR'] ?? new URL('../../dist/firefox', import.meta.url).pathname;
const ID = 'inspector@tokenim-403-inspector.example';
/** The origin that Firefox gives the extension is drawn at installation; here it is set beforehand. */
const UUID = 'b5e1d3c0-8a5b-4c0e-9a55-1f2e3d4c5b6a';
const firefox = findFirefox();
if (firefox === null) console.warn('Firefox is not installed: the tests of the Firefox build are skipped (install firefox-esr, or name it in FIREFOX_PATH).');

/** Left out: what a certificate that is accepted for the test's sake cannot show, and a form whose frame shows an error page that never says it has loaded. */
const LEFT_OUT: readonly string[] = ['certificate-untrusted', 'form-posted'];
/** What Firefox tells otherwise than Chromium. null: nothing. */
const OTHERWISE: { readonly [id: string]: Partial<Expected> | null } = {
  // To Firefox's own reading of URLs a host with a star is none.
  'cors-pattern': { cause: 'cors-allow-origin-invalid' },
  // The frame of a granted page that has no origin is not granted with it.
  'cors-null-origin': null,
  // It names the page's policy, where Chromium tells observers only that there was one.
  'embedder-policy': {},
  // The handshake's answer is shown.
  'websocket-refused': { status: 403, failure: 'status', refusedBy: 'app', cause: 'unexplained', confidence: 'possible' },
  // So are the calls of a page's service worker.
  'through-a-service-worker': {},
};

function expectedInFirefox(scenario: Scenario): Expected | null {
  const otherwise = OTHERWISE[scenario.id];
  if (otherwise === undefined) return expectedInBackground(scenario);
  return otherwise === null ? null : { ...scenario.expected, ...otherwise };
}

describe.skipIf(firefox === null)('in Firefox, with the page’s origin granted', () => {
  let simulator: Simulator;
  let proxy: { readonly port: number; close(): void };
  let browser: Browser;
  let page: Page;
  let popup: Page;

  beforeAll(async () => {
    simulator = await startSimulator();
    proxy = await listenAsProxy(simulator.hostRules);
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefox ?? '',
      headless: true,
      acceptInsecureCerts: true,
      // Without it no page of an extension may be opened.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'network.proxy.type': 1,
        'network.proxy.socks': '127.0.0.1',
        'network.proxy.socks_port': proxy.port,
        'network.proxy.socks_version': 5,
        'network.proxy.socks5_remote_dns': true,
        'network.proxy.failover_direct': false,
        'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
        // A request for a permission is granted without asking; it still needs a click.
        'extensions.webextOptionalPermissionPrompts': false,
      },
    });
    expect(await browser.installExtension(EXTENSION)).toBe(ID);
    page = await browser.newPage();
    await page.goto(simulator.demoUrl);
    await page.waitForFunction(() => window.demoReady === true);
  });
  afterAll(async () => {
    await browser?.close();
    proxy?.close();
    await simulator?.close();
  });

  /** The popup's page in a tab behind the demo page, which it takes for the one that it was opened on. */
  async function openPopup(): Promise<Page> {
    await page.bringToFront();
    const opened = await browser.newPage({ type: 'tab', background: true });
    // The driver does not see this page load, though it does.
    void opened.goto(`moz-extension://${UUID}/src/entry/popup/index.html`, { timeout: 1000 }).catch(() => undefined);
    await until(() => opened.evaluate(() => location.protocol === 'moz-extension:' && document.querySelector('[data-sees]') !== null).catch(() => false), 'the popup');
    return opened;
  }

  /** Firefox draws a tab behind another ever more seldom, and a click with the mouse waits for that. */
  async function clear(): Promise<void> {
    await popup.$$eval('[data-clear]', ([button]) => (button as HTMLElement | undefined)?.click());
    await until(async () => (await readVerdicts(popup)).length === 0, 'the list to be empty');
  }

  /** A call as it lies in the extension's database. */
  const stored = (id: string): Promise<Exchange> =>
    popup.evaluate(async (key: string) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
      const database = await done(indexedDB.open('inspector'));
      const { exchange } = (await done(database.transaction('calls').objectStore('calls').get(key))) as { exchange: Exchange };
      database.close();
      return exchange;
    }, id);

  test('a page that was not granted is not seen, and that is said', async () => {
    popup = await openPopup();
    await page.evaluate(() => window.runScenario('token-expired'));
    expect(await popup.$eval('[data-sees]', (element) => element.getAttribute('data-sees'))).toBe('no');
    expect(await readVerdicts(popup)).toEqual([]);
  });

  test('the page is granted by a click', async () => {
    await popup.bringToFront();
    // The real popup has the button; this one is not told the page's URL before it is granted.
    await popup.evaluate((origins: string[]) => {
      const button = Object.assign(document.createElement('button'), { id: 'grant', textContent: 'Grant' });
      const { permissions } = (globalThis as unknown as { browser: { permissions: { request(wanted: object): Promise<boolean> } } }).browser;
      button.addEventListener('click', () => void permissions.request({ origins }).then((granted) => (button.dataset['granted'] = String(granted))));
      document.body.prepend(button);
    }, [`${new URL(simulator.demoUrl).origin}/*`]);
    await popup.click('#grant');
    await until(() => popup.$eval('#grant', (button) => (button as HTMLElement).dataset['granted'] === 'true'), 'the permission');
    await popup.close();
    popup = await openPopup();
    expect(await popup.$eval('[data-sees]', (element) => element.getAttribute('data-sees'))).toBe('granted');
  });

  test.each(scenarios.filter(({ id }) => !LEFT_OUT.includes(id)).map((scenario) => [scenario.id, scenario] as const))('%s', async (_id, scenario) => {
    await clear();
    const expected = expectedInFirefox(scenario);
    const { verdict, differences } = await playAndRead(page, popup, scenario, expected);
    expect(differences, JSON.stringify(verdict)).toEqual([]);
    // The popup has no room for the browser's word; what it judged has.
    if (expected !== null && verdict !== null) expect(evaluateCors(await stored(verdict.call)).verdict?.corsError).toBe(expected.failure === 'cors' ? expected.corsError : undefined);
  });

  test('an allowed call raises no alarm', async () => {
    await clear();
    expect(await page.evaluate(async () => (await fetch('https://preflight-header.tokenim.com/v1/groups/g_1')).status)).toBe(200);
    await page.evaluate(() => window.runScenario('name-not-resolved'));
    expect((await until(async () => (await readVerdicts(popup))[0] !== undefined && (await readVerdicts(popup)), 'the call after it')).map(({ failure }) => failure)).toEqual(['network']);
  });
});

/** A SOCKS 5 proxy on loopback that follows Chromium's `--host-resolver-rules`, which Firefox has not. A name without a rule exists nowhere. */
async function listenAsProxy(hostRules: readonly string[]): Promise<{ readonly port: number; close(): void }> {
  const rules = hostRules.map((rule) => /^MAP (\S+) (\S+)$/.exec(rule)).map((match) => [match?.[1] ?? '', match?.[2] ?? ''] as const);
  const portOf = (host: string): number | null => {
    const target = rules.find(([name]) => name === host || (name.startsWith('*.') && host.endsWith(name.slice(1))))?.[1];
    const port = Number(target?.replace(/^127\.0\.0\.1:/, ''));
    return Number.isInteger(port) ? port : null;
  };
  const answer = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (asked) => {
        const port = asked[3] === 3 ? portOf(asked.toString('latin1', 5, 5 + (asked[4] ?? 0))) : null;
        if (port === null) return void client.end(answer(4));
        let open = false;
        const upstream = connect(port, '127.0.0.1', () => {
          open = true;
          client.write(answer(0));
          client.pipe(upstream).pipe(client);
        });
        upstream.on('error', () => void (open ? client.resetAndDestroy() : client.end(answer(5))));
        upstream.on('close', () => open && client.destroy());
        client.on('close', () => upstream.destroy());
        return undefined;
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
