/** Calls that worked, for tests of what they show of one that failed. */
import { workedCall, type WorkedCall } from '../../src/diagnosis/surroundings';
import { exchange, type ExchangeFacts } from './exchange';

let count = 0;

/** A success as the builder of exchanges makes it, a minute before its failures unless the facts differ. */
export function worked(facts: ExchangeFacts = {}): WorkedCall {
  count += 1;
  const call = workedCall(exchange({ status: 200, startedDateTime: '2026-11-22T09:59:00.000Z', id: `worked-${count}`, ...facts }));
  if (call === null) throw new Error('this call did not work');
  return call;
}
