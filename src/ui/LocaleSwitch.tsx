/** The two languages as two buttons. */
import { LOCALES, type Locale } from '../locales/catalog';
import type { Voice } from '../locales/voice';

const NAMES: { readonly [L in Locale]: { readonly short: string; readonly full: string } } = {
  en: { short: 'EN', full: 'English' },
  'zh-CN': { short: '中文', full: '简体中文' },
};

/** Switches the language of the page. */
export function LocaleSwitch({ voice, onLocale }: { readonly voice: Voice; readonly onLocale: (locale: Locale) => void }) {
  return (
    <div class="locales" role="group" aria-label={voice.ui.language}>
      {LOCALES.map((locale) => (
        <button key={locale} type="button" data-locale={locale} lang={locale} title={NAMES[locale].full} aria-pressed={locale === voice.locale} onClick={() => onLocale(locale)}>
          {NAMES[locale].short}
        </button>
      ))}
    </div>
  );
}
