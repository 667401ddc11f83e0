/** Nothing is silent: what cannot be seen is named, in the panel or in the popup, within a second. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import { play, readVerdicts } from '../../src/demo/drive';
import { clear, extensionGranted, makeWorld, panelOf, popupOf, setHostAccess, until, type World } from './world';

/** Waits for a notice of `kind`. A second is the promise; a machine that does other things at the same time gets more. */
const notice = (document: Frame | Page, kind: string): Promise<string> =>
  until(async () => document.$eval(`[data-notice="${kind}"]`, (element) => (element as HTMLElement).innerText).catch(() => null), `the notice ${kind}`, 5000);

describe('what is not seen is said', () => {
  let world: World;
  let panel: Frame;
  beforeAll(async () => {
    world = await makeWorld();
    ({ panel } = await panelOf(world));
  });
  afterAll(() => world.close());

  test('the page’s origin is not granted', async () => {
    await play(world.page, 'credential-missing');
    expect(await notice(panel, 'page-origin-not-granted')).toContain('https://chat.acme.example');
  });

  test('and is not said any more once the toolbar button has let the tab be seen', async () => {
    await popupOf(world);
    await play(world.page, 'credential-missing');
    await until(async () => (await panel.$('[data-notice="page-origin-not-granted"]')) === null, 'the notice to go', 5000);
  });

  test('a call that the page’s own policy refused', async () => {
    await clear(panel);
    await play(world.page, 'csp-refused');
    await until(async () => (await readVerdicts(panel)).some(({ failure }) => failure === 'blocked'), 'the call that the policy refused', 5000);
  });

  test('the page has a service worker', async () => {
    await play(world.page, 'through-a-service-worker');
    await notice(panel, 'service-worker');
  });

  test('access to the API was taken away, and given back', async () => {
    await setHostAccess(world.browser, 'ON_CLICK');
    expect(await notice(panel, 'api-access-revoked')).toContain('tokenim.com');
    await setHostAccess(world.browser, 'ON_ALL_SITES');
    await until(async () => (await panel.$('[data-notice="api-access-revoked"]')) === null, 'the notice to go', 5000);
  });
});

describe('a domain that the user added', () => {
  let world: World;
  const copy = extensionGranted(['*://*.api.example.org/*', 'wss://*.api.example.org/*']);
  beforeAll(async () => {
    // The browser's prompt cannot be answered without a display; a permission given at installation is the same permission.
    world = await makeWorld({ extensionDir: copy });
  });
  afterAll(async () => {
    await world.close();
    rmSync(copy, { recursive: true, force: true });
  });

  test('is watched, with nothing but the permission to say so', async () => {
    await world.page.goto('https://login.acme.example/');
    const popup = await popupOf(world);
    await world.page.evaluate(() => fetch('https://api.example.org/v2/things').catch(() => undefined));
    await world.page.evaluate(() => fetch('https://elsewhere.example.org/v2/things').catch(() => undefined));
    await until(async () => (await readVerdicts(popup)).some(({ failure }) => failure === 'network'), 'the call to the added domain');
    expect(await readVerdicts(popup)).toHaveLength(1);
  });
});

describe('with DevTools closed', () => {
  let world: World;
  let popup: Page;
  beforeAll(async () => {
    world = await makeWorld();
    popup = await popupOf(world);
  });
  afterAll(() => world.close());

  test('the popup is wide enough to be read', async () => {
    expect(await popup.evaluate(() => document.body.getBoundingClientRect().width)).toBeGreaterThanOrEqual(320);
  });

  test('the popup says that it sees this tab for now, and offers to ask for the page for good', async () => {
    expect(await popup.$eval('[data-sees]', (element) => element.getAttribute('data-sees'))).toBe('this-tab');
    expect(await popup.$('[data-grant="https://chat.acme.example"]')).not.toBeNull();
  });

  test('the badge counts failures', async () => {
    await play(world.page, 'credential-missing');
    await play(world.page, 'token-expired');
    await until(async () => (await readVerdicts(popup)).length === 2, 'two calls');
    const text = await popup.evaluate(async () => {
      const { tabs, action } = (globalThis as unknown as { chrome: { tabs: { query(query: object): Promise<{ id: number }[]> }; action: { getBadgeText(details: object): Promise<string> } } }).chrome;
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      return action.getBadgeText({ tabId: tab?.id ?? -1 });
    });
    expect(text).toBe('2');
  });

  test.each([
    ['not a domain', 'not-a-domain'],
    ['1.2.3', 'not-a-domain'],
    ['https://', 'not-a-domain'],
    ['tokenim.com', 'already-watched'],
    ['https://api.token.im/v1', 'already-watched'],
  ])('%s as a further domain gets one clear line', async (typed, error) => {
    await popup.$eval('form input', (input) => {
      input.value = '';
    });
    await popup.type('form input', typed);
    await popup.keyboard.press('Enter');
    const line = await until(async () => popup.$eval(`[data-domain-error="${error}"]`, (element) => element.textContent).catch(() => null), `the error ${error}`);
    expect(line.trim().split('\n')).toHaveLength(1);
    expect(await popup.$$('[data-domain-error]')).toHaveLength(1);
  });

  test('a redirect to a host that may not be observed ends the call, and says so', async () => {
    await clear(popup);
    await world.page.evaluate(() => fetch('https://slow.tokenim.com/v1/away').catch(() => undefined));
    await until(async () => (await readVerdicts(popup)).some(({ findings }) => findings[0]?.cause === 'network-outcome-unseen'), 'the lost call', 5000);
  });
});
