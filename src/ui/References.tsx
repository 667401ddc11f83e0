/** The ids that the refuser gave, what each tells by itself, and whom to give it to. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { CopyButton } from './CopyButton';
import { readingText } from '../locales/reference-text';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** References, each with its receiver and a copy button. */
export function References({ diagnosis: { references, exchange }, voice, onCopy }: Props) {
  if (references.length === 0) return null;
  const { ui } = voice;
  return (
    <section class="references">
      <h3>{ui.references.title}</h3>
      <ul>
        {references.map((reference) => {
          const { name, value, askWhom } = reference;
          const read = readingText(reference, exchange, voice);
          return (
            <li key={`${name} ${value}`} data-reference={name}>
              <span class="reference-name">{name}</span>
              <code><Value text={value} /></code>
              <span class="quiet">{ui.references.giveTo(ui.fixes.receivers[askWhom])}</span>
              <CopyButton text={value} onCopy={onCopy} voice={voice} />
              {read.length === 0 ? null : <p class="reference-read">{read.map((sentence, place) => <span key={place}>{place === 0 ? '' : voice.gap}<Value text={sentence} /></span>)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
