/** Every page where there is little room: 400 px, 800 px at 200 % (the same 400 CSS pixels, drawn finer) and 1280 px at 400 % (320). Nothing is cut, and no page scrolls sideways. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/locales/catalog';
import { openGallery, SHOWN, type Gallery } from './gallery/open';

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
  ({ page } = gallery);
  await open('view=panel', 400, 1);
}, 120_000);

afterAll(() => gallery?.close());

async function open(query: string, width: number, zoom: number): Promise<void> {
  await page.setViewport({ width, height: 800, deviceScaleFactor: zoom });
  await page.goto(`${gallery.url}?${query}`);
  await page.waitForSelector(SHOWN);
  await page.evaluate(() => document.querySelectorAll('details').forEach((block) => (block.open = true)));
}

/** Runs in the page: what is wider than its box and cut by it, without a way to see the rest. What ends in `…` by design has its whole text in a title; what scrolls is read by scrolling. */
function cutTexts(): readonly string[] {
  const cut: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('.page *')) {
    const holdsText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
    if (!holdsText || element.closest('svg, select, textarea, [hidden]') !== null || !element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    if (text.width < 2 || text.height < 2) continue;
    // Meant for readers of the page's structure alone.
    let clipped = false;
    for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) clipped ||= getComputedStyle(box).clipPath !== 'none';
    if (clipped) continue;
    for (let box: HTMLElement | null = element; box !== null && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      const bounds = box.getBoundingClientRect();
      const beyond = (text.right > bounds.right + 1 || text.left < bounds.left - 1) && /hidden|clip/.test(style.overflowX);
      const below = (text.bottom > bounds.bottom + 1 || text.top < bounds.top - 1) && /hidden|clip/.test(style.overflowY) && !/auto|scroll/.test(style.overflowX);
      const told = style.textOverflow === 'ellipsis' && (box.title !== '' || box.closest('[title]') !== null);
      if ((beyond || below) && !told) {
        cut.push(`${element.tagName}.${element.className}: “${(element.textContent ?? '').trim().slice(0, 60)}” by ${box.tagName}.${box.className}`);
        break;
      }
      // What scrolls shows the rest when it is asked to.
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
    }
  }
  return cut;
}

const PAGES = [
  'view=panel', 'view=panel&select=waf', 'view=panel&select=hostile', 'view=panel&select=compared', 'view=panel&state=empty', 'view=panel&state=repeats', 'view=panel&state=many', 'view=panel&state=history', 'view=panel&select=cors-only&trial=refused',
  'view=popup', 'view=popup&state=blind', 'view=popup&state=repeats', 'view=popup&state=history', 'view=popup&state=recording', 'view=popup&state=waiting',
  'view=options', 'view=options&state=policy', 'view=guide', 'view=review', 'view=review&state=lost',
  'view=reports&state=first', 'view=reports&state=full', 'view=reports&state=compare', 'view=reports&state=reading', 'view=reports&state=kept', 'view=reports&state=kept-calls',
] as const;

test('the check itself sees a text that is cut, and one that only scrolls', async () => {
  await open('view=options', 400, 1);
  const before = await page.evaluate(cutTexts);
  await page.evaluate(() => {
    for (const overflow of ['hidden', 'auto']) {
      const box = document.createElement('div');
      box.style.cssText = `width: 40px; overflow: ${overflow}; white-space: nowrap`;
      box.textContent = 'a-text-that-is-much-too-long-for-its-box';
      document.querySelector('.page')?.append(box);
    }
  });
  const found = [before.length, (await page.evaluate(cutTexts)).length];
  expect(found).toEqual([0, 1]);
});

/** CSS pixels, device pixels for each, and what that is. */
const SIZES = [[400, 1, '400 px'], [400, 2, '800 px at 200 %'], [320, 4, '1280 px at 400 %']] as const;

describe.each(LOCALES)('%s', (locale) => {
  test.each(PAGES)('%s', async (query) => {
    await open(`${query}&locale=${locale}&theme=light`, 400, 1);
    if (query.includes('state=compare')) await (await page.waitForSelector('[data-compare]'))?.click();
    for (const [width, zoom, name] of SIZES) {
      // The popup has a width of its own: the browser gives it what it asks for.
      if (query.startsWith('view=popup') && width < 380) continue;
      await page.setViewport({ width, height: 800, deviceScaleFactor: zoom });
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
      expect(scrollWidth, `scrolls sideways at ${name}`).toBeLessThanOrEqual(clientWidth);
      expect(await page.evaluate(cutTexts), `is cut at ${name}`).toEqual([]);
    }
  }, 30_000);
});
