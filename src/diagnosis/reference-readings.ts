/** What reference ids tell by themselves, where their form is public: the time they were issued and the place. Pure. */
import type { ReferenceReading } from './intermediaries';

/** 2010 to 2100: anything else is no time. */
function isoTime(seconds: number): string | null {
  return seconds > 1_262_304_000 && seconds < 4_102_444_800 ? new Date(Math.floor(seconds * 1000)).toISOString() : null;
}

function reading(seconds: number | null, place: string | null): ReferenceReading | null {
  const time = seconds === null ? null : isoTime(seconds);
  if (time === null && place === null) return null;
  return { ...(time === null ? {} : { time }), ...(place === null ? {} : { place }) };
}

/** `8f2a1b3c4d5e6f70-FRA`: the data centre stands after the dash. */
export function readRayId(value: string): ReferenceReading | null {
  return reading(null, /^[0-9a-f]{16}-([A-Z]{3})$/.exec(value)?.[1] ?? null);
}

/** `18.2d351ab8.1623606286.2420bfcb`: the third part is the time in seconds. */
export function readAkamaiReference(value: string): ReferenceReading | null {
  const seconds = /^#?\d{1,3}\.[0-9a-f]{6,10}\.(\d{10})\.[0-9a-f]{1,12}/.exec(value)?.[1];
  return seconds === undefined ? null : reading(Number(seconds), null);
}

/** `cache-fra19120-FRA 1623606286 1234567`: place, seconds, number. */
export function readFastlyDetails(value: string): ReferenceReading | null {
  const match = /^cache-([a-z]{3,5})[a-z0-9-]{0,40} (\d{10}) \d{1,20}$/i.exec(value);
  return match?.[2] === undefined ? null : reading(Number(match[2]), match[1]?.toUpperCase() ?? null);
}

/** `20240131T101112Z-…`: the newer form of Azure's reference begins with the time; the older one is opaque. */
export function readAzureReference(value: string): ReferenceReading | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(value);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  return reading(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) / 1000, null);
}

/** `fra1::iad1::abcde-1623606286123-0123456789ab`: places, then milliseconds. */
export function readVercelId(value: string): ReferenceReading | null {
  const match = /^([a-z]{3}\d)::(?:[a-z]{3}\d::){0,3}[a-z0-9]{1,12}-(\d{13})-[0-9a-f]{1,20}$/.exec(value);
  return match?.[2] === undefined ? null : reading(Number(match[2]) / 1000, match[1] ?? null);
}

/** `2ff6099516236062861234567e`: milliseconds stand inside Aliyun's EagleId, after eight hex digits of the node. */
export function readEagleId(value: string): ReferenceReading | null {
  const milliseconds = /^[0-9a-f]{8}(\d{13})\d{1,6}[0-9a-f]{1,2}$/i.exec(value)?.[1];
  return milliseconds === undefined ? null : reading(Number(milliseconds) / 1000, null);
}

/** `node-1623606286.123-id`: the middle part is the time in seconds. */
export function readWzwsRay(value: string): ReferenceReading | null {
  const seconds = /^[^-]{1,20}-[^-]{0,20}-?(\d{10}\.\d{1,3})-/.exec(value)?.[1];
  return seconds === undefined ? null : reading(Number(seconds), null);
}
