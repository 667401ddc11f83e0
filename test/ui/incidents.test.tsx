// @vitest-environment happy-dom
/** Repeats in the list and in the popup: one line, unfolded by mouse and by keyboard, and what is selected stays so. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { withStorms } from '../../src/diagnosis/storms';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { localTimes } from '../../src/locales/times';
import { exchange } from '../support/exchange';
import { repeatsOf } from './gallery/repeats';
import { mount } from './mount';

const expired = diagnose(exchange({ id: 'expired', status: 401, body: { code: 'token_expired' } }));
const other = diagnose(exchange({ id: 'other', status: 404, url: 'https://api.tokenim.com/v1/groups', startedDateTime: '2026-11-22T09:00:00.000Z' }));
const calls = [...withStorms(repeatsOf(expired)), other];
const settle = () => new Promise((done) => setTimeout(done));
const rowsOf = (page: Awaited<ReturnType<typeof mount>>): string[] => page.all('tbody [data-call]').map(({ dataset }) => dataset['call'] ?? '');

describe('the panel', () => {
  test.each(LOCALES)('shows one line for twelve calls, by the newest, with how often and when (%s)', async (locale) => {
    const page = await mount('panel', { calls, folded: true, locale });
    expect(rowsOf(page)).toEqual(['expired-11', 'other']);
    const row = page.one('[data-call="expired-11"]');
    expect(row.dataset).toMatchObject({ status: '401', failure: 'status', count: '12' });
    expect(row.getAttribute('aria-expanded')).toBe('false');
    expect(page.one('[data-call="other"]').getAttribute('aria-expanded')).toBeNull();
    const [from, to] = localTimes(Date.parse('2026-11-22T10:00:00.000Z'), Date.parse('2026-11-22T10:00:03.190Z'));
    expect(row.textContent).toContain('×12');
    expect(row.textContent).toContain(`${from}–${to}`);
    const { repeats, toolbar } = catalog(locale).ui;
    expect(page.one('.happened').textContent).toBe(repeats.happened(12, repeats.between(from, to)));
    expect(page.one('.toolbar').textContent).toContain(toolbar.count(13, 13));
    expect(page.all('[data-role="symptom"][data-cause="retry-storm"]')).toHaveLength(1);
  });

  test('unfolds and folds by mouse, without opening the call', async () => {
    const page = await mount('panel', { calls, folded: true });
    await page.click('[data-unfold]');
    expect(rowsOf(page)).toHaveLength(13);
    expect(page.one('[data-call="expired-11"]').getAttribute('aria-expanded')).toBe('true');
    expect(page.all('[aria-level="2"]')).toHaveLength(11);
    expect(page.one('.panel').dataset['opened']).toBe('false');
    await page.click('[data-unfold]');
    expect(rowsOf(page)).toHaveLength(2);
  });

  test('right unfolds and goes in, left goes out and folds, up and down pass through', async () => {
    const page = await mount('panel', { calls, folded: true });
    const press = async (key: string): Promise<string> => {
      await page.press(key, '[aria-selected="true"][data-call]');
      return page.one('[aria-selected="true"][data-call]').dataset['call'] ?? '';
    };
    expect(await press('ArrowLeft')).toBe('expired-11');
    expect(await press('ArrowRight')).toBe('expired-11');
    expect(rowsOf(page)).toHaveLength(13);
    expect(await press('ArrowRight')).toBe('expired-10');
    expect(await press('ArrowDown')).toBe('expired-9');
    expect(await press('ArrowRight')).toBe('expired-9');
    expect((document.activeElement as HTMLElement).dataset['call']).toBe('expired-9');
    expect(await press('ArrowLeft')).toBe('expired-11');
    expect(await press('ArrowLeft')).toBe('expired-11');
    expect(rowsOf(page)).toHaveLength(2);
    expect(await press('ArrowDown')).toBe('other');
    expect(await press('ArrowRight')).toBe('other');
  });

  test('what is selected stays so while repeats come in, and stays in sight', async () => {
    const page = await mount('panel', { calls: calls.slice(5), folded: true });
    await page.click('[data-call="expired-6"]');
    await page.act(async () => {
      page.feed.set(calls);
      await settle();
    });
    expect(page.one('[data-selected-call]').dataset['selectedCall']).toBe('expired-6');
    expect(rowsOf(page)).toEqual(['expired-11', 'expired-6', 'other']);
    expect(page.one('[aria-selected="true"]').dataset['call']).toBe('expired-6');
    expect(page.one('.happened').dataset['count']).toBe('12');
  });

  test('folding takes the selection along, the filter looks at single calls', async () => {
    const page = await mount('panel', { calls, folded: true });
    await page.click('[data-unfold]');
    await page.click('[data-call="expired-3"]');
    await page.click('[data-unfold]');
    expect(page.one('[aria-selected="true"]').dataset['call']).toBe('expired-11');
    await page.act(async () => void (page.model.filter.value = 'groups'));
    expect(rowsOf(page)).toEqual(['other']);
    expect(page.one('.happened').dataset['count']).toBe('12');
  });
});

describe('the popup', () => {
  test.each(LOCALES)('shows one item, each of its calls in a list, and counts calls (%s)', async (locale) => {
    const page = await mount('popup', { calls, folded: true, locale });
    expect(page.all('.popup-call')).toHaveLength(2);
    expect(page.one('.popup-call').dataset).toMatchObject({ call: 'expired-11', count: '12' });
    expect(new Set(page.all('[data-call]').map(({ dataset }) => dataset['call'])).size).toBe(13);
    expect(page.one('.popup-call summary').textContent).toContain('×12');
    expect(page.one('.popup-call summary [data-cause="retry-storm"]').textContent).not.toBe('');
    expect(page.one('.popup-repeats summary').textContent).toBe(catalog(locale).ui.repeats.all(12));
    expect(page.one('.popup-count').textContent).toContain(catalog(locale).ui.popup.failures(13));
  });

  test('an opened item stays open when a repeat comes in', async () => {
    const page = await mount('popup', { calls: calls.slice(1), folded: true });
    const opened = page.one('.popup-call details') as HTMLDetailsElement;
    opened.open = true;
    await page.act(async () => {
      page.feed.set(calls);
      await settle();
    });
    expect(page.one('.popup-call').dataset['call']).toBe('expired-11');
    expect((page.one('.popup-call details') as HTMLDetailsElement).open).toBe(true);
  });
});

test('times are as short as they can be told apart', () => {
  expect(localTimes(0, 1000).map((text) => text.length)).toEqual([8, 8]);
  expect(localTimes(0, 100_000_000).map((text) => text.length)).toEqual([19, 19]);
});
