/** A report as one HTML file that needs nothing else: opens from disk without network, in both languages, light and dark, on paper. Runs no script. Pure. */
// For the command line, which may run where no tsconfig.json says it.
/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { sha256 } from '@noble/hashes/sha2.js';
import { renderToString } from 'preact-render-to-string';
import { LOCALES, type Locale } from '../locales/catalog';
import type { VendorName } from '../locales/voice';
import { catalog } from '../locales/words';
import { Blocks } from './html-blocks';
import { STYLE } from './html-style';
import type { Report } from './report';
import { reportBlocks } from './report-blocks';

/**
 * The report as an HTML document. `locale`: the language that is shown first; the other one is in it as well. Its own policy lets nothing in but its
 * style, by hash, and pictures that it holds itself (https://www.w3.org/TR/CSP3/).
 */
export function reportHtml(report: Report, locale: Locale, vendorName: VendorName): string {
  const page = renderToString(<Document report={report} locale={locale} vendorName={vendorName} />);
  // Put in as it is: as the element's text it would be escaped, which a style sheet is not read as. The first one is the head's.
  return `<!doctype html>\n${page.replace('<style></style>', () => `<style>${STYLE}</style>`)}\n`;
}

const STYLE_HASH = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(STYLE))));
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;

interface Props {
  readonly report: Report;
  readonly locale: Locale;
  readonly vendorName: VendorName;
}

function Document({ report, locale, vendorName }: Props) {
  const words = catalog(locale).report;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.title}</title>
        <style />
      </head>
      <body>
        {LOCALES.map((one) => (
          <input key={one} type="radio" name="language" id={`language-${one}`} class="language" lang={one} checked={one === locale} aria-label={`${catalog(one).report.languages}${catalog(one).ui.request.colon}${catalog(one).report.languageNames[one]}`} />
        ))}
        <nav aria-label={words.languages}>
          {LOCALES.map((one) => (
            <label key={one} for={`language-${one}`} lang={one}>{words.languageNames[one]}</label>
          ))}
        </nav>
        {LOCALES.map((one) => (
          <main key={one} lang={one}>
            <Blocks blocks={reportBlocks(report, one, vendorName)} locale={one} />
          </main>
        ))}
      </body>
    </html>
  );
}
