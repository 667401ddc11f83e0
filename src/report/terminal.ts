/** A report as a few lines for a terminal: each failure once, who said no, what to do first. Pure. */
import type { Locale } from '../locales/catalog';
import { headlineOf, refuserLong, statusOf } from '../locales/call-words';
import { visible } from '../locales/visible';
import { voiceOf, type VendorName, type Voice } from '../locales/voice';
import { words } from '../locales/words';
import type { Report, ReportedCall } from './report';
import { oneOfEach } from './report-blocks';

/** SGR parameters (ECMA-48 section 8.3.117). */
const BOLD = '1';
const RED = '31';
const DIM = '2';

/** The lines, with a last one that counts. `colours`: whether they may hold escape sequences; nothing observed can bring its own. */
export function reportTerminal(report: Report, locale: Locale, vendorName: VendorName, colours: boolean): string {
  const voice = voiceOf(locale, vendorName);
  const paint = (sgr: string, text: string): string => (colours ? `\u001b[${sgr}m${text}\u001b[0m` : text);
  const failed = report.calls.filter(({ diagnosis }) => diagnosis.failure !== 'none');
  const all = report.calls.length;
  const told = oneOfEach(failed).map((call) => tell(call, voice, paint));
  const { report: said } = voice.catalog;
  return `${[...told, failed.length === 0 ? said.nothingFailed : said.summary(failed.length, all)].join('\n\n')}\n`;
}

function tell({ diagnosis, incident, entry, file }: ReportedCall, voice: Voice, paint: (sgr: string, text: string) => string): string {
  const { exchange, findings, refuser } = diagnosis;
  const { ui, catalog } = voice;
  const [headline] = findings;
  const fix = headline === undefined ? undefined : words(headline, voice.locale).fixes[0];
  const status = statusOf(exchange);
  const line = (label: string, text: string): string => `  ${label}${ui.request.colon}${text}`;
  const sure = refuser.by === 'unknown' ? '' : ui.request.brackets(catalog.confidence[refuser.confidence]);
  const place = [...(file === null ? [] : [file]), ...(entry === null ? [] : [`#${entry}`]), ...(incident === null || incident.count < 2 ? [] : [catalog.report.times(incident.count)])].join(' · ');
  return [
    `${paint(`${BOLD};${RED}`, plain(`✗ ${headlineOf(diagnosis, voice)}`))}${headline === undefined ? '' : paint(DIM, plain(ui.request.brackets(catalog.confidence[headline.confidence])))}`,
    `  ${plain(`${exchange.request.method} ${exchange.request.url}`)} → ${plain(status === 0 ? (exchange.networkError ?? ui.request.noStatus) : String(status))}${place === '' ? '' : paint(DIM, plain(` · ${place}`))}`,
    line(ui.verdict.who, plain(`${refuserLong(diagnosis, voice)}${sure}`)),
    ...(fix === undefined ? [] : [line(ui.verdict.doNow, plain(`${catalog.owners[fix.who]}${ui.request.colon}${fix.text}`))]),
    ...diagnosis.references.slice(0, 2).map(({ name, value }) => line(name, plain(value))),
  ].join('\n');
}

/** One line of text without a control character. */
function plain(text: string): string {
  return visible(text.replaceAll('`', '').replace(/[\n\t]/g, ' '));
}
