/** The same call again and again, for the gallery and the tests. */
import type { Diagnosis } from '../../../src/diagnosis/diagnose';

/** Twelve calls within some seconds, newest first; the given one is the oldest of them. */
export function repeatsOf(diagnosis: Diagnosis): readonly Diagnosis[] {
  const { exchange } = diagnosis;
  const start = Date.parse(exchange.startedDateTime);
  return Array.from({ length: 12 }, (_, place) => ({
    ...diagnosis,
    exchange: { ...exchange, id: place === 0 ? exchange.id : `${exchange.id}-${place}`, time: 40, startedDateTime: new Date(start + place * 290).toISOString() },
  })).toReversed();
}
