/** The pages speak the browser's language until the user chooses another, and then all of them speak that one. */
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, test } from 'vitest';
import { localeFor } from '../../src/locales/words';
import { makeWorld, panelOf, popupOf, type World } from './world';

const browserLanguage = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as { chrome: { i18n: { getUILanguage(): string } } }).chrome.i18n.getUILanguage());
const languageOf = (page: { $eval: Page['$eval'] }): Promise<string | null> => page.$eval('[data-theme]', (root) => root.getAttribute('lang'));

describe.each(['en-US', 'zh-CN'])('a browser started with %s', (locale) => {
  let world: World | undefined;
  afterAll(() => world?.close());

  test('is followed, until the switch is used', async () => {
    world = await makeWorld({ locale });
    const { panel } = await panelOf(world);
    const popup = await popupOf(world);
    const spoken = localeFor(await browserLanguage(popup));
    expect(await languageOf(popup)).toBe(spoken);
    expect(await panel.$eval('[data-theme]', (root) => root.getAttribute('lang'))).toBe(spoken);

    const other = spoken === 'en' ? 'zh-CN' : 'en';
    await panel.click(`[data-locale="${other}"]`);
    await panel.waitForSelector(`[data-theme][lang="${other}"]`);
    await popup.waitForSelector(`[data-theme][lang="${other}"]`);
    expect(await popup.$eval('html', (root) => root.lang)).toBe(other);
  });
});
