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
import { createRecordsModel, type RecordReader } from '../../src/ui/records-model';
import { ReportsView } from '../../src/ui/ReportsView';
import { exchange } from '../support/exchange';

const reader: RecordReader = (_source, _all, on) => {
  queueMicrotask(() => on.read({ form: 'har', entries: 1, unreadable: 0, calls: [diagnose(exchange({ id: 'har-0', status: 403 }))] }));
  return { end: () => undefined, render: async () => new Blob([]) };
};

async function show(forbid: readonly string[], locale: Locale = 'en') {
  const model = createRecordsModel(reader, foldIncidents);
  const add = vi.spyOn(model, 'add');
  document.body.replaceChildren();
  const root = document.body.appendChild(document.createElement('div'));
  await act(async () => {
    render(<ReportsView model={model} locale={signal(locale)} onLocale={() => undefined} onCopy={async () => undefined} compare={() => []} kept={{ list: signal([]), urlOf: (id) => id, remove: async () => undefined }} forbid={forbid} theme="light" vendorName={(vendor) => vendor} />, root);
  });
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [], getData: () => 'HTTP/1.1 403 Forbidden' } });
  await act(async () => void document.querySelector('main')?.dispatchEvent(drop));
  await act(async () => new Promise((resolve) => setTimeout(resolve)));
  return { add, has: (selector: string): boolean => document.querySelector(selector) !== null };
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
