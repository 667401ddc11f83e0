/** The options page and an organisation's policy, in the real browser: what is set there is what happens. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extension } from '../../src/demo/drive';
import { EXTENSION, makeWorld, panelOf, popupOf, until, type World } from './world';

const PROFILE = {
  version: 1,
  contacts: [{ kind: 'page', name: '工单', to: 'https://tickets.example/new?text={body}' }, { kind: 'fax', name: 'Fax', to: '1' }],
  apis: [{ name: 'Own codes', domains: ['tokenim.com'], codes: { E4711: { cause: 'quota-exceeded', words: { en: 'The chat team’s contingent is used up.', 'zh-CN': '聊天团队的额度已用完。' } } } }],
};

/** Answers with an error code that only an organisation can know. */
const answer = (host: string, path: string) =>
  host === 'own.tokenim.com' && path.startsWith('/v1/own')
    ? { status: 403, statusText: 'Forbidden', headers: [['content-type', 'application/json'], ['access-control-allow-origin', 'https://chat.acme.example']] as [string, string][], body: '{"code":"E4711","message":"No."}' }
    : null;

async function optionsOf({ browser }: World): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${(await extension(browser)).id}/src/entry/options/index.html`);
  await page.waitForSelector('[data-section="contacts"]');
  return page;
}

const contacts = (page: Page): Promise<string[]> => page.$$eval('[data-contact]', (rows) => rows.map((row) => row.querySelector('b')?.textContent ?? ''));

async function importFile(page: Page, name: string, content: string): Promise<void> {
  const path = join(process.env['TMPDIR'] ?? '/tmp', `${process.pid}-${name}`);
  writeFileSync(path, content);
  const input = await page.$('input[type="file"]');
  await (input as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(path);
  await page.waitForSelector('[data-imported]');
  rmSync(path);
}

describe('the user’s own options', () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await makeWorld({ answer });
    page = await optionsOf(world);
  });
  afterAll(() => world.close());

  test('what is watched, with its access', async () => {
    const rows = await page.$$eval('[data-domain]', (items) => items.map((item) => [item.getAttribute('data-domain'), item.getAttribute('data-access')]));
    expect(rows).toEqual([['tokenim.com', 'granted'], ['token.im', 'granted']]);
    expect(await page.$eval('[data-section="shortcuts"] kbd', (key) => key.textContent)).toMatch(/Alt\+Shift\+I|⌥⇧I/);
  });

  test('a contact is added, a wrong one is refused in one line, and both hold after a reload', async () => {
    await page.type('input[placeholder="API support"]', 'Support');
    await page.type('input[placeholder="support@example.com"]', 'not an address');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-contact-error="true"]');
    expect(await contacts(page)).toEqual([]);
    await page.$eval('input[placeholder="support@example.com"]', (input) => ((input as HTMLInputElement).value = ''));
    await page.type('input[placeholder="support@example.com"]', 'support@acme.example');
    await page.keyboard.press('Enter');
    await until(async () => (await contacts(page)).length === 1, 'the contact');
    await page.reload();
    await page.waitForSelector('[data-contact]');
    expect(await contacts(page)).toEqual(['Support']);
  });

  test('a profile is imported as far as it can be used, and its codes explain the next refusal', async () => {
    await importFile(page, 'broken.json', '{ not json');
    expect(await page.$eval('[data-imported]', (said) => said.getAttribute('data-imported'))).toBe('false');
    expect(await contacts(page)).toEqual(['Support']);
    await importFile(page, 'profile.json', JSON.stringify(PROFILE));
    await page.waitForSelector('[data-imported="true"] .options-errors');
    expect(await page.$eval('[data-imported] .options-errors', (list) => list.textContent)).toContain('contacts[1].kind');
    await until(async () => (await contacts(page)).join() === '工单', 'the imported contact');

    const { panel } = await panelOf(world);
    await world.page.bringToFront();
    await world.page.evaluate(() => fetch('https://own.tokenim.com/v1/own').then((response) => response.text()));
    await panel.waitForSelector('.call [data-cause], [data-call]');
    await panel.click('[data-call]');
    await panel.waitForSelector('[data-own-words]');
    expect(await panel.$eval('.verdict [data-cause]', (part) => [part.getAttribute('data-cause'), part.getAttribute('data-confidence')])).toEqual(['quota-exceeded', 'certain']);
    expect(await panel.$eval('[data-own-words]', (part) => part.textContent)).toContain('The chat team’s contingent is used up.');
    await panel.click('[data-locale="zh-CN"]');
    await until(async () => (await panel.$eval('[data-own-words]', (part) => part.textContent ?? '')).includes('聊天团队的额度已用完。'), 'the Chinese words');
  });
});

/** Where Debian's Chromium looks for policies; only a system's administrator may write there. */
const POLICIES = '/etc/chromium/policies/managed';
const mayWrite = ((): boolean => {
  try {
    mkdirSync(POLICIES, { recursive: true });
    writeFileSync(join(POLICIES, 'inspector-probe.json'), '{}');
    rmSync(join(POLICIES, 'inspector-probe.json'));
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!mayWrite)('an organisation’s policy', () => {
  const file = join(POLICIES, `inspector-test-${process.pid}.json`);
  let world: World;
  beforeAll(async () => {
    // An unpacked extension's id is made of its path (Chromium: crx_file::id_util).
    const id = createHash('sha256').update(EXTENSION).digest('hex').slice(0, 32).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    const policy = {
      domains: ['api.acme.example'],
      contacts: [{ kind: 'mail', name: 'Chat team', to: 'chat@acme.example' }, { kind: 'page', name: 'Bad', to: 'ftp://x' }],
      apis: PROFILE.apis,
      keep: { days: 3 },
      forbid: ['pictures', 'bodies'],
      redaction: 'strict',
      reportLanguage: 'zh-CN',
    };
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
    world = await makeWorld({ answer });
    expect((await extension(world.browser)).id).toBe(id);
  });
  afterAll(async () => {
    await world?.close();
    rmSync(file, { force: true });
  });

  test('stands on the options page, with what of it cannot be used, and cannot be changed there', async () => {
    expect(existsSync(file), readFileSync(file, 'utf8')).toBe(true);
    const page = await optionsOf(world);
    await page.waitForSelector('[data-policy]');
    expect(await page.$eval('.options-errors', (list) => list.textContent)).toContain('contacts[1].to');
    expect(await contacts(page)).toEqual(['Chat team']);
    expect(await page.$('[data-contact] button')).toBeNull();
    expect(await page.$eval('[data-section="redaction"] input', (box) => [(box as HTMLInputElement).checked, (box as HTMLInputElement).disabled])).toEqual([true, true]);
    await until(async () => (await page.$$eval('[data-history="days"] option', (options) => options.map((option) => option.getAttribute('value')))).join() === '3', 'the days that the policy sets');
    expect(await page.$eval('[data-domain="api.acme.example"]', (row) => row.getAttribute('data-access'))).toBe('none');
    expect(await page.$('[data-grant="api.acme.example"]')).not.toBeNull();
  });

  test('explains a refusal by its own code', async () => {
    const { panel } = await panelOf(world);
    await world.page.bringToFront();
    await world.page.evaluate(() => fetch('https://own.tokenim.com/v1/own').then((response) => response.text()));
    await panel.waitForSelector('[data-call]');
    await panel.click('[data-call]');
    await panel.waitForSelector('[data-own-words]');
    expect(await panel.$eval('.verdict [data-cause]', (part) => part.getAttribute('data-cause'))).toBe('quota-exceeded');
  });

  test('holds for a report: no pictures, strict, and its contact opens prefilled', async () => {
    const popup = await popupOf(world);
    await popup.waitForSelector('[data-start-recording]:not(:disabled)');
    await popup.$eval('[data-start-recording]', (button) => (button as HTMLElement).click());
    await popup.waitForSelector('[data-recording="running"]');
    expect(await popup.$('[data-add-picture]')).toBeNull();
    await world.page.evaluate(() => fetch('https://own.tokenim.com/v1/own?room=the-quiet-room').then((response) => response.text()));
    await until(async () => Number(await popup.$eval('[data-recorded]', (part) => part.getAttribute('data-recorded'))) > 0, 'the recorded failure');
    await popup.$eval('[data-stop-recording]', (button) => (button as HTMLElement).click());
    const review = await (await world.browser.waitForTarget((target) => target.url().includes('/entry/review/'))).asPage();
    await review.waitForSelector('a[href^="mailto:"]');
    const url = await review.$eval('a[href^="mailto:"]', (link) => link.getAttribute('href') ?? '');
    expect(url).toMatch(/^mailto:chat@acme\.example\?subject=[^&]{10,}&body=[^&]{100,}$/);
    expect(url.length).toBeLessThanOrEqual(2000);
    expect(decodeURIComponent(url)).toContain('/v1/own');
    // The page that goes out, in its frame or beside it, says nothing of the query; what is reviewed still does.
    expect(decodeURIComponent(url)).not.toContain('the-quiet-room');
    expect(await review.$eval('[data-report-language]', (choice) => (choice as HTMLSelectElement).value)).toBe('zh-CN');
    expect(await review.$eval('html', (html) => html.lang)).toBe('en');
  });

  test('is kept by the worker, too, whatever a page of the extension asks for, and when it changes meanwhile', async () => {
    const page = await optionsOf(world);
    const ask = (bodies: boolean): Promise<unknown> =>
      page.evaluate(async (wanted) => {
        const { tabs, runtime } = (globalThis as unknown as { chrome: { tabs: { query(query: object): Promise<{ id: number; url?: string }[]> }; runtime: { sendMessage(message: object): Promise<unknown> } } }).chrome;
        const tab = (await tabs.query({})).find(({ url }) => url?.startsWith('https://chat.acme.example'));
        return runtime.sendMessage({ name: 'start-recording', data: { tabId: tab?.id ?? -1, bodies: wanted } });
      }, bodies);
    const running = (): Promise<unknown> => page.evaluate('chrome.storage.session.get("recording").then(({ recording }) => recording?.ended === null ? recording : null)');
    expect(await ask(true)).toEqual({ done: true });
    expect(await running()).toMatchObject({ bodies: false });
    expect(await world.page.evaluate(() => String(fetch))).toBe('function fetch() { [native code] }');
    await page.evaluate('chrome.runtime.sendMessage({ name: "stop-recording", data: {} })');
    expect(await running()).toBeNull();

    const { '3rdparty': { extensions } } = JSON.parse(readFileSync(file, 'utf8')) as { '3rdparty': { extensions: Record<string, object> } };
    const stricter = Object.fromEntries(Object.entries(extensions).map(([id, policy]) => [id, { ...policy, forbid: ['recording'] }]));
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: stricter } }));
    await until(() => page.evaluate('chrome.storage.managed.get("forbid").then(({ forbid }) => forbid.includes("recording"))') as Promise<boolean>, 'the browser to read the policy again', 60_000);
    expect(await ask(true)).toEqual({ done: false });
    expect(await ask(false)).toEqual({ done: false });
    expect(await running()).toBeNull();
  });
});
