/** Makes one random case: a page, its call, and what the servers on its way answer. Pure: the same seed and number, the same case. */
import type { Field } from '../../src/http/exchange';
import { chanceOf, type Chance } from './random';
import { ALLOW_CREDENTIALS, allowHeadersValues, allowMethodsValues, allowOriginValues, API_ORIGINS, locationValues, METHODS, NEXT, PAGES, PREFLIGHT_STATUSES, REDIRECT_STATUSES, REQUEST_FIELDS, RESPONSE_STATUSES, type FieldLines } from './values';

export interface Answer {
  readonly status: number;
  /** As written on the wire, spaces and all. */
  readonly headers: readonly Field[];
}

/** One URL on the way of a call: what is answered to its preflight and to itself. */
export interface Station {
  readonly preflight: Answer;
  readonly response: Answer;
}

export interface Call {
  readonly via: 'fetch' | 'xhr';
  readonly mode: 'cors' | 'no-cors';
  readonly method: string;
  /** Origin that is called first. */
  readonly origin: string;
  readonly credentials: 'omit' | 'same-origin' | 'include';
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

export interface Case {
  readonly id: number;
  /** Origin of the page. */
  readonly page: string;
  readonly caller: 'page' | 'sandboxed-frame';
  readonly call: Call;
  /** Station at which the call begins: 0, or a later one when the page calls that URL directly. */
  readonly start: number;
  /**
   * What was called at the same URL before: a permitted call, whose preflight is cached; the same without credentials, whose answer is cached; or a permitted
   * call that was redirected as this one will be, so that the preflights of its whole way are cached.
   */
  readonly earlier: 'preflight-cached' | 'answer-cached' | 'way-cached' | null;
  readonly stations: readonly Station[];
}

/** Stations that a call can pass. */
const STATIONS = 3;
/** Cases that one page makes before the next page's turn. */
export const PAGE_TURN = 80;

/** Case `id` of `seed`. */
export function makeCase(seed: number, id: number): Case {
  const chance = chanceOf(seed, id);
  const page = PAGES[Math.floor(id / PAGE_TURN) % PAGES.length] ?? PAGES[0];
  const caller = chance.happens(0.04) ? 'sandboxed-frame' : 'page';
  const call = makeCall(chance, page);
  const careful = chance.happens(0.6);
  const stations = careful ? carefulStations(chance, page, caller, call) : Array.from({ length: STATIONS }, () => wildStation(chance, page, call));
  const earlier = caller === 'sandboxed-frame' || call.mode === 'no-cors' ? null : chance.happens(0.05) ? 'preflight-cached' : chance.happens(0.03) ? 'answer-cached' : null;
  return { id, page, caller, call, start: 0, earlier, stations: earlier === 'answer-cached' ? stations.map(cacheable) : stations };
}

function makeCall(chance: Chance, page: string): Call {
  const headers = chance.pick(REQUEST_FIELDS);
  const watchedPage = page.endsWith('.tokenim.com');
  const chosen = watchedPage && chance.happens(0.15) ? page : chance.pick(API_ORIGINS);
  // A secure page may not call an insecure host at all, which is not the CORS protocol's doing: a few of those are enough.
  const origin = page.startsWith('https:') && /^http:(?!.*localhost)/.test(chosen) && chance.happens(0.9) ? chosen.replace('http:', 'https:') : chosen;
  if (chance.happens(0.03)) return { via: 'fetch', mode: 'no-cors', method: chance.pick(['GET', 'POST', 'HEAD']), origin, credentials: chance.pick(['omit', 'include']), headers: [], body: null };
  const method = chance.pick(METHODS);
  const body = /^(?:get|head)$/i.test(method) || chance.happens(0.5) ? null : '{"a":1}';
  return { via: chance.happens(0.1) ? 'xhr' : 'fetch', mode: 'cors', method, origin, credentials: chance.pick(['omit', 'same-origin', 'include', 'include']), headers, body };
}

/** Everything right, then at most a few things changed: each rule gets its turn to be the one that fails. */
function carefulStations(chance: Chance, page: string, caller: Case['caller'], call: Call): readonly Station[] {
  const hops = chance.pick([0, 0, 0, 1, 1, 2]);
  const mayBreak = chance.pick([0, 1, 1, 1, 1, 2, 3]);
  const clientOrigin = caller === 'page' ? page : 'null';
  let at = call.origin;
  let tainted = caller !== 'page';
  const stations: Station[] = [];
  for (let index = 0; index < STATIONS; index += 1) {
    const origin = tainted ? 'null' : clientOrigin;
    const next = chance.pick(['https://keys.tokenim.com', 'https://api.tokenim.com', 'http://keys.localhost', page, at]);
    const location = index < hops ? (chance.happens(0.15) ? next.replace('//', chance.pick(['//user:pw@', '//user@', '//:pw@'])) : next) + NEXT : null;
    stations.push(rightStation(chance, origin, call, location));
    if (at !== next && at !== clientOrigin) tainted = true;
    at = next;
  }
  const broken = stations.map((station): { preflight: Answer; response: Answer } => ({ ...station }));
  for (let left = mayBreak; left > 0; left -= 1) {
    const station = broken[Math.min(chance.below(hops + 1), chance.below(hops + 1))];
    if (station === undefined) continue;
    const message = chance.happens(0.6) ? 'preflight' : 'response';
    station[message] = breakAnswer(chance, station[message], message, page, call);
  }
  return broken;
}

function rightStation(chance: Chance, origin: string, call: Call, location: string | null): Station {
  const withCredentials = call.credentials === 'include';
  const allow: Field[] = [{ name: 'Access-Control-Allow-Origin', value: withCredentials || chance.happens(0.6) ? origin : '*' }];
  if (withCredentials || chance.happens(0.3)) allow.push({ name: 'Access-Control-Allow-Credentials', value: 'true' });
  const names = call.headers.map(([name]) => name);
  if (call.body !== null && !names.some((name) => name.toLowerCase() === 'content-type')) names.push('Content-Type');
  const lists: Field[] = [
    { name: 'Access-Control-Allow-Methods', value: [call.method, call.method.toUpperCase()].join(', ') },
    { name: 'Access-Control-Allow-Headers', value: names.join(', ') },
  ];
  const preflight: Answer = { status: chance.pick([204, 204, 200]), headers: [...allow, ...lists, { name: 'Access-Control-Max-Age', value: '600' }] };
  const response: Answer = location === null ? { status: chance.pick(RESPONSE_STATUSES), headers: allow } : { status: chance.pick(REDIRECT_STATUSES), headers: [...allow, { name: 'Location', value: location }] };
  return { preflight, response };
}

function breakAnswer(chance: Chance, answer: Answer, message: 'preflight' | 'response', page: string, call: Call): Answer {
  const names = call.headers.map(([name]) => name);
  const ways: [string, ...string[]] = message === 'preflight' ? ['missing', 'wildcard', 'origin', 'origin', 'credentials', 'methods', 'methods', 'headers', 'headers', 'status'] : ['missing', 'wildcard', 'origin', 'origin', 'credentials', 'status', 'redirect'];
  switch (chance.pick(ways)) {
    case 'missing':
      return put(answer, 'Access-Control-Allow-Origin', null);
    case 'wildcard':
      return put(answer, 'Access-Control-Allow-Origin', '*');
    case 'origin':
      return put(answer, 'Access-Control-Allow-Origin', chance.pick(allowOriginValues(page)));
    case 'credentials':
      return put(answer, 'Access-Control-Allow-Credentials', chance.pick(ALLOW_CREDENTIALS));
    case 'methods':
      return put(answer, 'Access-Control-Allow-Methods', chance.pick(allowMethodsValues(call.method)));
    case 'headers':
      return put(answer, 'Access-Control-Allow-Headers', chance.pick(allowHeadersValues(names)));
    case 'redirect':
      return { ...put(answer, 'Location', chance.pick(locationValues(page, call.origin))), status: chance.pick(REDIRECT_STATUSES) };
    default: {
      const status = chance.pick<number>(message === 'preflight' ? PREFLIGHT_STATUSES : RESPONSE_STATUSES);
      const moved = { ...answer, status };
      return status >= 300 && status < 400 && chance.happens(0.7) ? put(moved, 'Location', chance.pick(locationValues(page, call.origin))) : moved;
    }
  }
}

/** Each field from the whole list, whatever the others are. */
function wildStation(chance: Chance, page: string, call: Call): Station {
  const make = (message: 'preflight' | 'response'): Answer => {
    const good = chance.happens(message === 'preflight' ? 0.6 : 0.35);
    const redirects = message === 'response' && chance.happens(0.25);
    const status = redirects ? chance.pick(REDIRECT_STATUSES) : chance.pick<number>(message === 'preflight' ? [200, 200, 204, 204, ...PREFLIGHT_STATUSES] : RESPONSE_STATUSES);
    let answer: Answer = { status, headers: [] };
    answer = put(answer, 'Access-Control-Allow-Origin', good ? chance.pick([page, page, '*', 'null']) : chance.pick(allowOriginValues(page)));
    answer = put(answer, 'Access-Control-Allow-Credentials', chance.happens(0.4) ? 'true' : chance.pick(ALLOW_CREDENTIALS));
    if (message === 'preflight' || chance.happens(0.1)) {
      answer = put(answer, 'Access-Control-Allow-Methods', chance.pick(allowMethodsValues(call.method)));
      answer = put(answer, 'Access-Control-Allow-Headers', chance.pick(allowHeadersValues(call.headers.map(([name]) => name))));
    }
    return status >= 300 && status < 400 && chance.happens(0.9) ? put(answer, 'Location', chance.pick(locationValues(page, call.origin))) : answer;
  };
  return { preflight: make('preflight'), response: make('response') };
}

/** The answer with `lines` in the place of all fields of that name. */
export function put({ status, headers }: Answer, name: string, lines: FieldLines): Answer {
  const others = headers.filter((field) => field.name.toLowerCase() !== name.toLowerCase());
  const values = lines === null ? [] : typeof lines === 'string' ? [lines] : lines;
  return { status, headers: [...others, ...values.map((value) => ({ name, value }))] };
}

function cacheable({ preflight, response }: Station): Station {
  return { preflight, response: put(response, 'Cache-Control', 'max-age=600') };
}
