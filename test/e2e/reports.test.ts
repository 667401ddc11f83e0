/** The reports page of the real extension: what is dropped, chosen or pasted is diagnosed as the engine does, in a worker; saved, compared, cancelled, refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extension, readVerdicts, selectCall } from '../../src/demo/drive';
import { diagnose } from '../../src/diagnosis/diagnose';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { noteSuccesses } from '../../src/diagnosis/successes';
import { tellRecord } from '../../src/diagnosis/told-record';
import { readRecord } from '../../src/http/record-file';
import { withIncidents } from '../../src/entry/review/with-incidents';
import { catalog } from '../../src/locales/words';
import { exchange } from '../support/exchange';
import { fiveCalls, flavours, SECRET } from '../support/har-flavours';
import { makeWorld, until, watchLongTasks, type World } from './world';

const folder = mkdtempSync(join(tmpdir(), 'inspector-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const hars = Object.entries(flavours).map(([name, write]) => put(`${name.replaceAll(/\W+/g, '-')}.har`, write(fiveCalls)));
const TRANSCRIPT = ['> GET /v1/groups HTTP/1.1', '> Host: api.tokenim.com', `> Authorization: Bearer ${SECRET}`, '> ', '< HTTP/1.1 403 Forbidden', '< Content-Type: application/json', '< WWW-Authenticate: Bearer error="insufficient_scope", scope="groups.read"', '< ', '{"code":40301,"message":"insufficient scope"}'].join('\n');

/** What the engine says of a text: failures only, as the page shows them. */
function judged(text: string): readonly { readonly call: string; readonly failure: string; readonly cause: string | undefined; readonly by: string }[] {
  const notes = noteSuccesses(mayHaveFailed);
  return tellRecord(readRecord(text, notes.accepts), notes, false)
    .filter(({ diagnosis }) => diagnosis.failure !== 'none')
    .map(({ diagnosis: { exchange, failure, findings, refuser } }) => ({ call: exchange.id, failure, cause: findings[0]?.cause, by: refuser.by }));
}

async function choose(page: Page, ...paths: readonly string[]): Promise<void> {
  const input = (await page.$('.intake input[type=file]')) as ElementHandle<HTMLInputElement> | null;
  await input?.uploadFile(...paths);
}
const states = (page: Page): Promise<readonly string[]> => page.$$eval('[data-record]', (lines) => lines.map((line) => `${line.getAttribute('data-record')} ${line.getAttribute('data-fault') ?? ''}`.trim()));
const settled = (page: Page, count: number): Promise<readonly string[]> =>
  until(async () => {
    const now = await states(page);
    return now.length === count && now.every((state) => !/^(?:reading|waiting)/.test(state)) ? now : null;
  }, `${count} records to be read`, 60_000);
const closeAll = async (page: Page): Promise<void> => {
  await page.$$eval('.record .tool', (buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
  await page.$$eval('.chosen .tool', (buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
  await until(async () => (await states(page)).length === 0, 'the page to be empty');
};
async function paste(page: Page, text: string): Promise<void> {
  await page.click('[data-paste]');
  await page.$eval('.intake textarea', (area, value) => {
    (area as HTMLTextAreaElement).value = value;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.click('.intake-paste [type=submit]');
}

describe.each(['en-US', 'zh-CN'])('in %s', (locale) => {
  let world: World;
  let page: Page;
  const errors: string[] = [];
  const words = catalog(locale === 'zh-CN' ? 'zh-CN' : 'en');
  beforeAll(async () => {
    world = await makeWorld({ locale });
    page = await world.browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`chrome-extension://${(await extension(world.browser)).id}/src/entry/reports/index.html`);
    await page.waitForSelector('.intake');
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  });
  afterAll(async () => {
    await world?.close();
  });

  test('every flavour of a HAR file is diagnosed as the engine does, all in one go', async () => {
    expect(await page.$eval('.intake h1', (title) => title.textContent)).toBe(words.ui.reports.title);
    await choose(page, ...hars);
    expect(await settled(page, hars.length)).toEqual(hars.map(() => 'read'));
    const buttons = await page.$$('button.record-name');
    for (const [place, path] of hars.entries()) {
      await buttons[place]?.click();
      const expected = judged(readFileSync(path, 'utf8'));
      await until(async () => (await page.$('button.record-name[aria-pressed=true]'))?.evaluate((button, name) => button.textContent?.includes(name) ?? false, path.split('/').at(-1) ?? ''), 'the record to be shown');
      expect(expected.length, path).toBeGreaterThan(2);
      await until(async () => (await readVerdicts(page)).length > 0, 'its calls');
      expect(await page.$$eval('[data-call][data-count]', (rows) => rows.reduce((sum, row) => sum + Number(row.getAttribute('data-count')), 0)), path).toBe(expected.length);
      for (const { call, failure, cause, by } of expected) {
        const shown = await page.$(`[data-call="${call}"]`);
        // What failed in the same way at the same place is one line.
        if (shown === null) continue;
        const verdict = await selectCall(page, call);
        expect([verdict.failure, verdict.findings[0]?.cause, verdict.refusedBy], `${path} ${call}`).toEqual([failure, cause, by]);
      }
    }
    expect(await page.$eval('html', (html) => html.outerHTML)).not.toContain(SECRET);
    await closeAll(page);
  });

  test('a transcript is pasted, a broken file beside it is told in one sentence and takes nothing with it', async () => {
    await paste(page, TRANSCRIPT);
    await settled(page, 1);
    await choose(page, put('broken.har', flavours['chrome']?.(fiveCalls).slice(0, 900) ?? ''), put('empty.har', ''), put('notes.txt', 'just a note'));
    expect(await settled(page, 4)).toEqual(['read', 'refused broken-json', 'refused empty', 'refused unknown-form']);
    expect(await page.$$eval('.record-fault', (all) => all.map(({ textContent }) => textContent).filter(Boolean))).toEqual([words.ui.reports.faults['broken-json'], words.ui.reports.faults.empty, words.ui.reports.faults['unknown-form']]);
    await page.click('button.record-name');
    const [call] = judged(TRANSCRIPT);
    expect((await selectCall(page, call?.call ?? '')).findings[0]?.cause).toBe('insufficient-scope');
    expect(await page.$eval('html', (html) => html.outerHTML)).not.toContain(SECRET);
    await closeAll(page);
  });

  test('a file is dropped, and what is saved of it reads back alike, without the secret', async () => {
    const text = flavours['chrome']?.(fiveCalls) ?? '';
    await page.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.har'));
      document.querySelector('.intake')?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }, text);
    await settled(page, 1);
    await page.click('.save-record summary');
    const expected = judged(text).map(({ failure, cause, by }) => [failure, cause, by]);
    for (const [form, extensionName] of [['har', 'har'], ['json', 'json'], ['markdown', 'md'], ['html', 'html']] as const) {
      await page.select('[data-save-form]', form);
      await page.select('[data-save-locale]', locale === 'en-US' ? 'zh-CN' : 'en');
      await page.click('[data-save]');
      const path = join(folder, `dropped-report.${extensionName}`);
      const saved = await until(async () => {
        try {
          const content = readFileSync(path, 'utf8');
          return content === '' ? null : content;
        } catch {
          return null;
        }
      }, `${form} to be saved`);
      expect(saved, form).not.toContain(SECRET);
      if (form === 'har' || form === 'json') expect(judged(saved).map(({ failure, cause, by }) => [failure, cause, by]), form).toEqual(expected);
      else expect(saved, form).toContain(catalog(locale === 'en-US' ? 'zh-CN' : 'en').report.title);
      rmSync(path);
    }
    await closeAll(page);
  });

  test('two calls of two files are laid side by side; that both carried the same secret is seen', async () => {
    const call = (status: number, path: string): string => TRANSCRIPT.replace('403 Forbidden', `${status} Whatever`).replace('/v1/groups', path).replace(/< WWW.*\n/, '').replace('"code":40301,"message":"insufficient scope"', '');
    await paste(page, call(200, '/v1/groups'));
    await settled(page, 1);
    await page.click('.with-worked input');
    await page.waitForSelector('[data-call][data-status="200"]');
    await page.click('[data-call]');
    await page.click('[data-choose]');
    await paste(page, call(403, '/v1/group'));
    await settled(page, 2);
    await page.$$eval('button.record-name', (buttons) => (buttons[1] as HTMLElement).click());
    await page.waitForSelector('[data-call][data-status="403"]');
    await page.click('[data-choose]');
    const { pastedText } = words.ui.reports;
    const names = await page.$$eval('.record-name b', (all) => all.map(({ textContent }) => textContent));
    expect(new Set(names).size, 'each has a name of its own').toBe(2);
    for (const name of names) expect(name).toMatch(new RegExp(`^${pastedText(1)}( \\d+)?$`));
    await page.click('[data-compare]');
    expect(await page.$$eval('.side-by-side thead .quiet', (all) => all.map(({ textContent }) => textContent))).toEqual(names);
    const rows = await page.$$eval('.side-by-side tbody tr', (all) => all.map((row) => `${row.getAttribute('data-group')} ${row.getAttribute('data-name')} ${row.getAttribute('data-relation')}`));
    expect(rows.slice(0, 2)).toEqual(['call path different', 'answer status different']);
    expect(rows).toContain('credential authorization same');
    await closeAll(page);
  });

  test('a report that is kept is listed and opened, and deleted when that is said twice', async () => {
    const seen = exchange({ id: 'kept-call', url: 'https://api.tokenim.com/v1/groups', status: 403, responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="groups.read"' } });
    const report = { made: '2026-11-22T10:00:00.000Z', version: '0.1.0', said: { did: 'I opened the list of groups', expected: 'My groups' }, environment: null, calls: withIncidents([diagnose(seen)]), pictures: [], gaps: [] };
    await page.evaluate(async (kept) => {
      const request = indexedDB.open('inspector');
      const database = await new Promise<IDBDatabase>((resolve) => request.addEventListener('success', () => resolve(request.result)));
      const put = database.transaction(['reports', 'reportContents'], 'readwrite');
      put.objectStore('reports').put({ id: 'kept-1', made: '2026-11-22T10:00:00.000Z', title: '403 GET api.tokenim.com/v1/groups', failed: 1, calls: 4, pictures: 0, inPrivate: false });
      put.objectStore('reportContents').put({ id: 'kept-1', report: kept });
      await new Promise((resolve) => put.addEventListener('complete', resolve));
      database.close();
    }, JSON.parse(JSON.stringify(report)) as object);
    await page.reload();
    const link = await page.waitForSelector('[data-report="kept-1"] a');
    expect(await link?.evaluate((anchor) => (anchor as HTMLAnchorElement).href)).toMatch(/\/src\/entry\/review\/index\.html\?id=kept-1$/);
    // The link opens a tab of its own.
    await page.$eval('[data-report="kept-1"] a', (anchor) => (anchor as HTMLAnchorElement).click());
    const review = await (await world.browser.waitForTarget((target) => target.url().endsWith('/src/entry/review/index.html?id=kept-1'))).asPage();
    await review.waitForSelector('[data-review-call="kept-call"]');
    const preview = await review.$eval('.preview', (element) => element.textContent);
    for (const part of ['I opened the list of groups', 'My groups', 'groups.read', catalog(locale === 'zh-CN' ? 'zh-CN' : 'en').causes['insufficient-scope'].title]) expect(preview).toContain(part);
    await review.close();
    await page.bringToFront();
    await page.click('[data-remove]');
    expect(await page.$$('[data-report]')).toHaveLength(1);
    await page.click('[data-remove-certain]');
    await until(async () => (await page.$$('[data-report]')).length === 0, 'the report to go');
  });

  test('nothing went wrong on the page', () => {
    expect(errors).toEqual([]);
  });
});

describe('a large file', () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await makeWorld();
    page = await world.browser.newPage();
    await page.goto(`chrome-extension://${(await extension(world.browser)).id}/src/entry/reports/index.html`);
    await page.waitForSelector('.intake');
    // 60 MB, most of it one call that worked; every twentieth fails.
    await page.evaluate(() => {
      const entry = (number: number): string => JSON.stringify({ startedDateTime: new Date(1_700_000_000_000 + number * 100).toISOString(), time: 5, request: { method: 'GET', url: `https://api.tokenim.com/v1/items/${number}`, httpVersion: 'HTTP/1.1', headers: [{ name: 'Origin', value: 'https://app.example' }], queryString: [], cookies: [], headersSize: -1, bodySize: -1 }, response: { status: number % 20 === 0 ? 403 : 200, statusText: '', httpVersion: 'HTTP/1.1', headers: [{ name: 'Access-Control-Allow-Origin', value: '*' }], cookies: [], content: { size: 5900, mimeType: 'text/plain', text: 'x'.repeat(5900) }, redirectURL: '', headersSize: -1, bodySize: -1 }, cache: {}, timings: {} });
      const parts = ['{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"1"},"pages":[],"entries":['];
      for (let number = 0; number < 10_000; number += 1) parts.push(number === 0 ? entry(number) : `,${entry(number)}`);
      (window as unknown as { large: File }).large = new File([...parts, ']}}'], 'large.har');
    });
  });
  afterAll(() => world?.close());

  const drop = (code: string): Promise<void> =>
    page.evaluate(`(() => { const transfer = new DataTransfer(); transfer.items.add(${code}); document.querySelector('.intake').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer })); })()`) as Promise<void>;

  test('is cancelled while it is read, and leaves nothing', async () => {
    await drop('window.large');
    await page.waitForSelector('[data-record=reading] progress');
    await page.click('[data-cancel]');
    await until(async () => (await states(page)).length === 0, 'the record to go');
  });

  test('is read without freezing the page', async () => {
    const longest = await watchLongTasks(page);
    await drop('window.large');
    const stages = new Set<string>();
    await until(async () => {
      const [now] = await page.$$eval('.record-state', (all) => all.map(({ textContent }) => textContent ?? ''));
      stages.add(now ?? '');
      return (await states(page))[0] === 'read';
    }, 'the record to be read', 60_000);
    expect(stages.size, 'progress is told').toBeGreaterThan(1);
    expect(await page.$$eval('[data-call][data-count]', (rows) => rows.reduce((sum, row) => sum + Number(row.getAttribute('data-count')), 0))).toBe(500);
    const blocked = await longest();
    console.log(`longest task of the page: ${blocked} ms`);
    expect(blocked).toBeLessThan(1000);
  });

  test('of more than 500 MB is refused by its size; nothing of it is read', async () => {
    // A file of parts that are all the same one takes no memory.
    await drop("new File(Array(525).fill(new Blob([new Uint8Array(1024 * 1024)])), 'huge.har')");
    await until(async () => (await states(page)).includes('refused too-large'), 'the refusal', 3000);
    expect((await states(page))[0]).toBe('read');
  });
});
