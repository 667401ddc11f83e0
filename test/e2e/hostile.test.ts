/** A hostile server: nothing of its answer is executed, nothing breaks, its text is shown as text. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { play, readVerdicts, selectCall } from '../../src/demo/drive';
import { makeWorld, panelOf, popupOf, until, type World } from './world';

describe('an answer full of markup, scripts, direction marks, long fields and broken UTF-8', () => {
  let world: World;
  let documents: { readonly panel: Frame; readonly popup: Page; readonly devtools: Page };
  const errors: string[] = [];
  beforeAll(async () => {
    world = await makeWorld();
    // In this order: a popup closes when something else takes the focus.
    const { panel, devtools } = await panelOf(world);
    const popup = await popupOf(world);
    documents = { panel, popup, devtools };
    popup.on('pageerror', (error) => errors.push(String(error)));
    devtools.on('pageerror', (error) => errors.push(String(error)));
    await play(world.page, 'hostile-answer');
    await until(async () => (await readVerdicts(popup)).length > 0, 'the call in the popup');
    const [call] = await until(async () => (await readVerdicts(panel)).filter(({ status }) => status === 403), 'the call in the panel');
    await selectCall(panel, call?.call ?? '');
    await until(async () => ((await panel.$eval('[data-selected-call]', (details) => details.textContent)) ?? '').includes('<script>'), 'the answer’s text');
  });
  afterAll(() => world.close());

  test('executes nothing', async () => {
    for (const [name, document] of Object.entries(documents)) expect(await document.evaluate('self.hostile ?? top?.hostile ?? null').catch(() => null), name).toBeNull();
    expect(errors).toEqual([]);
  });

  test('makes no element of its own', async () => {
    for (const [name, document] of Object.entries({ panel: documents.panel, popup: documents.popup })) {
      expect(await document.$$eval('img, script:not([type="module"]), iframe, object, embed, a[href^="javascript:" i], a[href^="data:" i]', (found) => found.map(({ outerHTML }) => outerHTML.slice(0, 100))), name).toEqual([]);
      expect(await document.$$eval('*', (all) => all.flatMap((one) => one.getAttributeNames().filter((attribute) => attribute.startsWith('on')))), name).toEqual([]);
    }
  });

  test('is shown as text, with its direction marks made visible', async () => {
    const text = (await documents.panel.$eval('[data-selected-call]', (details) => details.textContent)) ?? '';
    expect(text).toContain('<script>top.hostile');
    expect(text).toContain('U+202E');
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  test('does not blow up the layout', async () => {
    const overflow = await documents.panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
