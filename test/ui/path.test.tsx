// @vitest-environment happy-dom
/** The drawn path and the reference numbers as a person meets them, in both languages. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { readingText } from '../../src/locales/reference-text';
import { voiceOf } from '../../src/locales/voice';
import { exchange, preflight } from '../support/exchange';
import { mount } from './mount';

const RAY = { Server: 'cloudflare', 'CF-RAY': '8f2a1b3c4d5e6f70-FRA' };
const blocked = exchange({ id: 'blocked', url: 'https://api.other.example/x', requestHeaders: { 'User-Agent': 'Mozilla/5.0' }, responseHeaders: RAY, body: 'error code: 1020' });
const nginx = exchange({ id: 'nginx', url: 'https://api.other.example/x', responseHeaders: { Server: 'nginx' }, body: '<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>' });
const unclear = exchange({ id: 'unclear', url: 'https://api.other.example/x', responseHeaders: RAY, body: '<h1>403</h1>' });
const cors = exchange({ id: 'cors', status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': [] } });
const dns = exchange({ id: 'dns', status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' });
const guarded = exchange({ id: 'guarded', method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, responseHeaders: RAY, body: 'error code: 1020' }) });

describe.each(LOCALES)('%s', (locale) => {
  const { ui } = catalog(locale);

  test('the stations stand in a list, the one that refused is marked by a word', async () => {
    const { one, all } = await mount('panel', { calls: [diagnose(blocked)], locale });
    expect(one('.path').querySelector('h3')?.textContent).toBe(ui.path.title);
    expect(all('.path ol > li').map(({ dataset }) => [dataset['hop'], dataset['mark']])).toEqual([['page', 'passed'], ['browser', 'passed'], ['waf', 'refused'], ['app', 'not-reached']]);
    expect(all('.path .hop-who').map(({ textContent }) => textContent?.trim())).toEqual([
      `${ui.path.page} app.example ${ui.path.called}`,
      `${ui.refusersShort.browser}  ${ui.path.sent}`,
      `${ui.refusersShort.waf} Vendor cloudflare ${ui.path.refused.certain}`,
      `${ui.refusersShort.app} api.other.example ${ui.path.marks['not-reached']}`,
    ]);
    expect(all('.path > p')).toHaveLength(0);
  });

  test('what cannot be told apart is drawn and said', async () => {
    const named = await mount('panel', { calls: [diagnose(nginx)], locale });
    expect(named.one('.hop-joined').textContent).toContain(ui.path.behind);
    expect(named.one('.path > p').textContent).toBe(ui.path.notApart('Vendor nginx'));
    const neither = await mount('panel', { calls: [diagnose(unclear)], locale });
    expect(neither.one('.path > p').textContent).toBe(ui.path.oneOfTwo);
    expect(neither.all('.hop-refused')).toHaveLength(0);
  });

  test('the browser that withholds an answer, the network that fails, the preflight that is refused have words of their own', async () => {
    const held = await mount('panel', { calls: [diagnose(cors)], locale });
    expect(held.one('[data-hop="browser"]').textContent).toContain(ui.path.withheld);
    const broken = await mount('panel', { calls: [diagnose(dns)], locale });
    expect(broken.one('[data-hop="network"]').textContent).toContain(ui.path.broke);
    const stopped = await mount('panel', { calls: [diagnose(guarded)], locale });
    expect(stopped.one('.path h3').textContent).toBe(ui.path.preflightTitle);
  });

  test('the popup says it in one line', async () => {
    const { one } = await mount('popup', { calls: [diagnose(blocked)], locale });
    expect(one('.path-line .value').textContent).toBe(`${ui.path.page} ✓ → ${ui.refusersShort.browser} ✓ → Vendor cloudflare ✗ → ${ui.refusersShort.app} –`);
  });

  test('a reference says when and where it was issued, and whose it is', async () => {
    const { one } = await mount('panel', { calls: [diagnose(blocked)], locale });
    const item = one('[data-reference="Ray ID"]').textContent ?? '';
    expect(item).toContain(ui.references.giveTo(ui.fixes.receivers['api-owner']));
    expect(item).toContain(locale === 'en' ? 'Issued at Frankfurt (FRA).' : '由法兰克福（FRA）节点签发。');
  });
});

test('an answer from the cache is said to be one', async () => {
  const { one } = await mount('panel', { calls: [diagnose(exchange({ ...blocked, responseHeaders: RAY, body: 'error code: 1020', fromCache: true }))] });
  expect(one('.path').textContent).toContain(catalog('en').ui.path.fromCache);
});

test('a proof of a hop leads to its place', async () => {
  const { one, click } = await mount('panel', { calls: [diagnose(blocked)] });
  await click('[data-hop="page"] .hop-proof');
  expect(one('.pointed').dataset['at']).toBe('request/origin');
});

test('a verdict that an earlier version stored has no path, and is shown without', async () => {
  const { path: _path, ...before } = diagnose(blocked);
  for (const view of ['panel', 'popup'] as const) {
    const { all } = await mount(view, { calls: [before as ReturnType<typeof diagnose>] });
    expect(all('.path, .path-line')).toHaveLength(0);
  }
});

describe('what a reference tells', () => {
  const read = (reading: object, locale: 'en' | 'zh-CN' = 'en'): string =>
    readingText({ name: 'x', value: 'x', askWhom: 'api-owner', reading }, exchange(), voiceOf(locale, String)).join(' ');

  test.each<readonly [object, string, string]>([
    [{ time: '2026-11-22T10:00:02.000Z', place: 'FRA' }, 'Issued 2026-11-22 10:00:02 UTC at Frankfurt (FRA).', '于 2026-11-22 10:00:02 UTC 由法兰克福（FRA）节点签发。'],
    [{ time: '2026-11-22T10:00:02.000Z' }, 'Issued 2026-11-22 10:00:02 UTC.', '于 2026-11-22 10:00:02 UTC 签发。'],
    [{ place: 'sin1' }, 'Issued at Singapore (SIN).', '由新加坡（SIN）节点签发。'],
    [{ place: '184.26.53.45' }, 'Issued at the edge server 184.26.53.45.', '由边缘服务器 184.26.53.45 签发。'],
    [{ place: 'AMS04EDGE1107' }, 'Issued at the site AMS04EDGE1107.', '由节点 AMS04EDGE1107 签发。'],
    [{ place: 'ZZZ' }, 'Issued at the site ZZZ.', '由节点 ZZZ 签发。'],
    [{ rule: 'XSS' }, 'Blocked by a rule against cross-site scripting (XSS).', '命中的规则类别：跨站脚本（XSS）。'],
    [{ rule: 'EVA' }, 'Rule family EVA.', '规则类别：EVA。'],
  ])('%o', (reading, en, zh) => {
    expect(read(reading)).toBe(en);
    expect(read(reading, 'zh-CN')).toBe(zh);
  });

  test('an id that is far from the call is said to be so, carefully', () => {
    expect(read({ time: '2026-11-22T08:00:00.000Z' })).toMatch(/^Issued .* That is 2 h before this call: it may be/);
    expect(read({ time: '2026-11-22T08:00:00.000Z' }, 'zh-CN')).toContain('比本次请求早 2 小时');
    expect(read({ time: '2026-11-22T12:00:00.000Z' })).toContain('2 h after this call');
    expect(read({ time: '2026-11-22T10:04:00.000Z' })).not.toContain('this call');
  });
});
