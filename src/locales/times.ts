/** Times and spans as people read them: local and UTC. Pure but for the machine's time zone. */
import type { Voice } from './voice';

/** Local date and time with the zone's distance from UTC: `2026-11-22 18:00:00 UTC+8`. The same in every language. */
export function localTime(epochMs: number): string {
  if (!isDate(epochMs)) return String(epochMs);
  const offset = -new Date(epochMs).getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = offset === 0 ? '' : `${offset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
  return `${utcTime(epochMs + offset * 60_000)} UTC${zone}`;
}

/** Local date and time, for lists whose lines are of one machine: `2026-11-22 18:00:00`. */
export function localMoment(epochMs: number): string {
  return localTime(epochMs).slice(0, 19);
}

/** Local times of two moments, as short as they can be told apart: `10:02:11`, with the date where the days differ. */
export function localTimes(from: number, to: number): readonly [string, string] {
  const [first, last] = [from, to].map(localMoment) as [string, string];
  return first.slice(0, 10) === last.slice(0, 10) ? [first.slice(11), last.slice(11)] : [first, last];
}

/** One of many close moments: local time with milliseconds, and with the date where `other` lies on another day. */
export function preciseTime(epochMs: number, other: number): string {
  return `${localTimes(epochMs, other)[0]}.${String(((epochMs % 1000) + 1000) % 1000).slice(0, 3).padStart(3, '0')}`;
}

/** The same moment in UTC: `2026-11-22 10:00:00`. */
export function utcTime(epochMs: number): string {
  return isDate(epochMs) ? new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ') : '';
}

/** Does this machine's clock show UTC at that moment? Then one reading is enough. */
export function isLocalUtc(epochMs: number): boolean {
  return new Date(epochMs).getTimezoneOffset() === 0;
}

/** A span in its largest fitting unit. */
export function span(milliseconds: number, { ui }: Voice): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 90) return ui.spans.seconds(seconds);
  if (seconds < 5400) return ui.spans.minutes(Math.round(seconds / 60));
  if (seconds < 172_800) return ui.spans.hours(Math.round(seconds / 3600));
  return ui.spans.days(Math.round(seconds / 86_400));
}

function isDate(epochMs: number): boolean {
  return Math.abs(epochMs) <= 8.64e15;
}
