/** The failed calls, as the extension's pages read them. */
import type { Exchange } from '../http/exchange';
import { currentRun } from './browser-run';
import { db, withContent, type FailedCall, type StoredCall } from './database';
import { readMemory } from './memory-calls';

/** As the pages read it. */
export interface ListedCall extends FailedCall {
  readonly inPrivate: boolean;
  /** Made in an earlier run of the browser, whose tabs are gone: the number of its tab is a stand-in, so that it is not taken for one of this run. */
  readonly earlier: boolean;
}

/** What is kept, in short. */
export interface KeptSummary {
  readonly calls: number;
  /** When the oldest of them began, in milliseconds since the epoch; null: there is none. */
  readonly oldest: number | null;
}

/** Read at once: the browser unpacks each batch in one go. */
const BATCH = 200;

/** The calls of one tab in this run of the browser and of the service workers, which belong to none; `tabId` null: all that are kept. With their bodies. */
export async function listCalls(tabId: number | null): Promise<ListedCall[]> {
  const [stored, memory] = await Promise.all([(tabId === null ? allOnDisk() : onDiskOf(tabId)).catch((): StoredCall[] => []), readMemory(null)]);
  return listed(stored, memory, await currentRun()).filter(({ exchange }) => isOf(exchange, tabId));
}

/** How many calls are kept, on disk and in memory, and since when. */
export async function summarizeKept(): Promise<KeptSummary> {
  const [disk, memory] = await Promise.all([summarizeDisk().catch((): KeptSummary => ({ calls: 0, oldest: null })), readMemory(null)]);
  const starts = memory.calls.map(({ exchange }) => Date.parse(exchange.startedDateTime)).filter(Number.isFinite);
  const oldest = [disk.oldest ?? [], starts].flat().reduce((least, one) => Math.min(least, one), Infinity);
  return { calls: disk.calls + memory.calls.length, oldest: oldest === Infinity ? null : oldest };
}

async function summarizeDisk(): Promise<KeptSummary> {
  const { store } = (await db()).transaction('calls');
  const [calls, first] = await Promise.all([store.count(), store.index('startedAt').openKeyCursor()]);
  return { calls, oldest: first?.key ?? null };
}

/** Those of the calls with these ids that are kept and of this tab, as `listCalls`. */
export async function readCalls(ids: readonly string[], tabId: number | null): Promise<ListedCall[]> {
  const run = await currentRun();
  const [stored, memory] = await Promise.all([onDiskWith(ids).catch((): StoredCall[] => []), readMemory(ids)]);
  return listed(stored.filter(({ tab }) => tabId === null || tab.startsWith(`${run}:`)), memory, run).filter(({ exchange }) => isOf(exchange, tabId));
}

/** What the history takes. */
export async function measureHistory(): Promise<{ readonly calls: number; readonly bytes: number }> {
  const tallies = await db().then((open) => open.getAll('tallies')).catch(() => []);
  return { calls: tallies.reduce((sum, { count }) => sum + count, 0), bytes: tallies.reduce((sum, { size }) => sum + size, 0) };
}

async function allOnDisk(): Promise<StoredCall[]> {
  const open = await db();
  const calls: StoredCall[] = [];
  for (;;) {
    const last = calls.at(-1);
    const batch = await open.getAll('calls', last === undefined ? null : IDBKeyRange.lowerBound(last.id, true), BATCH);
    calls.push(...batch);
    if (batch.length < BATCH) return calls;
  }
}

async function onDiskOf(tabId: number): Promise<StoredCall[]> {
  const [open, run] = await Promise.all([db(), currentRun()]);
  return (await Promise.all([tabId, 'none'].map((tab) => open.getAllFromIndex('calls', 'tab', IDBKeyRange.bound([`${run}:${tab}`], [`${run}:${tab}`, []]))))).flat();
}

async function onDiskWith(ids: readonly string[]): Promise<StoredCall[]> {
  const { store } = (await db()).transaction('calls');
  return (await Promise.all(ids.map((id) => store.get(id)))).filter((call) => call !== undefined);
}

function listed(stored: readonly StoredCall[], { calls, contents }: Awaited<ReturnType<typeof readMemory>>, run: string): ListedCall[] {
  const joined = stored.map(({ id, tab, exchange, verdict }): ListedCall => {
    const content = contents.get(id);
    const earlier = !tab.startsWith(`${run}:`);
    const whole = content === undefined ? exchange : withContent(exchange, content);
    return { verdict, inPrivate: false, earlier, exchange: earlier && whole.tabId !== null ? { ...whole, tabId: standInFor(tab) } : whole };
  });
  return [...joined, ...calls.map(({ exchange, verdict, inPrivate }): ListedCall => ({ exchange, verdict, inPrivate, earlier: false }))];
}

/** `<run>:<tabId>` of an earlier run → a number that no tab has: a browser counts its tabs from 1, and -1 is none. */
const standIns = new Map<string, number>();

function standInFor(tab: string): number {
  const number = standIns.get(tab) ?? -2 - standIns.size;
  standIns.set(tab, number);
  return number;
}

function isOf(exchange: Exchange, tabId: number | null): boolean {
  return tabId === null || exchange.tabId === tabId || exchange.tabId === null;
}
