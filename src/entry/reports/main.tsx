/** The reports page: records read in a worker of their own, into `ReportsView`. Wiring only. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { foldIncidents } from '../../diagnosis/incidents';
import { sideBySide } from '../../diagnosis/side-by-side';
import { onAnnounced } from '../../store/changes';
import { listReports, removeReport, type ReportListing } from '../../store/reports';
import { followSettings, settingsInForce } from '../../store/settings';
import { createRecordsModel } from '../../ui/records-model';
import { KEPT_ANCHOR } from '../../ui/ReportsLink';
import { ReportsView } from '../../ui/ReportsView';
import { chooseLocale, chosenLocale, copyImage, copyText, guideUrl } from '../choices';
import { vendorName } from '../vendor-name';
import { keptCalls } from './kept-calls';
import { callsWriter, recordReader } from './record-reader';

const locale = await chosenLocale();
const settings = signal(await settingsInForce());
followSettings(() => void settingsInForce().then((now) => (settings.value = now)));
const model = createRecordsModel(recordReader(() => settings.value), foldIncidents);
const list = signal<readonly ReportListing[] | null>(null);
const lookAgain = async (): Promise<void> => void (list.value = await listReports());
onAnnounced('reports', () => void lookAgain());
void lookAgain();

const kept = { list, urlOf: (id: string) => browser.runtime.getURL(`src/entry/review/index.html?id=${encodeURIComponent(id)}`), remove: removeReport };
const callsKept = keptCalls(callsWriter(() => settings.value));
// Asked for by the links of popup and panel, also where the page is open already.
const followAnchor = (): void => void (location.hash === KEPT_ANCHOR && (model.keptShown.value = true));
addEventListener('hashchange', followAnchor);
followAnchor();

// A file or a text pasted anywhere but into a field.
document.addEventListener('paste', ({ clipboardData, target }) => {
  if (settings.value.forbid.includes('import')) return;
  if (target instanceof HTMLElement && target.matches('input, textarea')) return;
  const files = [...(clipboardData?.files ?? [])];
  const text = clipboardData?.getData('text/plain') ?? '';
  model.add(files.length > 0 ? files : text.trim() === '' ? [] : [text]);
});

function Reports() {
  return (
    <ReportsView
      model={model}
      locale={locale}
      onLocale={chooseLocale}
      onCopy={copyText}
      onCopyImage={copyImage}
      compare={sideBySide}
      kept={kept}
      keptCalls={callsKept}
      forbid={settings.value.forbid}
      reportLanguage={settings.value.reportLanguage}
      theme="system"
      vendorName={vendorName}
      guideUrl={guideUrl}
    />
  );
}

render(<Reports />, document.body);
