/**
 * The failed calls. Their fields live in IndexedDB, their bodies only in `storage.session`, which is memory; calls of private windows live there
 * altogether. Every value is already redacted. Bounded by number; the oldest go first. Judging is left to who reads (open-feed.ts).
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import browser from 'webextension-polyfill';
import type { Verdict } from '../diagnosis/diagnose';
import type { Exchange } from '../http/exchange';
import type { Notice } from './feed';

const MAX_CALLS = 5000;
/** Bodies kept at most, in characters; session storage as a whole holds 10 MB. */
const MAX_CONTENT = 3_000_000;
const CONTENT = 'content:';
const PRIVATE = 'private:';
const NOTICES = 'notices';
const TOLD = 'told';
/** Name of the `BroadcastChannel` that says when to look again. */
export const CHANGES = 'calls';

/** One failed call. `verdict`: made while its body was to be seen, for the time when it is not any more; null when there was none to see. */
export interface FailedCall {
  readonly exchange: Exchange;
  readonly verdict: Verdict | null;
}

/** As the pages read it. */
export interface ListedCall extends FailedCall {
  readonly inPrivate: boolean;
}

interface StoredCall extends FailedCall {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** `<browser session>:<tabId>`: tab ids are used again after a restart of the browser. */
  readonly tab: string;
  /** The same, for those that the badge counts. */
  readonly counted?: string;
}

interface Schema extends DBSchema {
  calls: { key: string; value: StoredCall; indexes: { startedAt: number; tab: string; counted: string } };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function db(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('inspector', 1, {
    upgrade(created) {
      const calls = created.createObjectStore('calls', { keyPath: 'id' });
      calls.createIndex('startedAt', 'startedAt');
      calls.createIndex('tab', 'tab');
      // Records without the key are not in the index.
      calls.createIndex('counted', 'counted');
    },
    blocking: () => void close(),
    terminated: () => void (database = null),
  }).catch((error: unknown) => {
    database = null;
    throw error;
  });
  return database;
}

/** Lets a newer version of the extension upgrade the database while this page is still open. */
async function close(): Promise<void> {
  const open = await database;
  database = null;
  open?.close();
}

/** An id of this run of the browser. */
async function browserSession(): Promise<string> {
  const { browserSession: known } = await browser.storage.session.get('browserSession');
  if (typeof known === 'string') return known;
  const created = crypto.randomUUID();
  await browser.storage.session.set({ browserSession: created });
  return created;
}

/** Stores or replaces one call. `inPrivate`: nothing of it may touch the disk. */
export async function putCall({ exchange, verdict }: FailedCall, inPrivate: boolean): Promise<void> {
  const { id } = exchange;
  if (inPrivate) {
    await browser.storage.session.set({ [PRIVATE + id]: { exchange, verdict } satisfies FailedCall });
  } else {
    const content = exchange.response?.content ?? null;
    if (content !== null) await putContent(id, content);
    const tab = `${await browserSession()}:${exchange.tabId ?? 'none'}`;
    const open = await db();
    await open.put('calls', { id, startedAt: Date.parse(exchange.startedDateTime), tab, exchange: withContent(exchange, null), verdict, ...(counts({ exchange, verdict }) ? { counted: tab } : {}) });
    await prune(open);
  }
  announce();
}

export async function removeCall(id: string): Promise<void> {
  await (await db()).delete('calls', id);
  await browser.storage.session.remove([PRIVATE + id, CONTENT + id]);
  announce();
}

/** Stored calls that started within `windowMs` of `startedDateTime`, with their bodies. */
export async function callsNear(startedDateTime: string, windowMs: number): Promise<FailedCall[]> {
  const at = Date.parse(startedDateTime);
  return withSession(await (await db()).getAllFromIndex('calls', 'startedAt', IDBKeyRange.bound(at - windowMs, at + windowMs)));
}

/** The calls of one tab in this run of the browser and of the service workers, which belong to none; `tabId` null: all that are kept. With their bodies. */
export async function listCalls(tabId: number | null): Promise<ListedCall[]> {
  const calls = await withSession(tabId === null ? await (await db()).getAll('calls') : await tabCalls(tabId));
  return calls.filter(({ exchange }) => tabId === null || exchange.tabId === tabId || exchange.tabId === null);
}

/** Those of `exchanges` that were not told before in this run of the browser: a page repeats its reports, also those that the user has cleared. */
export async function firstTold(exchanges: readonly Exchange[]): Promise<readonly Exchange[]> {
  const { [TOLD]: value } = await browser.storage.session.get(TOLD);
  const told: readonly string[] = Array.isArray(value) ? value : [];
  const fresh = exchanges.filter(({ id }) => !told.includes(id));
  if (fresh.length > 0) await browser.storage.session.set({ [TOLD]: [...told, ...fresh.map(({ id }) => id)].slice(-1000) });
  return fresh;
}

/** The browser's words for a call that the page or its user called off: shown in the list, no reason to raise an alarm. */
const CALLED_OFF: readonly (string | null)[] = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'NS_ERROR_ABORT'];

/** How many calls of a tab failed in this run of the browser, without those that were called off. */
export async function countFailures(tabId: number): Promise<number> {
  const session = await browser.storage.session.get(null);
  const hidden = Object.entries(session).filter(([key, value]) => key.startsWith(PRIVATE) && (value as FailedCall).exchange.tabId === tabId && counts(value as FailedCall)).length;
  return hidden + (await (await db()).countFromIndex('calls', 'counted', `${await browserSession()}:${tabId}`));
}

function counts({ exchange: { networkError, response } }: FailedCall): boolean {
  return response !== null || !CALLED_OFF.includes(networkError);
}

/** Forgets the calls of one tab, or all of them. */
export async function clearCalls(tabId: number | null): Promise<void> {
  const session = await browser.storage.session.get(null);
  const mine = Object.entries(session).filter(([key, value]) => key.startsWith(PRIVATE) && (tabId === null || (value as FailedCall).exchange.tabId === tabId));
  const ids = tabId === null ? await (await db()).getAllKeys('calls') : (await tabCalls(tabId)).map(({ id }) => id);
  const transaction = (await db()).transaction('calls', 'readwrite');
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  await browser.storage.session.remove([...mine.map(([key]) => key), ...ids.map((id) => CONTENT + id)]);
  const { [NOTICES]: notices } = session;
  if (Array.isArray(notices)) await browser.storage.session.set({ [NOTICES]: tabId === null ? [] : (notices as Notice[]).filter((notice) => notice.tabId !== tabId) });
  announce();
}

async function tabCalls(tabId: number): Promise<StoredCall[]> {
  const session = await browserSession();
  const open = await db();
  return (await Promise.all([tabId, 'none'].map((tab) => open.getAllFromIndex('calls', 'tab', `${session}:${tab}`)))).flat();
}

/** Adds a notice once for each kind, tab and subject. */
export async function putNotice(notice: Notice): Promise<void> {
  const notices = await listNotices();
  if (notices.some((one) => one.id === notice.id)) return;
  await browser.storage.session.set({ [NOTICES]: [...notices, notice].slice(-50) });
  announce();
}

export async function removeNotices(remove: (notice: Notice) => boolean): Promise<void> {
  const notices = await listNotices();
  const kept = notices.filter((notice) => !remove(notice));
  if (kept.length === notices.length) return;
  await browser.storage.session.set({ [NOTICES]: kept });
  announce();
}

export async function listNotices(): Promise<readonly Notice[]> {
  const { [NOTICES]: notices } = await browser.storage.session.get(NOTICES);
  return Array.isArray(notices) ? (notices as Notice[]) : [];
}

async function withSession(stored: readonly StoredCall[]): Promise<ListedCall[]> {
  const session = await browser.storage.session.get(null);
  const joined = stored.map(({ id, exchange, verdict }): ListedCall => {
    const content = session[CONTENT + id];
    return { verdict, inPrivate: false, exchange: typeof content === 'string' ? withContent(exchange, content) : exchange };
  });
  const hidden = Object.entries(session)
    .filter(([key]) => key.startsWith(PRIVATE))
    .map(([, value]): ListedCall => ({ ...(value as FailedCall), inPrivate: true }));
  return [...joined, ...hidden];
}

function withContent(exchange: Exchange, content: string | null): Exchange {
  const { response } = exchange;
  return response === null ? exchange : { ...exchange, response: { ...response, content } };
}

async function putContent(id: string, content: string): Promise<void> {
  const all = Object.entries(await browser.storage.session.get(null)).filter(([key]) => key.startsWith(CONTENT));
  let size = content.length + all.reduce((sum, [, value]) => sum + String(value).length, 0);
  const outdated: string[] = [];
  for (const [key, value] of all) {
    if (size <= MAX_CONTENT) break;
    outdated.push(key);
    size -= String(value).length;
  }
  if (outdated.length > 0) await browser.storage.session.remove(outdated);
  await browser.storage.session.set({ [CONTENT + id]: content });
}

async function prune(open: IDBPDatabase<Schema>): Promise<void> {
  const count = await open.count('calls');
  if (count <= MAX_CALLS) return;
  const transaction = open.transaction('calls', 'readwrite');
  let cursor = await transaction.store.index('startedAt').openCursor();
  for (let left = count - MAX_CALLS; left > 0 && cursor !== null; left -= 1) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await transaction.done;
}

/** Tells the other pages of the extension that there is something new to read. */
function announce(): void {
  const channel = new BroadcastChannel(CHANGES);
  // A BroadcastChannel reaches this origin only and takes no target origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage('changed');
  channel.close();
}
