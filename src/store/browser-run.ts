/** Which run of the browser this is, and how this life of the worker began: what may have been missed follows from it. */
import browser from 'webextension-polyfill';

const RUN = 'browserSession';
const BUSY = 'busySince';

/**
 * `worker`: the worker alone was started again · `browser`: the browser was · `extension`: the extension was reloaded, updated or enabled while the
 * browser went on, and its tabs with it · `installed`: for the first time.
 */
export interface Life {
  readonly run: string;
  readonly began: 'worker' | 'browser' | 'extension' | 'installed';
  /** The life before ended, with its browser or extension, while calls were going on since this moment (milliseconds since the epoch); null: at rest. */
  readonly busySince: number | null;
}

/** The worker's life: whoever asks for the run there waits until it is known. */
let life: Promise<Life> | null = null;

/** Begins a life of the worker. `browserStarted`: whether the browser says that it has just been started; asked for only where that decides. */
export function beginLife(browserStarted: () => Promise<boolean>): Promise<Life> {
  life = begin(browserStarted);
  return life;
}

async function begin(browserStarted: () => Promise<boolean>): Promise<Life> {
  const { [RUN]: known } = await browser.storage.session.get(RUN);
  if (typeof known === 'string') return { run: known, began: 'worker', busySince: null };
  const disk = await browser.storage.local.get([RUN, BUSY]);
  const before = disk[RUN];
  const began = typeof before !== 'string' ? 'installed' : (await browserStarted()) ? 'browser' : 'extension';
  const run = began === 'extension' && typeof before === 'string' ? before : crypto.randomUUID();
  await Promise.all([browser.storage.session.set({ [RUN]: run }), browser.storage.local.set({ [RUN]: run })]);
  await browser.storage.local.remove(BUSY);
  const busySince = disk[BUSY];
  return { run, began, busySince: typeof busySince === 'number' ? busySince : null };
}

/** The run. A page that asks before the worker has said which one it is hears of the last one. */
export async function currentRun(): Promise<string> {
  if (life !== null) return (await life).run;
  const { [RUN]: known } = await browser.storage.session.get(RUN);
  if (typeof known === 'string') return known;
  const { [RUN]: before } = await browser.storage.local.get(RUN);
  return typeof before === 'string' ? before : '';
}

/** Notes on disk that calls are going on, or null: at rest. A time and nothing else; not for calls of private windows. */
export async function noteBusy(since: number | null): Promise<void> {
  await (since === null ? browser.storage.local.remove(BUSY) : browser.storage.local.set({ [BUSY]: since })).catch(() => undefined);
}
