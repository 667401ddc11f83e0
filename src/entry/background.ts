/** The worker: wires what is observed to what is stored. Every listener is registered at once; everything else may be the first thing after sleep. */
import browser from 'webextension-polyfill';
import { handle, hearPages } from '../messages';
import { listen } from '../observe/listen';
import { blockedByPolicy, readPageReport } from '../observe/page-reports';
import { expireHistory } from '../store/calls';
import { followLimits } from '../store/history-limits';
import { putNotice } from '../store/notices';
import { firstTold } from '../store/told-reports';
import { builtInPatterns, isWatchedUrl, watchedDomains } from '../store/watched-domains';
import { forgetTab } from '../store/worked-calls';
import { forgetCalls } from './background/forgetting';
import { hideWhatIsLearnt } from './background/learning';
import { privateTabClosed } from './background/private-windows';
import { notePageAnswer } from './background/recording-notes';
import { abandonRecording, recordedTabClosed, sayInRecording, startRecording, stopRecording, tidyRecordings } from './background/recording';
import { recordExchange } from './background/recorder';
import { checkSight } from './background/sight';
import { domainsChanged, holdEvent, secretsWhenReady, takeEvent, tidy } from './background/tracker';
import { checkTrial, endTrial, startTrial } from './background/trial';
import { noteWorkedCalls } from './background/worked';

// Before anything else: a trial whose time is over ends.
void checkTrial();

hideWhatIsLearnt();
listen(takeEvent, holdEvent, builtInPatterns(), secretsWhenReady);

handle({
  'call-seen': async ({ exchange, verdict }) => recordExchange({ exchange, verdict }),
  'calls-worked': async ({ calls }) => noteWorkedCalls(calls),
  'page-reported': async ({ tabId, report }) => {
    const page = readPageReport(report);
    if (page === null) return;
    const domains = await watchedDomains();
    for (const exchange of await firstTold(blockedByPolicy(page, tabId, (url) => isWatchedUrl(url, domains)))) await recordExchange({ exchange });
    const origin = new URL(page.pageUrl).origin;
    if (page.serviceWorker) await putNotice({ id: `service-worker-${tabId}-${origin}`, kind: 'service-worker', tabId, subject: origin, at: new Date().toISOString() });
  },
  'clear-calls': async ({ tabId, site }) => {
    if (tabId === null && site === null) await abandonRecording();
    await forgetCalls(tabId, site);
  },
  'check-sight': async ({ tabId, pageOrigin }) => checkSight(tabId, pageOrigin),
  'start-trial': startTrial,
  'end-trial': endTrial,
  'start-recording': startRecording,
  'stop-recording': stopRecording,
  'say-in-recording': sayInRecording,
});
hearPages((tabId, answer) => void secretsWhenReady.then((secrets) => notePageAnswer(tabId, answer, secrets)).catch(() => undefined));

for (const changed of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
  changed.addListener(() => {
    void domainsChanged();
    void checkSight(null, null);
  });
}
browser.permissions.onRemoved.addListener(() => void checkTrial());

browser.tabs.onRemoved.addListener((tabId) => {
  void forgetTab(tabId).catch(() => undefined);
  // What it was recorded with is taken out first.
  void recordedTabClosed(tabId).catch(() => undefined).then(() => privateTabClosed(tabId)).catch(() => undefined);
});
browser.windows.onRemoved.addListener(() => void privateTabClosed(null).catch(() => undefined));

followLimits(() => void expireHistory(Date.now()).catch(() => undefined));

browser.alarms.onAlarm.addListener(({ name }) => {
  void checkTrial({ alarm: name });
  void tidy();
  void tidyRecordings().catch(() => undefined);
  void expireHistory(Date.now()).catch(() => undefined);
});
void browser.alarms.create('tidy', { periodInMinutes: 0.5 });
