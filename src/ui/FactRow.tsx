/** One labelled row of the exchange: where a proof may point to. */
import type { ComponentChildren } from 'preact';
import type { Proof, ProofMessage } from '../diagnosis/cause';
import { markedRange, placeOf, proofsAt } from './marks';
import { Value } from './Value';

interface Props {
  readonly label: ComponentChildren;
  readonly message: ProofMessage;
  readonly part: string;
  readonly text: string;
  readonly proofs: readonly Proof[];
  readonly pointed: Proof | null;
  /** Said after the value, quietly. */
  readonly after?: ComponentChildren;
}

/** A definition whose value is marked where it is proof, and outlined where it is pointed to. */
export function FactRow({ label, message, part, text, proofs, pointed, after }: Props) {
  const own = proofsAt(proofs, message, part);
  const place = placeOf(message, part);
  const range = markedRange(text, own);
  const isPointed = pointed !== null && placeOf(pointed.message, pointed.part) === place;
  return (
    <div class={`row${isPointed ? ' pointed' : ''}`} data-at={place} tabIndex={-1}>
      <dt>{label}</dt>
      <dd><Value text={text} range={range} />{after === undefined ? null : <span class="quiet"> {after}</span>}</dd>
    </div>
  );
}
