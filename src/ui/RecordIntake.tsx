/** Where records are handed over: dropped, chosen or pasted. */
import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';

interface Props {
  /** Nothing was handed over so far: there is room to say what can be. */
  readonly isFirst: boolean;
  /** The organisation rules it out. */
  readonly forbidden: boolean;
  readonly onAdd: (sources: readonly (File | string)[]) => void;
  readonly voice: Voice;
}

/** The invitation, two buttons, and a field to paste into. */
export function RecordIntake({ isFirst, forbidden, onAdd, voice: { ui: { reports: words } } }: Props) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const onFiles = (input: HTMLInputElement): void => {
    onAdd([...(input.files ?? [])]);
    // The same file can be chosen again.
    input.value = '';
  };
  const onPasted = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onAdd([text]);
    setText('');
    setPasting(false);
  };
  if (forbidden) return <section class="intake"><h1>{words.title}</h1><p class="quiet" data-forbidden>{words.importForbidden}</p></section>;
  return (
    <section class="intake" data-first={isFirst} aria-labelledby={`${id}-title`}>
      <h1 id={`${id}-title`}>{words.title}</h1>
      {isFirst ? <p class="intake-lead">{words.lead}</p> : null}
      <div class="intake-ways">
        <button type="button" class={isFirst ? 'button primary' : 'button'} onClick={() => chooser.current?.click()}><Icon name="open" />{words.choose}</button>
        <button type="button" class="button" aria-expanded={pasting} aria-controls={`${id}-paste`} data-paste onClick={() => setPasting(!pasting)}><Icon name="copy" />{words.paste}</button>
        <input type="file" multiple hidden ref={chooser} aria-label={words.choose} onChange={(event) => onFiles(event.currentTarget)} />
      </div>
      <form id={`${id}-paste`} class="intake-paste" hidden={!pasting} onSubmit={onPasted}>
        <label for={`${id}-text`}><Prose text={words.pasteHint} /></label>
        <textarea id={`${id}-text`} rows={8} spellcheck={false} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <button type="submit" class="button primary" disabled={text.trim() === ''}>{words.readPasted}</button>
      </form>
      {isFirst ? <p class="quiet intake-note">{words.privacy}</p> : null}
    </section>
  );
}
