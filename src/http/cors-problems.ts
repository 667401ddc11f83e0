/** Everything that the CORS protocol finds wrong with an exchange, in the order in which one would meet it, mending one after another. Pure. */
import { evaluateCors } from './cors';
import { mendFault } from './cors-mend';
import { firstFault, hopAt, type Fault } from './cors-walk';
import type { Exchange } from './exchange';

export interface CorsProblem extends Fault {
  /** URL of the request whose answer, or whose preflight's answer, is wrong. */
  readonly url: string;
  /** true: wrong only if the call is made with credentials, and that could not be told. */
  readonly onlyWithCredentials: boolean;
}

/** More than a fetch with the most redirects that a browser follows can have; a mended fault that shows again ends the list earlier. */
const MOST = 64;

/** All rules that fail, first to last; empty when CORS refused nothing. What a browser did not get to see is not judged. */
export function corsProblems(exchange: Exchange): readonly CorsProblem[] {
  const { readings, credentialsMode } = evaluateCors(exchange);
  if (readings.length === 0) return [];
  const without = faultsOf(exchange, false);
  const found = credentialsMode === 'omit' ? without : faultsOf(exchange, true);
  return found.map((fault) => ({
    ...fault,
    url: hopAt(exchange, fault.hop).request.url,
    onlyWithCredentials: credentialsMode === 'unknown' && !without.some((other) => isSame(other, fault)),
  }));
}

/** The faults of one reading of the credentials mode, each found after the one before it was mended. */
export function faultsOf(exchange: Exchange, credentials: boolean): readonly Fault[] {
  const found: Fault[] = [];
  let mended = exchange;
  for (let fault = firstFault(mended, credentials); fault !== null && found.length < MOST; fault = firstFault(mended, credentials)) {
    const again = fault;
    if (found.some((other) => isSame(other, again))) break;
    found.push(fault);
    mended = mendFault(mended, fault, credentials);
  }
  return found;
}

function isSame(a: Fault, b: Fault): boolean {
  return a.corsError === b.corsError && a.step === b.step && a.hop === b.hop;
}
