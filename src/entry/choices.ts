/** What every page of the extension shares: the chosen language, the clipboard, asking for an origin. Wiring only. */
import { effect, signal, type Signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import { hostOf, originOf } from '../http/origin';
import { LOCALES, type Locale } from '../locales/catalog';
import type { GuideAnchor } from '../locales/guide-words';
import { catalog, localeFor } from '../locales/words';
import { profileFor } from '../profiles';
import { removeNotices } from '../store/notices';
import { domainPatterns, readDomain } from '../store/watched-domains';

/** The language: the user's choice, or the browser's own until there is one. Follows a choice made in another page. */
export async function chosenLocale(): Promise<Signal<Locale>> {
  const { locale: chosen } = await browser.storage.local.get('locale');
  const locale = signal<Locale>(LOCALES.find((one) => one === chosen) ?? localeFor(browser.i18n.getUILanguage()));
  effect(() => {
    document.documentElement.lang = locale.value;
    document.title = catalog(locale.value).ui.productName;
  });
  browser.storage.local.onChanged.addListener((changes) => {
    const next = LOCALES.find((one) => one === (changes['locale'] as { readonly newValue?: unknown } | undefined)?.newValue);
    if (next !== undefined) locale.value = next;
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

/** Copies a picture. Rejects where the browser does not let this page: there is no older way for pictures. */
export async function copyImage(png: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** Asks for good for what a notice is about: an origin, a URL or a domain. Must be called straight from a click. Resolves to the person's answer. */
export function askFor(subject: string): Promise<boolean> {
  const origin = subject.includes('://') ? originOf(subject) : null;
  const domain = readDomain(subject);
  const origins = origin === null ? (domain === null ? [] : domainPatterns(domain)) : [`${origin}/*`];
  return origins.length === 0 ? Promise.resolve(false) : browser.permissions.request({ origins });
}

/** Opens the options page. */
export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** The notice was read. */
export function dismissNotice(id: string): void {
  void removeNotices((notice) => notice.id === id);
}

/** URL of a place in the guide. What it says of TokenIM's own credentials is left out for calls of other APIs. */
export function guideUrl(anchor: GuideAnchor, url: string): string | null {
  const ofTokenim = profileFor(hostOf(url)) !== null;
  return anchor.startsWith('tokenim-') && !ofTokenim ? null : browser.runtime.getURL(`src/entry/guide/index.html#${anchor}`);
}
