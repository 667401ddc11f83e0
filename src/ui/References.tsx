/** The ids that the refuser gave, and whom to give them to. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { CopyButton } from './CopyButton';
import { Value } from './Value';
import type { Voice } from './voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** References, each with its receiver and a copy button. */
export function References({ diagnosis: { references }, voice, onCopy }: Props) {
  if (references.length === 0) return null;
  const { ui } = voice;
  return (
    <section class="references">
      <h3>{ui.references.title}</h3>
      <ul>
        {references.map(({ name, value, askWhom }) => (
          <li key={`${name} ${value}`} data-reference={name}>
            <span class="reference-name">{name}</span>
            <code><Value text={value} /></code>
            <span class="quiet">{ui.references.giveTo(ui.fixes.receivers[askWhom])}</span>
            <CopyButton text={value} onCopy={onCopy} voice={voice} />
          </li>
        ))}
      </ul>
    </section>
  );
}
