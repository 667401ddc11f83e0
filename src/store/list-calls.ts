/** The failed calls, as the extension's pages read them. */
import type { Exchange } from '../http/exchange';
import { currentRun } from './browser-run';
import { db, withContent, type FailedCall, type StoredCall } from './database';
import { readMemory } from './memory-calls';

/** As the pages read it. */
export interface ListedCall extends FailedCall {
  readonly inPrivate: boolean;
}

/** The calls of one tab in this run of the browser and of the service workers, which belong to none; `tabId` null: all that are kept. With their bodies. */
export async function listCalls(tabId: number | null): Promise<ListedCall[]> {
  const [stored, memory] = await Promise.all([(tabId === null ? allOnDisk() : onDiskOf(tabId)).catch((): StoredCall[] => []), readMemory(null)]);
  return listed(stored, memory).filter(({ exchange }) => isOf(exchange, tabId));
}

/** Those of the calls with these ids that are kept and of this tab, as `listCalls`. */
export async function readCalls(ids: readonly string[], tabId: number | null): Promise<ListedCall[]> {
  const run = await currentRun();
  const [stored, memory] = await Promise.all([onDiskWith(ids).catch((): StoredCall[] => []), readMemory(ids)]);
  return listed(stored.filter(({ tab }) => tabId === null || tab.startsWith(`${run}:`)), memory).filter(({ exchange }) => isOf(exchange, tabId));
}

/** What the history takes. */
export async function measureHistory(): Promise<{ readonly calls: number; readonly bytes: number }> {
  const tallies = await db().then((open) => open.getAll('tallies')).catch(() => []);
  return { calls: tallies.reduce((sum, { count }) => sum + count, 0), bytes: tallies.reduce((sum, { size }) => sum + size, 0) };
}

async function allOnDisk(): Promise<StoredCall[]> {
  return (await db()).getAll('calls');
}

async function onDiskOf(tabId: number): Promise<StoredCall[]> {
  const [open, run] = await Promise.all([db(), currentRun()]);
  return (await Promise.all([tabId, 'none'].map((tab) => open.getAllFromIndex('calls', 'tab', IDBKeyRange.bound([`${run}:${tab}`], [`${run}:${tab}`, []]))))).flat();
}

async function onDiskWith(ids: readonly string[]): Promise<StoredCall[]> {
  const { store } = (await db()).transaction('calls');
  return (await Promise.all(ids.map((id) => store.get(id)))).filter((call) => call !== undefined);
}

function listed(stored: readonly StoredCall[], { calls, contents }: Awaited<ReturnType<typeof readMemory>>): ListedCall[] {
  const joined = stored.map(({ id, exchange, verdict }): ListedCall => {
    const content = contents.get(id);
    return { verdict, inPrivate: false, exchange: content === undefined ? exchange : withContent(exchange, content) };
  });
  return [...joined, ...calls.map(({ exchange, verdict, inPrivate }): ListedCall => ({ exchange, verdict, inPrivate }))];
}

function isOf(exchange: Exchange, tabId: number | null): boolean {
  return tabId === null || exchange.tabId === tabId || exchange.tabId === null;
}
