/** Applies a proposed repair to a case, and says what would be unsafe about it. Pure. */
import type { AnswerRepair, CorsRepair } from '../../src/http/cors-repair';
import { put, type Answer, type Case, type Station } from './cases';
import { stationOf, type Served } from './server';
import { NEXT } from './values';

/** An answer of which nothing is known but that it comes. */
const UNKNOWN: Station = { preflight: { status: 204, headers: [] }, response: { status: 200, headers: [] } };

/**
 * The case with the repaired answers and the changed call. `served`: what the browser had got to see. Of everything behind that nothing is known,
 * to us as to the repair: it answers plainly, and with the fields that the repair says it must carry.
 */
export function applyToCase(one: Case, { answers, call }: CorsRepair, served: readonly Served[]): Case {
  const stations = one.stations.map((station, index): Station => {
    const sawIt = (preflight: boolean): boolean => served.some(({ url, isPreflight }) => stationOf(url)?.index === index && isPreflight === preflight);
    // An answer from the cache was seen although nothing was served.
    const fromCache = one.earlier === 'answer-cached' && (index === one.start || answers.some(({ message, seen, url }) => message === 'response' && seen && stationOf(url)?.index === index));
    return { preflight: sawIt(true) ? station.preflight : UNKNOWN.preflight, response: sawIt(false) || fromCache ? station.response : UNKNOWN.response };
  });
  for (const repair of answers) {
    const index = stationOf(repair.url)?.index;
    if (index === undefined) throw new Error(`The repair of case ${one.id} is for ${repair.url}, which the case does not have.`);
    const station = stations[index] ?? UNKNOWN;
    stations[index] = { ...station, [repair.message]: applyToAnswer(station[repair.message], repair) };
  }
  // A preflight that was cached was not seen: the server keeps answering it as it did.
  const changed: Case = { ...one, stations: stations.map(rewind), earlier: one.earlier === 'answer-cached' ? 'way-cached' : one.earlier };
  const direct = call.find((change) => change.kind === 'call-url');
  if (direct?.kind === 'call-url') {
    const place = stationOf(direct.url);
    if (place === null) throw new Error(`The repair of case ${one.id} calls ${direct.url}, which the case does not have.`);
    return { ...changed, earlier: null, start: place.index, call: { ...changed.call, origin: new URL(direct.url).origin } };
  }
  return call.some(({ kind }) => kind === 'give-page-an-origin') ? { ...changed, caller: 'page' } : changed;
}

/** What the browser did not get to see carries what the repair says and nothing else. */
function applyToAnswer(answer: Answer, { message, seen, status, set, remove }: AnswerRepair): Answer {
  const base: Answer = seen ? answer : { status: message === 'preflight' ? 204 : 200, headers: [] };
  const kept: Answer = { status: status ?? base.status, headers: base.headers.filter(({ name }) => !remove.includes(name.toLowerCase())) };
  return set.reduce((sum, { name, value }) => put(sum, name, value), kept);
}

/** A `Location` that was observed names the station of an earlier round. */
function rewind({ preflight, response }: Station): Station {
  const back = ({ status, headers }: Answer): Answer => ({ status, headers: headers.map(({ name, value }) => ({ name, value: /^location$/i.test(name) ? value.replace(/\/v1\/s\d\?case=\d{1,9}&page=\d{1,4}/, NEXT) : value })) });
  return { preflight: back(preflight), response: back(response) };
}

/** One sentence for each thing that must never be proposed; empty when the repair is safe. */
export function unsafeParts(page: string, { answers }: CorsRepair, repaired: Case): readonly string[] {
  return answers.flatMap(({ message, url, set }): string[] => {
    const value = (name: string): string | undefined => set.find((field) => field.name.toLowerCase() === name)?.value;
    const origin = value('access-control-allow-origin');
    const credentials = value('access-control-allow-credentials');
    const place = stationOf(url);
    const served = place === null ? undefined : repaired.stations[place.index]?.[message].headers.find(({ name }) => name.toLowerCase() === 'access-control-allow-origin')?.value.trim();
    const found: string[] = [];
    if (origin !== undefined && origin !== '*' && origin !== page) found.push(`it allows ${origin}, which is not the page’s origin ${page}`);
    if (origin === 'null') found.push('it allows null');
    if (credentials !== undefined && (origin ?? served) === '*') found.push('it allows any origin with credentials');
    if (credentials !== undefined && credentials !== 'true') found.push(`it sets Access-Control-Allow-Credentials: ${credentials}`);
    return found.map((text) => `${message} of ${url}: ${text}`);
  });
}
