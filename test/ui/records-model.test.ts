/** The records of the reports page: one is read at a time, a fault or a cancel takes nothing of what was there. */
import { describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { foldIncidents } from '../../src/diagnosis/incidents';
import { RECORD_LIMIT_BYTES } from '../../src/http/unreadable';
import { createRecordsModel, type RecordReader } from '../../src/ui/records-model';
import { exchange } from '../support/exchange';

const failed = diagnose(exchange({ id: 'har-0', status: 403 }));
const worked = diagnose(exchange({ id: 'har-1', status: 200, responseHeaders: { 'Access-Control-Allow-Origin': '*' } }));

function setUp() {
  const opened: { readonly source: Blob | string; readonly all: boolean; readonly on: Parameters<RecordReader>[2]; readonly end: ReturnType<typeof vi.fn> }[] = [];
  const reader: RecordReader = (source, all, on) => {
    const end = vi.fn();
    opened.push({ source, all, on, end });
    return { end, render: async () => new Blob(['report']) };
  };
  const model = createRecordsModel(reader, foldIncidents);
  const states = (): readonly string[] => model.records.value.map(({ state }) => state.value.is);
  const give = (place: number, calls = [failed]): void => opened[place]?.on.read({ form: 'har', entries: calls.length, unreadable: 0, calls });
  return { opened, model, states, give };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('reading', () => {
  test('one after another, and the first is looked at', async () => {
    const { opened, model, states, give } = setUp();
    model.add(['one', 'two']);
    await turn();
    expect([opened.length, ...states()]).toEqual([1, 'reading', 'waiting']);
    opened[0]?.on.progress('reading', 0.5);
    expect(model.records.value[0]?.state.value).toEqual({ is: 'reading', stage: 'reading', share: 0.5 });
    give(0);
    await turn();
    expect([opened.length, ...states()]).toEqual([2, 'read', 'reading']);
    expect(model.current.value?.content.value).toEqual({ form: 'har', entries: 1, unreadable: 0, calls: 1, failed: 1, all: false });
    await turn();
    expect(model.current.value?.model.calls.value).toEqual([failed]);
    expect(opened[0]?.end, 'it goes on rendering').not.toHaveBeenCalled();
    expect(await (await model.current.value?.render('html', 'en'))?.text()).toBe('report');
  });

  test('a fault is told, its worker ended, and what was there stays and is looked at', async () => {
    const { opened, model, states, give } = setUp();
    model.add(['one']);
    await turn();
    give(0);
    model.add(['broken', 'three']);
    await turn();
    opened[1]?.on.fault('broken-json');
    await turn();
    expect(opened[1]?.end).toHaveBeenCalledOnce();
    expect(states()).toEqual(['read', 'refused', 'reading']);
    give(2);
    expect(model.current.value?.id).toBe(model.records.value[2]?.id);
    expect(model.records.value[0]?.content.value?.calls).toBe(1);
  });

  test('what is too large is not even opened', async () => {
    const { opened, model } = setUp();
    model.add([Object.defineProperty(new File([], 'huge.har'), 'size', { value: RECORD_LIMIT_BYTES + 1 })]);
    await turn();
    expect(opened).toEqual([]);
    expect(model.records.value[0]?.state.value).toEqual({ is: 'refused', fault: 'too-large' });
  });
});

describe('ending', () => {
  test('a cancelled record goes, its worker ends, and the next is read', async () => {
    const { opened, model, states } = setUp();
    model.add(['one', 'two']);
    await turn();
    model.records.value[0]?.cancel();
    await turn();
    expect(opened[0]?.end).toHaveBeenCalled();
    expect([opened.length, ...states()]).toEqual([2, 'reading']);
  });

  test('one that only waits can be cancelled too', async () => {
    const { opened, model, give } = setUp();
    model.add(['one', 'two']);
    await turn();
    model.records.value[1]?.cancel();
    give(0);
    await turn();
    expect(opened).toHaveLength(1);
    expect(model.records.value).toHaveLength(1);
  });

  test('removing the one that is looked at shows its neighbour', async () => {
    const { model, give, opened } = setUp();
    model.add(['one', 'two']);
    await turn();
    give(0);
    await turn();
    give(1);
    const [first, second] = model.records.value;
    model.remove(first?.id ?? 0);
    expect(model.current.value).toBe(second);
    expect(opened[0]?.end).toHaveBeenCalled();
  });
});

describe('the calls that worked', () => {
  test('are read when they are asked for; until then, and where that is cancelled or fails, what was shown stays', async () => {
    const { opened, model, states, give } = setUp();
    model.add(['one']);
    await turn();
    give(0);
    await turn();
    const [record] = model.records.value;
    record?.readAgain(true);
    await turn();
    expect([opened[1]?.all, ...states()]).toEqual([true, 'reading']);
    record?.cancel();
    expect([record?.content.value?.all, ...states()]).toEqual([false, 'read']);
    expect(opened[0]?.end).not.toHaveBeenCalled();

    record?.readAgain(true);
    await turn();
    opened[2]?.on.fault('failed');
    expect([record?.content.value?.calls, opened[0]?.end.mock.calls.length]).toEqual([1, 0]);

    record?.readAgain(true);
    await turn();
    give(3, [failed, worked]);
    await turn();
    expect(record?.content.value).toMatchObject({ calls: 2, failed: 1, all: true });
    expect(record?.model.calls.value).toEqual([worked, failed]);
    expect(opened[0]?.end).toHaveBeenCalled();
  });
});
