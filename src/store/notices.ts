/** What could not be seen or kept, said: in `storage.session`, which is memory. */
import browser from 'webextension-polyfill';
import type { Notice } from './feed';
import { announce } from './changes';

const NOTICES = 'notices';
const MOST = 50;

/** Adds a notice once for each kind, tab and subject. */
export function putNotice(notice: Notice): Promise<void> {
  return change((notices) => (notices.some(({ id }) => id === notice.id) ? notices : [...notices, notice].slice(-MOST)));
}

/** Adds a notice, or makes the one of its id newer and its count larger by this one's. */
export function countNotice(notice: Notice): Promise<void> {
  return change((notices) => {
    const before = notices.find(({ id }) => id === notice.id);
    const others = notices.filter((one) => one !== before);
    const from = before?.from ?? notice.from;
    return [...others, { ...notice, count: (before?.count ?? 0) + (notice.count ?? 1), ...(from === undefined ? {} : { from }) }].slice(-MOST);
  });
}

export function removeNotices(remove: (notice: Notice) => boolean): Promise<void> {
  return change((notices) => (notices.some(remove) ? notices.filter((notice) => !remove(notice)) : notices));
}

export async function listNotices(): Promise<readonly Notice[]> {
  const { [NOTICES]: notices } = await browser.storage.session.get(NOTICES);
  return Array.isArray(notices) ? (notices as Notice[]) : [];
}

/** The worker and a page may change them in the same moment; the lock is the origin's. */
async function change(next: (notices: readonly Notice[]) => readonly Notice[]): Promise<void> {
  await navigator.locks.request(NOTICES, async () => {
    const before = await listNotices();
    const after = next(before);
    if (after === before) return;
    await browser.storage.session.set({ [NOTICES]: after });
    announce('calls', { changed: [] });
  });
}
