/** One proof: message · part: value. A button, since it leads to the place it speaks of. */
import type { Proof } from '../diagnosis/cause';
import { placeOf } from './marks';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

const SHOWN = 300;

interface Props {
  readonly proof: Proof;
  readonly voice: Voice;
  readonly onShow: (proof: Proof) => void;
}

/** The proof as a line that can be pressed. */
export function ProofLine({ proof, voice: { ui }, onShow }: Props) {
  const { message, part, value } = proof;
  const name = Object.hasOwn(ui.proof.parts, part) ? ui.proof.parts[part] : null;
  return (
    <button type="button" class="proof-line" data-proof={placeOf(message, part)} title={ui.proof.show} onClick={() => onShow(proof)}>
      <span class="proof-message">{ui.proof.messages[message]}</span>
      <span class="proof-part">{name ?? <Value text={part} />}</span>
      {value === null ? <span class="absent">{ui.proof.absent}</span> : <mark><Value text={value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value} /></mark>}
    </button>
  );
}
