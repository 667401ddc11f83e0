/** Everything that the CORS protocol finds wrong with an exchange, in the order in which one would meet it, mending one after another. Pure. */
import { evaluateCors } from './cors';
import { isSameFault, mendAll } from './cors-mend';
import { hopAt, type Fault } from './cors-walk';
import type { Exchange } from './exchange';

export interface CorsProblem extends Fault {
  /** URL of the request whose answer, or whose preflight's answer, is wrong. */
  readonly url: string;
  /** true: wrong only if the call is made with credentials, and that could not be told. */
  readonly onlyWithCredentials: boolean;
}

/** All rules that fail, first to last; empty when CORS refused nothing. What a browser did not get to see is not judged. */
export function corsProblems(exchange: Exchange): readonly CorsProblem[] {
  const { readings, credentialsMode } = evaluateCors(exchange);
  if (readings.length === 0) return [];
  const without = mendAll(exchange, false).faults;
  const found = credentialsMode === 'omit' ? without : mendAll(exchange, true).faults;
  return found.map((fault) => ({
    ...fault,
    url: hopAt(exchange, fault.hop).request.url,
    onlyWithCredentials: credentialsMode === 'unknown' && !without.some((other) => isSameFault(other, fault)),
  }));
}
