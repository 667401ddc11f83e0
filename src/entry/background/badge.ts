/** The sign on the toolbar button: how many calls of that tab failed, that it is being recorded, or that answers to it are being simulated. */
import browser from 'webextension-polyfill';
import { countFailures } from '../../store/calls';
import { readTrial } from '../../store/trial';
import { runningRecording } from './recording-notes';

/** Red, as everything that was refused; and a colour that says neither good nor bad. */
const REFUSED = '#b3261e';
const SIMULATED = '#6a3fb5';

/** Writes the sign of `tabId` on its button. A tab that is gone is passed over. */
export async function showBadge(tabId: number): Promise<void> {
  const [trial, recording] = await Promise.all([readTrial(), runningRecording()]);
  try {
    if (recording?.tabId === tabId) {
      await browser.action.setBadgeBackgroundColor({ color: REFUSED, tabId });
      await browser.action.setBadgeText({ text: 'REC', tabId });
      await browser.action.setTitle({ title: browser.i18n.getMessage('recording'), tabId });
      return;
    }
    if (trial?.tabId === tabId && trial.ended === null) {
      await browser.action.setBadgeBackgroundColor({ color: SIMULATED, tabId });
      await browser.action.setBadgeText({ text: 'SIM', tabId });
      await browser.action.setTitle({ title: browser.i18n.getMessage('simulating'), tabId });
      return;
    }
    const count = await countFailures(tabId);
    await browser.action.setBadgeBackgroundColor({ color: REFUSED, tabId });
    await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count), tabId });
  } catch {
    // The tab was closed between the call and its count.
  }
}

/** Gives the button of a tab whose trial or recording has ended its usual title again, and its count. */
export async function resetBadge(tabId: number): Promise<void> {
  await browser.action.setTitle({ title: browser.i18n.getMessage('name'), tabId }).catch(() => undefined);
  await showBadge(tabId);
}
