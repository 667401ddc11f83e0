/** What a record holds: its calls, and those that worked when they are asked for. */
import type { Imported } from './records-model';
import { ShownCallsView, type ShownProps } from './ShownCallsView';

interface Props extends ShownProps {
  readonly record: Imported;
}

/** The record that is looked at. */
export function RecordView({ record, ...shared }: Props) {
  const words = shared.voice.ui.reports;
  const all = record.content.value?.all === true;
  const tools = (
    <label class="with-worked">
      <input type="checkbox" checked={all} disabled={record.state.value.is === 'reading' || record.state.value.is === 'waiting'} onChange={(event) => record.readAgain(event.currentTarget.checked)} />
      {words.withWorked}
    </label>
  );
  const empty = (
    <div class="empty">
      <h2>{words.nothingFailed}</h2>
      {all ? null : <p>{words.nothingFailedHint}</p>}
    </div>
  );
  return <ShownCallsView {...shared} calls={record} tools={tools} empty={empty} />;
}
