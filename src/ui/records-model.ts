/** Signals over the records that were handed over: which there are, how far each is read, which one is looked at, which two calls are compared. May touch the reader that it is given and nothing else. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Diagnosis } from '../diagnosis/diagnose';
import type { RecordForm } from '../http/record-file';
import { RECORD_LIMIT_BYTES, type Unreadable } from '../http/unreadable';
import type { Locale } from '../locales/catalog';
import type { SavedForm } from '../report/form-names';
import { createCallsModel, prepareFilter, singly, type CallsModel, type Fold } from './calls-model';

/** `reading`: its bytes · `parsing`: its text · `judging`: its calls. */
export type ReadStage = 'reading' | 'parsing' | 'judging';
/** `not-a-file`: a folder, or a file that went away · `failed`: nothing is known but that. */
export type RecordFault = Unreadable | 'not-a-file' | 'failed';

export interface ReadRecord {
  readonly form: RecordForm;
  /** Entries in the record, and those of them that could not be read. */
  readonly entries: number;
  readonly unreadable: number;
  /** In the order of the record. */
  readonly calls: readonly Diagnosis[];
}

export interface OpenRecord {
  /** Frees all that it holds; also while it is read. */
  end(): void;
  render(form: SavedForm, locale: Locale): Promise<Blob>;
}

/** Reads a record away from the page. `all`: also the calls that worked. */
export type RecordReader = (
  source: Blob | string,
  all: boolean,
  on: { readonly progress: (stage: ReadStage, share: number | null) => void; readonly read: (record: ReadRecord) => void; readonly fault: (fault: RecordFault) => void },
) => OpenRecord;

export type RecordState =
  | { readonly is: 'waiting' }
  /** `share`: from 0 to 1; null: nobody knows. */
  | { readonly is: 'reading'; readonly stage: ReadStage; readonly share: number | null }
  | { readonly is: 'read' }
  | { readonly is: 'refused'; readonly fault: RecordFault };

/** What calls are shown under: a file by its name, the texts that were pasted by their number (from 1), what this computer keeps. */
export type RecordName = { readonly is: 'file'; readonly name: string } | { readonly is: 'pasted'; readonly number: number } | { readonly is: 'kept' };

/** Calls that are looked at, wherever they come from. */
export interface ShownCalls {
  readonly name: RecordName;
  readonly model: CallsModel;
  render(form: SavedForm, locale: Locale): Promise<Blob>;
}

/** One record. */
export interface Imported extends ShownCalls {
  readonly id: number;
  /** Bytes of the file, or characters of the text. */
  readonly size: number;
  readonly state: ReadonlySignal<RecordState>;
  /** What was read of it; null: nothing so far. */
  readonly content: ReadonlySignal<(Omit<ReadRecord, 'calls'> & { readonly calls: number; readonly failed: number; readonly all: boolean }) | null>;
  /** Reads it again, with or without the calls that worked. */
  readAgain(all: boolean): void;
  /** Ends a reading. Where nothing was read before, the record goes. */
  cancel(): void;
}

/** A call that was chosen to be laid beside another one. */
export interface Chosen {
  readonly record: RecordName;
  readonly diagnosis: Diagnosis;
}

export interface RecordsModel {
  readonly records: ReadonlySignal<readonly Imported[]>;
  readonly current: ReadonlySignal<Imported | null>;
  /** What this computer keeps is looked at, and none of the records. */
  readonly keptShown: Signal<boolean>;
  /** The calls that are compared, in the order in which they were chosen: two at most. */
  readonly chosen: Signal<readonly Chosen[]>;
  add(sources: readonly (File | string)[]): void;
  look(id: number): void;
  remove(id: number): void;
}

/** Makes the model. Records are read one after another: two large ones at a time would need too much memory. */
export function createRecordsModel(open: RecordReader, fold: Fold): RecordsModel {
  const records = signal<readonly Imported[]>([]);
  const looked = signal<number | null>(null);
  const keptShown = signal(false);
  const chosen = signal<readonly Chosen[]>([]);
  const ends = new Map<number, () => void>();
  const queue: (() => Promise<void>)[] = [];
  let [busy, last, pasted] = [false, 0, 0];

  const next = (): void => {
    const job = busy ? undefined : queue.shift();
    if (job === undefined) return;
    busy = true;
    void job().finally(() => ((busy = false), next()));
  };
  const remove = (id: number): void =>
    batch(() => {
      ends.get(id)?.();
      ends.delete(id);
      const place = records.value.findIndex((one) => one.id === id);
      records.value = records.value.filter((one) => one.id !== id);
      if (looked.value === id) looked.value = (records.value[place] ?? records.value.at(-1))?.id ?? null;
    });

  const imported = (source: File | string): Imported => {
    last += 1;
    const id = last;
    if (typeof source === 'string') pasted += 1;
    const size = typeof source === 'string' ? source.length : source.size;
    const state = signal<RecordState>({ is: 'waiting' });
    const content = signal<Imported['content']['value']>(null);
    const held = signal<readonly Diagnosis[]>([]);
    const model = createCallsModel({ calls: async () => held.value, notices: async () => [], subscribe: (onChange) => held.subscribe(onChange) }, () => true, failuresFolded(fold));
    let kept: OpenRecord | null = null;
    let stop: (() => void) | null = null;
    let gone = false;

    const read = (all: boolean) => async (): Promise<void> => {
      if (gone || state.value.is !== 'waiting') return;
      if (size > RECORD_LIMIT_BYTES) return void (state.value = { is: 'refused', fault: 'too-large' });
      await new Promise<void>((done) => {
        state.value = { is: 'reading', stage: 'reading', share: 0 };
        const ends = (how: RecordState): void => {
          stop = null;
          state.value = how;
          done();
        };
        const opened = open(source, all, {
          progress: (stage, share) => void (stop !== null && (state.value = { is: 'reading', stage, share })),
          fault: (fault) => {
            opened.end();
            // What came of a record that is there already changes nothing of what is shown.
            if (stop !== null) ends({ is: 'refused', fault });
          },
          read: ({ calls, ...facts }) =>
            batch(() => {
              kept?.end();
              kept = opened;
              held.value = calls.toReversed();
              setTimeout(() => prepareFilter(calls));
              content.value = { ...facts, calls: calls.length, failed: calls.filter(({ failure }) => failure !== 'none').length, all };
              // The first that can be looked at is, where the one before it cannot.
              if (!records.value.some((one) => one.id === looked.value && one.content.value !== null)) looked.value = id;
              ends({ is: 'read' });
            }),
        });
        stop = () => {
          opened.end();
          ends(content.value === null ? { is: 'waiting' } : { is: 'read' });
        };
      });
    };
    const ask = (all: boolean): void => {
      stop?.();
      state.value = { is: 'waiting' };
      queue.push(read(all));
      next();
    };
    ends.set(id, () => {
      gone = true;
      stop?.();
      kept?.end();
      model.dispose();
    });
    queue.push(read(false));
    return {
      id,
      name: typeof source === 'string' ? { is: 'pasted', number: pasted } : { is: 'file', name: source.name },
      size,
      state,
      content,
      model,
      readAgain: ask,
      cancel() {
        if (content.value === null) remove(id);
        else if (stop === null) state.value = { is: 'read' };
        else stop();
      },
      render: async (form, locale) => (kept === null ? Promise.reject(new Error('Nothing was read.')) : kept.render(form, locale)),
    };
  };

  return {
    records,
    current: computed(() => (keptShown.value ? null : (records.value.find(({ id }) => id === looked.value) ?? null))),
    keptShown,
    chosen,
    add(sources) {
      const added = sources.map(imported);
      const [first] = added;
      if (first === undefined) return;
      batch(() => {
        records.value = [...records.value, ...added];
        looked.value = first.id;
        keptShown.value = false;
      });
      next();
    },
    look: (id) => batch(() => ((looked.value = id), (keptShown.value = false))),
    remove,
  };
}

/** Only failures are put together; of the calls that worked there may be very many. Newest first. */
function failuresFolded(fold: Fold): Fold {
  return (calls) => {
    const failed = calls.filter(({ failure }) => failure !== 'none');
    if (failed.length === calls.length) return fold(calls);
    const worked = singly(calls.filter(({ failure }) => failure === 'none'));
    return [...fold(failed), ...worked].sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0));
  };
}
