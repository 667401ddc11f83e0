/** The handshake as a list: the same as the picture, in words. Lies unseen over the picture, step on step, until it is asked for. */
import { useRef, useState } from 'preact/hooks';
import type { Box } from './handshake-layout';
import { tellingRules, type StepText } from './handshake-text';
import { Prose } from './Prose';
import { Visible } from './Visible';
import type { Voice } from '../locales/voice';

interface Props {
  readonly texts: readonly StepText[];
  /** Where each step stands in the picture; null: the list itself is shown. */
  readonly areas: readonly Box[] | null;
  readonly voice: Voice;
}

/** True for a step in which the browser stopped. */
export function isStop({ rules }: StepText): boolean {
  return rules.some(({ check }) => check.stoppedHere !== null);
}

/** One item a step. One of them is in the tab order; arrow keys lead to the others. */
export function HandshakeList({ texts, areas, voice }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const reachable = chosen ?? Math.max(0, texts.findIndex(isStop));

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowDown: reachable + 1, ArrowUp: reachable - 1, Home: 0, End: texts.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const place = Math.min(texts.length - 1, Math.max(0, next));
    setChosen(place);
    (list.current?.children[place] as HTMLElement | undefined)?.focus();
  };
  // The picture does not scroll by itself; the rule at which the browser stopped goes before the step that it belongs to.
  const onFocus = (event: FocusEvent): void => {
    const item = event.currentTarget as HTMLElement;
    setChosen(Number(item.dataset['step']) - 1);
    if (areas !== null) (stoppedRule(item) ?? item).scrollIntoView?.({ block: 'nearest' });
  };
  return (
    <ol class={areas === null ? 'hs-list' : 'hs-list hs-list-over'} ref={list} onKeyDown={onKeyDown}>
      {texts.map((text, place) => {
        const area = areas?.[place];
        return (
          <li
            key={place}
            tabIndex={place === reachable ? 0 : -1}
            data-step={place + 1}
            data-kind={text.step.kind}
            data-stop={isStop(text) || undefined}
            style={area === undefined ? {} : { top: `${area.y}px`, height: `${area.height}px` }}
            onFocus={onFocus}
          >
            <div class={areas === null ? 'hs-item' : 'hs-item hs-unseen'}><Item text={text} voice={voice} /></div>
          </li>
        );
      })}
    </ol>
  );
}

function stoppedRule(item: HTMLElement): Element | null {
  return item.closest('.hs-stage')?.querySelector(`[data-picture-step="${item.dataset['step']}"] [data-stopped]`) ?? null;
}

function Item({ text: { from, to, title, start, mark, fields, notes, rules, step }, voice }: { readonly text: StepText; readonly voice: Voice }) {
  const words = voice.ui.handshake;
  const telling = tellingRules(rules);
  return (
    <>
      <p>
        <b><Prose text={title} /></b> {step.from === step.to ? null : <span class="quiet"><Visible text={words.fromTo(from, to)} /></span>}
      </p>
      {start === '' ? null : <p><code><Visible text={start} /></code> {mark === '' ? null : <span class="quiet">{mark}</span>}</p>}
      {fields.map((field, place) => <p key={place} class="mono quiet"><Visible text={field} /></p>)}
      {notes.map((note, place) => <p key={place}><Prose text={note} /></p>)}
      {telling.length === 0 ? null : (
        <ul>
          {telling.map(({ check, text, more, state }) => (
            <li key={check.rule} data-rule={check.rule} data-state={check.state} data-stopped={check.stoppedHere !== null || undefined}>
              <b>{state}</b>{words.colon}<Prose text={text} />{more === '' ? null : <span class="quiet"> — {more}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
