/** The extension's database: its shape, the way from older shapes to this one, and what it does when the browser refuses it. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Verdict } from '../diagnosis/diagnose';
import type { Exchange } from '../http/exchange';
import type { OpenExchange } from '../observe/open-exchanges';
import type { ReportContent, ReportListing } from './reports';
import type { Recording, RecordingPart } from './recordings';

/** One failed call. `verdict`: made while its body was to be seen, for the time when it is not any more; null when there was none to see. */
export interface FailedCall {
  readonly exchange: Exchange;
  readonly verdict: Verdict | null;
}

export interface StoredCall extends FailedCall {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** `<run of the browser>:<tabId>`: tab ids are used again after a restart of the browser. */
  readonly tab: string;
  /** Where one observer alone has seen it: by what the other's view of it is found (`seenBy`). */
  readonly seen?: string;
  /** Ids of the views that were put together. */
  readonly views: readonly string[];
  /** Characters of it as JSON: near enough to bytes. */
  readonly size: number;
}

/** What is kept of one tab. */
export interface Tally {
  readonly tab: string;
  readonly count: number;
  readonly size: number;
  /** Calls that failed since the tab was last cleared, those included that are not kept any more, without those that were called off. */
  readonly failed: number;
}

/** A call that had not ended when it was written down. */
export interface Unfinished {
  readonly id: string;
  /** The run of the browser that it was made in. */
  readonly run: string;
  readonly requestId: string;
  readonly entry: OpenExchange;
}

export interface Schema extends DBSchema {
  calls: { key: string; value: StoredCall; indexes: { startedAt: number; tab: [string, number]; seen: [string, number]; views: string } };
  tallies: { key: string; value: Tally };
  unfinished: { key: string; value: Unfinished };
  /** What a list of reports shows, apart from the reports, whose pictures are large. */
  reports: { key: string; value: ReportListing };
  reportContents: { key: string; value: ReportContent };
  recordings: { key: string; value: Recording };
  recordingParts: { key: number; value: RecordingPart; indexes: { recording: string } };
}

export type Database = IDBPDatabase<Schema>;
export type Writing = IDBPTransaction<Schema, ('calls' | 'tallies')[], 'readwrite'>;

const NAME = 'inspector';
const VERSION = 3;
/** An old page that does not let go of an older shape holds the new one up no longer than this. */
const PATIENCE_MS = 3000;

let database: Promise<Database> | null = null;
let isOpen = false;

/** The open database. Rejects when the browser refuses it, or an old page holds it up: whoever asks later may have more luck. */
export async function db(): Promise<Database> {
  database ??= open();
  if (isOpen) return database;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database does not open.')), PATIENCE_MS);
  });
  return Promise.race([database, late]).finally(() => clearTimeout(timer));
}

function open(): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade: (db, from, _to, transaction) => upgrade(db, from, transaction as unknown as Upgrading),
    blocking: () => void close(),
    terminated: forget,
  }).then(
    (opened) => {
      isOpen = true;
      return opened;
    },
    (error: unknown) => {
      forget();
      throw error;
    },
  );
}

function forget(): void {
  database = null;
  isOpen = false;
}

/** Lets a newer version of the extension upgrade the database while this page is still open. */
async function close(): Promise<void> {
  const open = await database;
  forget();
  open?.close();
}

type Upgrading = IDBPTransaction<Schema, ('calls' | 'tallies' | 'unfinished')[], 'versionchange'>;

/** A call as version 1 kept it. */
type FirstShape = Omit<StoredCall, 'views' | 'size'> & { readonly counted?: string };

async function upgrade(database: Database, from: number, transaction: Upgrading): Promise<void> {
  database.createObjectStore('reports', { keyPath: 'id' });
  database.createObjectStore('reportContents', { keyPath: 'id' });
  database.createObjectStore('recordings', { keyPath: 'id' });
  database.createObjectStore('recordingParts', { autoIncrement: true }).createIndex('recording', 'recording');
  if (from < 2) await upgradeToSecond(database, from, transaction);
}

async function upgradeToSecond(database: Database, from: number, transaction: Upgrading): Promise<void> {
  const calls = from < 1 ? database.createObjectStore('calls', { keyPath: 'id' }) : transaction.objectStore('calls');
  database.createObjectStore('tallies', { keyPath: 'tab' });
  database.createObjectStore('unfinished', { keyPath: 'id' });
  if (from < 1) calls.createIndex('startedAt', 'startedAt');
  else for (const outdated of ['tab', 'counted']) calls.deleteIndex(outdated as 'tab');
  calls.createIndex('tab', ['tab', 'startedAt']);
  // Records without the key are not in the index.
  calls.createIndex('seen', ['seen', 'startedAt']);
  calls.createIndex('views', 'views', { multiEntry: true });
  const tallies = new Map<string, Tally>();
  for (let cursor = await calls.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const { exchange, verdict, tab } = cursor.value as FirstShape;
    const call = storedCall({ exchange, verdict }, tab, [exchange.id]);
    await cursor.update(call);
    tallies.set(tab, addTo(tallies.get(tab) ?? emptyTally(tab), call, 1));
  }
  for (const tally of tallies.values()) await transaction.objectStore('tallies').put(tally);
}

export function emptyTally(tab: string): Tally {
  return { tab, count: 0, size: 0, failed: 0 };
}

/** `tally` with `call` added (`times` 1) or taken away (-1). */
export function addTo(tally: Tally, call: StoredCall, times: 1 | -1): Tally {
  return { ...tally, count: tally.count + times, size: tally.size + times * call.size, failed: Math.max(0, tally.failed + (counts(call) ? times : 0)) };
}

/** The record of a call, without its body, which is not for the disk. */
export function storedCall({ exchange, verdict }: FailedCall, tab: string, views: readonly string[]): StoredCall {
  const bare = withContent(exchange, null);
  const seen = seenBy(exchange.observer, exchange);
  const record = { id: exchange.id, startedAt: Date.parse(exchange.startedDateTime), tab, views, ...(seen === null ? {} : { seen }), exchange: bare, verdict };
  return { ...record, size: JSON.stringify(record).length };
}

/** By what the view that `observer` alone has of a request is found; null: it has seen enough. */
export function seenBy(observer: Exchange['observer'], { request, redirects }: Exchange): string | null {
  return observer === 'webRequest' || observer === 'devtools' ? `${observer} ${request.method} ${redirects[0]?.request.url ?? request.url}` : null;
}

export function withContent(exchange: Exchange, content: string | null): Exchange {
  const { response } = exchange;
  return response === null ? exchange : { ...exchange, response: { ...response, content } };
}

/** The browser's words for a call that the page or its user called off: shown in the list, no reason to raise an alarm. */
const CALLED_OFF: readonly (string | null)[] = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'NS_ERROR_ABORT'];

/** False for a call that was called off. */
export function counts({ exchange: { networkError, response } }: FailedCall): boolean {
  return response !== null || !CALLED_OFF.includes(networkError);
}
