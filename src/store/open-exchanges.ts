/**
 * Mirrors in `storage.session` what has not ended yet and what has ended but is not yet in the database, so that the worker may die at any
 * moment and its next life goes on. `storage.session` is memory: gone with the browser, never on disk.
 */
import browser from 'webextension-polyfill';
import type { Exchange } from '../http/exchange';
import type { OpenExchange, OpenExchanges } from '../observe/web-request';

const OPEN = 'open:';
const ENDED = 'ended:';

export interface Journal {
  readonly open: OpenExchanges;
  /** Ended in an earlier life, not confirmed by the database. */
  readonly ended: readonly Exchange[];
}

/** What the previous life of the worker left. */
export async function loadJournal(): Promise<Journal> {
  const all = Object.entries(await browser.storage.session.get(null));
  return {
    open: Object.fromEntries(all.filter(([key]) => key.startsWith(OPEN)).map(([key, value]) => [key.slice(OPEN.length), value as OpenExchange])),
    ended: all.filter(([key]) => key.startsWith(ENDED)).map(([, value]) => value as Exchange),
  };
}

/**
 * Writes one step: changed open exchanges and newly ended ones first, in one call, then removes what is no longer open.
 * Rejects when the browser refuses (its quota is 10 MB); the caller goes on from memory.
 */
export async function saveStep(before: OpenExchanges, after: OpenExchanges, ended: readonly Exchange[]): Promise<void> {
  const changed = Object.entries(after).filter(([requestId, entry]) => before[requestId] !== entry);
  const gone = Object.keys(before).filter((requestId) => !(requestId in after));
  if (changed.length + ended.length > 0) {
    await browser.storage.session.set({
      ...Object.fromEntries(changed.map(([requestId, entry]) => [OPEN + requestId, entry])),
      ...Object.fromEntries(ended.map((exchange) => [ENDED + exchange.id, exchange])),
    });
  }
  if (gone.length > 0) await browser.storage.session.remove(gone.map((requestId) => OPEN + requestId));
}

/** The database has it: the journal may forget it. */
export async function confirmEnded(id: string): Promise<void> {
  await browser.storage.session.remove(ENDED + id);
}
