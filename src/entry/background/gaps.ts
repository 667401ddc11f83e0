/** What may be missing, and what had to go: said once, with how often and since when, never passed over. */
import type { Notice } from '../../store/feed';
import { countNotice, putNotice } from '../../store/notices';
import type { Life } from '../../store/browser-run';

const say = (kind: Notice['kind'], count: number, from: number | null): Promise<void> => {
  const at = new Date().toISOString();
  return countNotice({ id: kind, kind, tabId: null, subject: '', at, count, ...(from === null ? {} : { from: new Date(from).toISOString() }) }).catch(() => undefined);
};

/** Says what the beginning of this life means for what was seen. `atWork`: when the last event was taken in, if the life before died at work. */
export async function noticeGaps({ began, busySince }: Life, atWork: number | null): Promise<void> {
  if (began === 'worker' && atWork !== null) await say('worker-stopped', 1, atWork);
  if (began === 'extension') await say('inspector-off', 1, null);
  if (began === 'browser' && busySince !== null) await say('browser-ended', 1, busySince);
}

/** Older calls had to go. */
export async function noticeGone(count: number): Promise<void> {
  if (count > 0) await say('history-full', count, null);
}

/** The disk refused: what is kept is in memory only. */
export async function noticeDiskRefused(): Promise<void> {
  await putNotice({ id: 'disk-refused', kind: 'disk-refused', tabId: null, subject: '', at: new Date().toISOString() }).catch(() => undefined);
}
