/** The records that were handed over: which one is looked at, how far each is read, and why one is not shown. */
import { visible } from '../locales/visible';
import type { Imported, RecordName, RecordsModel } from './records-model';
import { Icon } from './Icon';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';

interface Props {
  readonly model: RecordsModel;
  readonly voice: Voice;
}

/** What a record is called on the screen: the file's name, that it was pasted and as which, or that it is kept here. */
export function recordName(name: RecordName, { ui }: Voice): string {
  if (name.is === 'file') return visible(name.name);
  return name.is === 'pasted' ? ui.reports.pastedText(name.number) : ui.reports.keptCalls.name;
}

/** A list with a line for each record; nothing where there is none. */
export function RecordList({ model, voice }: Props) {
  const records = model.records.value;
  if (records.length === 0) return null;
  return (
    <ul class="records" aria-label={voice.ui.reports.fileList}>
      {records.map((record) => <Line key={record.id} record={record} isCurrent={model.current.value === record} model={model} voice={voice} />)}
    </ul>
  );
}

function Line({ record, isCurrent, model, voice }: Props & { readonly record: Imported; readonly isCurrent: boolean }) {
  const words = voice.ui.reports;
  const state = record.state.value;
  const content = record.content.value;
  const name = recordName(record.name, voice);
  return (
    <li class="record" data-record={state.is} data-fault={state.is === 'refused' ? state.fault : undefined} data-current={isCurrent}>
      <div class="record-head">
        {content === null ? (
          <b class="record-name">{name}</b>
        ) : (
          <button type="button" class="record-name" aria-pressed={isCurrent} onClick={() => model.look(record.id)}>
            <b>{name}</b> <span class="quiet">{words.forms[content.form]} · {words.found(content.failed, content.entries)}</span>
          </button>
        )}
        <button type="button" class="tool" title={words.remove(name)} aria-label={words.remove(name)} onClick={() => model.remove(record.id)}><Icon name="close" /></button>
      </div>
      <div class="record-state" role="status">
        {state.is === 'refused' ? <p class="record-fault"><Icon name="warning" /><span><Prose text={words.faults[state.fault]} /></span></p> : null}
        {state.is === 'waiting' ? <p class="quiet">{words.waiting}</p> : null}
        {state.is === 'reading' ? <p class="quiet">{state.stage === 'reading' ? words.stages.reading(percent(state.share)) : words.stages[state.stage]}</p> : null}
        {content !== null && content.unreadable > 0 ? <p class="quiet">{words.leftOut(content.unreadable)}</p> : null}
      </div>
      {state.is !== 'reading' && state.is !== 'waiting' ? null : (
        <div class="record-progress">
          {/* Only the bytes can be counted; the rest takes as long as it takes. */}
          <progress aria-label={words.progress(name)} max={1} value={state.is === 'reading' && state.stage === 'reading' && state.share !== null ? state.share : undefined} />
          <button type="button" class="button" data-cancel onClick={() => record.cancel()}>{words.cancel}</button>
        </div>
      )}
    </li>
  );
}

function percent(share: number | null): string {
  return `${Math.floor((share ?? 0) * 100)} %`;
}
