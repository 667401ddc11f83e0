/** The reports page: records that are handed over, the same verdicts on them as in the panel, two calls side by side, the calls and the reports that are kept. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { SideRow } from '../diagnosis/side-by-side';
import type { Exchange } from '../http/exchange';
import type { Locale } from '../locales/catalog';
import { voiceOf, type GuideUrl, type VendorName } from '../locales/voice';
import type { ReportLanguage } from '../profiles/settings';
import { ChosenCalls } from './ChosenCalls';
import { KeptCalls, KeptCallsView, type KeptCallsControls } from './KeptCalls';
import { KeptReports, type KeptControls } from './KeptReports';
import { LocaleSwitch } from './LocaleSwitch';
import { RecordIntake } from './RecordIntake';
import { RecordList } from './RecordList';
import { RecordView } from './RecordView';
import type { RecordsModel } from './records-model';
import { SideBySide } from './SideBySide';
import './theme.css';
import './panel.css';
import './details.css';
import './reports.css';

export interface ReportsProps {
  readonly model: RecordsModel;
  readonly locale: Signal<Locale>;
  readonly onLocale: (locale: Locale) => void;
  readonly onCopy: (text: string) => Promise<void>;
  readonly onCopyImage?: (png: Blob) => Promise<void>;
  readonly compare: (first: Exchange, second: Exchange) => readonly SideRow[];
  readonly kept: KeptControls;
  readonly keptCalls: KeptCallsControls;
  /** What the organisation rules out: `import`, `save`. */
  readonly forbid: readonly string[];
  /** Of what is saved here, until another is chosen. */
  readonly reportLanguage?: ReportLanguage;
  readonly theme: 'light' | 'dark' | 'system';
  readonly vendorName: VendorName;
  readonly guideUrl?: GuideUrl;
}

/** The whole page. Files may be dropped anywhere on it. */
export function ReportsView({ model, locale, onLocale, onCopy, onCopyImage, compare, kept, keptCalls, forbid, reportLanguage = 'interface', theme, vendorName, guideUrl }: ReportsProps) {
  const voice = voiceOf(locale.value, vendorName, guideUrl);
  const words = voice.ui.reports;
  const [over, setOver] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [first, second] = model.chosen.value;
  const current = model.current.value;
  const keptShown = model.keptShown.value;
  const shared = { chosen: model.chosen, maySave: !forbid.includes('save'), reportLanguage, onCopy, onCopyImage, voice };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (forbid.includes('import')) return;
    const { files } = event.dataTransfer ?? {};
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    model.add(files !== undefined && files.length > 0 ? [...files] : text.trim() === '' ? [] : [text]);
  };
  return (
    <div
      class="page reports"
      lang={locale.value}
      data-theme={theme}
      data-over={over}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={(event) => void (event.relatedTarget === null && setOver(false))}
      onDrop={onDrop}
    >
      <header class="reports-bar">
        <p class="reports-product">{voice.ui.productName}</p>
        <LocaleSwitch voice={voice} onLocale={onLocale} />
      </header>
      <main class="reports-main">
        <RecordIntake forbidden={forbid.includes('import')} isFirst={model.records.value.length === 0 && !keptShown} onAdd={model.add} voice={voice} />
        <RecordList model={model} voice={voice} />
        <ChosenCalls model={model} isShown={comparing && second !== undefined} onShow={setComparing} voice={voice} />
        {comparing && second !== undefined ? null : <KeptCalls kept={keptCalls} shown={model.keptShown} voice={voice} />}
        {comparing && first !== undefined && second !== undefined ? (
          <SideBySide first={first} second={second} rows={compare(first.diagnosis.exchange, second.diagnosis.exchange)} onBack={() => setComparing(false)} voice={voice} />
        ) : keptShown ? (
          <KeptCallsView kept={keptCalls} {...shared} />
        ) : current !== null && current.content.value !== null ? (
          <RecordView key={current.id} record={current} {...shared} />
        ) : null}
        {(comparing && second !== undefined) || ((model.records.value.length > 0 || keptShown) && kept.list.value?.length === 0) ? null : <KeptReports kept={kept} voice={voice} />}
      </main>
      <p class="reports-over" aria-hidden="true">{words.drop}</p>
    </div>
  );
}
