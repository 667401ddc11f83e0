/** Keeps the database within what the user wants and what fits the eye: of the tab that holds most the oldest calls go first, and what is too old. */
import { addTo, emptyTally, type StoredCall, type Tally, type Writing } from './database';
import type { HistoryLimits } from './history-limits';

/** More than this nobody reads, and no page shows quickly. */
const MAX_CALLS = 5000;
const DAY_MS = 86_400_000;

/** What is kept of each tab, changed in step with the calls: all in one transaction. */
export interface Books {
  add(call: StoredCall): void;
  /** `replaced`: another view of the same failure takes its place, or it was none. */
  takeAway(call: StoredCall): void;
  /** The call is not kept any more; it failed all the same. */
  letGo(call: StoredCall): void;
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Writes what has changed. */
  close(): Promise<unknown>;
}

/** Opens the books of a transaction. */
export async function openBooks(transaction: Writing): Promise<Books> {
  const store = transaction.objectStore('tallies');
  const tallies = new Map((await store.getAll()).map((tally) => [tally.tab, tally]));
  const changed = new Set<string>();
  const change = (call: StoredCall, next: (tally: Tally) => Tally): void => {
    tallies.set(call.tab, next(tallies.get(call.tab) ?? emptyTally(call.tab)));
    changed.add(call.tab);
  };
  return {
    tallies,
    add: (call) => change(call, (tally) => addTo(tally, call, 1)),
    takeAway: (call) => change(call, (tally) => addTo(tally, call, -1)),
    letGo: (call) => change(call, (tally) => ({ ...tally, count: tally.count - 1, size: tally.size - call.size })),
    close: () =>
      Promise.all(
        [...changed].map((tab) => {
          const tally = tallies.get(tab);
          return tally === undefined || (tally.count <= 0 && tally.failed === 0) ? store.delete(tab) : store.put(tally);
        }),
      ),
  };
}

/** Lets the oldest of the largest tab go until all fits. Resolves to the ids of those that went. */
export async function fit(transaction: Writing, books: Books, { megabytes }: HistoryLimits): Promise<readonly string[]> {
  const gone: string[] = [];
  for (;;) {
    const tallies = [...books.tallies.values()];
    const sum = (of: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + of(tally), 0);
    const surplus = { count: sum(({ count }) => count) - MAX_CALLS, size: sum(({ size }) => size) - megabytes * 1_000_000 };
    const by = surplus.size > 0 ? 'size' : surplus.count > 0 ? 'count' : null;
    if (by === null) return gone;
    const [largest, next] = tallies.toSorted((a, b) => b[by] - a[by]);
    if (largest === undefined) return gone;
    // Down to the next largest, and then by turns.
    const goal = Math.max(Math.min(surplus[by], largest[by] - (next?.[by] ?? 0)), 1);
    const went = await letOldestGo(transaction, books, IDBKeyRange.bound([largest.tab], [largest.tab, []]), 'tab', (calls) => (by === 'count' ? calls.length : calls.reduce((all, { size }) => all + size, 0)) >= goal);
    if (went.length === 0) return gone;
    gone.push(...went);
  }
}

/** Lets go of what began before the limit. */
export function expireCalls(transaction: Writing, books: Books, { days }: HistoryLimits, now: number): Promise<readonly string[]> {
  return letOldestGo(transaction, books, IDBKeyRange.upperBound(now - days * DAY_MS), 'startedAt', () => false);
}

/** Lets a part of all calls go, the oldest first: the disk is full. */
export async function letTenthGo(transaction: Writing, books: Books): Promise<readonly string[]> {
  const count = await transaction.objectStore('calls').count();
  return count === 0 ? [] : letOldestGo(transaction, books, null, 'startedAt', (calls) => calls.length >= Math.ceil(count / 10));
}

async function letOldestGo(transaction: Writing, books: Books, range: IDBKeyRange | null, index: 'tab' | 'startedAt', enough: (gone: readonly StoredCall[]) => boolean): Promise<readonly string[]> {
  const gone: StoredCall[] = [];
  for (let cursor = await transaction.objectStore('calls').index(index).openCursor(range); cursor !== null; cursor = await cursor.continue()) {
    gone.push(cursor.value);
    books.letGo(cursor.value);
    void cursor.delete();
    if (enough(gone)) break;
  }
  return gone.map(({ id }) => id);
}
