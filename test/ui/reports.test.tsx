// @vitest-environment happy-dom
/** The reports page: what an organisation rules out is not offered, and a drop is not taken. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { foldIncidents } from '../../src/diagnosis/incidents';
import { LOCALES, type Locale } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { createCallsModel } from '../../src/ui/calls-model';
import type { KeptCallsControls } from '../../src/ui/KeptCalls';
import { createRecordsModel, type RecordReader } from '../../src/ui/records-model';
import { ReportsView } from '../../src/ui/ReportsView';
import { exchange } from '../support/exchange';
import { fakeFeed, type FakeFeed } from './fake-feed';

const reader: RecordReader = (_source, _all, on) => {
  queueMicrotask(() => on.read({ form: 'har', entries: 1, unreadable: 0, calls: [diagnose(exchange({ id: 'har-0', status: 403 }))] }));
  return { end: () => undefined, render: async () => new Blob([]) };
};

const keptOf = (feed: FakeFeed): KeptCallsControls => {
  const calls = createCallsModel(feed, () => true, foldIncidents);
  return { summary: signal({ calls: 3, oldest: Date.parse('2026-11-20T10:00:00.000Z') }), calls: () => ({ name: { is: 'kept' }, model: calls, render: async () => new Blob([]) }), onGrant: () => undefined, onDismiss: () => undefined };
};
const click = (selector: string): Promise<void> => act(async () => document.querySelector<HTMLElement>(selector)?.click());
const turn = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve)));

async function show(forbid: readonly string[], locale: Locale = 'en', feed: FakeFeed = fakeFeed([])) {
  const model = createRecordsModel(reader, foldIncidents);
  const add = vi.spyOn(model, 'add');
  document.body.replaceChildren();
  const root = document.body.appendChild(document.createElement('div'));
  await act(async () => {
    render(<ReportsView model={model} locale={signal(locale)} onLocale={() => undefined} onCopy={async () => undefined} compare={() => []} kept={{ list: signal([]), urlOf: (id) => id, remove: async () => undefined }} keptCalls={keptOf(feed)} forbid={forbid} theme="light" vendorName={(vendor) => vendor} />, root);
  });
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [], getData: () => 'HTTP/1.1 403 Forbidden' } });
  await act(async () => void document.querySelector('main')?.dispatchEvent(drop));
  await act(async () => new Promise((resolve) => setTimeout(resolve)));
  return { model, add, has: (selector: string): boolean => document.querySelector(selector) !== null };
}

test.each(LOCALES)('where opening files is ruled out, nothing is taken and it is said why (%s)', async (locale) => {
  const { add, has } = await show(['import'], locale);
  expect(add).not.toHaveBeenCalled();
  expect([has('input[type=file]'), has('[data-record]')]).toEqual([false, false]);
  expect(document.querySelector('[data-forbidden]')?.textContent).toBe(catalog(locale).ui.reports.importForbidden);
});

test('where saving is ruled out, it is not offered; otherwise it is', async () => {
  const free = await show([]);
  expect([free.add.mock.calls.length, free.has('[data-call="har-0"]'), free.has('[data-save]')]).toEqual([1, true, true]);
  const bound = await show(['save']);
  expect([bound.has('[data-call="har-0"]'), bound.has('[data-save]')]).toEqual([true, false]);
});

test.each(LOCALES)('the calls that are kept: counted at once, shown when asked for, each with its page and time, with what may be missing, and live (%s)', async (locale) => {
  const call = (id: string, tabId: number, startedDateTime: string, path = '/v1/groups') => diagnose(exchange({ id, tabId, startedDateTime, status: 403, url: `https://api.tokenim.com${path}`, origin: 'https://app.example' }));
  const again = call('again', 7, '2026-11-21T10:00:00.000Z');
  const old = call('old', 7, '2026-11-20T10:00:00.000Z');
  const gap = { id: 'full', kind: 'history-full', tabId: null, subject: '', at: '2026-11-22T10:00:00.000Z', count: 12 } as const;
  const feed = fakeFeed([again, old, call('other', -2, '2026-11-19T10:00:00.000Z')], [gap]);
  const { model } = await show(['import'], locale, feed);
  const words = catalog(locale).ui.reports.keptCalls;
  expect(document.querySelector('[data-kept-calls="3"]')?.textContent).toContain(words.count(3));
  expect(document.querySelector('[data-call]')).toBeNull();
  await click('[data-show-kept]');
  await turn();
  const rows = (): readonly (string | null)[] => [...document.querySelectorAll('[data-call]')].map((row) => `${row.getAttribute('data-call')} ${row.getAttribute('data-count')}`);
  expect(rows(), 'another run of the browser is another tab').toEqual(['again 2', 'other 1']);
  expect([...document.querySelectorAll('td.c-where')].map(({ textContent }) => textContent?.endsWith('app.example'))).toEqual([true, true]);
  expect(document.querySelector('td.c-where time')?.textContent).toMatch(/^2026-11-2\d \d\d:00:00–2026-11-2\d \d\d:00:00$/);
  expect(document.querySelector('[data-notice="history-full"]')?.getAttribute('data-notice-count')).toBe('12');
  await act(async () => feed.set([call('newest', 8, '2026-11-22T10:00:00.000Z', '/v1/users'), again, old]));
  await turn();
  expect(rows()).toEqual(['newest 1', 'again 2']);
  await click('[data-choose]');
  expect(model.chosen.value.map(({ record }) => record)).toEqual([{ is: 'kept' }]);
  expect(document.querySelector('.chosen')?.textContent).toContain(words.name);
  await act(async () => model.add(['a text']));
  await turn();
  expect([model.keptShown.value, rows()], 'a file that is opened takes the place').toEqual([false, ['har-0 1']]);
});

test('texts that are pasted have names of their own', async () => {
  const { model } = await show([]);
  await act(async () => model.add(['one', 'two']));
  await turn();
  expect([...document.querySelectorAll('.record-name b')].map(({ textContent }) => textContent)).toEqual(['Pasted text', 'Pasted text 2', 'Pasted text 3']);
});
