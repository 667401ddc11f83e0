/** What every page of the extension shares: the chosen language, the clipboard, asking for an origin. Wiring only. */
import { signal, type Signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import { rows } from '../diagnosis/intermediary-rows';
import { LOCALES, type Locale } from '../locales/catalog';
import { localeFor } from '../locales/words';

/** The language: the user's choice, or the browser's own until there is one. Follows a choice made in another page. */
export async function chosenLocale(): Promise<Signal<Locale>> {
  const { locale: chosen } = await browser.storage.local.get('locale');
  const locale = signal<Locale>(LOCALES.find((one) => one === chosen) ?? localeFor(browser.i18n.getUILanguage()));
  browser.storage.onChanged.addListener((changes, area) => {
    const next = LOCALES.find((one) => one === changes['locale']?.newValue);
    if (area === 'local' && next !== undefined) locale.value = next;
  });
  return locale;
}

export function chooseLocale(locale: Locale): void {
  void browser.storage.local.set({ locale });
}

/** Copies text. DevTools' panel frame may not use the asynchronous clipboard, so the older way stands behind it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    if (!copied) throw new Error('The browser did not let this page copy.');
  }
}

/** Asks for an origin for good. Must be called straight from a click. */
export function askForOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [`${origin}/*`] });
}

/** Display name of a vendor slug; the slug itself when it has no row. */
export function vendorName(vendor: string, locale: Locale): string {
  return rows.find((row) => row.vendor === vendor)?.name[locale] ?? vendor;
}
