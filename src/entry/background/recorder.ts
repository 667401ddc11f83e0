/** Takes a finished exchange to the store: joined with the other observer's view of it, counted. */
import browser from 'webextension-polyfill';
import type { Verdict } from '../../diagnosis/diagnose';
import { classifyFailure, type Failure } from '../../diagnosis/failure';
import { evaluateCors } from '../../http/cors';
import type { Exchange } from '../../http/exchange';
import { findTwin, mergeExchanges, TWIN_WINDOW_MS } from '../../observe/merge';
import { callsNear, putCall, removeCall } from '../../store/calls';
import { showBadge } from './badge';
import { noticeUnseenPage } from './sight';
import { noteRefusedInBody, noteWorked, storeWorked } from './worked';

/** One after another: two views of one call must not miss each other. */
let queue: Promise<void> = Promise.resolve();

/**
 * Stores `exchange` if it failed, merged with its twin if there is one. `verdict`: what was judged where the body could be seen, or null.
 * Never rejects: a call that cannot be stored must not stop the next.
 */
export function recordExchange(exchange: Exchange, verdict: Verdict | null): Promise<void> {
  queue = queue
    .then(() => record(exchange, verdict))
    .catch((error: unknown) => console.error('A call could not be stored:', error instanceof Error ? error.message : 'unknown error'));
  return queue;
}

async function record(exchange: Exchange, verdict: Verdict | null): Promise<void> {
  const failure = verdict?.failure ?? failureOf(exchange);
  if (failure === 'none') return noteWorked(exchange);
  if (failure === 'in-body') await noteRefusedInBody(exchange);
  else await storeWorked();
  const twin = findTwin(await callsNear(exchange.startedDateTime, TWIN_WINDOW_MS), exchange);
  const merged = twin === null ? exchange : mergeExchanges(twin.exchange, exchange);
  const kept = verdict ?? twin?.verdict ?? null;
  if (failureOf(merged) === 'none' && kept?.failure !== 'in-body') await removeCall(merged.id);
  else await putCall({ exchange: merged, verdict: kept }, await isPrivate(exchange.tabId));
  if (exchange.tabId !== null) await showBadge(exchange.tabId);
  if (exchange.observer === 'devtools' && exchange.tabId !== null && exchange.origin !== null) await noticeUnseenPage(exchange.tabId, exchange.origin, Date.parse(exchange.startedDateTime));
}

function failureOf(exchange: Exchange): Failure {
  return classifyFailure(exchange, evaluateCors(exchange), null);
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
