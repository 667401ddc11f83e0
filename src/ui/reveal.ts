/** What the parts of the panel share to show one hidden value for a moment: given down the tree, so that only the rows that need it know it. */
import { createContext } from 'preact';
import type { ProofMessage } from '../diagnosis/cause';
import type { Exchange } from '../http/exchange';

/** Asks for the value as it was: the `place`-th field `part` of a message, or its `url`. null: nobody has it any more. */
export type Reveal = (message: ProofMessage, part: string, place: number) => Promise<string | null>;

/** `Reveal` for the values of one exchange. */
export type RevealOf = (exchange: Exchange) => Reveal;

/** null: there is nobody to ask (a report, a file, the popup). */
export const RevealContext = createContext<Reveal | null>(null);
