/** The failed calls as a grid: one row each, arrow keys move the selection, Enter opens it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CallsModel } from './calls-model';
import { CallRow } from './CallRow';
import type { Voice } from './voice';

interface Props {
  readonly model: CallsModel;
  readonly voice: Voice;
  /** Enter was pressed on the selected call: the details take the focus. */
  readonly onEnter: () => void;
}

const PAGE = 10;

/** The list, newest first. */
export function CallsList({ model, voice, onEnter }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const byKey = useRef(false);
  const calls = model.calls.value;
  const selectedId = model.selected.value?.exchange.id ?? null;
  const place = calls.findIndex(({ exchange }) => exchange.id === selectedId);
  const { list } = voice.ui;

  useLayoutEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (byKey.current) row?.focus();
    byKey.current = false;
  }, [selectedId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (selectedId !== null) model.select(selectedId);
      return onEnter();
    }
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = calls[Math.min(calls.length - 1, Math.max(0, place + step))];
    if (next === undefined || next.exchange.id === selectedId) return;
    byKey.current = true;
    model.browse(next.exchange.id);
  };

  return (
    <table class="calls" role="grid" aria-label={list.label} aria-rowcount={calls.length + 1}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" class="c-status">{list.status}</th>
          <th role="columnheader" class="c-method">{list.method}</th>
          <th role="columnheader" class="c-path">{list.path}</th>
          <th role="columnheader" class="c-refuser">{list.refusedBy}</th>
          <th role="columnheader" class="c-headline">{list.headline}</th>
        </tr>
      </thead>
      <tbody role="rowgroup" ref={body} onKeyDown={onKeyDown}>
        {calls.map((diagnosis, row) => (
          <CallRow
            key={diagnosis.exchange.id}
            diagnosis={diagnosis}
            selected={row === place}
            reachable={row === Math.max(place, 0)}
            onSelect={model.select}
            voice={voice}
          />
        ))}
      </tbody>
    </table>
  );
}
