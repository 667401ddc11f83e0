/** With colours of the system's choosing (`forced-colors`), where the pages' own are gone: what they tell is still to be seen. */
import type { CDPSession, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReport } from '../../src/report/forms';
import { vendorName } from '../../src/entry/vendor-name';
import { documented, reportOf } from '../support/report';
import { openGallery, SHOWN, type Gallery } from './gallery/open';

let gallery: Gallery;
let page: Page;
let session: CDPSession;
beforeAll(async () => {
  gallery = await openGallery();
  ({ page } = gallery);
  session = await page.createCDPSession();
}, 120_000);
afterAll(() => gallery?.close());

/** What the browser draws is asked for in the system's colours; `theme` is the system's. */
async function force(theme: 'light' | 'dark'): Promise<void> {
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: theme }, { name: 'prefers-reduced-motion', value: 'reduce' }] });
}

async function open(query: string): Promise<void> {
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(`${gallery.url}?${query}`);
  await page.waitForSelector(SHOWN);
  await page.evaluate(() => document.querySelectorAll('details').forEach((block) => (block.open = true)));
}

/** A picture of an element and a little around it, in which nothing moves and nothing has the focus or the pointer. */
async function pictureOf(element: ElementHandle): Promise<string> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return element.screenshot({ encoding: 'base64' });
}

/** True when the element looks otherwise without what marks it: with `name` set to `other`, or (null) taken away. The mark is put back. */
async function showsMark(selector: string, name: string, other: string | null): Promise<boolean> {
  const element = await page.waitForSelector(selector);
  if (element === null) throw new Error(`no ${selector}`);
  const before = await pictureOf(element);
  // What stands still is drawn the same twice.
  expect(await pictureOf(element), selector).toBe(before);
  const value = await element.evaluate((one, attribute) => one.getAttribute(attribute), name);
  const mark = (to: string | null): Promise<void> => element.evaluate((one, attribute, text) => (text === null ? one.removeAttribute(attribute) : one.setAttribute(attribute, text)), name, to);
  expect(value, selector).not.toBe(other);
  await mark(other);
  const after = await pictureOf(element);
  await mark(value);
  return after !== before;
}

/** What is marked on the pages: where, which element, by which attribute, and what the others have instead. */
const MARKS = [
  ['the call that is chosen', 'view=panel&select=waf', '.call[aria-selected="true"]', 'aria-selected', 'false'],
  ['the snippet that is chosen', 'view=panel&select=waf', '.tabs button[aria-selected="true"]', 'aria-selected', 'false'],
  ['the language', 'view=popup', '.locales button[aria-pressed="true"]', 'aria-pressed', 'false'],
  ['the record that is shown', 'view=reports&state=full', '.record[data-current="true"]', 'data-current', 'false'],
  ['what differs', 'view=reports&state=compare', '.side-by-side tr[data-relation="different"]', 'data-relation', 'same'],
  ['the hop that refused', 'view=panel&select=waf', '.hop-refused', 'class', 'hop hop-passed'],
  ['that it is recorded', 'view=popup&state=recording', '.rec-dot', 'style', 'background: none'],
  ['what a proof points at', 'view=panel&select=waf', '.page mark', 'style', 'all: unset'],
] as const;

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(MARKS)('%s', async (_what, query, selector, name, other) => {
    await force(theme);
    await open(query);
    if (query.endsWith('state=compare')) await page.click('[data-compare]');
    expect(await showsMark(selector, name, other)).toBe(true);
  });

  test('what a proof points at can be read', async () => {
    await force(theme);
    await open('view=panel&select=waf');
    const inks = await page.$$eval('.page :is(mark, mark *)', (all) => all.map((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]));
    expect(inks.length).toBeGreaterThan(1);
    expect(inks.filter(([ink, ground]) => ink === ground)).toEqual([]);
  });

  test('the language of a report on paper or disk', async () => {
    await force(theme);
    await page.setContent(renderReport(reportOf(documented.slice(0, 2)), 'html', 'en', vendorName));
    const [chosen, others] = await Promise.all(['en', 'zh-CN'].map((one) => page.$eval(`label[for="language-${one}"]`, (label) => getComputedStyle(label).backgroundColor)));
    expect(chosen).not.toBe(others);
  });
});

test('the check itself sees that a mark of colour alone is gone', async () => {
  await force('dark');
  await open('view=popup');
  await page.evaluate(() => {
    const sheet = document.createElement('style');
    sheet.textContent = '.by-colour { background: #fdd; color: #a00 } .by-form { border: 2px solid }';
    const marked = ['by-colour', 'by-form'].map((name) => Object.assign(document.createElement('div'), { className: name, textContent: 'refused' }));
    document.querySelector('.page')?.prepend(sheet, ...marked);
  });
  const plain = 'plain';
  expect([await showsMark('.by-colour', 'class', plain), await showsMark('.by-form', 'class', plain)]).toEqual([false, true]);
});
