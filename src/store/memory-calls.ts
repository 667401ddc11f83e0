/**
 * What is kept in memory only, in `storage.session`: whole bodies, calls of private windows, and any call while the disk refuses. Bounded, the oldest
 * of whoever has most go first. Written by the worker alone, which remembers what is there; read by the pages.
 */
import browser from 'webextension-polyfill';
import { counts, seenBy, type FailedCall } from './database';
import { onSessionFull, putSession, readSession, removeSession, sessionBytes } from './session-area';

/** `storage.session` as a whole holds 10 MB (10,485,760 bytes, as JSON). */
const MAX_BYTES = 3_000_000;
const CALL = 'memory:';
const CONTENT = 'content:';
const FAILED = 'failedInMemory';

/** A call that is not on disk. */
export interface MemoryCall extends FailedCall {
  readonly inPrivate: boolean;
  readonly views: readonly string[];
}

interface Entry {
  readonly bytes: number;
  readonly tabId: number | null;
  readonly inPrivate: boolean;
  readonly seen: string | null;
  readonly startedAt: number;
  readonly views: readonly string[];
}

interface Index {
  readonly calls: Map<string, Entry>;
  readonly contents: Map<string, { readonly bytes: number }>;
  readonly failed: Map<number, number>;
}

/** Read once for each life of the worker; insertion order is age. */
let index: Promise<Index> | null = null;

function known(): Promise<Index> {
  index ??= readSession([CALL, CONTENT, FAILED]).then(
    (all) => {
      const of = (prefix: string): [string, unknown][] => Object.entries(all).filter(([key]) => key.startsWith(prefix));
      const calls = of(CALL).map(([key, value]): [string, Entry] => [key, entryOf(key, value as MemoryCall)]);
      const failed = Object.entries((all[FAILED] ?? {}) as Record<string, number>).map(([tabId, count]): [number, number] => [Number(tabId), count]);
      return { calls: new Map(calls.toSorted(([, a], [, b]) => a.startedAt - b.startedAt)), contents: new Map(of(CONTENT).map(([key, value]) => [key, { bytes: sessionBytes(key, value) }])), failed: new Map(failed) };
    },
    (error: unknown) => {
      index = null;
      throw error;
    },
  );
  return index;
}

function entryOf(key: string, call: MemoryCall): Entry {
  const { exchange, inPrivate, views } = call;
  return { bytes: sessionBytes(key, call), tabId: exchange.tabId, inPrivate, seen: seenBy(exchange.observer, exchange), startedAt: Date.parse(exchange.startedDateTime), views };
}

onSessionFull(async () => {
  const { contents, calls } = await known();
  // Bodies are worth less than calls: what they show has been judged.
  const from = contents.size > 0 ? contents : calls;
  const gone = [...from.keys()].slice(0, Math.ceil(from.size / 4));
  for (const key of gone) from.delete(key);
  await removeSession(gone);
  return gone.length > 0;
});

/** Keeps calls in memory. Resolves to the number of those, new or old, that had to go. `fresh`: ids of calls that were not counted before. */
export async function putMemoryCalls(put: readonly MemoryCall[], fresh: ReadonlySet<string>): Promise<number> {
  if (put.length === 0) return 0;
  const { calls, failed } = await known();
  const items = new Map<string, MemoryCall>();
  for (const call of put) {
    const key = CALL + call.exchange.id;
    calls.delete(key);
    calls.set(key, entryOf(key, call));
    items.set(key, call);
    const { tabId, id } = call.exchange;
    if (tabId !== null && fresh.has(id) && counts(call)) failed.set(tabId, (failed.get(tabId) ?? 0) + 1);
  }
  const outdated = overBudget(calls);
  for (const key of outdated) calls.delete(key);
  const gone = outdated.filter((key) => !items.delete(key));
  await removeSession(gone);
  const kept = await putSession({ ...Object.fromEntries(items), [FAILED]: Object.fromEntries(failed) });
  if (!kept) for (const key of items.keys()) calls.delete(key);
  return outdated.length + (kept ? 0 : items.size);
}

/** Keys of the oldest of the tab that has most, as long as all of them are too large. */
function overBudget(calls: ReadonlyMap<string, Entry>): string[] {
  const bytes = new Map<number | null, number>();
  let all = 0;
  for (const entry of calls.values()) {
    bytes.set(entry.tabId, (bytes.get(entry.tabId) ?? 0) + entry.bytes);
    all += entry.bytes;
  }
  const left = new Map<number | null, [string, Entry][]>();
  if (all > MAX_BYTES) for (const one of calls) left.set(one[1].tabId, [...(left.get(one[1].tabId) ?? []), one]);
  const gone: string[] = [];
  while (all > MAX_BYTES) {
    const [largest] = [...bytes].toSorted(([, a], [, b]) => b - a)[0] ?? [null];
    const oldest = left.get(largest)?.shift();
    if (oldest === undefined) break;
    gone.push(oldest[0]);
    all -= oldest[1].bytes;
    bytes.set(largest, (bytes.get(largest) ?? 0) - oldest[1].bytes);
  }
  return gone;
}

/** Keeps bodies, by id of their call. */
export async function putContents(bodies: ReadonlyMap<string, string>): Promise<void> {
  if (bodies.size === 0) return;
  const { contents } = await known();
  const items = new Map([...bodies].map(([id, content]) => [CONTENT + id, content]));
  for (const [key, content] of items) {
    contents.delete(key);
    contents.set(key, { bytes: sessionBytes(key, content) });
  }
  let all = [...contents.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const gone: string[] = [];
  for (const [key, { bytes }] of contents) {
    if (all <= MAX_BYTES) break;
    all -= bytes;
    contents.delete(key);
    if (!items.delete(key)) gone.push(key);
  }
  await removeSession(gone);
  if (!(await putSession(Object.fromEntries(items)))) for (const key of items.keys()) contents.delete(key);
}

/** Calls in memory that `isAlike` accepts. */
export async function findInMemory(isAlike: (entry: Pick<Entry, 'seen' | 'startedAt' | 'views'>) => boolean): Promise<MemoryCall[]> {
  const { calls } = await known();
  const keys = [...calls].filter(([, entry]) => isAlike(entry)).map(([key]) => key);
  return keys.length === 0 ? [] : (Object.values(await browser.storage.session.get(keys)) as MemoryCall[]);
}

/** Calls of a tab that failed, as far as they are in memory only. */
export async function failedInMemory(tabId: number): Promise<number> {
  return (await known()).failed.get(tabId) ?? 0;
}

/** Forgets the calls in memory that `isGone` names, with their bodies, and the count of each tab that it names. Resolves to their ids. */
export async function removeFromMemory(isGone: (entry: Pick<Entry, 'tabId' | 'inPrivate'>, id: string) => boolean, isTabGone: (tabId: number) => boolean = () => false): Promise<readonly string[]> {
  const { calls, failed } = await known();
  const gone = [...calls].filter(([key, entry]) => isGone(entry, key.slice(CALL.length))).map(([key]) => key);
  for (const key of gone) calls.delete(key);
  await removeSession(gone);
  const ids = gone.map((key) => key.slice(CALL.length));
  await removeContents(ids);
  const tabs = [...failed.keys()].filter(isTabGone);
  for (const tabId of tabs) failed.delete(tabId);
  if (tabs.length > 0) await putSession({ [FAILED]: Object.fromEntries(failed) });
  return ids;
}

/** Forgets the bodies of these calls; null: all bodies. */
export async function removeContents(ids: readonly string[] | null): Promise<void> {
  const { contents } = await known();
  const gone = ids === null ? [...contents.keys()] : ids.map((id) => CONTENT + id).filter((key) => contents.has(key));
  for (const key of gone) contents.delete(key);
  await removeSession(gone);
}

/** What is in memory, as a page reads it: calls, and bodies by the id of their call. `ids` null: all. */
export async function readMemory(ids: readonly string[] | null): Promise<{ readonly calls: readonly MemoryCall[]; readonly contents: ReadonlyMap<string, string> }> {
  const all = Object.entries(ids === null ? await readSession([CALL, CONTENT]) : await browser.storage.session.get(ids.flatMap((id) => [CALL + id, CONTENT + id])));
  return {
    calls: all.filter(([key]) => key.startsWith(CALL)).map(([, value]) => value as MemoryCall),
    contents: new Map(all.filter(([key]) => key.startsWith(CONTENT)).map(([key, value]) => [key.slice(CONTENT.length), String(value)])),
  };
}
