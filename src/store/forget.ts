/** Forgetting what was kept: of a tab, of a site, of private windows, or all of it. Counts and notices go with the calls that they speak of. */
import { hostOf } from '../http/origin';
import type { Exchange } from '../http/exchange';
import { currentRun } from './browser-run';
import { announce } from './changes';
import { db, type StoredCall } from './database';
import { clearJournal } from './journal';
import { readMemory, removeContents, removeFromMemory } from './memory-calls';
import { removeNotices } from './notices';
import { clearRecordings } from './recordings';
import { clearReports } from './reports';
import { forgetTold } from './told-reports';

/** Forgets the calls of one tab in this run of the browser, and of the service workers, which belong to none. */
export async function clearTab(tabId: number): Promise<void> {
  const run = await currentRun();
  await forgetOnDisk(({ tab }) => tab === `${run}:${tabId}` || tab === `${run}:none`, [`${run}:${tabId}`, `${run}:none`]);
  await removeFromMemory((entry) => entry.tabId === tabId || entry.tabId === null, (tab) => tab === tabId);
  // What was said of no tab in particular, and is no lasting gap, was said of these calls, too.
  await removeNotices((notice) => notice.tabId === tabId || (notice.tabId === null && notice.count !== undefined));
  announce('calls', { changed: null });
}

/** Forgets the calls that the pages of `site` (an origin) made, and those that were made to its host. */
export async function clearSite(site: string): Promise<void> {
  const host = hostOf(site);
  const isOf = ({ origin, request }: Exchange): boolean => origin === site || hostOf(request.url) === host;
  await forgetOnDisk(({ exchange }) => isOf(exchange), null);
  const { calls } = await readMemory(null);
  const gone = new Set(calls.filter(({ exchange }) => isOf(exchange)).map(({ exchange }) => exchange.id));
  await removeFromMemory((_, id) => gone.has(id));
  await removeNotices(({ subject }) => subject === site || hostOf(subject) === host);
  announce('calls', { changed: null });
}

/** Forgets everything that was observed, on disk and in memory. The user's choices and permissions stay. */
export async function clearEverything(): Promise<void> {
  const open = await db().catch(() => null);
  if (open !== null) {
    const stores = ['calls', 'tallies', 'unfinished'] as const;
    const transaction = open.transaction(stores, 'readwrite');
    for (const store of stores) void transaction.objectStore(store).clear();
    await transaction.done;
  }
  await removeFromMemory(() => true, () => true);
  await Promise.all([clearReports(false), clearRecordings(false), removeContents(null), clearJournal(), forgetTold(), removeNotices(() => true)]);
  announce('calls', { changed: null });
}

/** Forgets the calls of private windows: of one tab, or of all of them. */
export async function clearPrivate(tabId: number | null): Promise<void> {
  const gone = await removeFromMemory((entry) => entry.inPrivate && (tabId === null || entry.tabId === tabId), (tab) => tab === tabId);
  if (tabId !== null) await removeNotices((notice) => notice.tabId === tabId);
  // A report of a private window outlives its tab, or nobody could send it, but not the last private window.
  else await Promise.all([clearReports(true), clearRecordings(true)]);
  announce('calls', { changed: gone });
}

/** `tabs`: whose counts go as well; null: those that are left without a call. */
async function forgetOnDisk(isGone: (call: StoredCall) => boolean, tabs: readonly string[] | null): Promise<void> {
  const open = await db().catch(() => null);
  if (open === null) return;
  const transaction = open.transaction(['calls', 'tallies'], 'readwrite');
  const [calls, tallies] = [transaction.objectStore('calls'), transaction.objectStore('tallies')];
  const gone: string[] = [];
  const left = new Map((await tallies.getAll()).map((tally) => [tally.tab, tally]));
  for (let cursor = await calls.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const call = cursor.value;
    const tally = left.get(call.tab);
    if (!isGone(call)) continue;
    gone.push(call.id);
    void cursor.delete();
    if (tally !== undefined) left.set(call.tab, { ...tally, count: tally.count - 1, size: tally.size - call.size, failed: Math.max(0, tally.failed - 1) });
  }
  for (const tally of left.values()) void (tabs?.includes(tally.tab) === true || tally.count <= 0 ? tallies.delete(tally.tab) : tallies.put(tally));
  await transaction.done;
  await removeContents(gone);
}
