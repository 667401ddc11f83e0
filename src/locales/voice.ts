/** The language that a page speaks at this moment, handed down to every component. Pure. */
import type { Catalog, Locale } from './catalog';
import type { GuideAnchor } from './guide-words';
import { catalog } from './words';

/** Display name of a product by its slug. */
export type VendorName = (vendor: string, locale: Locale) => string;

/** URL of a place in the guide, as far as it speaks of the API at `url`. */
export type GuideUrl = (anchor: GuideAnchor, url: string) => string | null;

export interface Voice {
  readonly locale: Locale;
  readonly catalog: Catalog;
  readonly ui: Catalog['ui'];
  readonly vendor: (vendor: string) => string;
  /** What stands between two sentences. */
  readonly gap: string;
  /** Leads nowhere on pages that have no guide. */
  readonly guide: GuideUrl;
}

/** The voice of `locale`. */
export function voiceOf(locale: Locale, vendorName: VendorName, guide: GuideUrl = () => null): Voice {
  const all = catalog(locale);
  return { locale, catalog: all, ui: all.ui, vendor: (vendor) => vendorName(vendor, locale), gap: locale === 'en' ? ' ' : '', guide };
}

/** Upper-cases the first letter, for a phrase that begins a line. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
