/** The page on which a report is read before it leaves. Wiring only: the report is made here of what was recorded, and kept. */
import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { hideIn } from '../../http/known-secrets';
import type { Locale } from '../../locales/catalog';
import { catalog } from '../../locales/words';
import { removeValue } from '../../report/edit';
import { contactLink, type ContactLink } from '../../report/contact-links';
import { FORMS, type ReportForm } from '../../report/form-names';
import { renderReport } from '../../report/forms';
import type { Report } from '../../report/report';
import { reportSubject } from '../../report/report-blocks';
import { strictReport } from '../../report/strict';
import { putReport, readReport, removeReport } from '../../store/reports';
import { readRecorded, removeRecording } from '../../store/recordings';
import { followSettings, settingsInForce } from '../../store/settings';
import { sessionSecrets } from '../../store/session-secrets';
import { saveFile } from '../../ui/handshake-export';
import { ReviewView } from '../../ui/ReviewView';
import { chooseLocale, chosenLocale, copyText } from '../choices';
import { redactSaid } from '../redact-said';
import { vendorName } from '../vendor-name';
import { readEnvironment } from './environment';
import { makeReport } from './make-report';
import { withIncidents } from './with-incidents';

const id = new URLSearchParams(location.search).get('id') ?? '';
const [locale, secrets] = await Promise.all([chosenLocale(), sessionSecrets()]);
const report = signal<Report | null>(null);
const keptIn = signal<'private' | 'memory' | null>(null);
const settings = signal(await settingsInForce());
followSettings(() => void settingsInForce().then((now) => (settings.value = now)));
const reportLocale = signal<Locale>(settings.value.reportLanguage === 'interface' ? locale.value : settings.value.reportLanguage);
/** The report as it may leave. */
const leaving = computed(() => (report.value !== null && settings.value.redaction === 'strict' ? strictReport(report.value) : report.value));
const maySave = computed(() => !settings.value.forbid.includes('save'));
/** Ready links to the ways in which support wants to be asked. */
const contacts = computed((): readonly ContactLink[] => {
  if (leaving.value === null || !maySave.value || settings.value.contacts.length === 0) return [];
  const text = textOf('markdown');
  const title = reportSubject(leaving.value, reportLocale.value, vendorName);
  const { moreInFile } = catalog(reportLocale.value).ui.options;
  return settings.value.contacts.map((contact) => contactLink(contact, title, text, moreInFile));
});
let inPrivate = false;

/** The report of that id: as it is kept, or made of its recording, which is then not needed any more. */
async function load(): Promise<void> {
  const kept = await readReport(id).catch(() => null);
  if (kept !== null) {
    inPrivate = kept.inPrivate;
    report.value = kept.report;
    keptIn.value = inPrivate ? 'private' : null;
    return;
  }
  const recorded = await readRecorded(id);
  if (recorded === null || recorded.recording.ended === null) return;
  inPrivate = recorded.recording.inPrivate;
  await keep(makeReport(recorded, await readEnvironment(), browser.runtime.getManifest().version, new Date().toISOString(), settings.value.apis));
  await removeRecording(id);
}

/** One after another: the last one is what stays. */
let keeping: Promise<unknown> = Promise.resolve();
function keep(edited: Report): Promise<void> {
  // What was learnt to be a secret since the report was made.
  const changed = { ...edited, calls: hideIn(edited.calls, secrets.hide) };
  report.value = changed;
  const done = keeping.then(async () => {
    const place = await putReport(id, changed, inPrivate);
    keptIn.value = inPrivate ? 'private' : place === 'memory' ? 'memory' : null;
  });
  keeping = done.catch(() => undefined);
  return done;
}

function change(edit: (report: Report) => Report): void {
  if (report.value !== null) void keep(edit(report.value)).catch(() => (keptIn.value = 'memory'));
}

function textOf(form: ReportForm): string {
  return leaving.value === null ? '' : renderReport(leaving.value, form, reportLocale.value, vendorName);
}

function save(form: ReportForm): void {
  if (!maySave.value) return;
  const { extension, mimeType } = FORMS[form];
  saveFile(`report-${(report.value?.made ?? '').slice(0, 19).replaceAll(/[:T]/g, '-')}.${extension}`, new Blob([textOf(form)], { type: mimeType }));
}

function Review() {
  return (
    <ReviewView
      locale={locale}
      onLocale={chooseLocale}
      theme="system"
      report={report.value}
      keptIn={keptIn.value}
      reportLocale={reportLocale.value}
      onReportLocale={(chosen) => (reportLocale.value = chosen)}
      contacts={contacts.value}
      leaving={leaving.value}
      maySave={maySave.value}
      vendorName={vendorName}
      onSay={async (typed) => {
        const said = redactSaid(typed, secrets);
        change((now) => ({ ...now, said }));
        return said;
      }}
      onRemoveCall={(callId) => change((now) => ({ ...now, calls: withIncidents(now.calls.map(({ diagnosis }) => diagnosis).filter(({ exchange }) => exchange.id !== callId)) }))}
      onRemoveValue={(value) => change((now) => removeValue(now, value))}
      onPicture={(place, picture) => change((now) => ({ ...now, pictures: now.pictures.flatMap((one, index) => (index !== place ? [one] : picture === null ? [] : [picture])) }))}
      onSave={save}
      onCopy={copyText}
      markdown={() => textOf('markdown')}
      onDelete={async () => {
        await keeping;
        await removeReport(id);
        report.value = null;
      }}
    />
  );
}

await load();
render(<Review />, document.body);
