/** The user's settings, in `storage.local`, and those of the organisation's policy, in `storage.managed`, which nobody here can change. */
import browser from 'webextension-polyfill';
import { causeIds } from '../diagnosis/causes';
import { NO_SETTINGS, readSettings, under, type ReadSettings, type Settings } from '../profiles/settings';

const KEY = 'settings';

/** Checks settings from anywhere. */
export function checkSettings(value: unknown): ReadSettings {
  return readSettings(value, causeIds);
}

/** What the user has set. Never rejects. */
export async function ownSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY).catch((): Record<string, unknown> => ({}));
  return stored[KEY] === undefined ? NO_SETTINGS : checkSettings(stored[KEY]).settings;
}

/** What the organisation has set, and what of it cannot be used. Never rejects: where there is no policy there is none. */
export async function policySettings(): Promise<ReadSettings> {
  const given = await browser.storage.managed.get(null).catch((): Record<string, unknown> => ({}));
  return checkSettings(given);
}

/** What holds: the policy's word before the user's. Never rejects. */
export async function settingsInForce(): Promise<Settings> {
  const [policy, own] = await Promise.all([policySettings(), ownSettings()]);
  return under(policy.settings, own);
}

/** Keeps the user's settings. Rejects when the browser refuses it. */
export function writeSettings(settings: Settings): Promise<void> {
  return browser.storage.local.set({ [KEY]: settings });
}

/** Calls `onChange` when the user or the policy has changed something. */
export function followSettings(onChange: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[KEY] !== undefined) onChange();
  });
  browser.storage.managed.onChanged.addListener(() => onChange());
}
