/** Takes a finished exchange to the store: joined with the other observer's view of it, diagnosed, counted. */
import browser from 'webextension-polyfill';
import { diagnose } from '../../diagnosis/diagnose';
import type { Exchange } from '../../http/exchange';
import { isTwin, mergeExchanges, TWIN_WINDOW_MS } from '../../observe/merge';
import { diagnosesNear, putDiagnosis, removeDiagnosis } from '../../store/diagnoses';
import { showBadge } from './badge';
import { noticeUnseenPage } from './sight';

/** One after another: two views of one call must not miss each other. */
let queue: Promise<void> = Promise.resolve();

/** Stores `exchange` if it failed, merged with its twin if there is one. Never rejects: a call that cannot be stored must not stop the next. */
export function recordExchange(exchange: Exchange): Promise<void> {
  queue = queue.then(() => record(exchange)).catch((error: unknown) => console.error('A call could not be stored:', error instanceof Error ? error.message : 'unknown error'));
  return queue;
}

async function record(exchange: Exchange): Promise<void> {
  const diagnosis = diagnose(exchange);
  if (diagnosis.failure === 'none') return;
  const twin = (await diagnosesNear(exchange.startedDateTime, TWIN_WINDOW_MS)).find((known) => isTwin(known.exchange, exchange));
  const merged = twin === undefined ? diagnosis : diagnose(mergeExchanges(twin.exchange, exchange));
  if (merged.failure === 'none') await removeDiagnosis(merged.exchange.id);
  else await putDiagnosis(merged, await isPrivate(exchange.tabId));
  if (exchange.tabId !== null) await showBadge(exchange.tabId);
  if (exchange.observer === 'devtools' && exchange.tabId !== null && exchange.origin !== null) await noticeUnseenPage(exchange.tabId, exchange.origin);
}

/** True when the tab is in a private window. A call without a tab counts as private while any private window is open. */
async function isPrivate(tabId: number | null): Promise<boolean> {
  if (tabId === null) return (await browser.windows.getAll()).some(({ incognito }) => incognito);
  return browser.tabs.get(tabId).then(
    ({ incognito }) => incognito,
    // The tab is gone. What its window was cannot be known any more; with private windows allowed, the careful answer is yes.
    () => browser.extension.isAllowedIncognitoAccess(),
  );
}
