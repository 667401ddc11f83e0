/** The Firefox build in real Firefox: the scenarios of the demo, read in the popup's page. Skipped, with a line that says so, where Firefox is not installed. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVerdicts } from '../../src/demo/drive';
import { expectedInBackground, playAndRead } from '../../src/demo/play';
import type { Expected, Scenario } from '../../src/demo/scenario';
import { scenarios } from '../../src/demo/scenarios';
import { evaluateCors } from '../../src/http/cors';
import type { Exchange } from '../../src/http/exchange';
import { firefox, grantPage, makeFirefoxWorld, openPopup, type FirefoxWorld } from './firefox-world';
import { until } from './world';

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
  let world: FirefoxWorld;
  let page: Page;
  let popup: Page;

  beforeAll(async () => {
    world = await makeFirefoxWorld();
    page = world.page;
  });
  afterAll(() => world?.close());

  /** Firefox draws a tab behind another ever more seldom, and a click with the mouse waits for that. */
  async function clear(): Promise<void> {
    await popup.$$eval('[data-clear]', ([button]) => (button as HTMLElement | undefined)?.click());
    await until(async () => (await readVerdicts(popup)).length === 0, 'the list to be empty');
  }

  /** A call as it lies in the extension's database. As text: WebDriver BiDi gives an object that occurs twice only once. */
  const stored = async (id: string): Promise<Exchange> => {
    const text = await popup.evaluate(async (key: string) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
      const database = await done(indexedDB.open('inspector'));
      const { exchange } = (await done(database.transaction('calls').objectStore('calls').get(key))) as { exchange: Exchange };
      database.close();
      return JSON.stringify(exchange);
    }, id);
    return JSON.parse(text) as Exchange;
  };

  test('a page that was not granted is not seen, and that is said', async () => {
    popup = await openPopup(world);
    await page.evaluate(() => window.runScenario('token-expired'));
    expect(await popup.$eval('[data-sees]', (element) => element.getAttribute('data-sees'))).toBe('no');
    expect(await readVerdicts(popup)).toEqual([]);
  });

  test('the page is granted by a click', async () => {
    popup = await grantPage(world, popup);
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
