/** A report in any of its forms. Pure. */
import type { Locale } from '../locales/catalog';
import type { VendorName } from '../locales/voice';
import { catalog } from '../locales/words';
import type { ReportForm } from './form-names';
import { reportHar } from './har';
import { reportHtml } from './html';
import { reportJson } from './json';
import { reportJunit } from './junit';
import { reportMarkdown } from './markdown';
import type { Report } from './report';

/** The report in one form, as the text of a file in UTF-8. `locale`: the language of what is said in it, or in HTML the one that is shown first. */
export function renderReport(report: Report, form: ReportForm, locale: Locale, vendorName: VendorName): string {
  const product = catalog(locale).ui.productName;
  switch (form) {
    case 'html':
      return reportHtml(report, locale, vendorName);
    case 'markdown':
      return reportMarkdown(report, locale, vendorName);
    case 'json':
      return `${JSON.stringify(reportJson(report), null, 2)}\n`;
    case 'har':
      return `${JSON.stringify(reportHar(report, product), null, 2)}\n`;
    case 'junit':
      return reportJunit(report, product, locale, vendorName);
  }
}
