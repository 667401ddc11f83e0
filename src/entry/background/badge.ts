/** The number on the toolbar button: how many calls of that tab failed. */
import browser from 'webextension-polyfill';
import { countFailures } from '../../store/calls';

/** Writes the count of `tabId` on its button. A tab that is gone is passed over. */
export async function showBadge(tabId: number): Promise<void> {
  const count = await countFailures(tabId);
  try {
    await browser.action.setBadgeBackgroundColor({ color: '#b3261e', tabId });
    await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count), tabId });
  } catch {
    // The tab was closed between the call and its count.
  }
}
