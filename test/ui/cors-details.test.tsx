// @vitest-environment happy-dom
/** The section on CORS in the panel: everything that is wrong, the repair, the folded facts; silent elsewhere. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Exchange } from '../../src/http/exchange';
import { LOCALES, type Locale } from '../../src/locales/catalog';
import { exchange, preflight } from '../support/exchange';
import { corsExchanges } from './gallery/cors-diagnoses';
import { mount } from './mount';

const shown = async (one: Exchange, locale: Locale = 'en') => {
  const page = await mount('panel', { calls: [diagnose(one)], locale });
  if (page.all('section.cors').length === 0 && page.all('[data-selected-call]').length === 0) await page.click('[data-call]');
  return page;
};
const example = (id: string): Exchange => corsExchanges.find((one) => one.id === id) ?? expect.fail(id);
const rules = (page: Awaited<ReturnType<typeof shown>>) => page.all('[data-cors-rule]').map((element) => element.dataset['corsRule']);

describe('the section on CORS', () => {
  test('lists every problem in order and marks what only cookies ask for', async () => {
    const page = await shown(example('cors-several'));
    expect(rules(page)).toEqual(['allow-origin-mismatch', 'allow-credentials', 'preflight-status', 'method-not-allowed', 'headers-not-allowed']);
    expect(page.all('.cors-only')).toHaveLength(1);
    expect(page.one('[data-unseen="response"]').textContent).toContain('was not seen');
    expect(page.one('[data-cors-rule="headers-not-allowed"]').textContent).toContain('authorization, x-trace');
  });
  test('marks where two origins differ, also for those who do not see it', async () => {
    const page = await shown(example('cors-slash'));
    expect(page.all('[data-compare] mark').map((mark) => mark.textContent)).toEqual([':443/', '(nothing here)']);
    expect(page.all('[data-difference]').map((element) => element.dataset['difference'])).toEqual(['default-port', 'trailing-slash']);
    expect(page.all('[data-cors-fact]').map((element) => element.dataset['corsFact'])).toContain('cache');
  });
  test('gives both readings where the credentials mode cannot be told', async () => {
    expect((await shown(example('cors-either'))).one('[data-two-readings]').textContent).toMatch(/If it does .*“Any website”.*If not: The method PUT is not allowed/);
  });
  test('shows the repair as raw fields to copy, with remarks as such', async () => {
    const page = await shown(example('cors-several'));
    const [first] = page.all('[data-repair="preflight"] pre');
    expect(first?.textContent?.split('\n')).toEqual([
      'HTTP/1.1 204', 'Access-Control-Allow-Origin: https://chat.acme.example', 'Access-Control-Allow-Methods: GET, POST, PUT', 'Access-Control-Allow-Headers: content-type, authorization, x-trace', 'Vary: Origin',
      '# only if the call sends cookies:', 'Access-Control-Allow-Credentials: true',
    ]);
    await page.click('[data-repair="preflight"] [data-copy]');
    expect(page.onCopy).toHaveBeenCalledWith(first?.textContent);
  });
  test('proposes no unsafe change, and says why and what instead', async () => {
    const page = await shown(example('cors-null'));
    expect(page.all('[data-repair]')).toHaveLength(0);
    expect(page.all('[data-unsafe="null-origin"], [data-call-change="give-page-an-origin"]')).toHaveLength(2);
    expect(page.one('[data-cors-fact="null-origin"]').textContent).toContain('sandbox');
  });
  test('shows of a readable error only the facts, folded', async () => {
    const page = await shown(example('cors-unexposed'));
    expect(rules(page)).toEqual([]);
    expect(page.all('[data-cors-fact]').map((element) => element.dataset['corsFact'])).toEqual(['hidden-fields', 'preflight']);
    expect(page.all('[data-cors-fact]').every((element) => !element.hasAttribute('open'))).toBe(true);
  });
  test('is silent where CORS has nothing to say', async () => {
    for (const one of [exchange({ status: 403 }), exchange({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' })]) expect((await shown(one)).all('section.cors')).toHaveLength(0);
  });
  test.each(LOCALES)('speaks %s throughout', async (locale) => {
    for (const one of [...corsExchanges, exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 302, responseHeaders: { Location: 'https://login.example/' } }) })]) {
      const text = (await shown(one, locale)).one('section.cors').textContent ?? '';
      expect(text).not.toMatch(/undefined|NaN|\[object|`/);
      if (locale === 'zh-CN') expect(text).toMatch(/\p{Script=Han}/u);
    }
  });
});
