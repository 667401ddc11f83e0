/** Messages that the border must refuse: true ones with one thing wrong, and things that are no messages at all. The same for the same seed. */
import { exchange } from './exchange';
import { refusalBases } from './refusal-bases';
import { worked } from './worked';
import { diagnose } from '../../src/diagnosis/diagnose';
import { offerTrial } from '../../src/experiment/plan-trial';
import type { Messages } from '../../src/messages';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export interface Message {
  readonly name: string;
  readonly data: unknown;
}

/** True messages of every name, as they come out of the browser's serialization. */
export function trueMessages(): readonly Message[] {
  const calls = Object.values(refusalBases).map((base, place) => ({ ...base, id: `dev-1-${place}` }));
  const success = worked({ credentials: [{ place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 40, faults: [], jwt: null, environment: null, fingerprint: null }] });
  const seen = calls.map((call): Message => {
    const { exchange: _call, ...verdict } = diagnose(call, [success]);
    return { name: 'call-seen', data: { exchange: call, verdict } satisfies Messages['call-seen'] };
  });
  const mended = exchange({ networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': [] } });
  const plan = offerTrial(mended)?.plan;
  if (plan == null) throw new Error('no trial is offered');
  const rest: readonly Message[] = [
    { name: 'call-seen', data: { exchange: mended, verdict: null } satisfies Messages['call-seen'] },
    { name: 'calls-worked', data: { calls: [success] } satisfies Messages['calls-worked'] },
    { name: 'page-reported', data: { tabId: 1, report: { pageUrl: 'https://app.example/', timeOrigin: 1_700_000_000_000, serviceWorker: false, violations: [] } } satisfies Messages['page-reported'] },
    { name: 'check-sight', data: { tabId: 1, pageOrigin: 'https://app.example' } satisfies Messages['check-sight'] },
    { name: 'clear-calls', data: { tabId: 7, site: null } satisfies Messages['clear-calls'] },
    { name: 'start-trial', data: { tabId: 1, callId: 'call-1', plan } satisfies Messages['start-trial'] },
  ];
  return JSON.parse(JSON.stringify([...seen, ...rest])) as readonly Message[];
}

/** Numbers that are the same in every run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = (seed >>> 0) || 1;
  return (below) => {
    // xorshift32 (Marsaglia 2003).
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/** Members that may be left out of a true message. */
const MAY_BE_ABSENT = new Set(['azp', 'enc', 'bound', 'vendor', 'signature', 'executed', 'reading', 'time', 'place', 'rule']);
/** Members below which any text, number or list of texts is true. */
const FREE = new Set(['params', 'report']);

/** `count` messages, none of which is true. */
export function falseMessages(count: number, seed: number): readonly unknown[] {
  const choose = numbersFrom(seed);
  const bases = trueMessages().map((message) => ({ message, places: placesIn(message as unknown as Json) }));
  const pick = <T>(all: readonly T[]): T => all[choose(all.length)] as T;
  return Array.from({ length: count }, (_none, turn) => {
    if (turn % 10 === 0) return pick(notMessages);
    const { message, places } = pick(bases);
    const place = pick(places);
    const copy = JSON.parse(JSON.stringify(message)) as Open;
    spoil(copy, place, choose);
    return copy;
  });
}

/** What is sent by whoever has not read the code. */
const notMessages: readonly unknown[] = [
  null, 0, '', 'clear-calls', true, [], {}, [{ name: 'clear-calls', data: { tabId: null } }],
  { name: 'clear-calls' }, { name: 'clear-calls', data: null }, { name: 'clear-calls', data: {} }, { name: 'clear-calls', data: { tabId: '1' } }, { name: 'clear-calls', data: { tabId: 1.5 } },
  { name: 'clear-calls', data: { tabId: null }, from: 'us' }, { name: 'clear-calls', data: { tabId: null, all: true } }, { name: 'CLEAR-CALLS', data: { tabId: null } }, { name: ['clear-calls'], data: { tabId: null } },
  { name: '__proto__', data: {} }, { name: 'constructor', data: {} }, { name: 'toString', data: {} }, { name: 'hasOwnProperty', data: {} },
  JSON.parse('{"__proto__":{"name":"clear-calls","data":{"tabId":null}}}'), JSON.parse('{"name":"clear-calls","data":{"__proto__":{"tabId":null}}}'),
  { name: 'end-trial', data: [] }, { name: 'end-trial', data: { now: true } }, { name: 'calls-worked', data: { calls: {} } }, { name: 'calls-worked', data: { calls: [null] } },
  { name: 'page-reported', data: { report: {} } }, { name: 'start-trial', data: { tabId: 1, callId: 'x', plan: { answers: [] } } }, { type: 'clear-calls', payload: { tabId: null } },
];

type Place = readonly (string | number)[];

function placesIn(value: Json, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const below = Object.entries(value).flatMap(([name, member]) => (FREE.has(name) && !Array.isArray(value) ? [[...place, name]] : placesIn(member as Json, [...place, Array.isArray(value) ? Number(name) : name])));
  return [place, ...below];
}

type Open = { [name: string | number]: Json };

function spoil(message: Open, place: Place, choose: (below: number) => number): void {
  const last = place.at(-1);
  let parent: Open = message;
  for (const step of place.slice(0, -1)) parent = parent[step] as Open;
  const target: Json = last === undefined ? message : (parent[last] as Json);
  const isObject = typeof target === 'object' && target !== null && !Array.isArray(target);
  const free = place.some((step) => step === 'report');
  // A member too many, where the target has names of its own.
  if (isObject && !place.some((step) => FREE.has(String(step))) && (last === undefined || choose(2) === 0)) return void ((target as Open)[['extra', 'constructor', 'toJSON', 'then'][choose(4)] ?? 'extra'] = 1);
  if (last === undefined || free) return void (message['name'] = `${String(message['name'])}x`);
  if (typeof last === 'string' && !MAY_BE_ABSENT.has(last) && choose(3) === 0) return void delete parent[last];
  parent[last] = otherKind(target, choose);
}

/** A value of a kind that is true nowhere in the place of `target`. */
function otherKind(target: Json, choose: (below: number) => number): Json {
  const object = { toString: 'x' };
  if (target === null || typeof target === 'string') return [object, [object], [[]]][choose(3)] ?? object;
  if (typeof target === 'number') return ['1', object, [1], true][choose(4)] ?? object;
  if (typeof target === 'boolean') return ['true', 1, object][choose(3)] ?? object;
  return Array.isArray(target) ? ([object, 'x', 1][choose(3)] ?? 1) : (['x', 1, [], true][choose(4)] ?? 1);
}
