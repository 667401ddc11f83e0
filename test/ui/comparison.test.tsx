// @vitest-environment happy-dom
/** The call beside the nearest one that worked, as a person reads it: a sentence, then a table; in the popup the sentence alone. */
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/diagnosis/comparison';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { workedCall, type Comparison } from '../../src/diagnosis/surroundings';
import type { Credential } from '../../src/http/exchange';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { differingRanges } from '../../src/locales/comparison-text';
import { exchange, type ExchangeFacts } from '../support/exchange';
import { mount } from './mount';

const token = (fingerprint: string, facts: Partial<Credential> = {}): Credential => ({ place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 32, faults: [], jwt: null, environment: null, fingerprint, ...facts });
const bearer = { Authorization: 'Bearer ‹redacted›' };
const failed = exchange({ id: 'failed', startedDateTime: '2026-11-22T10:01:20.000Z', requestHeaders: { ...bearer, Accept: 'text/html' }, credentials: [token('aaaaaaaaaaaa')] });

/** The failed call beside one that worked eighty seconds before it. */
function beside(facts: ExchangeFacts, call = failed): Diagnosis {
  const worked = workedCall(exchange({ id: 'worked', status: 200, requestHeaders: { ...bearer, Accept: 'application/json' }, credentials: [token('aaaaaaaaaaaa')], ...facts }));
  return { ...diagnose(call), comparison: worked === null ? null : compare(call, [worked]) };
}

describe('the sentence', () => {
  const cases: readonly (readonly [string, Diagnosis, string, string])[] = [
    ['same token', beside({}), 'The same call worked 1 min 20 s before, with the same token.', '这次失败前 1 分 20 秒，同样的请求成功过，用的是同一个令牌。'],
    ['another token', beside({ credentials: [token('bbbbbbbbbbbb')] }), 'The same call worked 1 min 20 s before, but with a different token.', '这次失败前 1 分 20 秒，同样的请求成功过，但用的是另一个令牌。'],
    ['another key', beside({ credentials: [token('bbbbbbbbbbbb', { kind: 'api-key', name: 'x-api-key', scheme: null })] }, { ...failed, request: { ...failed.request, credentials: [token('cccccccccccc', { kind: 'api-key', name: 'x-api-key', scheme: null })] } }), 'The same call worked 1 min 20 s before, but with a different API key.', '这次失败前 1 分 20 秒，同样的请求成功过，但用的是另一个 API 密钥。'],
    ['none this time', beside({}, { ...failed, request: { ...failed.request, credentials: [] } }), 'The same call worked 1 min 20 s before. It carried a token; this one carries none.', '这次失败前 1 分 20 秒，同样的请求成功过。那次带了令牌，这次没有带。'],
    ['none that time', beside({ credentials: [] }), 'The same call worked 1 min 20 s before, without a token. This one carries one.', '这次失败前 1 分 20 秒，同样的请求成功过。那次没有带令牌，这次带了。'],
    ['afterwards', beside({ startedDateTime: '2026-11-22T10:01:25.000Z' }), 'The same call worked 5 s later, with the same token.', '这次失败后 5 秒，同样的请求成功过，用的是同一个令牌。'],
    ['another thing', beside({ url: 'https://api.tokenim.com/v1/groups/41' }, { ...failed, request: { ...failed.request, url: 'https://api.tokenim.com/v1/groups/42' } }), 'The same kind of call worked 1 min 20 s before, with the same token.', '这次失败前 1 分 20 秒，同类请求成功过，用的是同一个令牌。'],
    ['elsewhere', beside({ url: 'https://api.tokenim.com/v1/users?page=2' }), 'The same token worked 1 min 20 s before, for another call: GET /v1/users.', '这次失败前 1 分 20 秒，同一个令牌用于另一个请求时成功过：GET /v1/users。'],
  ];
  test.each(cases)('%s', async (_name, diagnosis, en, zh) => {
    expect((await mount('panel', { calls: [diagnosis] })).one('.comparison p').textContent).toBe(en);
    expect((await mount('panel', { calls: [diagnosis], locale: 'zh-CN' })).one('.comparison p').textContent).toBe(zh);
    expect((await mount('popup', { calls: [diagnosis] })).one('[data-comparison]').textContent).toBe(en);
  });

  test('a path that would end the code it stands in does not', async () => {
    const { one } = await mount('panel', { calls: [beside({ url: 'https://api.tokenim.com/v1/`<b>`\u202Ex' })] });
    expect(one('.comparison p code').textContent).toBe('GET /v1/%60<b>%60⟨U+202E⟩x');
  });
});

test.each(LOCALES)('each difference is a row with its kind, its name and both values (%s)', async (locale) => {
  const words = catalog(locale).comparison;
  const { one, all } = await mount('panel', { calls: [beside({ credentials: [token('bbbbbbbbbbbb')], serverIPAddress: '203.0.113.7' }, { ...failed, serverIPAddress: '203.0.113.9' })], locale });
  const rows = all('.comparison tbody tr').map((row) => [row.dataset['difference'], row.dataset['name'] ?? '', ...[...row.querySelectorAll('td')].map((cell) => cell.textContent)]);
  expect(rows).toEqual(
    expect.arrayContaining([
      ['credential', 'authorization', 'Bearer opaque #bbbbbb', 'Bearer opaque #aaaaaa'],
      ['field', 'accept', 'application/json', 'text/html'],
      ['address', '', '203.0.113.7', '203.0.113.9'],
    ]),
  );
  expect(all('.comparison thead th').map((head) => head.getAttribute('scope'))).toEqual(['col', 'col', 'col']);
  expect(one('.comparison tbody th').getAttribute('scope')).toBe('row');
  expect(one('.comparison table').getAttribute('aria-label')).toBe(words.table);
  expect(one('.comparison tbody th').textContent).toContain(words.kinds.credential);
});

test('what was not there is said in words', async () => {
  const { one } = await mount('panel', { calls: [beside({ credentials: [] })] });
  expect(one('[data-difference="credential"] [data-side="worked"]').textContent).toBe(catalog('en').comparison.absent);
});

test('says when nothing differs, and nothing at all when nothing is known', async () => {
  const { one } = await mount('panel', { calls: [beside({ requestHeaders: { ...bearer, Accept: 'text/html' } })] });
  expect(one('.comparison').textContent).toContain(catalog('en').comparison.noDifference);
  const without = await mount('panel', { calls: [diagnose(failed)] });
  expect(without.all('[data-comparison]')).toHaveLength(0);
  const { comparison: _none, ...old } = diagnose(failed);
  const stored = await mount('popup', { calls: [old as Diagnosis] });
  expect(stored.all('[data-comparison]')).toHaveLength(0);
});

test('points at the stretch that differs', () => {
  expect(differingRanges('/v1/groups/42', '/v1/groups/41')).toEqual([[12, 13], [12, 13]]);
  expect(differingRanges('ab', 'a-b')).toEqual([null, [1, 2]]);
  expect(differingRanges('aa', 'aaa')).toEqual([null, [2, 3]]);
  expect(differingRanges('one', 'two')).toEqual([null, null]);
  expect(differingRanges(null, 'x')).toEqual([null, null]);
});

describe.each(LOCALES)('the words in %s', (locale) => {
  const { sentence, kinds, ...labels } = catalog(locale).comparison;
  const credentials: readonly Comparison['credential'][] = ['same', 'different', 'only-then', 'only-now', 'none', 'unknown'];
  const texts = [
    ...Object.values(labels),
    ...Object.values(kinds),
    ...[true, false].flatMap((sameEndpoint) => credentials.flatMap((credential) => (['token', 'key', 'cookie', 'login', 'credential'] as const).flatMap((carrier) => [0, 0.3, -0.3, 20, 60, 80, -3600, 7500, 400_000].map((seconds) => sentence({ sameEndpoint, samePath: seconds > 0, seconds, credential, carrier, call: 'GET /v1' }))))),
  ];
  test('are filled in and typeset', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/undefined|null|NaN|\s{2}|^\s|\s$/);
      expect(text.split('`').length % 2, text).toBe(1);
      if (locale === 'en') expect(text).not.toMatch(/\p{Script=Han}|[，。：；（）]/u);
      else expect(text).not.toMatch(/\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
    }
  });
});
