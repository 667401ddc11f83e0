/** The gallery in a real Chromium, for the tests and the pictures that need one. Node only. */
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { createServer } from 'vite';
import { ensureBrowser } from '../../../src/demo/browser';

export interface Gallery {
  /** Where it is served; what is shown follows from the query. */
  readonly url: string;
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

/** What one of the pages has as soon as it shows something. */
export const SHOWN = '.call, .popup-call, .empty, .popup-none, .guide, .options, .intake, .review';

/** Serves it and opens the browser with an empty page. */
export async function openGallery(): Promise<Gallery> {
  const server = await createServer({ configFile: join(import.meta.dirname, 'vite.config.ts'), server: { hmr: false, watch: null } });
  await server.listen();
  const browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    browser,
    page: await browser.newPage(),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
