/** What the panel and the popup can do about a trial: follow it, end it and, where the browser lets the page ask, begin it. Wiring only. */
import { computed, signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { Trial, TrialPlan } from '../experiment/trial';
import { originOf } from '../http/origin';
import type { TrialError } from '../locales/trial-words';
import { send } from '../messages';
import { readTrial, subscribeTrial, writeBorrowed } from '../store/trial';
import type { TrialControls } from '../ui/trial';

/** So long may the browser's prompt stay open before what was asked for counts as forgotten. */
const PROMPT_MS = 2 * 60_000;

/** The controls for one tab. `pageOrigin` tells the tab's page; null: this page never begins a trial. */
export function trialControls(tabId: number, pageOrigin: (() => Promise<string | null>) | null): TrialControls {
  const latest = signal<Trial | null>(null);
  subscribeTrial((trial) => void (latest.value = trial));
  void readTrial().then((trial) => void (latest.value = trial));
  const mayAsk = browser.runtime.getManifest().permissions?.includes('declarativeNetRequestWithHostAccess') === true;
  return {
    current: computed(() => (latest.value?.tabId === tabId ? latest.value : null)),
    start: pageOrigin === null || !mayAsk ? null : (callId, plan) => start(tabId, callId, plan, pageOrigin),
    end: () => void send('end-trial', {}),
  };
}

async function start(tabId: number, callId: string, plan: TrialPlan, pageOrigin: () => Promise<string | null>): Promise<TrialError | null> {
  const origins = await missingAccess(tabId, plan, pageOrigin);
  if (origins.length > 0) {
    await writeBorrowed({ origins, heldUntil: Date.now() + PROMPT_MS });
    if (!(await browser.permissions.request({ origins }))) {
      await writeBorrowed(null);
      return 'not-allowed';
    }
  }
  await send('start-trial', { tabId, callId, plan });
  return null;
}

/** A rule acts only where the extension may see both the page and the API. What the pressed toolbar button allows in this tab need not be asked for. */
async function missingAccess(tabId: number, { origin, answers }: TrialPlan, pageOrigin: () => Promise<string | null>): Promise<string[]> {
  const [{ url }, page] = await Promise.all([browser.tabs.get(tabId), pageOrigin()]);
  const seen = url === undefined ? null : originOf(url);
  const wanted = new Set([origin, ...(page === null ? [] : [page]), ...answers.map(({ apiOrigin }) => apiOrigin)]);
  if (seen !== null) wanted.delete(seen);
  const missing: string[] = [];
  for (const one of wanted) if (!(await browser.permissions.contains({ origins: [`${one}/*`] }))) missing.push(`${one}/*`);
  return missing;
}
