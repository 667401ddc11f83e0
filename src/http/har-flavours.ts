/**
 * Which tool wrote a HAR file, what it could see, and its own ways of writing → HAR 1.2 as Chrome writes it. Pure.
 *
 * `har`: a browser, which knows what it refused and hands out a body only of what it let pass. `proxy`: on the way, so it has every field and body of what
 * was sent, and never learns what the browser did with it. `client`: a program for calling APIs; the CORS protocol is none of its concerns.
 */
import type { Field } from './exchange';
import { networkWordOf } from './error-words';
import { parseDate } from './dates';
import type { HarDocument } from './har-document';
import type { HarEntries } from './har-entries';

export type Recorder = 'har' | 'proxy' | 'client';

export interface HarLog {
  readonly entries: HarEntries;
  readonly pages: unknown;
  readonly recorder: Recorder;
  /** Whether each entry has all fields of its request, in their order; null: their content must tell. */
  readonly complete: readonly boolean[] | boolean | null;
}

type Json = { readonly [name: string]: unknown };

const PROXIES = /^(?:charles|fiddler|proxyman|mitmproxy|mitmdump|mitmweb|browsermob|browserup|http ?toolkit|reqable|whistle|burp|zap|owasp|surge|stream|packet capture|httpcanary|anyproxy|james|titanium)/i;
const CLIENTS = /^(?:insomnia|postman|newman|paw|rapidapi|bruno|hoppscotch|yaak|thunder client|httpie|curl|kreya|milkman)/i;
/** They write what this project reads natively; nothing has to be copied. */
const BROWSERS = /^(?:webinspector|firefox)$/i;

/** The log in Chrome's way of writing. */
export function fromFlavour({ entries, pages, creator }: HarDocument): HarLog {
  if (BROWSERS.test(creator)) return { entries, pages, recorder: 'har', complete: /^firefox$/i.test(creator) ? true : null };
  const recorder: Recorder = PROXIES.test(creator) ? 'proxy' : CLIENTS.test(creator) ? 'client' : 'har';
  const plain = Array.from(entries, (entry) => (isObject(entry) ? plainEntry(entry, recorder) : entry));
  // What a client's file says of a request is how it would be sent today, without what the client adds on its own.
  return { entries: withTimes(plain, recorder === 'client'), pages, recorder, complete: recorder === 'proxy' ? true : recorder === 'client' ? false : null };
}

function plainEntry(entry: Json, recorder: Recorder): Json {
  const request = object(entry['request']);
  const response = object(entry['response']);
  const headers = fieldLines(response['headers']);
  const written = statusOf(response['status'], headers);
  const error = errorOf(entry, response, written);
  // What these proxies answer by themselves when the server does not is no server's answer.
  const own = recorder === 'proxy' ? proxyWord(written, response['statusText']) : null;
  const status = own === null ? written : 0;
  const method = request['method'];
  return {
    ...entry,
    ...(/cache/i.test(textOf(entry['_fetchType']) ?? '') ? { _fromCache: 'memory' } : {}),
    request: {
      ...request,
      method: typeof method === 'string' && /^(?:get|head|post|put|delete|options|patch)$/i.test(method) ? method.toUpperCase() : method,
      headers: fieldLines(request['headers']),
    },
    response: { ...response, status, headers, _error: own ?? error },
  };
}

/** Fields as HAR writes them, from a list of pairs or an object. */
function fieldLines(value: unknown): readonly Field[] {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((line: unknown) => (Array.isArray(line) ? [line[0], line[1]] : [object(line)['name'], object(line)['value']]))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, content]) => (Array.isArray(content) ? content.map((one: unknown) => [name, one] as const) : [[name, content] as const]))
      : [];
  return pairs.flatMap(([name, content]) => (typeof name === 'string' && /^(?:string|number|boolean)$/.test(typeof content) ? [{ name, value: String(content) }] : []));
}

/** 0: no answer. Some write that as -1, -999 or 999; the last is a status as well, and then it has fields. */
function statusOf(value: unknown, headers: readonly Field[]): number {
  const status = typeof value === 'string' ? Number(/^\s{0,9}(\d{3})(?!\d)/.exec(value)?.[1] ?? 0) : typeof value === 'number' ? value : 0;
  return Number.isInteger(status) && status >= 100 && status <= 999 && (status < 600 || headers.length > 0) ? status : 0;
}

/** Chrome's and Firefox's own word stays; another tool's sentence becomes the word for it. Comments are people's too: only a known sentence counts. */
function errorOf(entry: Json, response: Json, status: number): string | null {
  for (const value of [response['_error'], entry['_error'], response['_failureText'], response['error'], entry['error']]) {
    const said = textOf(value) ?? textOf(object(value)['message']);
    if (said !== null && said !== '') return /^(?:net::ERR_|NS_|SEC_ERROR_|SSL_ERROR_|MOZILLA_PKIX_|csp:)/.test(said) ? said : (networkWordOf(said) ?? said);
  }
  if (status !== 0) return null;
  for (const value of [response['comment'], entry['comment'], response['statusText']]) {
    const word = networkWordOf(textOf(value) ?? '');
    if (word !== null) return word;
  }
  return null;
}

/** Fiddler's own answers (`504 Fiddler - Receive Failure`), and those of Charles (`503 Failed to connect to remote host`); null: somebody else's. */
function proxyWord(status: number, statusText: unknown): string | null {
  const text = textOf(statusText) ?? '';
  if (status < 500 || !/^(?:fiddler - |(?:failed to connect to|name lookup failed for) remote host)/i.test(text)) return null;
  return /receive failure/i.test(text) ? 'net::ERR_EMPTY_RESPONSE' : (networkWordOf(text.replace(/connection failed/i, 'failed to connect')) ?? 'net::ERR_CONNECTION_FAILED');
}

/** What stands for a time that is not known. */
const UNKNOWN_TIME = 0;

/**
 * Sets each entry's start to UTC. A time without its zone, or one that is not the call's own (`untrue`), is corrected by the answers' `Date` fields; where
 * there are none only the distances are kept, counted from the epoch. The length of such a call is dropped: no clock may be compared by it.
 */
function withTimes(entries: readonly unknown[], untrue: boolean): readonly unknown[] {
  const starts = entries.map((entry) => startOf(object(entry)['startedDateTime']));
  const unzoned = starts.findIndex((start, place) => start !== null && !start.zoned && answeredAt(entries[place]) !== null);
  const quarter = 15 * 60_000;
  const known = unzoned < 0 ? null : Math.round(((starts[unzoned]?.ms ?? 0) - (answeredAt(entries[unzoned]) ?? 0)) / quarter) * quarter;
  const earliest = starts.reduce((least, start) => (start !== null && !start.zoned && start.ms < least ? start.ms : least), Number.POSITIVE_INFINITY);
  return entries.map((entry, place) => {
    if (!isObject(entry)) return entry;
    const start = starts[place] ?? null;
    if (start !== null && start.zoned && !untrue) return { ...entry, startedDateTime: iso(start.ms) };
    const ms = start === null || untrue ? (answeredAt(entry) ?? UNKNOWN_TIME) : start.ms - (known ?? earliest);
    return { ...entry, startedDateTime: iso(ms), time: null };
  });
}

function answeredAt(entry: unknown): number | null {
  const headers = object(object(entry)['response'])['headers'];
  const date = (Array.isArray(headers) ? (headers as readonly Field[]) : []).find(({ name }) => /^date$/i.test(name));
  return date === undefined ? null : parseDate(date.value);
}

/** Date and time of ISO 8601 with or without its zone, or milliseconds or seconds since the epoch. */
function startOf(value: unknown): { readonly ms: number; readonly zoned: boolean } | null {
  if (typeof value === 'number') return value > 0 && value < 1e14 ? { ms: value > 1e11 ? value : value * 1000, zoned: true } : null;
  const text = textOf(value)?.trim() ?? '';
  const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?)$/.exec(text);
  const ms = Date.parse(local === null ? text : `${local[1]}T${local[2]}Z`);
  if (Number.isNaN(ms)) return null;
  const zoned = local === null && /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)$/i.test(text);
  // Any other text is read by this machine's own zone, which is not the writer's.
  return local === null && !zoned ? null : { ms, zoned };
}

function iso(ms: number): string {
  return new Date(Math.min(Math.max(ms, -8.64e15), 8.64e15)).toISOString();
}

const NOTHING: Json = {};

function object(value: unknown): Json {
  return isObject(value) ? value : NOTHING;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
