/** The causes that are not the headline: the possible ones ranked, the symptoms apart. */
import type { Proof } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import { CauseItem } from './CauseItem';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onShow: (proof: Proof) => void;
}

/** Two lists, each left out when empty. */
export function OtherCauses({ diagnosis: { findings, exchange }, voice, onShow }: Props) {
  const rest = findings.slice(1);
  const roots = rest.filter(({ role }) => role === 'root');
  const symptoms = rest.filter(({ role }) => role === 'symptom');
  const { others } = voice.ui;
  return (
    <>
      {roots.length === 0 ? null : (
        <section class="others">
          <h3>{others.title}</h3>
          <ol>{roots.map((finding) => <CauseItem key={finding.cause} finding={finding} url={exchange.request.url} voice={voice} onShow={onShow} />)}</ol>
        </section>
      )}
      {symptoms.length === 0 ? null : (
        <section class="others symptoms">
          <h3>{others.symptoms}</h3>
          <ul>{symptoms.map((finding) => <CauseItem key={finding.cause} finding={finding} url={exchange.request.url} voice={voice} onShow={onShow} />)}</ul>
        </section>
      )}
    </>
  );
}
