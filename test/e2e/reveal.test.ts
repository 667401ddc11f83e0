/** One hidden value is shown for a moment in the real DevTools panel, by asking DevTools again; nothing of the extension's has it. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extension, readVerdicts } from '../../src/demo/drive';
import { makeWorld, panelOf, until, type World } from './world';

const TOKEN = 'tok-4f9d1c77b2a84e0e9a6b3355';
const QUERY = 'q-77aa12cd88ef43b0915566aa';

describe('a hidden value', () => {
  let world: World;
  let panel: Frame;
  let store: Page;
  beforeAll(async () => {
    world = await makeWorld();
    ({ panel } = await panelOf(world));
    await world.page.evaluate((token, query) => fetch(`https://api.tokenim.com/v1/messages?access_token=${query}`, { headers: { authorization: `Bearer ${token}` } }).catch(() => undefined), TOKEN, QUERY);
    await until(async () => (await readVerdicts(panel)).length === 1, 'the call');
    await panel.click('[data-call]');
    await panel.waitForSelector('[data-at="request/authorization" i] .reveal');
    store = await world.browser.newPage();
    await store.goto(`chrome-extension://${(await extension(world.browser)).id}/icons/16.png`);
  });
  afterAll(() => world.close());

  const text = (): Promise<string> => panel.$eval('body', (body) => body.innerText);
  const press = (at: string): Promise<void> => panel.$eval(`[data-at="${at}" i] .reveal`, (button) => (button as HTMLElement).click());

  test('is shown when asked for, in its row alone, and hidden again', async () => {
    expect(await text()).not.toContain(TOKEN);
    await press('request/authorization');
    await until(async () => (await text()).includes(`Bearer ${TOKEN}`), 'the value as it was');
    expect((await text()).split(TOKEN)).toHaveLength(2);
    expect(await text()).not.toContain(QUERY);
    await press('request/authorization');
    await until(async () => !(await text()).includes(TOKEN), 'the value to be hidden');
    await press('request/url');
    await until(async () => (await text()).includes(QUERY), 'the address as it was');
  });

  test('is nowhere else, and gone with the choice of the call', async () => {
    await press('request/authorization');
    await until(async () => (await text()).includes(TOKEN), 'the value as it was');
    const kept = await store.evaluate(`(async () => {
      const done = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
      const open = await done(indexedDB.open('inspector'));
      const rows = await Promise.all([...open.objectStoreNames].map((name) => done(open.transaction(name).objectStore(name).getAll())));
      open.close();
      return JSON.stringify([rows, await chrome.storage.local.get(null), await chrome.storage.session.get(null)]);
    })()`);
    expect(kept).toContain('api.tokenim.com');
    expect(kept).not.toContain(TOKEN);
    expect(kept).not.toContain(QUERY);
    await panel.$eval('[data-clear]', (button) => (button as HTMLElement).click());
    await until(async () => !(await text()).includes(TOKEN), 'the value to go with the call');
  });
});
