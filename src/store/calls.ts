/**
 * The failed calls, as the worker writes them: in batches, each one transaction. Their fields live in IndexedDB, their bodies only in memory; calls of
 * private windows live there altogether, and so does what the disk refuses. Every value is already redacted.
 */
import type { IDBPIndex } from 'idb';
import type { Exchange } from '../http/exchange';
import { requestPrefix, seesRequestOf } from '../http/same-request';
import { announce } from './changes';
import { currentRun } from './browser-run';
import { db, seenBy, storedCall, type FailedCall, type Schema, type StoredCall } from './database';
import { readLimits, type HistoryLimits } from './history-limits';
import { failedInMemory, findInMemory, putContents, putMemoryCalls, removeFromMemory, type MemoryCall } from './memory-calls';
import { expireCalls, fit, letTenthGo, openBooks, type Books } from './retention';
import type { Writing } from './database';

/** How far before a call another view of it may have begun, in milliseconds: the browser's queue counts for one observer only. */
const LOOK_BACK_MS = 30_000;
const SLACK_MS = 1000;
/** How often the oldest are let go when the disk is full, before memory is used instead. */
const MAX_ATTEMPTS = 5;

/** A call that is kept. */
export interface KeptCall extends FailedCall {
  /** Ids of the views that were put together in it. */
  readonly views: readonly string[];
  /** As it is on disk; null: it is in memory only. */
  readonly record: StoredCall | null;
  readonly inPrivate: boolean;
}

/** One call to be kept. `replaces`: what it was known as. */
export interface Put extends FailedCall {
  readonly views: readonly string[];
  readonly inPrivate: boolean;
  readonly replaces: KeptCall | null;
}

/** What became of a batch. */
export interface Outcome {
  /** How many older calls had to go. */
  readonly gone: number;
  /** true: the disk refused, and the calls are in memory only. */
  readonly refused: boolean;
}

/** A view that is looked for. `again`: it may have been told before. */
export interface View {
  readonly exchange: Exchange;
  readonly again: boolean;
}

/** For each view the calls that may be the same: those that only the other observer has seen, and those that already hold this very view. Bodies are left out. */
export async function callsLike(views: readonly View[]): Promise<readonly (readonly KeptCall[])[]> {
  const onDisk = await diskCallsLike(views).catch(() => views.map((): StoredCall[] => []));
  return Promise.all(
    views.map(async ({ exchange }, place) => {
      const { wanted, from, to } = likeness(exchange);
      const held = await findInMemory((entry) => seesRequestOf(entry.views, exchange) || (entry.seen === wanted && entry.startedAt >= from && entry.startedAt <= to));
      return [...(onDisk[place] ?? []).map((record): KeptCall => ({ ...record, record, inPrivate: false })), ...held.map((call): KeptCall => ({ ...call, record: null }))];
    }),
  );
}

function likeness(exchange: Exchange): { readonly wanted: string | null; readonly from: number; readonly to: number } {
  const start = Date.parse(exchange.startedDateTime);
  const other = exchange.observer === 'webRequest' ? 'devtools' : 'webRequest';
  return { wanted: exchange.observer === 'both' ? null : seenBy(other, exchange), from: start - LOOK_BACK_MS, to: start + (exchange.time ?? 0) + SLACK_MS };
}

async function diskCallsLike(views: readonly View[]): Promise<readonly (readonly StoredCall[])[]> {
  const calls = (await db()).transaction('calls').store;
  return Promise.all(
    views.map(async ({ exchange, again }) => {
      const { wanted, from, to } = likeness(exchange);
      const [alike, same] = await Promise.all([
        wanted === null ? [] : calls.index('seen').getAll(IDBKeyRange.bound([wanted, from], [wanted, to])),
        again ? sameRequest(calls.index('views'), exchange) : [],
      ]);
      return [...same, ...alike.filter(({ id }) => !same.some((one) => one.id === id))];
    }),
  );
}

/** The kept calls that hold a view of the same request. */
async function sameRequest(byView: IDBPIndex<Schema, ['calls'], 'calls', 'views'>, exchange: Exchange): Promise<readonly StoredCall[]> {
  const prefix = requestPrefix(exchange.id);
  const found = await byView.getAll(prefix === null ? exchange.id : IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  return found.filter(({ views }) => seesRequestOf(views, exchange));
}

/** Ids among `ids` that some kept call holds as a view. */
export async function knownViews(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const index = (await db()).transaction('calls').store.index('views');
  const found = await Promise.all(ids.map((id) => index.getKey(id)));
  return new Set(ids.filter((_, place) => found[place] !== undefined));
}

/** Keeps `puts` and forgets `removed`, all or nothing on disk, and lets go of what is too much. `run`: the run of the browser that they are of. Rejects only when memory refuses, too. */
export async function commitCalls(puts: readonly Put[], removed: readonly KeptCall[], run: string | null = null): Promise<Outcome> {
  const [limits, thisRun] = await Promise.all([readLimits(), run ?? currentRun()]);
  const toDisk = puts.filter(({ inPrivate }) => !inPrivate);
  const onDisk = toDisk.length > 0 || removed.some(({ record }) => record !== null) ? await commitToDisk(toDisk, removed, thisRun, limits) : { gone: [], refused: false };
  const fresh = new Set(puts.filter(({ replaces }) => replaces === null).map(({ exchange }) => exchange.id));
  const toMemory = puts.filter(({ inPrivate }) => inPrivate || onDisk.refused);
  const wentFromMemory = await putMemoryCalls(toMemory.map(({ exchange, verdict, views, inPrivate }): MemoryCall => ({ exchange, verdict, views, inPrivate })), fresh);
  const bodies = (onDisk.refused ? [] : toDisk).flatMap(({ exchange }): [string, string][] => (exchange.response?.content == null ? [] : [[exchange.id, exchange.response.content]]));
  await putContents(new Map(bodies));
  const heldNoMore = new Set(removed.filter(({ record }) => record === null).map(({ exchange }) => exchange.id));
  if (heldNoMore.size > 0) await removeFromMemory((_, id) => heldNoMore.has(id));
  announce('calls', { changed: [...puts.map(({ exchange }) => exchange.id), ...removed.map(({ exchange }) => exchange.id), ...onDisk.gone] });
  return { gone: onDisk.gone.length + wentFromMemory, refused: onDisk.refused };
}

async function commitToDisk(puts: readonly Put[], removed: readonly KeptCall[], run: string, limits: HistoryLimits): Promise<{ readonly gone: readonly string[]; readonly refused: boolean }> {
  const gone: string[] = [];
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    try {
      if (attempt > 0) gone.push(...(await write(letTenthGo)));
      gone.push(
        ...(await write(async (transaction, books) => {
          const calls = transaction.objectStore('calls');
          for (const { record } of [...removed, ...puts.flatMap(({ replaces }) => replaces ?? [])]) if (record !== null) books.takeAway(record);
          for (const { record } of removed) if (record !== null) void calls.delete(record.id);
          for (const { exchange, verdict, views, replaces } of puts) {
            const call = storedCall({ exchange, verdict }, replaces?.record?.tab ?? `${run}:${exchange.tabId ?? 'none'}`, views);
            void calls.put(call);
            books.add(call);
          }
          return fit(transaction, books, limits);
        })),
      );
      return { gone, refused: false };
    } catch (error) {
      if (!isFull(error)) break;
    }
  }
  return { gone, refused: true };
}

/** IndexedDB's own word, and what Chromium says of a disk that is full. */
function isFull(error: unknown): boolean {
  return error instanceof DOMException && /Quota|Unknown|Abort/.test(error.name);
}

/** One transaction over calls and tallies. */
async function write<T>(work: (transaction: Writing, books: Books) => Promise<T>): Promise<T> {
  const transaction = (await db()).transaction(['calls', 'tallies'], 'readwrite') as unknown as Writing;
  // A refused put ends the whole transaction: that is what is thrown, and nothing is left unheard.
  const done = transaction.done;
  done.catch(() => undefined);
  const books = await openBooks(transaction);
  const result = await work(transaction, books);
  await books.close();
  await done;
  return result;
}

/** Lets go of what is older than the user wants, and of the tallies of closed tabs. Resolves to their number. */
export async function expireHistory(now: number): Promise<number> {
  const [limits, run] = await Promise.all([readLimits(), currentRun()]);
  const gone = await write(async (transaction, books) => {
    const expired = await expireCalls(transaction, books, limits, now);
    const outgrown = await fit(transaction, books, limits);
    for (const { tab, count } of books.tallies.values()) if (count <= 0 && !tab.startsWith(`${run}:`)) void transaction.objectStore('tallies').delete(tab);
    return [...expired, ...outgrown];
  });
  if (gone.length > 0) announce('calls', { changed: gone });
  return gone.length;
}

/** How many calls of a tab failed in this run of the browser since it was cleared, kept or not, without those that were called off. */
export async function countFailures(tabId: number): Promise<number> {
  const key = `${await currentRun()}:${tabId}`;
  const onDisk = await db().then((open) => open.get('tallies', key)).catch(() => undefined);
  return (onDisk?.failed ?? 0) + (await failedInMemory(tabId));
}
