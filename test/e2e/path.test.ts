/** The drawn path in the real DevTools panel: the stations of real calls, their proofs, and that it fits at every width. */
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { play } from '../../src/demo/drive';
import { makeWorld, panelOf, until, type World } from './world';

let world: World;
let devtools: Page;
let panel: Frame;

beforeAll(async () => {
  world = await makeWorld();
  ({ devtools, panel } = await panelOf(world));
});
afterAll(() => world?.close());

const callIds = (): Promise<string[]> => panel.$$eval('[data-call]', (rows) => rows.map((row) => row.getAttribute('data-call') ?? ''));
const stations = (): Promise<string[]> => panel.$$eval('.path li', (items) => items.map((item) => `${item.getAttribute('data-hop')} ${item.getAttribute('data-hop-vendor') ?? ''} ${item.getAttribute('data-mark')}`.replace('  ', ' ')));

/** Plays the scenario, selects its call, and waits until its path ends as told: the background's first judgement lacks the body. */
async function show(scenario: string, refused: string): Promise<readonly string[]> {
  const before = await callIds();
  await play(world.page, scenario);
  const call = await until(async () => (await callIds()).find((id) => !before.includes(id)), `the call of ${scenario}`);
  await panel.evaluate(`document.querySelector('[data-call="${call}"]').click()`);
  await panel.waitForSelector(`[data-selected-call="${call}"] ${refused}`);
  return stations();
}

/** Keeps a picture where a folder for them is named. */
async function keepPicture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await devtools.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` });
}

test('a firewall refuses: the API behind it was not reached', async () => {
  expect(await show('cloudflare-block', '[data-hop-vendor="cloudflare"][data-mark="refused"]')).toEqual(['page passed', 'browser passed', 'waf cloudflare refused', 'app not-reached']);
  await keepPicture('path-waf');
});

test('a proof leads to its place in the exchange', async () => {
  await panel.$eval('.path [data-hop="page"] .hop-proof', (button) => (button as HTMLElement).click());
  await panel.waitForFunction(() => document.activeElement?.getAttribute('data-at') === 'request/origin');
});

test('who is merely on the path let the call through', async () => {
  const drawn = await show('cloudflare-on-path', '[data-hop-vendor="cloudflare"][data-mark="passed"]');
  expect(drawn.at(-1)).toBe('app refused');
});

test('a web server is not told apart from what stands behind it', async () => {
  expect(await show('nginx-bare', '[data-hop-vendor="nginx"][data-mark="refused"]')).toEqual(['page passed', 'browser passed', 'hosting nginx refused', 'unknown unseen']);
  expect(await panel.$$('.path .hop-joined')).toHaveLength(1);
  await keepPicture('path-nginx');
});

test.each([320, 560, 1200])('nothing is cut or lies on something else at %i px', async (width) => {
  const found = await panel.evaluate((room) => {
    const path = document.querySelector<HTMLElement>('.path') as HTMLElement;
    path.style.width = `${room}px`;
    const boxes = [...path.querySelectorAll<HTMLElement>('.hop')].map((hop) => hop.getBoundingClientRect());
    const overlaps = boxes.some((a, place) => boxes.slice(place + 1).some((b) => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1));
    const result = { overlaps, wide: path.scrollWidth > path.clientWidth, beside: (boxes[1]?.left ?? 0) > (boxes[0]?.left ?? 0) };
    path.style.width = '';
    return result;
  }, width);
  expect(found).toEqual({ overlaps: false, wide: false, beside: width > 440 });
});
