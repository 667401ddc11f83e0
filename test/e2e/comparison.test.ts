/** A call works, then it fails: the real panel and the real popup say so, with what differs, and no secret is kept for it. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVerdicts } from '../../src/demo/drive';
import type { CredentialName } from '../../src/demo/scenario';
import { clear, makeWorld, panelOf, popupOf, until, type World } from './world';

const API = 'https://api.tokenim.com';

/** A call of the demo page with one of the demo's tokens; gives the status. */
const call = (page: Page, path: string, credential: CredentialName | null): Promise<number> =>
  page.evaluate(
    async (url, name) => {
      const tokens = (await (await fetch('/demo/tokens')).json()) as Record<string, string>;
      // The demo makes new tokens each time; the page keeps the first ones, as a real one does.
      const kept = ((globalThis as unknown as { tokens?: Record<string, string> }).tokens ??= tokens);
      const answer = await fetch(url, name === null ? {} : { headers: { Authorization: `Bearer ${kept[name]}` } });
      return answer.status;
    },
    `${API}${path}`,
    credential,
  );

/** What the document says of the nearest call that worked; null: nothing. */
const comparison = (shown: Frame | Page): Promise<{ credential: string | null; text: string; rows: (string | null)[][] } | null> =>
  shown.evaluate(() => {
    const section = document.querySelector('[data-comparison]');
    if (section === null) return null;
    const rows = [...section.querySelectorAll('[data-difference]')].map((row) => [row.getAttribute('data-difference'), row.getAttribute('data-name'), ...[...row.querySelectorAll('td')].map((cell) => cell.textContent)]);
    return { credential: section.getAttribute('data-comparison'), text: section.textContent ?? '', rows };
  });
const kept = (shown: Frame | Page): Promise<{ key: string; value: string }[]> =>
  shown.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(keys: null): Promise<Record<string, unknown>> } } } };
    return Object.entries(await chrome.storage.session.get(null))
      .filter(([key]) => key.startsWith('worked:'))
      .map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  });

describe('in the panel', () => {
  let world: World;
  let panel: Frame;
  beforeAll(async () => {
    world = await makeWorld();
    ({ panel } = await panelOf(world));
  });
  afterAll(() => world?.close());

  const said = (credential: string) => until(async () => {
    const found = await comparison(panel);
    return found?.credential === credential ? found : null;
  }, `a comparison with "${credential}"`, 20_000);

  test('another token: which, then and now, in both languages', async () => {
    expect(await call(world.page, '/v1/messages', 'valid')).toBe(200);
    expect(await call(world.page, '/v1/messages', 'revoked')).toBe(401);
    const { text, rows } = await said('different');
    expect(text).toMatch(/^Compared with the last one that workedThe same call worked (?:\d+ s|just) before, but with a different token\./);
    const [kind, name, then, now] = rows[0] ?? [];
    expect([kind, name]).toEqual(['credential', 'authorization']);
    expect(then).toMatch(/^Bearer JWT exp \S+ #[0-9a-f]{6}$/);
    expect(now).toMatch(/^Bearer JWT exp \S+ #[0-9a-f]{6}$/);
    expect(now).not.toBe(then);
    // The same page, browser and server, so nothing else differs: what is different by nature is left out.
    expect(rows.map(([of]) => of)).toEqual(['credential']);
    await panel.click('[data-locale="zh-CN"]');
    await until(async () => (await comparison(panel))?.text.includes('同样的请求成功过，但用的是另一个令牌。'), 'the sentence in Chinese');
    await panel.click('[data-locale="en"]');
  });

  test('the same token, another thing: the path differs', async () => {
    await clear(panel);
    await until(async () => (await kept(panel)).length === 0, 'nothing to be kept');
    expect(await call(world.page, '/v1/groups/g_1', 'valid')).toBe(200);
    expect(await call(world.page, '/v1/groups/g_private', 'valid')).toBe(403);
    const { text, rows } = await said('same');
    expect(text).toMatch(/The same kind of call worked .+, with the same token\./);
    expect(rows).toEqual([['path', null, '/v1/groups/g_1', '/v1/groups/g_private']]);
  });

  test('a success that comes afterwards is seen without a further failure', async () => {
    await clear(panel);
    await until(async () => (await kept(panel)).length === 0, 'nothing to be kept');
    expect(await call(world.page, '/v1/users', null)).toBe(401);
    await until(async () => (await readVerdicts(panel)).length === 1, 'the failed call');
    expect(await comparison(panel)).toBeNull();
    expect(await call(world.page, '/v1/users', 'valid')).toBe(200);
    const { text, rows } = await said('only-then');
    expect(text).toMatch(/The same call worked (?:\d+ s later|right after)\. It carried a token; this one carries none\./);
    expect(rows[0]).toEqual(['credential', 'authorization', expect.stringMatching(/^Bearer JWT/), 'not there']);
  });
});

describe('without DevTools', () => {
  let world: World;
  let popup: Page;
  beforeAll(async () => {
    world = await makeWorld();
    popup = await popupOf(world);
  });
  afterAll(() => world?.close());

  test('the popup says it in one sentence; what is kept for it has no secret, and goes with the list', async () => {
    expect(await call(world.page, '/v1/messages', 'valid')).toBe(200);
    expect(await call(world.page, '/v1/messages', 'revoked')).toBe(401);
    const found = await until(() => comparison(popup), 'the sentence in the popup', 20_000);
    expect(found.text).toMatch(/^The same call worked (?:\d+ s|just) before, but with a different token\.$/);
    const worked = await kept(popup);
    expect(worked.filter(({ value }) => value.includes('/v1/messages'))).toHaveLength(1);
    const tokens = await world.page.evaluate(() => Object.values((globalThis as unknown as { tokens: Record<string, string> }).tokens));
    for (const token of tokens) for (const part of token.split('.').filter(({ length }) => length >= 12)) expect(JSON.stringify(worked).includes(part)).toBe(false);
    await popup.click('[data-clear]');
    await until(async () => (await kept(popup)).length === 0, 'nothing to be kept');
  });

  test('a busy page: what worked is kept, bounded, and the worker lives through it', async () => {
    const statuses = await world.page.evaluate(async (api) => {
      const { valid } = (globalThis as unknown as { tokens: Record<string, string> }).tokens;
      return Promise.all(Array.from({ length: 80 }, async (_, at) => (await fetch(`${api}/v1/groups/g_${at % 90}`, { headers: { Authorization: `Bearer ${valid}` } })).status));
    }, API);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await until(async () => (await kept(popup)).filter(({ value }) => value.includes('/v1/groups/')).length === 3, 'three of a kind', 20_000);
  });
});
