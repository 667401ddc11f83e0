/** The DevTools panel's page: the feed of the inspected tab into `PanelView`. Wiring only. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { send } from '../../messages';
import { evaluateInPage } from '../../observe/inspected-page';
import { openFeed } from '../../store/open-feed';
import { createCallsModel } from '../../ui/calls-model';
import { PanelView } from '../../ui/PanelView';
import { askFor, chooseLocale, chosenLocale, copyText, vendorName } from '../choices';

const { tabId } = browser.devtools.inspectedWindow;
const model = createCallsModel(openFeed(tabId), () => true);
const locale = await chosenLocale();
const connection = signal<'live' | 'lost'>('live');
// After a reload of the extension its old pages live on without it; nothing else tells them.
setInterval(() => {
  if (browser.runtime?.id === undefined) connection.value = 'lost';
}, 1000);

const pageOrigin = await evaluateInPage('location.origin');
void send('check-sight', { tabId, pageOrigin: typeof pageOrigin === 'string' ? pageOrigin : null });

render(
  <PanelView
    model={model}
    locale={locale}
    onLocale={chooseLocale}
    onClear={() => void send('clear-calls', { tabId })}
    onCopy={copyText}
    onGrant={(origin) => void askFor(origin)}
    theme={browser.devtools.panels.themeName === 'dark' ? 'dark' : 'light'}
    connection={connection}
    vendorName={vendorName}
  />,
  document.body,
);
