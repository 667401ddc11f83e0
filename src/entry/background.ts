/** The worker: wires what is observed to what is stored. Every listener is registered at once; everything else may be the first thing after sleep. */
import browser from 'webextension-polyfill';
import { handle } from '../messages';
import { listen } from '../observe/listen';
import { blockedByPolicy, readPageReport } from '../observe/page-reports';
import { clearCalls, firstTold, putNotice } from '../store/calls';
import { isWatchedUrl } from '../store/watched-domains';
import { showBadge } from './background/badge';
import { recordExchange } from './background/recorder';
import { apiPatterns, checkSight, loadDomains } from './background/sight';
import { takeEvent, tidy, watchDomains } from './background/tracker';

listen(takeEvent, apiPatterns);

handle({
  'call-seen': async ({ exchange, verdict }) => recordExchange(exchange, verdict),
  'page-reported': async ({ tabId, report }) => {
    const page = readPageReport(report);
    if (page === null) return;
    const domains = await loadDomains();
    for (const exchange of await firstTold(blockedByPolicy(page, tabId, (url) => isWatchedUrl(url, domains)))) await recordExchange(exchange, null);
    const origin = new URL(page.pageUrl).origin;
    if (page.serviceWorker) await putNotice({ id: `service-worker-${tabId}-${origin}`, kind: 'service-worker', tabId, subject: origin, at: new Date().toISOString() });
  },
  'clear-calls': async ({ tabId }) => {
    await clearCalls(tabId);
    if (tabId !== null) await showBadge(tabId);
  },
  'check-sight': async ({ tabId, pageOrigin }) => checkSight(tabId, pageOrigin),
});

browser.storage.onChanged.addListener((_changes, area) => {
  if (area === 'local') void loadDomains().then(watchDomains);
});

browser.permissions.onAdded.addListener(() => void checkSight(null, null));
browser.permissions.onRemoved.addListener(() => void checkSight(null, null));

browser.alarms.onAlarm.addListener(() => void tidy());
void browser.alarms.create('tidy', { periodInMinutes: 1 });
