/** The failed calls as a tree grid: one row for each incident, its older calls below it when unfolded. Arrow keys move the selection, right and left unfold and fold, Enter opens. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CallsModel } from './calls-model';
import { CallRow } from './CallRow';
import type { Voice } from '../locales/voice';

interface Props {
  readonly model: CallsModel;
  readonly voice: Voice;
  /** Enter was pressed on the selected call: the details take the focus. */
  readonly onEnter: () => void;
  /** The calls are of many pages and days: each says of which. */
  readonly across?: boolean;
}

/** Lines by which Page Up and Page Down go on. */
const PAGE = 10;
/** Lines that are drawn at once; more when they are asked for: thousands of calls may be kept. */
const LINES = 200;

/** The list, newest first. */
export function CallsList({ model, voice, onEnter, across = false }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const byKey = useRef(false);
  const [asked, setAsked] = useState(LINES);
  const all = model.rows.value;
  const unfolded = model.unfolded.value;
  const selectedId = model.selected.value?.exchange.id ?? null;
  const place = all.findIndex(({ diagnosis }) => diagnosis.exchange.id === selectedId);
  // New calls push the selected one down, and keys go on beyond the last line: it is always drawn.
  const drawn = Math.max(asked, Math.ceil((place + 1) / LINES) * LINES);
  const rows = all.length <= drawn ? all : all.slice(0, drawn);
  const { list } = voice.ui;

  useLayoutEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (byKey.current) row?.focus();
    byKey.current = false;
  }, [selectedId]);

  const goTo = (row: number): void => {
    const next = all[Math.min(all.length - 1, Math.max(0, row))];
    if (next === undefined || next.diagnosis.exchange.id === selectedId) return;
    byKey.current = true;
    model.browse(next.diagnosis.exchange.id);
  };
  /** Right: unfold, then go in. Left: go out, then fold. */
  const sideways = (isRight: boolean): void => {
    const at = all[place];
    if (at === undefined) return;
    const { incident, level } = at;
    const isOpen = unfolded.has(incident.key);
    if (isRight && level === 1 && incident.count > 1) return isOpen ? goTo(place + 1) : model.unfold(incident.key, true);
    if (isRight) return;
    if (level === 2) goTo(all.findIndex((row) => row.incident.key === incident.key));
    else if (isOpen) model.unfold(incident.key, false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (selectedId !== null) model.select(selectedId);
      return onEnter();
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isSideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    if (step === undefined && !isSideways) return;
    event.preventDefault();
    if (isSideways) sideways(event.key === 'ArrowRight');
    else goTo(place + (step ?? 0));
  };

  const table = (
    <table class="calls" data-across={across || undefined} role="treegrid" aria-label={list.label} aria-rowcount={all.length + 1}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" class="c-status">{list.status}</th>
          <th role="columnheader" class="c-method">{list.method}</th>
          <th role="columnheader" class="c-path">{list.path}</th>
          <th role="columnheader" class="c-refuser">{list.refusedBy}</th>
          <th role="columnheader" class="c-headline">{list.headline}</th>
          {across ? <th role="columnheader" class="c-where">{voice.ui.reports.keptCalls.where}</th> : null}
        </tr>
      </thead>
      <tbody role="rowgroup" ref={body} onKeyDown={onKeyDown}>
        {rows.map((row, number) => (
          <CallRow
            key={row.diagnosis.exchange.id}
            row={row}
            across={across}
            unfolded={unfolded.has(row.incident.key)}
            selected={number === place}
            reachable={number === Math.max(place, 0)}
            onSelect={model.select}
            onUnfold={model.unfold}
            voice={voice}
          />
        ))}
      </tbody>
    </table>
  );
  if (rows.length === all.length) return table;
  return (
    <>
      {table}
      <p class="more-calls"><button type="button" class="button" data-more-calls onClick={() => setAsked(drawn + LINES)}>{list.more(Math.min(LINES, all.length - drawn))}</button></p>
    </>
  );
}
