/** A whole report as blocks, in one language: what the user says, the timeline, each failure once, the surroundings. Pure. */
import { isTold } from '../http/dates';
import type { Locale } from '../locales/catalog';
import { headlineOf, statusOf } from '../locales/call-words';
import { visible } from '../locales/visible';
import { span, utcTime } from '../locales/times';
import { voiceOf, type VendorName, type Voice } from '../locales/voice';
import { code, heading, item, list, paragraph, type Block, type Item } from './blocks';
import { callBlocks, outcome } from './call-blocks';
import type { Environment, Report, ReportedCall } from './report';

/** Lines of the timeline; a longer one is folded to its failures by what they have in common anyway. */
const TIMELINE = 200;

/** All of a report in `locale`. */
export function reportBlocks(report: Report, locale: Locale, vendorName: VendorName): readonly Block[] {
  const voice = voiceOf(locale, vendorName);
  const { catalog, ui } = voice;
  const words = catalog.report;
  const failed = report.calls.filter(({ diagnosis }) => diagnosis.failure !== 'none');
  const told = oneOfEach(failed);
  const numbers = new Map(told.map((call, place) => [incidentOf(call), place + 1]));
  return [
    heading(1, words.title),
    paragraph(failed.length === 0 ? words.nothingFailed : words.summary(failed.length, report.calls.length)),
    ...said(report, voice),
    ...(told.length < 2 && report.calls.length < 2 ? [] : [heading(2, words.timeline), ...timeline(report.calls, numbers, voice)]),
    ...told.flatMap((call, place) => callBlocks(call, place + 1, voice)),
    ...(report.pictures.length === 0 ? [] : [heading(2, words.pictures), ...report.pictures.map((picture, place): Block => ({ kind: 'picture', ...picture, label: words.picture(place + 1) }))]),
    ...(report.gaps.length === 0 ? [] : [heading(2, words.gaps), ...list(report.gaps.map((gap) => item('', gap[locale])))]),
    ...(report.environment === null ? [] : [heading(2, words.environment), ...list(surroundings(report.environment, voice))]),
    paragraph(`${words.made(ui.credentials.utc(utcTime(Date.parse(report.made))), ui.productName, report.version)}${voice.gap}${words.private}`),
  ];
}

/** A report in one line of plain text, as the subject of a message: what failed first, or that nothing did. */
export function reportSubject({ calls }: Report, locale: Locale, vendorName: VendorName): string {
  const voice = voiceOf(locale, vendorName);
  const { productName } = voice.ui;
  const [first] = oneOfEach(calls.filter(({ diagnosis }) => diagnosis.failure !== 'none'));
  const said = first === undefined ? voice.catalog.report.nothingFailed : headlineOf(first.diagnosis, voice);
  return visible(`${productName}${voice.ui.request.colon}${said.replaceAll('`', '')}`.slice(0, 200));
}

function incidentOf({ incident, diagnosis }: ReportedCall): string {
  return incident?.key ?? diagnosis.exchange.id;
}

/** The newest call of each incident, in the order in which the incidents began. */
export function oneOfEach(failed: readonly ReportedCall[]): readonly ReportedCall[] {
  const byIncident = new Map<string, ReportedCall>();
  for (const call of failed) {
    const key = incidentOf(call);
    // A map keeps the place of a key that is set again.
    byIncident.set(key, call);
  }
  return [...byIncident.values()];
}

function said({ said: { did, expected } }: Report, { catalog }: Voice): readonly Block[] {
  const words = catalog.report;
  const part = (label: string, text: string): readonly Block[] => (text.trim() === '' ? [] : [paragraph(label), { kind: 'quote', text: text.trim() }]);
  const parts = [...part(words.did, did), ...part(words.expected, expected)];
  return parts.length === 0 ? [] : [heading(2, words.said), ...parts];
}

function timeline(calls: readonly ReportedCall[], numbers: ReadonlyMap<string, number>, voice: Voice): readonly Block[] {
  const shown = calls.length > TIMELINE ? calls.filter(({ diagnosis }) => diagnosis.failure !== 'none').slice(-TIMELINE) : calls;
  return list(
    shown.map((call): Item => {
      const { diagnosis } = call;
      const { request, startedDateTime } = diagnosis.exchange;
      const number = diagnosis.failure === 'none' ? undefined : numbers.get(incidentOf(call));
      const what = number === undefined ? `${statusOf(diagnosis.exchange)} · ${voice.catalog.report.worked}` : `${outcome(diagnosis, voice)} · ${headlineOf(diagnosis, voice)}${voice.ui.request.brackets(String(number))}`;
      return item('', `${isTold(startedDateTime) ? `${utcTime(Date.parse(startedDateTime)).slice(11)} · ` : ''}${code(`${request.method} ${short(request.url)}`)} → ${what}`);
    }),
  );
}

/** Host and path. */
function short(url: string): string {
  const bare = url.replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '').split(/[?#]/, 1)[0] ?? url;
  return bare.length > 120 ? `${bare.slice(0, 120)}…` : bare;
}

function surroundings({ browser, system, language, timeZone, online, clockSkew, extensions }: Environment, voice: Voice): readonly Item[] {
  const words = voice.catalog.report;
  const line = (label: string, text: string | null): readonly Item[] => (text === null ? [] : [item(label, text)]);
  return [
    ...line(words.browser, browser === null ? null : code(browser)),
    ...line(words.system, system === null ? null : code(system)),
    ...line(words.language, language === null ? null : code(language)),
    ...line(words.timeZone, timeZone === null ? null : code(timeZone)),
    ...line(words.online, online === null ? null : online ? words.yes : words.no),
    ...line(words.clock, clockSkew === null || clockSkew === 0 ? null : clockSkew > 0 ? words.clockAhead(span(clockSkew, voice)) : words.clockBehind(span(clockSkew, voice))),
    ...line(words.extensions, extensions === null ? null : extensions.length === 0 ? words.noExtensions : extensions.map(code).join(voice.locale === 'en' ? ', ' : '、')),
  ];
}
