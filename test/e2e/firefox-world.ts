/** Real Firefox with the extension's Firefox build, the simulator and the demo page; ways to open the extension's pages there. Node only. */
import { connect, createServer, type AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startSimulator, type Simulator } from '../../src/demo/simulator';
import { findFirefox } from '../support/firefox';
import { until } from './world';

/** The build under test; the variable names another one. */
const EXTENSION = process.env['FIREFOX_EXTENSION_DIR'] ?? new URL('../../dist/firefox', import.meta.url).pathname;
const ID = 'inspector@tokenim-403-inspector.example';
/** The origin that Firefox gives the extension is drawn at installation; here it is set beforehand. */
const UUID = 'b5e1d3c0-8a5b-4c0e-9a55-1f2e3d4c5b6a';

/** Where Firefox is; null: not installed, and its tests are skipped. */
export const firefox = findFirefox();
if (firefox === null) console.warn('Firefox is not installed: the tests of the Firefox build are skipped (install firefox-esr, or name it in FIREFOX_PATH).');

export interface FirefoxWorld {
  readonly simulator: Simulator;
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

export async function makeFirefoxWorld(): Promise<FirefoxWorld> {
  const simulator = await startSimulator();
  const proxy = await listenAsProxy(simulator.hostRules);
  const browser = await puppeteer.launch({
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
  if ((await browser.installExtension(EXTENSION)) !== ID) throw new Error('the extension has another id');
  const page = await browser.newPage();
  await page.goto(simulator.demoUrl);
  await page.waitForFunction(() => window.demoReady === true);
  return {
    simulator,
    browser,
    page,
    async close() {
      await browser.close();
      proxy.close();
      await simulator.close();
    },
  };
}

/** A page of the extension in a tab; `ready`: a selector of what it shows once it is there. */
export async function openExtensionPage(browser: Browser, path: string, ready: string, background = false): Promise<Page> {
  const opened = await browser.newPage({ type: 'tab', background });
  // The driver does not see this page load, though it does.
  void opened.goto(`moz-extension://${UUID}/src/entry/${path}`, { timeout: 1000 }).catch(() => undefined);
  await until(() => opened.evaluate((selector) => location.protocol === 'moz-extension:' && document.querySelector(selector) !== null, ready).catch(() => false), path);
  return opened;
}

/** The popup's page in a tab behind the demo page, which it takes for the one that it was opened on. */
export async function openPopup({ browser, page }: FirefoxWorld): Promise<Page> {
  await page.bringToFront();
  return openExtensionPage(browser, 'popup/index.html', '[data-sees]', true);
}

/** Grants the demo page by a click in `popup`, and opens that anew. The real popup has the button; this one is not told the page's URL before it is granted. */
export async function grantPage(world: FirefoxWorld, popup: Page): Promise<Page> {
  await popup.bringToFront();
  await popup.evaluate((origins: string[]) => {
    const button = Object.assign(document.createElement('button'), { id: 'grant', textContent: 'Grant' });
    const { permissions } = (globalThis as unknown as { browser: { permissions: { request(wanted: object): Promise<boolean> } } }).browser;
    button.addEventListener('click', () => void permissions.request({ origins }).then((granted) => (button.dataset['granted'] = String(granted))));
    document.body.prepend(button);
  }, [`${new URL(world.simulator.demoUrl).origin}/*`]);
  await popup.click('#grant');
  await until(() => popup.$eval('#grant', (button) => (button as HTMLElement).dataset['granted'] === 'true'), 'the permission');
  await popup.close();
  return openPopup(world);
}

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
