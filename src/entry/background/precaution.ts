/** Against an end without warning: what has been open for a second is written to disk, and whether calls are going on at all. */
import type { OpenEntry, OpenExchanges } from '../../observe/open-exchanges';
import { streams } from '../../observe/web-request';
import { noteBusy } from '../../store/browser-run';
import { noteRest } from '../../store/journal';
import { dropUnfinished, keepUnfinished } from '../../store/unfinished';
import { learnTab } from './private-windows';

/** A call that ends sooner is not worth a place on disk. */
const OPEN_MS = 1000;
/** Without an event for so long, nothing is going on. */
const REST_MS = 5000;
/** More at once are a runaway page's. */
const MOST = 500;

export interface Precaution {
  /** From now on may be written. `written`: ids of those open exchanges that an earlier life has written down. */
  begin(run: string, written: readonly string[]): void;
  /** Called at each step of a call of this tab. */
  noteStep(tabId: number | null): void;
  /** A call has ended and is stored. */
  noteStored(id: string): void;
}

export function makePrecaution(open: OpenExchanges): Precaution {
  const onDisk = new Set<string>();
  let run: string | null = null;
  let sweeping: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;
  let busy = false;

  const sweep = async (): Promise<void> => {
    sweeping = undefined;
    if (run === null) return;
    const now = Date.now();
    const due: OpenEntry[] = [];
    let waits = false;
    for (const [requestId, entry] of open.entries()) {
      const { exchange, startedAt, guards, awaitsCall } = entry;
      if (guards !== null || awaitsCall === true || onDisk.has(exchange.id) || streams(entry) || onDisk.size + due.length >= MOST) continue;
      if (now - startedAt < OPEN_MS) waits = true;
      else if (exchange.tabId !== null && (await learnTab(exchange.tabId)) === false) due.push([requestId, entry]);
    }
    for (const [, { exchange }] of due) onDisk.add(exchange.id);
    if (due.length > 0) await keepUnfinished(due, run);
    if (waits) schedule();
  };
  const schedule = (): void => {
    sweeping ??= setTimeout(() => void sweep(), OPEN_MS);
  };
  const rest = (): void => {
    const left = lastAt + REST_MS - Date.now();
    resting = left > 0 ? setTimeout(rest, left) : undefined;
    if (left > 0) return;
    busy = false;
    noteRest();
    void noteBusy(null);
  };

  return {
    begin(thisRun, written) {
      run = thisRun;
      for (const id of written) onDisk.add(id);
      // What an earlier life was at when it died is over if this one is told of nothing.
      resting ??= setTimeout(rest, REST_MS);
      if (open.size > 0) schedule();
    },
    noteStep(tabId) {
      lastAt = Date.now();
      resting ??= setTimeout(rest, REST_MS);
      if (open.size > 0) schedule();
      if (busy || tabId === null) return;
      // Of private windows not even the time is for the disk.
      void learnTab(tabId).then((isPrivate) => {
        if (busy || isPrivate !== false) return;
        busy = true;
        void noteBusy(lastAt);
      });
    },
    noteStored(id) {
      if (onDisk.delete(id)) void dropUnfinished([id]);
    },
  };
}
