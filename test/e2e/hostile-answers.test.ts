/** 500 hostile answers in the real browser: nothing of them is executed or fetched by any page of the extension. The trial shows first that it would see it. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileAnswers, TRAP } from '../support/hostile-answers';
import { countCalls, makeWorld, panelOf, popupOf, until, type World } from './world';

const COUNT = 500;
const seed = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const answers = new Map(hostileAnswers(COUNT, seed).map((answer) => [new URL(answer.path, 'https://hostile.tokenim.com').pathname, answer]));

/** What a page of the extension notes of whatever is tried in it: each refusal of its policy, each script that ran. Source text: it runs in the page. */
const WATCH = `(() => {
  globalThis.noted = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => globalThis.noted.push([effectiveDirective, blockedURI, sample].join(' ')));
  addEventListener('error', ({ message }) => globalThis.noted.push(message));
})()`;
const NOTED = '[...globalThis.noted, ...(globalThis.hostile === undefined ? [] : ["hostile " + globalThis.hostile])]';
/** Elements that load or run something and are none of ours. */
const FOREIGN = `[...document.querySelectorAll('img, image, script:not([type="module"]), iframe, object, embed, video, base, form:not(.add-domain), use, meta[http-equiv], link:not([href^="/assets/"]):not([href^="./"]), a[href^="javascript:" i], a[href^="data:" i], style')].map((one) => one.outerHTML.slice(0, 200))`;
const HANDLERS = `[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')))`;

let world: World;
let pages: { readonly panel: Frame; readonly popup: Page };
beforeAll(async () => {
  world = await makeWorld({
    answer: (host, path) => {
      const answer = host === 'hostile.tokenim.com' ? answers.get(new URL(path, 'https://hostile.tokenim.com').pathname) : undefined;
      if (answer === undefined) return null;
      const { status, statusText, fields, body } = answer;
      return { status, statusText, headers: [...fields, ['access-control-allow-origin', 'https://chat.acme.example'], ['access-control-expose-headers', '*']], body };
    },
  });
  const { panel } = await panelOf(world);
  await panel.evaluate(WATCH);
  const urls = [...answers.values()].map(({ path }) => `https://hostile.tokenim.com${path}`);
  await world.page.evaluate(async (all) => {
    for (let at = 0; at < all.length; at += 20) await Promise.all(all.slice(at, at + 20).map((url) => fetch(url).then((response) => response.text())));
  }, urls);
  await until(async () => (await countCalls(panel)) >= COUNT, `${COUNT} calls in the panel`, 500_000);
  // Only now: a popup that shows all of them would be drawn anew for each.
  const popup = await popupOf(world);
  await popup.evaluateOnNewDocument(WATCH);
  await popup.reload();
  await popup.waitForSelector('[data-call]');
  pages = { panel, popup };
}, 700_000);
afterAll(() => world.close());

const trapped = (): readonly string[] => world.simulator.log.filter(({ host }) => TRAP.endsWith(host)).map(({ path }) => path);

/** Calls whose details are opened, evenly from all of them; the list and the popup show every one. */
const CHOSEN = 100;

test('the calls that are chosen are shown, with everything unfolded', async () => {
  const ids = (await pages.panel.evaluate("[...document.querySelectorAll('[data-call]')].map((row) => row.dataset.call)")) as string[];
  expect(ids.length).toBeGreaterThan(COUNT / 2);
  const every = Math.max(1, Math.floor(ids.length / CHOSEN));
  let shown = 0;
  for (const id of ids.filter((_id, place) => place % every === 0)) {
    shown += Number(await pages.panel.evaluate(`(async () => {
      document.querySelector('[data-call="' + CSS.escape(${JSON.stringify(id)}) + '"]')?.click();
      await new Promise((resume) => setTimeout(resume, 0));
      for (const details of document.querySelectorAll('details')) details.open = true;
      return document.querySelector('[data-selected-call]') === null ? 0 : 1;
    })()`));
  }
  expect(shown).toBeGreaterThanOrEqual(CHOSEN * 0.9);
}, 600_000);

test.each(['panel', 'popup'] as const)('nothing is executed or fetched in the %s', async (name) => {
  const page = pages[name];
  expect(await page.evaluate(NOTED), `seed ${seed}`).toEqual([]);
  expect(await page.evaluate(FOREIGN), `seed ${seed}`).toEqual([]);
  expect(await page.evaluate(HANDLERS), `seed ${seed}`).toEqual([]);
  expect(await page.evaluate('({}).hostile ?? null')).toBeNull();
  expect(trapped(), `seed ${seed}`).toEqual([]);
  expect(((await page.evaluate('document.body.textContent')) as string).length).toBeGreaterThan(500);
});

test('shown without care, an answer is noticed: the trial can fail', async () => {
  for (const page of Object.values(pages)) {
    await page.evaluate(`document.body.append(Object.assign(new Image(), { src: '${TRAP}/careless' }))`);
    await page.evaluate(`(() => { try { document.body.innerHTML += '<b>x</b>'; } catch {} })()`);
    const noted = await until(async () => {
      const all = (await page.evaluate(NOTED)) as string[];
      return all.some((one) => one.startsWith('img-src')) && all.some((one) => one.startsWith('require-trusted-types-for')) && all;
    }, 'the refusals to be noted');
    expect(noted.length).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(FOREIGN)).not.toEqual([]);
  }
  await world.page.evaluate(`new Promise((done) => { const image = new Image(); image.onload = image.onerror = done; image.src = '${TRAP}/control'; })`);
  expect(trapped()).toEqual(['/control']);
});
