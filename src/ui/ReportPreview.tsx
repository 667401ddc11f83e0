/** A report as it will leave, in the form chosen: the blocks of the HTML file, or the very text of the others. */
import type { Locale } from '../locales/catalog';
import type { VendorName } from '../locales/voice';
import { visible } from '../locales/visible';
import type { SavedForm } from '../report/form-names';
import { renderReport } from '../report/forms';
import { Blocks } from '../report/html-blocks';
import type { Report } from '../report/report';
import { reportBlocks } from '../report/report-blocks';

interface Props {
  readonly report: Report;
  readonly form: SavedForm;
  readonly locale: Locale;
  readonly vendorName: VendorName;
  readonly label: string;
}

/** A longer text is shown to its first part; what leaves is whole. */
const SHOWN = 200_000;

/** Stands apart from the page around it. */
export function ReportPreview({ report, form, locale, vendorName, label }: Props) {
  return (
    <div class="preview" role="region" aria-label={label} tabIndex={0} lang={form === 'html' ? locale : undefined} data-preview={form}>
      {form === 'html' ? <Blocks blocks={reportBlocks(report, locale, vendorName)} locale={locale} /> : <pre>{cut(renderReport(report, form, locale, vendorName))}</pre>}
    </div>
  );
}

function cut(text: string): string {
  return visible(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
