/** The DevTools panel's page: the feed of the inspected tab into `PanelView`. Wiring only. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { foldIncidents } from '../../diagnosis/incidents';
import { send } from '../../messages';
import { evaluateInPage } from '../../observe/inspected-page';
import { rawValue } from '../../observe/raw-value';
import { openFeed } from '../../store/open-feed';
import { createCallsModel } from '../../ui/calls-model';
import { PanelView } from '../../ui/PanelView';
import { askFor, chooseLocale, chosenLocale, copyImage, copyText, dismissNotice, guideUrl } from '../choices';
import { vendorName } from '../vendor-name';
import { trialControls } from '../trial-controls';

const { tabId } = browser.devtools.inspectedWindow;
const model = createCallsModel(openFeed(tabId), () => true, foldIncidents);
const locale = await chosenLocale();
/** Firefox gives no permissions API to the pages of DevTools. */
const mayAsk = (browser as { permissions?: unknown }).permissions !== undefined;
const connection = signal<'live' | 'lost'>('live');
// After a reload of the extension its old pages live on without it; nothing else tells them.
setInterval(() => {
  if (browser.runtime?.id === undefined) connection.value = 'lost';
}, 1000);

const themeOf = (name: string): 'light' | 'dark' => (name === 'dark' ? 'dark' : 'light');
const theme = signal(themeOf(browser.devtools.panels.themeName));
followTheme((name) => {
  theme.value = themeOf(name);
});

const trial = trialControls(tabId, pageOrigin);
async function pageOrigin(): Promise<string | null> {
  const origin = await evaluateInPage('location.origin');
  return typeof origin === 'string' ? origin : null;
}
void send('check-sight', { tabId, pageOrigin: await pageOrigin() });

function Panel() {
  return (
    <PanelView
      model={model}
      locale={locale}
      onLocale={chooseLocale}
      onClear={() => void send('clear-calls', { tabId, site: null })}
      onCopy={copyText}
      onCopyImage={copyImage}
      onGrant={mayAsk ? (subject) => void askFor(subject) : null}
      theme={theme.value}
      onDismiss={dismissNotice}
      connection={connection}
      vendorName={vendorName}
      guideUrl={guideUrl}
      trial={trial}
      reportsUrl={browser.runtime.getURL('src/entry/reports/index.html')}
      onReveal={(exchange) => (message, part, place) => rawValue(exchange, { message, part, place })}
    />
  );
}

render(<Panel />, document.body);

/** Chromium hands over one function for each change of DevTools' theme, Firefox has an event. */
function followTheme(onName: (name: string) => void): void {
  const panels = browser.devtools.panels as unknown as { setThemeChangeHandler?: (handler: (name: string) => void) => void; onThemeChanged?: { addListener(listener: (name: string) => void): void } };
  if (panels.setThemeChangeHandler !== undefined) panels.setThemeChangeHandler(onName);
  else panels.onThemeChanged?.addListener(onName);
}
