/** The same call again and again, and many calls that are not the same, for the gallery and the tests. */
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

/** `count` calls (676 at most), each to an endpoint of its own and a second older than the one before: `many-0`, `many-1` … */
export function manyOf(diagnosis: Diagnosis, count: number): readonly Diagnosis[] {
  const { exchange } = diagnosis;
  const letter = (place: number): string => String.fromCharCode(97 + (place % 26));
  return Array.from({ length: count }, (_, place) => ({
    ...diagnosis,
    exchange: { ...exchange, id: `many-${place}`, startedDateTime: new Date(Date.parse(exchange.startedDateTime) - place * 1000).toISOString(), request: { ...exchange.request, url: `https://api.tokenim.com/v1/${letter(place)}${letter(Math.floor(place / 26))}` } },
  }));
}
