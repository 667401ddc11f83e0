/** The guide's words: the same in every language, typeset for it; every page is linked from a cause; its snippet works. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/locales/catalog';
import { guideWords } from '../../src/locales/guide';
import { guideCode, guideStandards } from '../../src/locales/guide-code';
import { guideAnchor, guideLinks } from '../../src/locales/guide-links';
import { GUIDE, GUIDE_PAGES } from '../../src/locales/guide-words';
import { diagnose } from '../../src/diagnosis/diagnose';
import { tokenim } from '../../src/profiles/tokenim';
import { exchange } from '../support/exchange';

/** Every text with its path. */
function texts(node: unknown, path: string): (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([name, value]) => texts(value, `${path}.${name}`));
}

/** Ids and not words. */
const isId = (path: string): boolean => /\.(?:to|code|facts)$/.test(path) && !/^guide\.(?:code|facts)/.test(path);

describe.each(LOCALES)('%s', (locale) => {
  const all = texts(guideWords(locale), 'guide').filter(([path]) => !isId(path));

  test('texts are there, with backticks in pairs and no HTML', () => {
    for (const [path, text] of all) {
      if (!path.endsWith('head.0')) expect(text.trim(), path).not.toBe('');
      expect(text.replace(/`[^`]*`/g, ''), path).not.toMatch(/undefined|\bnull\b|NaN|\[object|<[a-z/]/);
      expect((text.match(/`/g) ?? []).length % 2, path).toBe(0);
    }
  });
  test('are typeset for their language', () => {
    for (const [path, text] of all) {
      const said = text.replace(/`[^`]*`/g, 'x');
      if (locale === 'en') expect(said, path).not.toMatch(/\p{Script=Han}|[，。：；（）]/u);
      else expect(said, path).not.toMatch(/\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}/u);
    }
  });
  test('each row of a table has as many cells as its head', () => {
    const tables = (node: unknown): { head: string[]; rows: string[][] }[] => (typeof node !== 'object' || node === null ? [] : 'rows' in node ? [node as never] : Object.values(node).flatMap(tables));
    for (const { head, rows } of tables(guideWords(locale))) for (const row of rows) expect(row, row[0]).toHaveLength(head.length);
  });
  test('each page names its standards, by https', () => {
    for (const page of GUIDE_PAGES) {
      expect(guideStandards(page, locale).length).toBeGreaterThan(1);
      for (const { url } of guideStandards(page, locale)) expect(url).toMatch(/^https:\/\/(?:www\.rfc-editor\.org|datatracker\.ietf\.org|fetch\.spec\.whatwg\.org|developer\.mozilla\.org)\//);
    }
  });
});

test('the languages have the same texts in the same places', () => {
  const [first, ...others] = LOCALES.map((locale) => texts(guideWords(locale), 'guide').map(([path, text]) => (isId(path) ? `${path}=${text}` : path)));
  for (const other of others) expect(other).toEqual(first);
});

test('every link leads to a place, and every page is linked from a cause', () => {
  const anchors: readonly string[] = GUIDE_PAGES.flatMap((page) => [page, ...GUIDE[page].map((section) => `${page}-${section}`)]);
  const linked = Object.values(guideLinks);
  for (const anchor of linked) expect(anchors).toContain(anchor);
  for (const page of GUIDE_PAGES) expect(linked.some((anchor) => anchor.startsWith(page)), page).toBe(true);
});

test('a finding is linked by its cause; a mystery only where 401, 403 and 404 are the question', () => {
  const headline = (status: number) => diagnose(exchange({ status, responseHeaders: { 'Access-Control-Allow-Origin': '*' } })).findings.find(({ cause }) => cause === 'unexplained') ?? expect.fail('not a mystery');
  expect(guideAnchor(headline(403))).toBe('404-or-403-tell');
  expect(guideAnchor(headline(400))).toBeNull();
});

test('what the guide says of TokenIM is what its profile says', () => {
  for (const locale of LOCALES) {
    const said = JSON.stringify(guideWords(locale).pages['tokenim-access']);
    for (const code of said.matchAll(/`([a-z]+_[a-z_]+)`/g)) if (!/^(?:expires_in|id_token|refresh_token|access_token)$/.test(code[1] ?? '')) expect(Object.keys(tokenim.errorCodes), code[1]).toContain(code[1]);
    for (const prefix of said.matchAll(/tk_[a-z]+_/g)) expect(tokenim.keyPrefixes).toHaveProperty(prefix[0]);
  }
  expect(tokenim.publicPaths).toEqual(['/oauth/token', '/v1/status']);
  expect(guideCode['token-request']).toContain(`POST ${tokenim.tokenEndpoint} `);
});

describe('the snippet for waiting', () => {
  const run = async (answers: readonly Response[], tries?: number): Promise<{ readonly status: number; readonly waits: readonly number[]; readonly calls: number }> => {
    const waits: number[] = [];
    let calls = 0;
    const around = { fetch: async () => answers[calls++], setTimeout: (resolve: () => void, ms: number) => (waits.push(Math.floor(ms / 1000)), resolve()), Date, Math };
    const fetchPatiently = runInNewContext(`${guideCode['back-off']}; fetchPatiently`, around) as (request: Request, tries?: number) => Promise<Response>;
    const { status } = await fetchPatiently(new Request('https://api.tokenim.com/v1/messages'), tries);
    return { status, waits, calls };
  };
  const refused = (retryAfter?: string): Response => new Response('', { status: 429, ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } }) });

  test('waits as long as the server asks, in seconds or until a date', async () => {
    expect(await run([refused('30'), new Response('ok')])).toEqual({ status: 200, waits: [30], calls: 2 });
    const { waits } = await run([refused(new Date(Date.now() + 60_000).toUTCString()), new Response('ok')]);
    expect(waits[0]).toBeGreaterThan(55);
    expect(waits[0]).toBeLessThan(62);
  });
  test('otherwise twice as long each time, and not for ever', async () => {
    expect(await run([refused(), refused(), refused()], 3)).toEqual({ status: 429, waits: [2, 4], calls: 3 });
  });
  test('leaves other refusals alone', async () => {
    expect(await run([new Response('', { status: 403 })])).toEqual({ status: 403, waits: [], calls: 1 });
  });
});
