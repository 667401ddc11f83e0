/** The toolbar popup's page: opening it is what lets this tab be watched (`activeTab`). Wiring only. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { foldIncidents } from '../../diagnosis/incidents';
import { originOf } from '../../http/origin';
import { send } from '../../messages';
import { probePage } from '../../observe/page-reports';
import { openFeed } from '../../store/open-feed';
import { createCallsModel } from '../../ui/calls-model';
import { PopupView } from '../../ui/PopupView';
import type { TabFacts } from '../../ui/TabState';
import { askFor, chooseLocale, chosenLocale, copyText, dismissNotice, guideUrl, openOptions } from '../choices';
import { vendorName } from '../vendor-name';
import { watchDomain } from '../watch-domain';
import { recordingControls } from '../recording-controls';
import { historyControls } from '../history-controls';
import { trialControls } from '../trial-controls';

const PROBE_INTERVAL_MS = 700;
/** In Firefox the pressed button (`activeTab`) lets a page be asked, but shows none of its calls. */
const SEES_BY_BUTTON = !browser.runtime.getURL('').startsWith('moz-extension:');

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? -1;
const origin = tab?.url !== undefined && /^https?:/.test(tab.url) ? originOf(tab.url) : null;
const locale = await chosenLocale();
const trial = trialControls(tabId, null);
const history = historyControls(tabId, origin);
const recording = recordingControls(tabId, tab?.windowId);
const facts = signal<TabFacts>({ origin, watched: origin !== null, canSeePage: 'no' });

async function lookAgain(): Promise<void> {
  const granted = origin !== null && (await browser.permissions.contains({ origins: [`${origin}/*`] }));
  facts.value = { origin, watched: origin !== null, canSeePage: granted ? 'granted' : origin === null || !SEES_BY_BUTTON ? 'no' : 'this-tab' };
}

/** Asks the page what only the page is told; not every page lets itself be asked. */
async function probe(): Promise<void> {
  if (origin === null) return;
  const [result] = await browser.scripting.executeScript({ target: { tabId }, func: probePage });
  if (result?.result !== undefined) await send('page-reported', { tabId, report: result.result });
}

function Popup() {
  return (
    <PopupView
      model={model}
      locale={locale}
      onLocale={chooseLocale}
      tab={facts.value}
      onGrant={(wanted) => void askFor(wanted).then(lookAgain)}
      onCopy={copyText}
      onClear={() => void send('clear-calls', { tabId, site: null })}
      onDismiss={dismissNotice}
      history={history.value}
      addDomain={watchDomain}
      vendorName={vendorName}
      guideUrl={guideUrl}
      trial={trial}
      onOptions={openOptions}
      reportsUrl={browser.runtime.getURL('src/entry/reports/index.html')}
      recording={recording.value}
    />
  );
}

const model = createCallsModel(openFeed(tabId), () => true, foldIncidents);
await lookAgain();
render(<Popup />, document.body);
void send('check-sight', { tabId, pageOrigin: null });
void probe().catch(() => undefined);
setInterval(() => void probe().catch(() => undefined), PROBE_INTERVAL_MS);
