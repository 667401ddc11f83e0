/** What a reference number tells by itself, in sentences. Pure. */
import { isTold } from '../http/dates';
import type { Reference } from '../diagnosis/intermediaries';
import type { Exchange } from '../http/exchange';
import { span, utcTime } from './times';
import type { Voice } from './voice';

/** Further apart than clocks and slow answers explain. */
const APART_MS = 5 * 60_000;

/** The sentences, none where nothing can be read. `exchange`: the call that the reference belongs to. */
export function readingText({ reading }: Reference, { startedDateTime }: Exchange, voice: Voice): readonly string[] {
  if (reading === undefined) return [];
  const { ui } = voice;
  const { references: words } = ui;
  const issued = reading.time === undefined ? Number.NaN : Date.parse(reading.time);
  const apart = isTold(startedDateTime) ? issued - Date.parse(startedDateTime) : Number.NaN;
  const time = Number.isNaN(issued) ? '' : ui.credentials.utc(utcTime(issued));
  const place = reading.place === undefined ? '' : placeText(reading.place, voice);
  return [
    ...(time === '' && place === '' ? [] : [`${words.issued(time, place)}${voice.locale === 'en' ? '.' : '。'}`]),
    ...(Math.abs(apart) > APART_MS ? [apart < 0 ? words.before(span(apart, voice)) : words.after(span(apart, voice))] : []),
    ...(reading.rule === undefined ? [] : [`${words.rule(reading.rule, words.rules[reading.rule] ?? null)}${voice.locale === 'en' ? '.' : '。'}`]),
  ];
}

/** A city where the site bears its airport's code (`FRA`, `fra1`), a machine, or the product's own name. */
function placeText(place: string, { ui: { references: words } }: Voice): string {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(place)) return words.address(place);
  const code = /^(?:[A-Z]{3}|[a-z]{3}\d?)$/.test(place) ? place.slice(0, 3).toUpperCase() : '';
  const city = Object.hasOwn(words.cities, code) ? words.cities[code] : undefined;
  return city === undefined ? words.site(place) : words.city(city, code);
}
