/** Forgetting on request: what is on its way is stored first, so that nothing comes back afterwards. */
import browser from 'webextension-polyfill';
import { clearEverything, clearSite, clearTab } from '../../store/forget';
import { clearWorkedCalls, clearWorkedOfSite } from '../../store/worked-calls';
import { showBadge } from './badge';
import { allRecorded } from './recorder';
import { forgetOpen } from './tracker';
import { storeWorked } from './worked';

/** Forgets the calls of one tab, those of a site (an origin), or, with neither, everything. */
export async function forgetCalls(tabId: number | null, site: string | null): Promise<void> {
  await allRecorded();
  await storeWorked();
  if (site !== null) {
    await clearWorkedOfSite(site).catch(() => undefined);
    await clearSite(site);
  } else if (tabId !== null) {
    await clearWorkedCalls(tabId).catch(() => undefined);
    await clearTab(tabId);
  } else {
    await forgetOpen();
    await clearWorkedCalls(null).catch(() => undefined);
    await clearEverything();
  }
  const tabs = tabId !== null ? [tabId] : (await browser.tabs.query({})).flatMap(({ id }) => id ?? []);
  for (const one of tabs) await showBadge(one);
}
