/**
 * Mirrors in `storage.session` what has not ended yet and what has ended but is not yet in the database, so that the worker may die at any
 * moment and its next life goes on. `storage.session` is memory: gone with the browser, never on disk.
 */
import browser from 'webextension-polyfill';
import type { Exchange } from '../http/exchange';
import type { Changes, OpenEntry, OpenExchange } from '../observe/open-exchanges';
import { putSession, removeSession } from './session-area';

const OPEN = 'open:';
const ENDED = 'ended:';
/** When the last event was taken in, in milliseconds since the epoch; absent while nothing is going on. */
const AT_WORK = 'atWork';
/** Writes on their way to the browser. Up to here each step leaves at once; beyond, steps wait for each other and leave together. */
const MAX_IN_FLIGHT = 4;

export interface Journal {
  readonly open: readonly OpenEntry[];
  /** Ended in an earlier life, not confirmed by the database. */
  readonly ended: readonly Exchange[];
  /** The earlier life died at work: it had taken an event in at this moment and not yet come to rest. Milliseconds since the epoch. */
  readonly atWork: number | null;
}

/** What the previous life of the worker left. */
export async function loadJournal(): Promise<Journal> {
  const all = Object.entries(await browser.storage.session.get(null));
  const of = (prefix: string): [string, unknown][] => all.filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value]);
  const atWork = all.find(([key]) => key === AT_WORK)?.[1];
  return { open: of(OPEN) as [string, OpenExchange][], ended: of(ENDED).map(([, value]) => value as Exchange), atWork: typeof atWork === 'number' ? atWork : null };
}

const toSet = new Map<string, unknown>();
const toRemove = new Set<string>();
let inFlight = 0;

/** Notes one step: what is open now, what has ended. Returns at once; what the browser refuses (its quota) is still in this life's memory. */
export function noteStep(changes: Changes, ended: readonly Exchange[], at: number): void {
  for (const exchange of ended) set(ENDED + exchange.id, exchange);
  for (const [requestId, entry] of changes) {
    if (entry === null) remove(OPEN + requestId);
    else set(OPEN + requestId, entry);
  }
  set(AT_WORK, at);
  flush();
}

/** The database has them: the journal may forget them. */
export function confirmEnded(ids: readonly string[]): void {
  for (const id of ids) remove(ENDED + id);
  flush();
}

/** Nothing is going on: should this life end now, nothing is lost with it. */
export function noteRest(): void {
  remove(AT_WORK);
  flush();
}

/** Forgets everything. Resolves when it is gone. */
export async function clearJournal(): Promise<void> {
  toSet.clear();
  const all = Object.keys(await browser.storage.session.get(null));
  await removeSession(all.filter((key) => key.startsWith(OPEN) || key.startsWith(ENDED)));
}

function set(key: string, value: unknown): void {
  toRemove.delete(key);
  toSet.set(key, value);
}

function remove(key: string): void {
  toSet.delete(key);
  toRemove.add(key);
}

/** The browser does the writes in the order in which they are asked for. */
function flush(): void {
  if (inFlight >= MAX_IN_FLIGHT || toSet.size + toRemove.size === 0) return;
  inFlight += 1;
  const items = Object.fromEntries(toSet);
  const gone = [...toRemove];
  toSet.clear();
  toRemove.clear();
  void Promise.all([Object.keys(items).length === 0 ? true : putSession(items), removeSession(gone)]).then(() => {
    inFlight -= 1;
    flush();
  });
}
