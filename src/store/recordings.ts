/**
 * What a recording holds before it is a report: when it ran and of which tab, and what was gathered meanwhile. The one that runs stands in
 * `storage.session` and, unless it is a private window's, on disk, so that neither a worker's nor a browser's end costs anything. Already redacted.
 */
import browser from 'webextension-polyfill';
import type { WorkedCall } from '../diagnosis/surroundings';
import type { Picture } from '../report/report';
import { announce } from './changes';
import { db, type FailedCall } from './database';
import { putSession, readSession, removeSession } from './session-area';

/** Why a recording is over. */
export type RecordingEnd = 'stopped' | 'tab-closed' | 'browser-closed' | 'too-long';

export interface Recording {
  readonly id: string;
  readonly tabId: number;
  /** `<run of the browser>:<tabId>`, as the calls have it. */
  readonly tab: string;
  readonly inPrivate: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** null: it runs. */
  readonly endedAt: number | null;
  readonly ended: RecordingEnd | null;
  /** The user lets the answers of failing calls be read in the page. */
  readonly bodies: boolean;
  /** Calls of the tab that had not ended when it did. */
  readonly unfinished: number;
  /** What the user typed meanwhile. */
  readonly said: { readonly did: string; readonly expected: string };
}

/** The content of a call that failed, as the page's own script received it. Redacted; its address is as in the call. */
export interface ReadAnswer {
  /** null: not known. */
  readonly method: string | null;
  readonly url: string;
  readonly status: number;
  /** When the page made the call: milliseconds since the epoch. */
  readonly startedAt: number;
  readonly content: string;
}

/** One thing that was gathered. `failed`: put in when the recording ended. */
export type RecordingItem =
  | { readonly kind: 'worked'; readonly call: WorkedCall }
  | { readonly kind: 'failed'; readonly call: FailedCall }
  | { readonly kind: 'answer'; readonly answer: ReadAnswer }
  | { readonly kind: 'picture'; readonly picture: Picture };

export interface RecordingPart {
  readonly recording: string;
  readonly item: RecordingItem;
}

const CURRENT = 'recording';
const HELD = 'recorded:';
const PART = 'recordingPart:';

/** The recording that runs, or the last one of this run of the browser; null: there was none. */
export async function readRecording(): Promise<Recording | null> {
  const { [CURRENT]: recording } = await browser.storage.session.get(CURRENT);
  return (recording as Recording | undefined) ?? null;
}

/** Writes the recording that runs, or its end. Rejects when the browser keeps it nowhere. */
export async function writeRecording(recording: Recording): Promise<void> {
  if (!recording.inPrivate) await db().then((open) => open.put('recordings', recording)).catch(() => undefined);
  if (!(await putSession({ [CURRENT]: recording, [HELD + recording.id]: recording }))) throw new Error('The browser keeps no recording.');
  announce('reports', null);
}

let parts = 0;

/** Adds what was gathered. What the disk refuses is kept in memory; resolves to false when that refuses, too. */
export async function addToRecording({ id, inPrivate }: Pick<Recording, 'id' | 'inPrivate'>, items: readonly RecordingItem[]): Promise<boolean> {
  if (items.length === 0) return true;
  const made = items.map((item): RecordingPart => ({ recording: id, item }));
  const onDisk = !inPrivate && (await partsToDisk(made).catch(() => false));
  if (onDisk) return true;
  return putSession(Object.fromEntries(made.map((part) => [`${PART}${id}:${Date.now()}-${(parts += 1)}`, part])));
}

async function partsToDisk(made: readonly RecordingPart[]): Promise<true> {
  const transaction = (await db()).transaction('recordingParts', 'readwrite');
  const done = transaction.done;
  done.catch(() => undefined);
  for (const part of made) void transaction.store.add(part);
  await done;
  return true;
}

/** A recording with all that it gathered; null: it is not kept. */
export async function readRecorded(id: string): Promise<{ readonly recording: Recording; readonly items: readonly RecordingItem[] } | null> {
  const held = await readSession([HELD + id, `${PART}${id}:`]);
  const open = await db().catch(() => null);
  const recording = (held[HELD + id] as Recording | undefined) ?? (await open?.get('recordings', id));
  if (recording === undefined) return null;
  const onDisk = (await open?.getAllFromIndex('recordingParts', 'recording', id)) ?? [];
  const inMemory = Object.entries(held).filter(([key]) => key.startsWith(PART)).map(([, part]) => part as RecordingPart);
  return { recording, items: [...onDisk, ...inMemory].map(({ item }) => item) };
}

/** Recordings on disk and in memory that no report was made of yet, newest first. */
export async function listRecordings(): Promise<readonly Recording[]> {
  const onDisk = await db().then((open) => open.getAll('recordings')).catch((): Recording[] => []);
  const held = Object.values(await readSession([HELD])) as Recording[];
  const all = new Map([...onDisk, ...held].map((recording) => [recording.id, recording]));
  return [...all.values()].toSorted((a, b) => b.startedAt - a.startedAt);
}

/** Forgets a recording and what it gathered: a report was made of it, or nobody wants it. */
export async function removeRecording(id: string): Promise<void> {
  const keys = Object.keys(await readSession([HELD + id, `${PART}${id}:`]));
  const current = await readRecording();
  await removeSession([...keys, ...(current?.id === id ? [CURRENT] : [])]);
  const open = await db().catch(() => null);
  if (open !== null) {
    const transaction = open.transaction(['recordings', 'recordingParts'], 'readwrite');
    void transaction.objectStore('recordings').delete(id);
    const mine = await transaction.objectStore('recordingParts').index('recording').getAllKeys(id);
    for (const key of mine) void transaction.objectStore('recordingParts').delete(key);
    await transaction.done;
  }
  announce('reports', null);
}

/** Forgets those of private windows, or all of them. */
export async function clearRecordings(privateOnly: boolean): Promise<void> {
  for (const { id, inPrivate } of await listRecordings()) if (!privateOnly || inPrivate) await removeRecording(id);
}
