/** A whole record, call by call: those that failed are diagnosed beside those that worked. Pure. */
import type { HarFile } from '../http/har-file';
import { diagnose, type Diagnosis } from './diagnose';
import { successesAround } from './record-successes';

/** One call of a record. `entry`, `partOf`: as in `HarFile`. */
export interface JudgedCall {
  readonly entry: number;
  readonly partOf: number | null;
  readonly diagnosis: Diagnosis;
}

/** Diagnoses the calls of a record that were read, in their order. */
export function judgeRecord(file: HarFile): readonly JudgedCall[] {
  // What was answered well has worked unless its diagnosis says otherwise, and does not need the others for that.
  const alone = file.calls.map(({ exchange }) => (exchange.response === null || exchange.response.status >= 400 ? null : diagnose(exchange)));
  const worked = file.calls.filter((_, place) => alone[place]?.failure === 'none');
  const failed = file.calls.filter(({ partOf }, place) => partOf === null && alone[place]?.failure !== 'none');
  const around = successesAround(file, failed.map(({ exchange }) => exchange), worked);
  return file.calls.map(({ entry, exchange, partOf }, place) => {
    const own = alone[place] ?? null;
    return { entry, partOf, diagnosis: own?.failure === 'none' ? own : diagnose(exchange, partOf === null ? around(exchange) : []) };
  });
}
