/** The guide in the real extension: the panel's link opens it in a tab, at its place; axe finds nothing there; one choice of language holds for every page. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { play } from '../../src/demo/drive';
import { makeWorld, newestVerdict, panelOf, until, type World } from './world';

let world: World;
let panel: Frame;
beforeAll(async () => {
  world = await makeWorld();
  ({ panel } = await panelOf(world));
});
afterAll(() => world?.close());

/** The guide's tab, once it is there and written. */
async function openedGuide(browser: Browser): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().includes('/entry/guide/index.html'), { timeout: 10_000 });
  const page = await target.asPage();
  await page.waitForSelector('.guide h1');
  return page;
}

test('a finding in the panel leads to its place in the guide', async () => {
  await play(world.page, 'credential-missing');
  await newestVerdict(panel);
  await (await panel.waitForSelector('.verdict .read-more a'))?.evaluate((link) => (link as HTMLElement).scrollIntoView());
  await panel.click('.verdict .read-more a');
  const guide = await openedGuide(world.browser);
  expect(guide.url()).toMatch(/^chrome-extension:\/\/[a-z]+\/src\/entry\/guide\/index\.html#tokenim-access-where$/);
  await until(async () => guide.$eval('#tokenim-access-where', (place) => { const { top } = place.getBoundingClientRect(); return top >= 0 && top < innerHeight; }), 'the place to be in view');

  await guide.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await guide.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
  expect(violations).toEqual([]);

  await guide.click('[data-locale="zh-CN"]');
  await guide.waitForSelector('.page[lang="zh-CN"]');
  await panel.waitForSelector('[data-theme][lang="zh-CN"]');
  await guide.click('.guide-contents a[href="#limits"]');
  await until(async () => guide.$eval('#limits', (place) => Math.abs(place.getBoundingClientRect().top) < 60), 'the page on limits');
});
