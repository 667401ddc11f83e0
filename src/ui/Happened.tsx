/** How often an incident happened, and when: one sentence. */
import { isTold } from '../http/dates';
import type { Incident } from '../diagnosis/incidents';
import { localTimes } from '../locales/times';
import type { Voice } from '../locales/voice';

/** Nothing, where it happened once. */
export function Happened({ incident, voice }: { readonly incident: Incident | null; readonly voice: Voice }) {
  if (incident === null || incident.count < 2) return null;
  const { repeats } = voice.ui;
  const [first, last] = localTimes(Date.parse(incident.first), Date.parse(incident.last));
  return <p class="happened" data-count={incident.count} title={repeats.endpoint}>{repeats.happened(incident.count, isTold(incident.first) ? repeats.between(first, last) : '').trim()}</p>;
}
