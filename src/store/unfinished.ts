/** The calls that have not ended, on disk as long as they have not: so that a browser that ends without warning leaves a word of them. Not those of private windows. */
import type { OpenEntry } from '../observe/open-exchanges';
import { db, type Unfinished } from './database';

/** Writes them down. Never rejects: it is a precaution. */
export function keepUnfinished(entries: readonly OpenEntry[], run: string): Promise<void> {
  return write((put) => {
    for (const [requestId, entry] of entries) void put({ id: entry.exchange.id, run, requestId, entry });
  });
}

/** They have ended. Never rejects. */
export function dropUnfinished(ids: readonly string[]): Promise<void> {
  return write((_, drop) => {
    for (const id of ids) void drop(id);
  });
}

/** All that are written down. Never rejects. */
export async function readUnfinished(): Promise<readonly Unfinished[]> {
  return db().then((open) => open.getAll('unfinished')).catch(() => []);
}

async function write(work: (put: (one: Unfinished) => Promise<unknown>, drop: (id: string) => Promise<unknown>) => void): Promise<void> {
  try {
    const { store, done } = (await db()).transaction('unfinished', 'readwrite');
    work(
      (one) => store.put(one).catch(() => undefined),
      (id) => store.delete(id).catch(() => undefined),
    );
    await done;
  } catch {
    // The disk refuses; the calls themselves are in memory.
  }
}
