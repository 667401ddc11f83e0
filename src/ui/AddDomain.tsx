/** The field in which another API's domain is typed, and what was wrong with it. */
import { useId, useState } from 'preact/hooks';
import type { DomainError } from '../locales/ui-words';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';

interface Props {
  readonly addDomain: (text: string) => Promise<string | null>;
  readonly voice: Voice;
}

/** A one-line form. */
export function AddDomain({ addDomain, voice: { ui } }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { domainErrors } = ui.popup;
  const isKnown = (word: string): word is DomainError => Object.hasOwn(domainErrors, word);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    addDomain(text.trim()).then(
      (wrong) => {
        setError(wrong);
        if (wrong === null) setText('');
      },
      () => setError('failed'),
    );
  };
  return (
    <form class="add-domain" onSubmit={submit}>
      <label for={`${id}-domain`}>{ui.popup.addDomain}</label>
      <div>
        <input
          id={`${id}-domain`}
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder={ui.popup.domainHint}
          value={text}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button">{ui.popup.add}</button>
      </div>
      <p id={`${id}-error`} class="error" role="alert" data-domain-error={error ?? undefined}>
        {error === null ? null : <Prose text={domainErrors[isKnown(error) ? error : 'failed']} />}
      </p>
    </form>
  );
}
