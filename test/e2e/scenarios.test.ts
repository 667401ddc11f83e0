/** Every scenario of the demo, in real Chromium: read in the real DevTools panel and in the popup, in both languages, and held against Chromium's own word. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenPanel } from '../../src/demo/drive';
import { expectedInBackground, expectedInPanel, playAndRead } from '../../src/demo/play';
import { scenarios } from '../../src/demo/scenarios';
import type { Locale } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { clear, makeWorld, panelOf, popupOf, type World } from './world';

const rows = scenarios.map((scenario) => [scenario.id, scenario] as const);

for (const locale of ['en-US', 'zh-CN']) {
  const language: Locale = locale === 'zh-CN' ? 'zh-CN' : 'en';
  describe(`DevTools open, ${locale}`, () => {
    let world: World;
    let open: OpenPanel;
    beforeAll(async () => {
      world = await makeWorld({ locale });
      open = await panelOf(world);
      // A browser without its language pack speaks English; the switch is there for the same end.
      await open.panel.click(`[data-locale="${language}"]`);
      await open.panel.waitForSelector(`[lang="${language}"]`);
    });
    afterAll(() => world.close());

    test.each(rows)('%s', async (_id, scenario) => {
      const { panel } = open;
      await clear(panel);
      world.browserVerdicts.length = 0;
      const expected = expectedInPanel(scenario);
      const { verdict, differences } = await playAndRead(world.page, panel, scenario, expected);
      expect(differences, JSON.stringify(verdict)).toEqual([]);
      const browsers = world.browserVerdicts.find(({ corsError }) => corsError !== null) ?? null;
      // Frames and service workers report to sessions of their own.
      if (scenario.call.from === 'page') expect(browsers?.corsError ?? null).toBe(scenario.expected.corsError ?? null);
      if (expected === null) return;
      const shown = await panel
        .$eval('[data-cors-error]', (element) => ({ corsError: element.getAttribute('data-cors-error'), failedParameter: element.getAttribute('data-failed-parameter') }))
        .catch(() => null);
      expect(shown?.corsError ?? null).toBe(expected.corsError ?? null);
      if (scenario.call.from === 'page' && browsers !== null) expect(shown?.failedParameter ?? '').toBe(browsers.failedParameter ?? '');
      if (expected.failedParameter !== undefined) expect(shown?.failedParameter).toBe(expected.failedParameter);
      const text = (await panel.$eval('[data-selected-call]', (details) => details.textContent)) ?? '';
      expect(text.toLowerCase()).toContain(catalog(language).confidence[expected.confidence]);
    });
  });
}

describe('DevTools closed, only the toolbar button pressed', () => {
  let world: World;
  let popup: Page;
  beforeAll(async () => {
    world = await makeWorld();
    popup = await popupOf(world);
  });
  afterAll(() => world.close());

  test.each(rows)('%s', async (_id, scenario) => {
    await clear(popup);
    const { verdict, differences } = await playAndRead(world.page, popup, scenario, expectedInBackground(scenario));
    expect(differences, JSON.stringify(verdict)).toEqual([]);
  });
});
