/** The gallery in a real Chromium: axe finds nothing, nothing overflows, and everything works by keyboard. */
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/locales/catalog';
import { openGallery, SHOWN, type Gallery } from './gallery/open';

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
  ({ page } = gallery);
  // The first load also compiles the page; it may take its time.
  await open('view=panel', 1000);
}, 120_000);

afterAll(() => gallery?.close());

async function open(query: string, width: number): Promise<void> {
  await page.setViewport({ width, height: 700 });
  await page.goto(`${gallery.url}?${query}`);
  await page.waitForSelector(SHOWN);
}

describe.each(LOCALES)('%s', (locale) => {
  for (const theme of ['light', 'dark']) {
    for (const [query, width] of [
      ['view=panel&select=waf', 1000],
      ['view=panel&select=hostile', 320],
      ['view=panel&state=empty', 600],
      ['view=popup&state=blind', 380],
      ['view=panel&state=repeats', 480],
      ['view=panel&state=many', 480],
      ['view=popup&state=repeats', 380],
      ['view=popup&state=history', 380],
      ['view=panel&state=history', 320],
      ['view=popup&state=recording', 380],
      ['view=popup&state=waiting', 380],
      ['view=review', 400],
      ['view=review&state=lost', 1000],
      ['view=options', 400],
      ['view=options&state=policy', 320],
      ['view=options&state=policy', 1000],
      ['view=guide', 320],
      ['view=guide', 1200],
      ['view=panel&select=compared', 320],
      ['view=panel&select=compared', 1000],
      ['view=panel&select=cors-only&trial=refused', 480],
      ['view=panel&select=cors-only&trial=offered', 480],
      ['view=reports&state=first', 400],
      ['view=reports&state=full', 400],
      ['view=reports&state=full', 1200],
      ['view=reports&state=compare', 400],
      ['view=reports&state=compare', 1200],
      ['view=reports&state=reading', 400],
      ['view=reports&state=kept', 400],
      ['view=reports&state=kept-calls', 400],
      ['view=reports&state=kept-calls', 1500],
    ] as const) {
      test(`${query} at ${width} px, ${theme}`, async () => {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await open(`${query}&locale=${locale}&theme=${theme}`, width);
        if (query.includes('state=compare')) await (await page.waitForSelector('[data-compare]'))?.click();
        await page.evaluate(() => document.querySelectorAll('details').forEach((block) => (block.open = true)));
        await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
          return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`);
        });
        expect(violations).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'scrolls sideways').toBe(true);
        expect(await page.title()).toBe('Gallery');
      }, 30_000);
    }
  }
});

test('by keyboard alone: choose, open, follow a proof, go back', async () => {
  await open('view=panel&locale=en&state=quiet', 500);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.closest('[data-call], [data-back], [data-at]')?.outerHTML.slice(0, 400) ?? document.activeElement?.tagName ?? '');
  for (let presses = 0; presses < 12 && !(await focused()).includes('data-call'); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toContain('data-call="expired"');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.headline'));
  expect(await page.$eval('.details-pane', (pane) => getComputedStyle(pane).visibility)).toBe('visible');
  for (let presses = 0; presses < 20 && !(await page.evaluate(() => document.activeElement?.matches('.proof [data-proof]'))); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.pointed:focus');
  const inView = await page.$eval('.pointed', (row) => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight);
  expect(inView).toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.matches('[data-call="expired"]'));
  // Tall enough, the list stands above the details; lower, one of the two is shown at a time.
  const visibility = (): Promise<string> => page.$eval('.details-pane', (pane) => getComputedStyle(pane).visibility);
  expect(await visibility()).toBe('visible');
  await page.setViewport({ width: 500, height: 400 });
  expect(await visibility()).toBe('hidden');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.headline'));
  expect(await visibility()).toBe('visible');
  await page.click('[data-back]');
  expect(await visibility()).toBe('hidden');
}, 30_000);
