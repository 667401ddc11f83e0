/** The HTML report on 500 hostile answers, opened from disk as its reader opens it: nothing in it is executed, nothing is fetched. The trial shows first that it would see it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/demo/browser';
import { startSimulator, type Simulator } from '../../src/demo/simulator';
import { vendorName } from '../../src/entry/vendor-name';
import { LOCALES } from '../../src/locales/catalog';
import { renderReport } from '../../src/report/forms';
import { exchange } from '../support/exchange';
import { hostileAnswers, TRAP } from '../support/hostile-answers';
import { reportOf } from '../support/report';
import { until } from './world';

const COUNT = 500;
const seed = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** What a page notes of whatever is tried in it: each refusal of its policy, each script that ran. Source text: it runs in the page. */
const WATCH = `(() => {
  globalThis.noted = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => globalThis.noted.push([effectiveDirective, blockedURI, sample].join(' ')));
  addEventListener('error', ({ message }) => globalThis.noted.push(message));
})()`;
const NOTED = '[...globalThis.noted, ...(globalThis.hostile === undefined ? [] : ["hostile " + globalThis.hostile]), ...(({}).hostile === undefined ? [] : ["prototype"])]';
/** Elements that load, run or lead somewhere, and attributes that run something: a report has none but its policy and its style. */
const FOREIGN = `[
  ...[...document.querySelectorAll('a, area, audio, base, button, embed, form, frame, iframe, image, img, link, math, object, script, svg, use, video, meta[http-equiv]:not([http-equiv="Content-Security-Policy"]), style ~ style')].map((one) => one.outerHTML.slice(0, 200)),
  ...[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames().filter((name) => /^on|^(?:src|href|style|srcdoc|action|formaction|background|poster)$/i.test(name))),
]`;

let simulator: Simulator;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  simulator = await startSimulator();
  browser = await launchBrowser({ extensionDir: null, hostRules: simulator.hostRules, spki: simulator.spki, headless: true });
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterAll(async () => {
  await browser?.close();
  await simulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

const exchanges = hostileAnswers(COUNT, seed).map(({ path, status, statusText, fields, body }, place) =>
  exchange({ id: `call-${place}`, url: `https://hostile.tokenim.com${path}`, status, statusText, responseHeaders: Object.fromEntries(fields), body, startedDateTime: new Date(Date.UTC(2026, 10, 22, 10, 0, place)).toISOString() }),
);
const said = exchanges.slice(0, 60).map(({ response }) => response?.content ?? '').join('\n');
const report = reportOf(exchanges, {
  said: { did: said, expected: said },
  environment: { browser: said.slice(0, 500), system: said.slice(500, 900), language: 'en', timeZone: '"><img src=x>', online: true, clockSkew: null, extensions: [`<img src=${TRAP}/extension onerror=top.hostile=1>`] },
  gaps: [{ en: `<script src=${TRAP}/gap></script>`, 'zh-CN': `<img src=${TRAP}/gap>` }],
});

const trapped = (): readonly string[] => simulator.log.filter(({ host }) => TRAP.endsWith(host)).map(({ path }) => path);

/** Opens a document from disk; `asked`: whatever else it asks for. */
async function open(name: string, html: string): Promise<{ readonly page: Page; readonly asked: string[] }> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== url) asked.push(request.url());
  });
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(url, { waitUntil: 'load' });
  return { page, asked };
}

test.each(LOCALES)('in %s first: nothing is executed or fetched, in either language, with everything unfolded', async (locale) => {
  const html = renderReport(report, 'html', locale, vendorName);
  const { page, asked } = await open(locale, html);
  await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
  for (const one of LOCALES) {
    await page.click(`label[for="language-${one}"]`);
    expect(await page.$eval(`main[lang="${one}"]`, (main) => main.checkVisibility()), one).toBe(true);
    // What is drawn late is drawn.
    await page.evaluate('new Promise((done) => { scrollTo(0, document.body.scrollHeight); requestAnimationFrame(() => requestAnimationFrame(done)); })');
  }
  expect(await page.evaluate(NOTED), `seed ${seed}`).toEqual([]);
  expect(await page.evaluate(FOREIGN), `seed ${seed}`).toEqual([]);
  expect([asked, trapped()], `seed ${seed}`).toEqual([[], []]);
  expect(page.url()).toMatch(/^file:/);
  // It was there to be taken for more.
  const text = (await page.evaluate('document.body.textContent')) as string;
  for (const payload of ['<script>top.hostile=', '<iframe srcdoc=', '<img src=https://trap.', `${TRAP}/gap`, `${TRAP}/extension`]) expect(text).toContain(payload);
  await page.close();
}, 240_000);

test('written without care, an answer is noticed: the trial can fail', async () => {
  const html = renderReport(reportOf(exchanges.slice(0, 3)), 'html', 'en', vendorName);
  const careless = html.replace('</main>', `<img src="${TRAP}/careless" onerror="top.hostile=1"><script>top.hostile=2</script></main>`);
  expect(careless).not.toBe(html);
  // The policy of the file holds, and is heard.
  const held = await open('careless', careless);
  const noted = (await until(async () => {
    const all = (await held.page.evaluate(NOTED)) as readonly string[];
    return all.some((one) => one.startsWith('img-src')) && all.some((one) => one.startsWith('script-src')) && all;
  }, 'the refusals to be noted')).filter((one) => one.startsWith('hostile'));
  expect(noted).toEqual([]);
  expect(((await held.page.evaluate(FOREIGN)) as readonly string[]).length).toBeGreaterThan(0);
  expect(trapped()).toEqual([]);
  // Without it, the trap gets what it is there for.
  const bare = await open('bare', careless.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  await until(async () => trapped().includes('/careless'), 'the picture to be fetched');
  expect(((await bare.page.evaluate(NOTED)) as readonly string[]).some((one) => one.startsWith('hostile'))).toBe(true);
  expect(bare.asked).toContain(`${TRAP}/careless`);
});
