/** Calls wherever they come from, as the panel shows them: filter, list, details, and the ways to compare and to save them. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { CallDetails } from './CallDetails';
import { CallPanes } from './CallPanes';
import { Icon } from './Icon';
import type { Chosen, ShownCalls } from './records-model';
import { SaveRecord } from './SaveRecord';
import type { Voice } from '../locales/voice';
import type { ReportLanguage } from '../profiles/settings';

/** What every such view is given. */
export interface ShownProps {
  readonly chosen: Signal<readonly Chosen[]>;
  readonly maySave: boolean;
  readonly reportLanguage: ReportLanguage;
  readonly onCopy: (text: string) => Promise<void>;
  readonly onCopyImage: ((png: Blob) => Promise<void>) | undefined;
  readonly voice: Voice;
}

interface Props extends ShownProps {
  readonly calls: ShownCalls;
  /** Beside the filter. */
  readonly tools?: ComponentChildren;
  /** Over the list. */
  readonly notices?: ComponentChildren;
  /** Instead of the list, where there is no call. */
  readonly empty: ComponentChildren;
  /** The calls are of many pages and days. */
  readonly across?: boolean;
  readonly saveNote?: string;
}

/** The list and the selected call. */
export function ShownCallsView({ calls, tools, notices, empty, across = false, saveNote, chosen, maySave, reportLanguage, onCopy, onCopyImage, voice }: Props) {
  const { ui } = voice;
  const words = ui.reports;
  const { model, name } = calls;
  const selected = model.selected.value;
  const isSelected = ({ record, diagnosis }: Chosen): boolean => record === name && diagnosis.exchange.id === selected?.exchange.id;
  const isChosen = chosen.value.some(isSelected);
  const choose = (): void => {
    if (selected === null) return;
    chosen.value = isChosen ? chosen.value.filter((one) => !isSelected(one)) : [...chosen.value.slice(0, 1), { record: name, diagnosis: selected }];
  };
  return (
    <section class="panel record-view" data-opened={model.opened.value} aria-label={ui.toolbar.label}>
      <div class="toolbar">
        <label class="filter">
          <Icon name="filter" />
          <input type="search" value={model.filter.value} placeholder={ui.toolbar.filterHint} aria-label={ui.toolbar.filter} spellcheck={false} onInput={(event) => void (model.filter.value = event.currentTarget.value)} />
        </label>
        {tools}
        <span class="count" role="status">{words.shown(model.calls.value.length, model.total.value)}</span>
      </div>
      {maySave ? <SaveRecord record={calls} note={saveNote} reportLanguage={reportLanguage} onCopy={onCopy} voice={voice} /> : null}
      {notices}
      {model.total.value === 0 ? (
        <div class="panes">{empty}</div>
      ) : (
        <div class="panes">
          <CallPanes model={model} voice={voice} across={across}>
            {(call) => (
              <>
                <p class="choose-call"><button type="button" class="button" data-choose aria-pressed={isChosen} onClick={choose}><Icon name={isChosen ? 'check' : 'compare'} />{isChosen ? words.compare.chosen : words.compare.choose}</button></p>
                <CallDetails key={call.exchange.id} diagnosis={call} incident={model.selectedIncident.value} voice={voice} onCopy={onCopy} onCopyImage={onCopyImage} />
              </>
            )}
          </CallPanes>
        </div>
      )}
    </section>
  );
}
