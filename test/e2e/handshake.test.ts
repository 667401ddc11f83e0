/** The picture of the handshake in real browsers: drawn in the real panel within its policy, copied and saved from there, and fit to read at every width. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { play } from '../../src/demo/drive';
import { LOCALES } from '../../src/locales/catalog';
import { openGallery, type Gallery } from '../ui/gallery/open';
import { makeWorld, panelOf, until, type World } from './world';

describe('in the real panel', () => {
  let world: World;
  let devtools: Page;
  let panel: Frame;
  let downloads: string;

  beforeAll(async () => {
    world = await makeWorld();
    ({ devtools, panel } = await panelOf(world));
    downloads = await mkdtemp(join(tmpdir(), 'handshake-'));
    const session = await world.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    // Whoever reads the clipboard below is asked for leave; who writes must do without.
    await world.browser.defaultBrowserContext().overridePermissions(new URL(world.simulator.demoUrl).origin, ['clipboard-read']);
    await panel.evaluate('window.refusedByPolicy = []; document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.refusedByPolicy.push(violatedDirective + " " + blockedURI))');
  });
  afterAll(() => world?.close());

  /** The rules of the picture that stands there, as `state rule`. */
  const rules = async (): Promise<string[]> => panel.$$eval('.handshake-picture [data-rule]', (rows) => rows.map((row) => `${row.getAttribute('data-state')} ${row.getAttribute('data-rule')}`));
  const show = async (scenario: string): Promise<void> => {
    const before = await panel.$$eval('[data-call]', (rows) => rows.map((row) => row.getAttribute('data-call') ?? ''));
    await play(world.page, scenario);
    const call = await until(async () => (await panel.$$eval('[data-call]', (rows) => rows.map((row) => row.getAttribute('data-call') ?? ''))).find((id) => !before.includes(id)), `the call of ${scenario}`);
    await panel.evaluate(`document.querySelector('[data-call="${call}"]').click()`);
    await panel.waitForSelector(`[data-selected-call="${call}"] .handshake-picture`);
  };
  const words = async (): Promise<string> => panel.$eval('.handshake-picture', (svg) => svg.textContent ?? '');
  const downloaded = async (ending: string): Promise<Buffer> => {
    const file = await until(async () => (await readdir(downloads)).find((name) => name.endsWith(ending)), `a file ${ending}`);
    return until(async () => {
      const content = await readFile(join(downloads, file));
      return content.length > 0 && content;
    }, 'its content');
  };

  test('a 403 that CORS hides is seen in it', async () => {
    await show('cors-hides-403');
    expect(await words()).toContain('403');
    expect(await rules()).toContain('fail allow-origin');
    expect(await panel.$$('.handshake-picture [data-stopped]')).toHaveLength(1);
    expect(await words()).not.toMatch(/access_token|eyJ/);
  });

  test('a refused preflight tells each rule', async () => {
    await show('preflight-needs-login');
    expect(await rules()).toEqual(expect.arrayContaining(['pass no-redirect', 'fail allow-origin', 'would-fail status-ok', 'not-reached allow-origin']));
  });

  test('the button leads to where it stopped, within view', async () => {
    await panel.click('[data-show-stop]');
    await panel.waitForFunction(() => document.activeElement?.matches('.hs-list > [data-stop]'));
    const visible = await panel.$eval('[data-stopped]', (row) => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight);
    expect(visible).toBe(true);
    // The unseen list lies on the picture, step on step: its places are set by script, which the policy lets pass.
    const tops = await panel.$$eval('.hs-list > li', (items) => items.map((item) => (item as HTMLElement).offsetTop));
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(new Set(tops).size).toBe(tops.length);
  });

  test('it can be copied as a picture, at twice its size', async () => {
    await devtools.bringToFront();
    await panel.click('[data-copy-picture]');
    await panel.waitForSelector('[data-copy-picture="copied"], [data-copy-picture="saved"], [data-copy-picture="failed"]');
    expect(await panel.$eval('[data-copy-picture]', (button) => button.getAttribute('data-copy-picture'))).toBe('copied');
    await world.page.bringToFront();
    const [width, height, colours] = await world.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await (item as ClipboardItem).getType('image/png'));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
      return [bitmap.width, bitmap.height, new Set(pixels).size] as const;
    });
    expect(width).toBe(1600);
    expect(height).toBeGreaterThan(600);
    expect(colours).toBeGreaterThan(50);
    await devtools.bringToFront();
  });

  test('where the clipboard is refused, it is saved as a file instead, and that is said', async () => {
    await panel.evaluate('Object.defineProperty(navigator.clipboard, "write", { configurable: true, value: () => Promise.reject(new DOMException("no", "NotAllowedError")) })');
    await panel.waitForSelector('[data-copy-picture=""]');
    await panel.click('[data-copy-picture]');
    await panel.waitForSelector('[data-copy-picture="saved"]');
    expect((await downloaded('.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('it can be saved as SVG that needs no style sheet', async () => {
    await panel.click('[data-save-picture]');
    const svg = (await downloaded('.svg')).toString();
    expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('TokenIM 403 Inspector');
    expect(svg).not.toMatch(/var\(|light-dark|class=|style=|href=|<script/);
  });

  test('nothing of all that was refused by the extension’s own policy', async () => {
    expect(await panel.evaluate('window.refusedByPolicy')).toEqual([]);
  });
});

describe('in the gallery', () => {
  let gallery: Gallery;
  let page: Page;

  beforeAll(async () => {
    gallery = await openGallery();
    ({ page } = gallery);
  });
  afterAll(() => gallery?.close());

  const open = async (query: string, width: number): Promise<void> => {
    await page.setViewport({ width, height: 800 });
    await page.goto(`${gallery.url}?view=panel&state=quiet&${query}`);
    await page.waitForSelector('.handshake-picture');
  };
  /** Texts of the picture that reach out of it, or out of the box that they stand in. */
  const overflowing = async (): Promise<string[]> =>
    page.$eval('.handshake-picture', (svg) => {
      const outside = (inner: Element, outer: Element): boolean => {
        const [one, other] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
        return one.left < other.left - 1 || one.right > other.right + 1;
      };
      const texts = [...svg.querySelectorAll('text')].filter((text) => outside(text, svg) || [...svg.querySelectorAll('.hs-box, .hs-panel')].some((box) => box.parentElement?.contains(text) === true && !text.matches('.hs-number-text') && outside(text, box)));
      return texts.map((text) => text.textContent ?? '');
    });

  describe.each(LOCALES)('%s', (locale) => {
    test.each(['waf', 'preflight', 'lost-origin', 'two-readings', 'cors-only'])('nothing overflows, however wide the panel is: %s', async (call) => {
      await open(`select=${call}&locale=${locale}`, 1400);
      for (const width of [1400, 900, 480, 320]) {
        await page.setViewport({ width, height: 800 });
        // It is drawn anew for each width.
        await page.waitForFunction(() => Number(document.querySelector('.handshake-picture')?.getAttribute('width')) === Math.min(820, document.querySelector('.hs-stage')?.clientWidth ?? 0));
        expect(await overflowing(), String(width)).toEqual([]);
        expect(await page.$eval('.explanation', (column) => column.scrollWidth <= column.clientWidth), String(width)).toBe(true);
      }
    });

    test.each([['light', 900], ['dark', 320]] as const)('axe finds nothing, %s', async (theme, width) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await open(`select=two-readings&locale=${locale}&theme=${theme}`, width);
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
      const violations = (): Promise<string[]> =>
        page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run(context: string): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
          return (await axe.run('.handshake')).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`);
        });
      expect(await violations()).toEqual([]);
      await page.click('[data-as-list]');
      await page.waitForFunction(() => document.querySelector('.handshake-picture') === null);
      expect(await violations()).toEqual([]);
    });
  });

  test('the steps are reached by keyboard, with the failing one first', async () => {
    await open('select=two-readings&locale=en', 900);
    await page.focus('[data-as-list]');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-stop'))).toBe('true');
    const outlined = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(outlined).toBe('solid');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-kind'))).toBe('result');
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-kind'))).toBe('page-call');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-kind'))).toBe('preflight');
  });
});
