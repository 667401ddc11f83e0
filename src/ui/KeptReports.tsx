/** The reports that are kept on this computer: opened in a tab, or deleted. */
import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { visible } from '../locales/visible';
import type { ReportListing } from '../store/reports';
import { Moment } from './Moment';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

export interface KeptControls {
  /** Newest first; null: they were not read so far. */
  readonly list: ReadonlySignal<readonly ReportListing[] | null>;
  readonly urlOf: (id: string) => string;
  readonly remove: (id: string) => Promise<void>;
}

/** The list, or a word that there is none. */
export function KeptReports({ kept, voice }: { readonly kept: KeptControls; readonly voice: Voice }) {
  const words = voice.ui.reports.kept;
  const list = kept.list.value;
  if (list === null) return null;
  return (
    <section class="kept-reports">
      <h2>{words.title}</h2>
      {list.length === 0 ? <p class="quiet">{words.none}</p> : <ul>{list.map((report) => <Line key={report.id} report={report} kept={kept} voice={voice} />)}</ul>}
    </section>
  );
}

function Line({ report, kept, voice }: { readonly report: ReportListing; readonly kept: KeptControls; readonly voice: Voice }) {
  const words = voice.ui.reports.kept;
  const [asked, setAsked] = useState<'no' | 'yes' | 'failed'>('no');
  const facts = [words.summary(report.failed, report.calls), ...(report.pictures === 0 ? [] : [words.pictures(report.pictures)]), ...(report.inPrivate ? [words.inPrivate] : [])];
  return (
    <li class="kept-report" data-report={report.id}>
      <div>
        <a href={kept.urlOf(report.id)} target="_blank" rel="noopener" title={visible(report.title)}><Value text={report.title === '' ? words.title : report.title} /></a>
        <p class="quiet"><Moment epochMs={Date.parse(report.made)} voice={voice} /> · {facts.join(' · ')}</p>
      </div>
      {asked === 'no' ? (
        <button type="button" class="button" data-remove onClick={() => setAsked('yes')}>{words.remove}</button>
      ) : (
        <span class="kept-ask">
          <button type="button" class="button primary" data-remove-certain onClick={() => void kept.remove(report.id).catch(() => setAsked('failed'))}>{words.removeCertain}</button>
          <button type="button" class="button" onClick={() => setAsked('no')}>{words.keep}</button>
        </span>
      )}
      <p class="record-fault" role="alert">{asked === 'failed' ? words.notRemoved : ''}</p>
    </li>
  );
}
