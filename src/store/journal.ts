/**
 * Mirrors in `storage.session` what has not ended yet and what has ended but is not yet in the database, so that the worker may die at any
 * moment and its next life goes on. `storage.session` is memory: gone with the browser, never on disk. Each value is JSON text: the browser takes
 * one string sooner than it copies a tree of fields, and what it has not taken dies with the worker.
 */
import type { Exchange } from '../http/exchange';
import type { Changes, OpenEntry, OpenExchange } from '../observe/open-exchanges';
import type { WebRequestEvent } from '../observe/web-request';
import { putSession, readSession, removeSession } from './session-area';

const OPEN = 'open:';
const ENDED = 'ended:';
const EARLY = 'early:';
/** When the last event was taken in, in milliseconds since the epoch, or up to `AT_WORK_MS` before; absent while nothing is going on. */
const AT_WORK = 'atWork';
/** A gap is said to begin so much sooner at most: to be exact would be a write for each event. */
const AT_WORK_MS = 1000;
/** Writes on their way to the browser. Up to here each step leaves at once; beyond, steps wait for each other and leave together. */
const MAX_IN_FLIGHT = 32;

export interface Journal {
  readonly open: readonly OpenEntry[];
  /** Ended in an earlier life, not confirmed by the database. */
  readonly ended: readonly Exchange[];
  /** Events that an earlier life was told and died before it could take them in, in their order. */
  readonly early: readonly (readonly [key: string, event: WebRequestEvent])[];
  /** The earlier life died at work: it had taken an event in at this moment, or a second later at most, and not yet come to rest. Milliseconds since the epoch. */
  readonly atWork: number | null;
}

/** What the previous life of the worker left. */
export async function loadJournal(): Promise<Journal> {
  const all = Object.entries(await mine());
  const of = (prefix: string): [string, unknown][] => all.filter(([key]) => key.startsWith(prefix)).flatMap(([key, value]) => (typeof value === 'string' ? [[key.slice(prefix.length), JSON.parse(value) as unknown]] : []));
  const atWork = of(AT_WORK)[0]?.[1];
  return { open: of(OPEN) as [string, OpenExchange][], ended: of(ENDED).map(([, value]) => value as Exchange), early: (of(EARLY) as [string, WebRequestEvent][]).toSorted(([a], [b]) => (a < b ? -1 : 1)), atWork: typeof atWork === 'number' ? atWork : null };
}

/** Everything of the journal's. */
const mine = (): Promise<Readonly<Record<string, unknown>>> => readSession([OPEN, ENDED, EARLY, AT_WORK]);

let events = 0;

/** Notes an event that cannot be taken in yet, for what the life before left is not known yet. Returns its key. */
export function noteEarly(event: WebRequestEvent): string {
  events += 1;
  const key = `${Date.now()}-${String(events).padStart(9, '0')}`;
  set(EARLY + key, event);
  flush();
  return key;
}

/** Lets go of an early event with the step that `take` notes, in one write: were there two, an end between them would have it taken in twice. */
export function takeEarly(key: string, take: () => void): void {
  remove(EARLY + key);
  take();
  flush();
}

const toSet = new Map<string, unknown>();
const toRemove = new Set<string>();
let inFlight = 0;
let atWork = Number.NEGATIVE_INFINITY;

/** Notes one step: what is open now, and what has ended and must not be lost. Returns at once; what the browser refuses (its quota) is still in this life's memory. */
export function noteStep(changes: Changes, ended: readonly Exchange[], at: number): void {
  for (const exchange of ended) set(ENDED + exchange.id, exchange);
  for (const [requestId, entry] of changes) {
    if (entry === null) remove(OPEN + requestId);
    else set(OPEN + requestId, entry);
  }
  // Back too: the events of one moment do not come in their order.
  if (Math.abs(at - atWork) >= AT_WORK_MS) {
    atWork = at;
    set(AT_WORK, at);
  }
  flush();
}

/** The database has them: the journal may forget them. */
export function confirmEnded(ids: readonly string[]): void {
  for (const id of ids) remove(ENDED + id);
  flush();
}

/** Nothing is going on: should this life end now, nothing is lost with it. */
export function noteRest(): void {
  atWork = Number.NEGATIVE_INFINITY;
  remove(AT_WORK);
  flush();
}

/** Forgets everything. Resolves when it is gone. */
export async function clearJournal(): Promise<void> {
  toSet.clear();
  atWork = Number.NEGATIVE_INFINITY;
  await removeSession(Object.keys(await mine()).filter((key) => key !== AT_WORK));
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
  const items = Object.fromEntries([...toSet].map(([key, value]) => [key, JSON.stringify(value)]));
  const gone = [...toRemove];
  toSet.clear();
  toRemove.clear();
  void Promise.all([Object.keys(items).length === 0 ? true : putSession(items), removeSession(gone)]).then(() => {
    inFlight -= 1;
    flush();
  });
}
