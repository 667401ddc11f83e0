/** What a product is called, by its slug: for every page and for the command line. Pure. */
import { rows } from '../diagnosis/intermediary-rows';
import type { Locale } from '../locales/catalog';

const names = new Map(rows.map(({ vendor, name }) => [vendor, name]));

/** Display name of a vendor slug; the slug itself when it has no row. */
export function vendorName(vendor: string, locale: Locale): string {
  return names.get(vendor)?.[locale] ?? vendor;
}
