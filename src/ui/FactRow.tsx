/** One labelled row of the exchange: where a proof may point to. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Proof, ProofMessage } from '../diagnosis/cause';
import { REDACTED_START } from '../http/exchange';
import { HiddenValue } from './HiddenValue';
import { markedRange, placeOf, proofsAt } from './marks';
import { RevealContext } from './reveal';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly label: ComponentChildren;
  readonly message: ProofMessage;
  readonly part: string;
  readonly text: string;
  readonly proofs: readonly Proof[];
  readonly pointed: Proof | null;
  readonly voice: Voice;
  /** Which of the fields of this name it is, counted from 0. */
  readonly nth?: number;
  /** Said after the value, quietly. */
  readonly after?: ComponentChildren;
}

/** A definition whose value is marked where it is proof, and outlined where it is pointed to. */
export function FactRow({ label, message, part, text, proofs, pointed, voice, nth = 0, after }: Props) {
  const own = proofsAt(proofs, message, part);
  const place = placeOf(message, part);
  const range = markedRange(text, own);
  const reveal = useContext(RevealContext);
  const shown = <Value text={text} range={range} />;
  const isPointed = pointed !== null && placeOf(pointed.message, pointed.part) === place;
  return (
    <div class={`row${isPointed ? ' pointed' : ''}`} data-at={place} tabIndex={-1}>
      <dt>{label}</dt>
      <dd>{reveal === null || message === 'hop-response' || !text.includes(REDACTED_START) ? shown : <HiddenValue onReveal={() => reveal(message, part, nth)} voice={voice}>{shown}</HiddenValue>}{after === undefined ? null : <span class="quiet"> {after}</span>}</dd>
    </div>
  );
}
