/** Which tabs are a private window's. Learned once for each tab, while it is there to be asked. */
import browser from 'webextension-polyfill';
import { clearPrivate } from '../../store/forget';
import { putSession } from '../../store/session-area';
import { clearWorkedPrivate } from '../../store/worked-calls';

const KEY = 'tabsInPrivate';
const CLOSED = 'privateClosedAt';
const MOST = 500;

/** By tab. */
const learned = new Map<number, Promise<boolean | null>>();

/** Tells what the window of `tabId` is, unless that is known. Called at a tab's first event: when its calls end it may be gone. */
export function learnTab(tabId: number): Promise<boolean | null> {
  const before = learned.get(tabId);
  if (before !== undefined) return before;
  const asked = ask(tabId);
  learned.set(tabId, asked);
  // The browser may show it later.
  void asked.then((answer) => answer ?? learned.delete(tabId));
  return asked;
}

async function ask(tabId: number): Promise<boolean | null> {
  if (!(await mayBePrivate())) return false;
  const known = await kinds();
  try {
    const { incognito } = await browser.tabs.get(tabId);
    if (known[tabId] !== incognito) await putSession({ [KEY]: Object.fromEntries([...Object.entries(known), [String(tabId), incognito]].slice(-MOST)) });
    return incognito;
  } catch {
    return known[tabId] ?? null;
  }
}

/** By tab, as an earlier life of the worker has learned it. */
async function kinds(): Promise<Readonly<Record<number, boolean>>> {
  const { [KEY]: known } = await browser.storage.session.get(KEY);
  return typeof known === 'object' && known !== null ? (known as Record<number, boolean>) : {};
}

/**
 * Whether a call is a private window's; null: it is, or may be, one whose window is gone, so nothing of it is kept. A call without a tab (a service
 * worker's) counts as private while any private window is open. `startedAt`: milliseconds since the epoch.
 */
export async function isPrivate(tabId: number | null, startedAt: number): Promise<boolean | null> {
  if (!(await mayBePrivate())) return false;
  if (tabId === null) return (await anyPrivateWindow()) || ((await closedAt()) >= startedAt ? null : false);
  const known = await learnTab(tabId);
  if (known === false) return false;
  if (await anyPrivateWindow()) return known ?? true;
  return null;
}

async function closedAt(): Promise<number> {
  const { [CLOSED]: at } = await browser.storage.session.get(CLOSED);
  return typeof at === 'number' ? at : 0;
}

/** Without leave for private windows nothing is seen of them. A change of it starts the extension again. */
let allowed: Promise<boolean> | null = null;
function mayBePrivate(): Promise<boolean> {
  allowed ??= browser.extension.isAllowedIncognitoAccess();
  return allowed;
}

export async function anyPrivateWindow(): Promise<boolean> {
  return (await mayBePrivate()) && (await browser.windows.getAll()).some(({ incognito }) => incognito);
}

/** A tab was closed, or (null) a window: what was a private one's is gone with it, and with the last window what was no tab's. */
export async function privateTabClosed(tabId: number | null): Promise<void> {
  if (!(await mayBePrivate())) return;
  if (tabId !== null) await clearPrivate(tabId);
  if (await anyPrivateWindow()) return;
  await putSession({ [CLOSED]: Date.now() });
  await clearPrivate(null);
  await clearWorkedPrivate();
}
