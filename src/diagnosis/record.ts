/** A whole record, call by call: those that failed are diagnosed beside those that worked. Pure. */
import type { HarFile } from '../http/har-file';
import type { OwnApi } from '../profiles/own-api';
import { diagnose, type Diagnosis } from './diagnose';
import { successesAround } from './record-successes';

/** One call of a record. `entry`, `partOf`: as in `HarFile`. */
export interface JudgedCall {
  readonly entry: number;
  readonly partOf: number | null;
  readonly diagnosis: Diagnosis;
}

/** Diagnoses the calls of a record that were read, in their order. `withParts`: preflights and hops as entries of their own as well. `own`: as for `diagnose`. */
export function judgeRecord(file: HarFile, withParts: boolean, own: readonly OwnApi[] = []): readonly JudgedCall[] {
  const calls = withParts ? file.calls : file.calls.filter(({ partOf }) => partOf === null);
  // What was answered well has worked unless its diagnosis says otherwise, and does not need the others for that.
  const alone = calls.map(({ exchange }) => (exchange.response === null || exchange.response.status >= 400 ? null : diagnose(exchange, [], own)));
  const worked = calls.filter((_, place) => alone[place]?.failure === 'none');
  const failed = calls.filter(({ partOf }, place) => partOf === null && alone[place]?.failure !== 'none');
  const around = successesAround(file, failed.map(({ exchange }) => exchange), worked);
  return calls.map(({ entry, exchange, partOf }, place) => {
    const first = alone[place] ?? null;
    return { entry, partOf, diagnosis: first?.failure === 'none' ? first : diagnose(exchange, partOf === null ? around(exchange) : [], own) };
  });
}
