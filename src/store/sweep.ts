/** Hides, in what is kept already, what turned out to be a secret only later: on disk and in the session's memory. */
import browser from 'webextension-polyfill';
import type { WorkedCall } from '../diagnosis/surroundings';
import { hideIn } from '../http/known-secrets';
import { announce } from './changes';
import { db, storedCall, type Writing } from './database';
import { openBooks } from './retention';
import { readSession } from './session-area';

/** Kept under keys that begin so; what is on its way is hidden when it is stored. */
const IN_MEMORY = ['memory:', 'content:', 'worked:', 'recorded:', 'recording', 'report:'];
/** On disk beside the calls; their records have no books to keep. */
const ON_DISK = ['unfinished', 'reports', 'reportContents', 'recordings', 'recordingParts'] as const;
/** Records that are looked through in one transaction. */
const BATCH = 200;

/** Looks through everything that this extension keeps of calls. Resolves to the number of records that were changed. */
export async function sweep(hide: (text: string) => string): Promise<number> {
  // In a picture no text is found.
  const inText = (text: string): string => (text.startsWith('data:image/') ? text : hide(text));
  const changed = await Promise.all([sweepCalls(inText), sweepDisk(inText), sweepMemory(inText)]);
  return changed.reduce((sum, count) => sum + count, 0);
}

async function sweepDisk(hide: (text: string) => string): Promise<number> {
  let changed = 0;
  const transaction = (await db()).transaction(ON_DISK, 'readwrite');
  for (const name of ON_DISK) {
    for (let cursor = await transaction.objectStore(name).openCursor(); cursor !== null; cursor = await cursor.continue()) {
      const shown = hideIn(cursor.value, hide);
      if (shown === cursor.value) continue;
      await cursor.update(shown);
      changed += 1;
    }
  }
  await transaction.done;
  if (changed > 0) announce('reports', null);
  return changed;
}

async function sweepCalls(hide: (text: string) => string): Promise<number> {
  const changed: string[] = [];
  const open = await db();
  for (let after: string | null = null; ; ) {
    const transaction = open.transaction(['calls', 'tallies'], 'readwrite') as unknown as Writing;
    const books = await openBooks(transaction);
    const calls = await transaction.objectStore('calls').getAll(after === null ? null : IDBKeyRange.lowerBound(after, true), BATCH);
    for (const call of calls) {
      const shown = hideIn({ exchange: call.exchange, verdict: call.verdict }, hide);
      if (shown.exchange === call.exchange && shown.verdict === call.verdict) continue;
      const clean = storedCall(shown, call.tab, call.views);
      books.takeAway(call);
      books.add(clean);
      void transaction.objectStore('calls').put(clean);
      changed.push(call.id);
    }
    await books.close();
    await transaction.done;
    after = calls.at(-1)?.id ?? null;
    if (calls.length < BATCH || after === null) break;
  }
  if (changed.length > 0) announce('calls', { changed });
  return changed.length;
}

async function sweepMemory(hide: (text: string) => string): Promise<number> {
  const changed = Object.entries(await readSession(IN_MEMORY)).flatMap(([key, value]): [string, unknown][] => {
    const shown = hideIn(value, hide);
    return shown === value ? [] : [[key, shown]];
  });
  if (changed.length === 0) return 0;
  await browser.storage.session.set(Object.fromEntries(changed));
  announce('calls', { changed: null });
  const worked = changed.filter(([key]) => key.startsWith('worked:'));
  if (worked.length > 0) announce('worked', worked as [string, WorkedCall][]);
  return changed.length;
}
