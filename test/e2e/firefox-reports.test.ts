/** Firefox: a report recorded from the popup, with the words of answers that only the page was given; the reports page, kept calls and options. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVerdicts } from '../../src/demo/drive';
import { firefox, grantPage, makeFirefoxWorld, openExtensionPage, openPopup, type FirefoxWorld } from './firefox-world';
import { until } from './world';

const TRANSCRIPT = `> GET /v1/groups HTTP/1.1
> Host: api.tokenim.com
> Authorization: Bearer aaaabbbbccccdddd1111
>
< HTTP/1.1 403 Forbidden
< Content-Type: application/json
<
{"code":"insufficient_scope","message":"The token lacks groups:read"}
`;

describe.skipIf(firefox === null)('in Firefox', () => {
  let world: FirefoxWorld;
  let popup: Page;
  const click = (page: Page, selector: string): Promise<void> => page.$eval(selector, (element) => (element as HTMLElement).click());

  beforeAll(async () => {
    world = await makeFirefoxWorld();
    popup = await grantPage(world, await openPopup(world));
  });
  afterAll(() => world?.close());

  test('a report is recorded, with what failing answers said, and shown before it leaves', async () => {
    await until(() => popup.$('[data-start-recording]:not(:disabled)'), 'the button');
    await click(popup, '[data-consent]');
    await click(popup, '[data-start-recording]');
    await until(() => popup.$('[data-recording="running"]'), 'the recording');
    await world.page.evaluate(() => window.runScenario('token-expired'));
    await world.page.evaluate(() => window.runScenario('insufficient-scope'));
    await until(async () => (await popup.$eval('[data-recorded]', (element) => element.getAttribute('data-recorded'))) === '2', 'both failures');
    const known = new Set(await world.browser.pages());
    await click(popup, '[data-stop-recording]');
    const review = await until(async () => {
      for (const page of await world.browser.pages()) {
        if (!known.has(page) && (await page.evaluate(() => location.pathname.includes('/entry/review/') && document.querySelector('[data-review-call]') !== null).catch(() => false))) return page;
      }
      return null;
    }, 'the review');
    expect(await review.$$eval('[data-review-call]:not([data-failure="none"])', (calls) => calls.length)).toBe(2);
    const text = await review.$eval('.preview', (element) => element.textContent);
    // Only the bodies of these answers say so, and no DevTools was open.
    expect(text).toMatch(/token_expired/);
    expect(text).toContain('Firefox');
    expect(text).not.toMatch(/eyJ[\w-]{10,}\.eyJ[\w-]{30,}\.[\w-]{10,}/);
    await review.close();
  });

  test('the page’s calls are its own again afterwards', async () => {
    expect(await world.page.evaluate(() => [String(fetch), String(XMLHttpRequest.prototype.open)].every((source) => source.includes('[native code]')))).toBe(true);
  });

  test('what is kept is shown on the reports page, and a transcript is read there', async () => {
    const reports = await openExtensionPage(world.browser, 'reports/index.html#kept', '[data-kept-calls]');
    await until(async () => (await readVerdicts(reports)).length === 2, 'the kept calls');
    await click(reports, '[data-paste]');
    await until(() => reports.$('.intake-paste textarea'), 'the field');
    await reports.$eval('.intake-paste textarea', (field, given) => {
      (field as HTMLTextAreaElement).value = given;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, TRANSCRIPT);
    await click(reports, '.intake-paste [type=submit]');
    const verdict = await until(async () => (await readVerdicts(reports)).find(({ status, findings }) => status === 403 && findings[0]?.cause === 'insufficient-scope'), 'its diagnosis');
    expect(verdict.failure).toBe('status');
    await reports.close();
  });

  test('the options list the domains that are watched', async () => {
    const options = await openExtensionPage(world.browser, 'options/index.html', 'main');
    await until(async () => (await options.$eval('main', ({ textContent }) => textContent)).includes('tokenim.com'), 'the domains');
    await options.close();
  });
});
