/** Which of a page's own reports were told before in this run of the browser: a page repeats them, also those that the user has cleared. */
import browser from 'webextension-polyfill';
import type { Exchange } from '../http/exchange';
import { putSession, removeSession } from './session-area';

const TOLD = 'told';
const MOST = 1000;

/** Those of `exchanges` that were not told before. */
export async function firstTold(exchanges: readonly Exchange[]): Promise<readonly Exchange[]> {
  const { [TOLD]: value } = await browser.storage.session.get(TOLD);
  const told: readonly string[] = Array.isArray(value) ? value : [];
  const fresh = exchanges.filter(({ id }) => !told.includes(id));
  if (fresh.length > 0) await putSession({ [TOLD]: [...told, ...fresh.map(({ id }) => id)].slice(-MOST) });
  return fresh;
}

/** Forgets them: the ids name tabs and times. */
export async function forgetTold(): Promise<void> {
  await removeSession([TOLD]);
}
