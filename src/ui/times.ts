/** Times and spans as people read them: local and UTC. Pure but for the machine's time zone. */
import type { Locale } from '../locales/catalog';
import type { Voice } from './voice';

/** Local date and time with seconds and zone. */
export function localTime(epochMs: number, locale: Locale): string {
  if (!isDate(epochMs)) return String(epochMs);
  const form = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-CA' : locale, form).format(epochMs).replace(', ', ' ');
}

/** The same moment in UTC: `2026-11-22 10:00:00`. */
export function utcTime(epochMs: number): string {
  return isDate(epochMs) ? new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ') : '';
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
