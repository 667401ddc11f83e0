/** Which stretches of an exchange are proof: looked up by message and part. Pure. */
import type { Proof, ProofMessage } from '../diagnosis/cause';
import { visible } from '../locales/visible';

/** Name of the place that a proof points to, as carried by `data-at`. */
export function placeOf(message: ProofMessage, part: string): string {
  return visible(`${message}/${part.toLowerCase()}`);
}

/** The proofs that point to this place. */
export function proofsAt(proofs: readonly Proof[], message: ProofMessage, part: string): readonly Proof[] {
  const place = placeOf(message, part);
  return proofs.filter((proof) => placeOf(proof.message, proof.part) === place);
}

/** Start and end of what the proofs point to within `text`; null when they point elsewhere. */
export function markedRange(text: string, proofs: readonly Proof[]): readonly [number, number] | null {
  for (const { value } of proofs) {
    if (value === null || value === '') continue;
    const start = text.indexOf(value);
    if (start >= 0) return [start, start + value.length];
    // The proof is the combined value of several field lines, and this is one of them.
    if (text !== '' && value.includes(text)) return [0, text.length];
  }
  return null;
}
