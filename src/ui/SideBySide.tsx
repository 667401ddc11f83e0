/** Two calls side by side, field by field: what differs first, and marked. */
import { useState } from 'preact/hooks';
import type { SideRow, SideValue } from '../diagnosis/side-by-side';
import { differingRanges } from '../locales/comparison-text';
import { callLine } from './ChosenCalls';
import { Icon } from './Icon';
import { recordName } from './RecordList';
import type { Chosen } from './records-model';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly first: Chosen;
  readonly second: Chosen;
  /** What differs first. */
  readonly rows: readonly SideRow[];
  readonly onBack: () => void;
  readonly voice: Voice;
}

/** The table; wide enough it has four columns, narrow each line stands on its own. */
export function SideBySide({ first, second, rows, onBack, voice }: Props) {
  const words = voice.ui.reports.compare;
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const count = (relation: SideRow['relation']): number => rows.filter((row) => row.relation === relation).length;
  const shown = onlyDifferent ? rows.filter(({ relation }) => relation === 'different') : rows;
  return (
    <section class="side-by-side" aria-label={words.title}>
      <header>
        <button type="button" class="button" data-side-back onClick={onBack}><Icon name="back" />{words.back}</button>
        <h2>{words.title}</h2>
        <p class="quiet" role="status">{count('different') === 0 ? words.nothingDiffers : words.differ(count('different'), count('same'))}</p>
        <label class="with-worked"><input type="checkbox" checked={onlyDifferent} onChange={(event) => setOnlyDifferent(event.currentTarget.checked)} />{words.onlyDifferent}</label>
      </header>
      <table role="table" aria-label={words.table}>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{words.what}</th>
            {[first, second].map((one, place) => (
              <th key={place} scope="col" role="columnheader"><b>{'AB'[place]}</b> <code><Value text={callLine(one)} /></code> <span class="quiet">{recordName(one.record, voice)}</span></th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => <Line key={`${row.group} ${row.part ?? row.name ?? ''}`} row={row} voice={voice} />)}
        </tbody>
      </table>
    </section>
  );
}

function Line({ row: { group, name, part, values, relation }, voice }: { readonly row: SideRow; readonly voice: Voice }) {
  const words = voice.ui.reports.compare;
  const ranges = relation === 'different' ? differingRanges(values[0].text, values[1].text) : [null, null];
  const cell = (value: SideValue) =>
    value.text === null ? <span class={value.unseen ? 'quiet' : 'absent'}>{value.unseen ? words.unseen : words.absent}</span> : null;
  return (
    <tr role="row" data-relation={relation} data-group={group} data-name={part ?? name ?? undefined}>
      <th scope="row" role="rowheader">
        {group === 'call' || group === 'time' ? null : <><span class="side-group">{words.groups[group]}</span> </>}{part === null ? <code><Value text={name ?? ''} /></code> : words.parts[part]}
        <span class="side-relation">{words.relations[relation]}</span>
      </th>
      {values.map((value, side) => (
        <td key={side} role="cell" data-label={'AB'[side]}>{cell(value) ?? <code><Value text={value.text ?? ''} range={ranges[side] ?? null} /></code>}</td>
      ))}
    </tr>
  );
}
