/** The calls of a report from their diagnoses: in order, repeats told as that. Pure. */
import type { Diagnosis } from '../../diagnosis/diagnose';
import { foldIncidents, type Incident } from '../../diagnosis/incidents';
import type { ReportedCall } from '../../report/report';

/** In the order of time, each with what it is one of. Made anew when a call goes. */
export function withIncidents(diagnoses: readonly Diagnosis[]): readonly ReportedCall[] {
  const incidents = new Map<string, Incident>();
  for (const incident of foldIncidents(diagnoses.filter(({ failure }) => failure !== 'none'))) {
    // The calls stand in the report themselves: not once more within each other.
    for (const { exchange } of incident.calls) incidents.set(exchange.id, { ...incident, calls: [] });
  }
  return diagnoses
    .toSorted((a, b) => (a.exchange.startedDateTime < b.exchange.startedDateTime ? -1 : a.exchange.startedDateTime > b.exchange.startedDateTime ? 1 : 0))
    .map((diagnosis) => ({ diagnosis, incident: incidents.get(diagnosis.exchange.id) ?? null, entry: null, file: null }));
}
