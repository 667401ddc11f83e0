/** Starts a worker for each record that is read, and ends it with the record. May touch workers and chance, no extension API. */
import type { Diagnosis } from '../../diagnosis/diagnose';
import type { Settings } from '../../profiles/settings';
import type { Locale } from '../../locales/catalog';
import type { SavedForm } from '../../report/form-names';
import type { RecordReader } from '../../ui/records-model';
import type { Answer, Order } from './worker-messages';

/** Beside the pages in the built extension; its policy lets workers be started from nowhere else. */
const WORKER = import.meta.env.MODE === 'development' ? '/src/entry/reports/record-worker.ts' : '/record-worker.js';

interface UrlPolicy {
  createScriptURL(text: string): string;
}
/** The pages' policy wants to be told of every URL that code is loaded from (https://w3c.github.io/trusted-types/dist/spec/). This is the only one. */
const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: UrlPolicy): UrlPolicy } };
const policy = trustedTypes?.createPolicy('record-worker', { createScriptURL: () => WORKER });

const startWorker = (): Worker => new Worker(policy?.createScriptURL(WORKER) ?? WORKER, { type: 'module' });

const key = crypto.getRandomValues(new Uint8Array(32));

/** Reads each record in a worker of its own, which goes on answering `render` until `end`. `settings`: those in force at that moment. */
export const recordReader = (settings: () => Settings): RecordReader => (source, all, on) => {
  if (settings().forbid.includes('import')) throw new Error('The organisation forbids opening files.');
  const worker = startWorker();
  const calls: Diagnosis[] = [];
  const waiting = new Map<number, (file: Blob | null) => void>();
  let [last, dead] = [0, false];
  const ask = (order: Order): void => worker.postMessage(order, { transfer: [] });
  const fail = (): void => {
    dead = true;
    on.fault('failed');
    for (const done of waiting.values()) done(null);
    waiting.clear();
  };
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.tell === 'progress') on.progress(data.stage, data.share);
    else if (data.tell === 'calls') calls.push(...data.calls);
    else if (data.tell === 'read') on.read({ form: data.form, entries: data.entries, unreadable: data.unreadable, calls });
    else if (data.tell === 'fault') on.fault(data.fault);
    else {
      waiting.get(data.number)?.(data.file);
      waiting.delete(data.number);
    }
  });
  ask({ ask: 'read', source, all, key, own: settings().apis });
  return {
    end: () => worker.terminate(),
    async render(form, locale) {
      if (settings().forbid.includes('save')) throw new Error('The organisation forbids saving.');
      if (dead) throw new Error('The worker has ended.');
      last += 1;
      const number = last;
      const file = await new Promise<Blob | null>((resolve) => {
        waiting.set(number, resolve);
        ask({ ask: 'render', number, form, locale, strict: settings().redaction === 'strict' });
      });
      if (file === null) throw new Error('The report could not be made.');
      return file;
    },
  };
};

/** Makes a report of calls that the page holds. Rejects when it cannot be made. */
export type CallsWriter = (calls: readonly Diagnosis[], form: SavedForm, locale: Locale) => Promise<Blob>;

/** Calls in one message to the worker, between which the page has its turn. */
const BATCH = 100;

/** Writes with a worker that lives as long as that. */
export const callsWriter = (settings: () => Settings): CallsWriter => async (calls, form, locale) => {
  if (settings().forbid.includes('save')) throw new Error('The organisation forbids saving.');
  const worker = startWorker();
  try {
    for (let from = 0; from < calls.length; from += BATCH) {
      worker.postMessage({ ask: 'take', calls: calls.slice(from, from + BATCH) } satisfies Order, { transfer: [] });
      await new Promise((resolve) => setTimeout(resolve));
    }
    const file = await new Promise<Blob | null>((resolve) => {
      worker.addEventListener('error', () => resolve(null));
      worker.addEventListener('messageerror', () => resolve(null));
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data.tell === 'rendered' ? data.file : null));
      worker.postMessage({ ask: 'render', number: 1, form, locale, strict: settings().redaction === 'strict' } satisfies Order, { transfer: [] });
    });
    if (file === null) throw new Error('The report could not be made.');
    return file;
  } finally {
    worker.terminate();
  }
};
