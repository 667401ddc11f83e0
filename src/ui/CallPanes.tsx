/** The list of calls and, beside or over it, the selected one: how one gets from one to the other, and back. Props in, callbacks out. */
import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Diagnosis } from '../diagnosis/diagnose';
import type { CallsModel } from './calls-model';
import { CallsList } from './CallsList';
import { Icon } from './Icon';
import { Splitter } from './Splitter';
import type { Voice } from '../locales/voice';

interface Props {
  readonly model: CallsModel;
  /** The calls are of many pages and days. */
  readonly across?: boolean;
  readonly voice: Voice;
  /** The details of the selected call. */
  readonly children: (selected: Diagnosis) => ComponentChildren;
}

/** What stands in `.panes` when there are calls. */
export function CallPanes({ model, across = false, voice, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLDivElement>(null);
  const { ui } = voice;
  const selected = model.selected.value;
  const focusSoon = (pane: RefObject<HTMLDivElement | null>, selector: string): void => void setTimeout(() => pane.current?.querySelector<HTMLElement>(selector)?.focus());
  const back = (): void => {
    model.close();
    focusSoon(list, '.calls [aria-selected="true"]');
  };
  return (
    <>
      <div class="list-pane" ref={list}>
        <CallsList model={model} voice={voice} across={across} onEnter={() => focusSoon(details, '.verdict .headline')} />
        {model.calls.value.length > 0 ? null : (
          <p class="no-match">{ui.list.noMatch} <button type="button" class="button" onClick={() => void (model.filter.value = '')}>{ui.toolbar.resetFilter}</button></p>
        )}
      </div>
      <Splitter label={ui.toolbar.resize} />
      <div class="details-pane" ref={details} onKeyDown={(event) => void (event.key === 'Escape' && model.opened.value && back())}>
        <button type="button" class="back" data-back onClick={back}><Icon name="back" />{ui.verdict.back}</button>
        {selected === null ? <p class="select-one">{ui.empty.selectOne}</p> : children(selected)}
      </div>
    </>
  );
}
