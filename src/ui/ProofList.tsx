/** The bytes that show the headline's cause; each leads to its place in the exchange. */
import type { Proof } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import { ProofLine } from './ProofLine';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onShow: (proof: Proof) => void;
}

/** The proof of the headline, and of who refused where that stands elsewhere. */
export function ProofList({ diagnosis: { findings, refuser }, voice, onShow }: Props) {
  const own = findings[0]?.proof ?? [];
  const proofs = [...own, ...refuser.proof.filter((one) => !own.some((other) => other.message === one.message && other.part === one.part))];
  if (proofs.length === 0) return null;
  return (
    <section class="proof">
      <h3>{voice.ui.proof.title}</h3>
      <ul>
        {proofs.map((proof, place) => (
          <li key={place}><ProofLine proof={proof} voice={voice} onShow={onShow} /></li>
        ))}
      </ul>
    </section>
  );
}
