/** What a record holds: its calls as the panel shows them, with filter, the calls that worked when they are asked for, and the ways to save it. */
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { CallDetails } from './CallDetails';
import { CallsList } from './CallsList';
import { Icon } from './Icon';
import type { Chosen, Imported } from './records-model';
import { SaveRecord } from './SaveRecord';
import { Splitter } from './Splitter';
import type { Voice } from '../locales/voice';

interface Props {
  readonly record: Imported;
  readonly chosen: Signal<readonly Chosen[]>;
  readonly maySave: boolean;
  readonly onCopy: (text: string) => Promise<void>;
  readonly onCopyImage: ((png: Blob) => Promise<void>) | undefined;
  readonly voice: Voice;
}

/** Lines of the list that are drawn at once. */
const LINES = 100;

/** The record that is looked at. */
export function RecordView({ record, chosen, maySave, onCopy, onCopyImage, voice }: Props) {
  const root = useRef<HTMLElement>(null);
  const { ui } = voice;
  const words = ui.reports;
  const { model } = record;
  const content = record.content.value;
  const selected = model.selected.value;
  const focusSoon = (selector: string): void => void setTimeout(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  const back = (): void => {
    model.close();
    focusSoon('.calls [aria-selected="true"]');
  };
  const isChosen = chosen.value.some(({ diagnosis }) => diagnosis === selected);
  const choose = (): void => {
    if (selected === null) return;
    chosen.value = isChosen ? chosen.value.filter(({ diagnosis }) => diagnosis !== selected) : [...chosen.value.slice(0, 1), { record: record.name, diagnosis: selected }];
  };
  return (
    <section class="panel record-view" data-opened={model.opened.value} ref={root} aria-label={ui.toolbar.label}>
      <div class="toolbar">
        <label class="filter">
          <Icon name="filter" />
          <input type="search" value={model.filter.value} placeholder={ui.toolbar.filterHint} aria-label={ui.toolbar.filter} spellcheck={false} onInput={(event) => void (model.filter.value = event.currentTarget.value)} />
        </label>
        <label class="with-worked">
          <input type="checkbox" checked={content?.all === true} disabled={record.state.value.is === 'reading' || record.state.value.is === 'waiting'} onChange={(event) => record.readAgain(event.currentTarget.checked)} />
          {words.withWorked}
        </label>
        <span class="count" role="status">{words.shown(model.calls.value.length, model.total.value)}</span>
      </div>
      {maySave ? <SaveRecord record={record} onCopy={onCopy} voice={voice} /> : null}
      {model.total.value === 0 ? (
        <div class="panes">
          <div class="empty">
            <h2>{words.nothingFailed}</h2>
            {content?.all === true ? null : <p>{words.nothingFailedHint}</p>}
          </div>
        </div>
      ) : (
        <div class="panes">
          <div class="list-pane">
            <CallsList model={model} voice={voice} most={LINES} onEnter={() => focusSoon('.verdict .headline')} />
            {model.calls.value.length > 0 ? null : (
              <p class="no-match">{ui.list.noMatch} <button type="button" class="button" onClick={() => void (model.filter.value = '')}>{ui.toolbar.resetFilter}</button></p>
            )}
          </div>
          <Splitter label={ui.toolbar.resize} />
          <div class="details-pane" onKeyDown={(event) => void (event.key === 'Escape' && model.opened.value && back())}>
            <button type="button" class="back" data-back onClick={back}><Icon name="back" />{ui.verdict.back}</button>
            {selected === null ? (
              <p class="select-one">{ui.empty.selectOne}</p>
            ) : (
              <>
                <p class="choose-call"><button type="button" class="button" data-choose aria-pressed={isChosen} onClick={choose}><Icon name={isChosen ? 'check' : 'compare'} />{isChosen ? words.compare.chosen : words.compare.choose}</button></p>
                <CallDetails key={selected.exchange.id} diagnosis={selected} incident={model.selectedIncident.value} voice={voice} onCopy={onCopy} onCopyImage={onCopyImage} />
              </>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
