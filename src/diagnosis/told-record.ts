/** A whole record as it is told: its calls diagnosed beside each other, storms found, repeats put together. Pure. */
import type { HarFile } from '../http/har-file';
import type { OwnApi } from '../profiles/own-api';
import type { Diagnosis } from './diagnose';
import { foldIncidents, type Incident } from './incidents';
import { judgeRecord } from './record';
import { withStorms } from './storms';
import type { SuccessNotes } from './successes';
import { workedCall } from './surroundings';

/** One call of a record. `entry`, `partOf`: as in `HarFile`. */
export interface ToldCall {
  readonly entry: number;
  readonly partOf: number | null;
  readonly diagnosis: Diagnosis;
  /** What it is one of; null: nothing failed, or it is a part of a call. */
  readonly incident: Incident | null;
}

/** The calls in the order of the file. `withParts`: preflights and hops as entries of their own as well. `notes`: what was looked at while it was read. `own`: as for `diagnose`. */
export function tellRecord(record: HarFile, notes: SuccessNotes, withParts: boolean, own: readonly OwnApi[] = []): readonly ToldCall[] {
  const judged = judgeRecord(record, withParts, own);
  // A preflight or a hop is told as part of its call; on its own only where every entry is wanted.
  const whole = judged.filter(({ partOf }) => partOf === null).map(({ diagnosis }) => diagnosis);
  const failed = whole.filter(({ failure }) => failure !== 'none');
  const worked = whole.flatMap(({ failure, exchange }) => (failure === 'none' ? (workedCall(exchange) ?? []) : []));
  const marked = withStorms(failed, { worked: [...worked, ...notes.like(failed)], complete: true });
  const finals = new Map(marked.map((diagnosis) => [diagnosis.exchange.id, diagnosis]));
  const incidents = new Map(foldIncidents(marked).flatMap((incident) => incident.calls.map(({ exchange }) => [exchange.id, incident] as const)));
  return judged.map(({ entry, partOf, diagnosis }) => {
    const { id } = diagnosis.exchange;
    return { entry, partOf, diagnosis: finals.get(id) ?? diagnosis, incident: incidents.get(id) ?? null };
  });
}
