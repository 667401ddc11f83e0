/** Takes pictures of the gallery: `npx tsx test/ui/gallery/shoot.ts <folder> [words that a picture's name must contain…]`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery, SHOWN } from './open';

const [folder = '/tmp/shots', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const gallery = await openGallery();
const { page } = gallery;
page.on('pageerror', (error) => console.error(String(error)));
page.on('console', (message) => message.type() === 'error' && console.error(message.text()));

for (const locale of ['en', 'zh-CN']) {
  for (const theme of ['light', 'dark']) {
    for (const [view, width, height, query] of [
      ['panel', 320, 640, ''], ['panel', 320, 640, 'select=waf'], ['panel', 555, 880, ''], ['panel', 555, 880, 'select=waf'], ['panel', 555, 420, ''], ['panel', 600, 600, ''], ['panel', 600, 900, 'select=expired'], ['panel', 1000, 800, 'select=waf'], ['panel', 1600, 900, 'select=waf'],
      ['panel', 1600, 900, 'select=preflight'], ['panel', 2000, 500, 'select=expired'], ['panel', 1000, 900, 'select=hostile'], ['panel', 1000, 500, 'state=empty'], ['panel', 320, 500, 'state=empty'],
      ['panel', 320, 640, 'state=repeats'], ['panel', 1000, 700, 'state=repeats'], ['panel', 1900, 700, 'state=repeats'], ['popup', 380, 900, 'state=repeats'], ['panel', 320, 640, 'state=many'], ['panel', 1000, 700, 'state=many'],
      ['popup', 380, 600, ''], ['popup', 380, 1100, 'state=opened'], ['popup', 380, 600, 'state=blind'], ['popup', 380, 400, 'state=empty'],
      ['popup', 380, 1500, 'state=history'], ['panel', 320, 800, 'state=history'],
      ['popup', 380, 700, 'state=recording'], ['popup', 380, 700, 'state=waiting'], ['popup', 380, 500, 'state=no-bodies'], ['review', 400, 1800, 'state=lost'], ['review', 1000, 1600, ''],
      ['guide', 320, 2400, ''], ['guide', 1200, 1600, ''], ['options', 400, 2000, ''], ['options', 900, 1700, 'state=policy'],
      ['reports', 400, 900, 'state=first'], ['reports', 400, 1400, 'state=full'], ['reports', 400, 1600, 'state=compare'], ['reports', 400, 900, 'state=reading'], ['reports', 400, 900, 'state=kept'],
      ['reports', 400, 1500, 'state=kept-calls'], ['reports', 320, 1500, 'state=kept-calls'], ['reports', 1500, 900, 'state=kept-calls'],
      ['reports', 1200, 800, 'state=first'], ['reports', 1200, 900, 'state=full'], ['reports', 1200, 1000, 'state=compare'], ['reports', 1200, 500, 'state=reading'], ['reports', 1200, 700, 'state=kept'],
    ] as const) {
      const name = [view, width, query.replace(/\w+=/, ''), locale, theme].filter(Boolean).join('-');
      if (!wanted.every((word) => name.includes(word))) continue;
      await page.setViewport({ width, height, deviceScaleFactor: width < 700 ? 1.5 : 1 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await page.goto(`${gallery.url}?view=${view}&locale=${locale}&theme=${theme}&${query}`);
      await page.waitForSelector('.page');
      await page.waitForSelector(SHOWN);
      if (query === 'state=opened') await page.click('[data-call="waf"] summary');
      if (query === 'state=history' && view === 'popup') await page.click('.history summary');
      if (query === 'state=compare') await page.click('[data-compare]');
      if (view === 'reports' && /state=(full|kept-calls)/.test(query)) await page.click('.save-record summary');
      if (query === 'state=repeats') await page.click(view === 'popup' ? '.popup-call summary' : '[data-unfold]');
      if (query === 'state=many') await page.$eval('[data-more-calls]', (button) => button.scrollIntoView());
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  }
}
await gallery.close();
