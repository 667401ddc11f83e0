/** Times that stand inside the reference ids of the rows of this folder, where the form is public. Pure. */
import type { ReferenceReading } from '../intermediaries';

/** 2010 to 2100: anything else is no time. */
function issued(milliseconds: number): ReferenceReading | null {
  return milliseconds > 1_262_304_000_000 && milliseconds < 4_102_444_800_000 ? { time: new Date(milliseconds).toISOString() } : null;
}

/** `5a732efc_PSshwt3pj156_20298-12367`: seconds in hex, the node, numbers. */
export function readWangsuId(value: string): ReferenceReading | null {
  const match = /^([0-9a-f]{8})_([A-Za-z0-9-]{3,40})_\d{1,8}-\d{1,8}$/.exec(value);
  const time = match?.[1] === undefined ? null : issued(Number.parseInt(match[1], 16) * 1000);
  return time === null || match?.[2] === undefined ? time : { ...time, place: match[2] };
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `01HZX3K8G6Q4…`: the first ten characters of a ULID are the time in milliseconds; a region may follow after a dash. */
export function readUlid(value: string): ReferenceReading | null {
  const match = /^([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}(?:-([a-z]{3}))?$/.exec(value);
  if (match?.[1] === undefined) return null;
  const time = issued([...match[1]].reduce((sum, letter) => sum * 32 + CROCKFORD.indexOf(letter), 0));
  return time === null || match[2] === undefined ? time : { ...time, place: match[2] };
}
