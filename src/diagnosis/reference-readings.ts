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

/** `18.2d351ab8.1623606286.2420bfcb`: the edge's IPv4 address in hex from its last octet to its first, then the time in seconds. */
export function readAkamaiReference(value: string): ReferenceReading | null {
  const match = /^#?\d{1,3}\.([0-9a-f]{6,10})\.(\d{10})\.[0-9a-f]{1,12}/.exec(value);
  if (match === null) return null;
  const octets = match[1]?.length === 8 ? match[1].match(/../g)?.toReversed().map((octet) => Number.parseInt(octet, 16)) : undefined;
  return reading(Number(match[2]), octets?.join('.') ?? null);
}

/** `cache-fra19120-FRA 1623606286 1234567`: place, seconds, number. */
export function readFastlyDetails(value: string): ReferenceReading | null {
  const match = /^cache-([a-z]{3,5})[a-z0-9-]{0,40} (\d{10}) \d{1,20}$/i.exec(value);
  return match?.[2] === undefined ? null : reading(Number(match[2]), match[1]?.toUpperCase() ?? null);
}

/** `S1623606286.123456,VS0,VE80`: when Fastly's edge began, in seconds. */
export function readFastlyTimer(value: string): ReferenceReading | null {
  const seconds = /^S(\d{10}\.\d{1,6}),V/.exec(value)?.[1];
  return seconds === undefined ? null : reading(Number(seconds), null);
}

/** `Ref A: … Ref B: AMS04EDGE1107 Ref C: 2024-01-31T10:11:12Z`: the edge and the time. */
export function readAzureTriple(value: string): ReferenceReading | null {
  const match = /Ref B: ?([A-Z0-9]{6,30}) Ref C: ?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z?/.exec(value);
  return match === null ? null : reading(Date.parse(`${match[2] ?? ''}Z`) / 1000, match[1] ?? null);
}

/** `Root=1-5759e988-bd862e3fe1be46a994272793`: the second part is the time in seconds, in hex. */
export function readTraceId(value: string): ReferenceReading | null {
  const seconds = /(?:^|;) ?(?:Root|Self)=1-([0-9a-f]{8})-[0-9a-f]{24}/.exec(value)?.[1];
  return seconds === undefined ? null : reading(Number.parseInt(seconds, 16), null);
}

/** `FRA56-P4`: the airport's code, then numbers. */
export function readCloudFrontPop(value: string): ReferenceReading | null {
  return reading(null, /^([A-Z]{3})\d{1,3}-[A-Z]\d{1,3}$/.exec(value)?.[1] ?? null);
}

/** `10-145080678-0 0NNN RT(1495689294935 1) q(…)`: milliseconds stand after `RT(`. */
export function readImpervaInfo(value: string): ReferenceReading | null {
  const milliseconds = /\bRT\((\d{13}) /.exec(value)?.[1];
  return milliseconds === undefined ? null : reading(Number(milliseconds) / 1000, null);
}

/** `XSS027`: the family of rules, then the number of the rule. */
export function readSucuriBlock(value: string): ReferenceReading | null {
  const rule = /^([A-Z]{3})[0-9A-Z]{1,6}$/.exec(value)?.[1];
  return rule === undefined ? null : { rule };
}

/** A UUID of version 1 holds the time, in units of 100 ns since 1582-10-15 (RFC 9562 section 5.1). */
export function readUuidTime(value: string): ReferenceReading | null {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-1([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.exec(value);
  if (match === null) return null;
  const [, low = '', mid = '', high = ''] = match;
  return reading(Number(BigInt(`0x${high}${mid}${low}`) / 10_000n - 12_219_292_800_000n) / 1000, null);
}

/** `1589444444444444-1234567890…`: microseconds stand first. */
export function readYandexId(value: string): ReferenceReading | null {
  const microseconds = /^(\d{16})-\d{6,30}/.exec(value)?.[1];
  return microseconds === undefined ? null : reading(Number(microseconds) / 1_000_000, null);
}

/** `ECAcc (fra/6F1A)`: the place, then the server. */
export function readEdgioServer(value: string): ReferenceReading | null {
  return reading(null, /^EC\w{1,6} \(([a-z]{3,4})\/[0-9A-F]{2,8}\)/i.exec(value)?.[1]?.toUpperCase() ?? null);
}

/** `BunnyCDN-DE1-1083`: the place, then the server. */
export function readBunnyServer(value: string): ReferenceReading | null {
  return reading(null, /^BunnyCDN-([A-Z]{2,3}\d{0,2})-\d{1,6}$/.exec(value)?.[1] ?? null);
}

/** `20240131T101112Z-…`: the newer form of Azure's reference begins with the time. The older one is `0` and base64: see `readAzurePacked`. */
export function readAzureReference(value: string): ReferenceReading | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(value);
  if (match === null) return readAzurePacked(value);
  const [, year, month, day, hour, minute, second] = match;
  return reading(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) / 1000, null);
}

/** The bytes of base64 or base64url, one character each; null: it is neither. */
function unpacked(text: string): string | null {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}

/** The number that starts at `start`, lowest byte first. */
function littleEndian(bytes: string, start: number, length: number): number {
  let sum = 0;
  for (let at = start + length - 1; at >= start; at -= 1) sum = sum * 256 + bytes.charCodeAt(at);
  return sum;
}

/** `0zxV+XAAAAABKMMOj…`: after the `0`, seconds in eight bytes, sixteen bytes of an id, the edge's name up to a zero byte. */
function readAzurePacked(value: string): ReferenceReading | null {
  if (!/^0[A-Za-z0-9+/]{40,120}={0,2}$/.test(value)) return null;
  const bytes = unpacked(value.slice(1));
  const place = bytes === null ? undefined : /^[\s\S]{24}([A-Z][A-Z0-9]{4,24})\0/.exec(bytes)?.[1];
  return bytes === null || place === undefined || littleEndian(bytes, 4, 4) !== 0 ? null : reading(littleEndian(bytes, 0, 4), place);
}

/** `MTIAACJmn4Mh1rYV`: twelve bytes, of which the last eight are the time in nanoseconds. */
export function readQiniuId(value: string): ReferenceReading | null {
  const bytes = /^[A-Za-z0-9_-]{16}$/.test(value) ? unpacked(value) : null;
  return bytes === null ? null : reading(littleEndian(bytes, 4, 8) / 1e9, null);
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
