/** A whole HAR file → exchanges, joined and redacted. Pure: text in, values out. */
import type { Exchange, Field } from './exchange';
import { rememberingReader } from './credential';
import { fieldValue } from './fields';
import { readEntry } from './har';
import { parseHar, unparsedHar } from './har-document';
import { OtherwiseWritten } from './har-entries';
import { fromFlavour, type HarLog } from './har-flavours';
import { ownRecorder, withOwnFacts } from './har-own';
import { joinMatched, matchEntries, sentTo, type Joinable, type Matches } from './har-join';
import { secretsLearner } from './har-secrets';
import { sketchEntry, type EntrySketch } from './har-sketch';
import { hideIn, NOTHING_KNOWN, type KnownSecrets } from './known-secrets';
import { UnreadableError } from './unreadable';

export interface HarFile {
  /** One for each entry that has a request with a URL, in the order of the file. `entry` is its index in `log.entries`. */
  readonly calls: readonly { readonly entry: number; readonly exchange: Exchange; /** Entry that this one is part of: the call that a preflight guarded, the end of a redirect. */ readonly partOf: number | null }[];
  /** Entries that could not be read. */
  readonly unreadable: number;
  /** Entries in the file. */
  readonly entries: number;
  /** The entries that were answered well and not read, as `placed` puts each; null leaves one out. In the order of the file. */
  readonly passed: (placed: (method: string, url: string) => string | null) => readonly PassedEntry[];
  /** Reads one of them after all: its request, and of its answer the fields that `keeps` names. */
  readonly readPassed: (entry: number, keeps: (name: string) => boolean) => Exchange | null;
}

/** An entry that was looked at and not read. */
export interface PassedEntry {
  readonly entry: number;
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** What the caller made of its method and URL: for finding it, not for showing it, since nothing of it was redacted. */
  readonly place: string;
}

/** More calls than any browser records; each costs time and memory, whatever little is written of it. */
const MOST_ENTRIES = 2_000_000;
/** Entries that are kept from the first walk for the second, so that they are not parsed twice. */
const MOST_HELD = 20_000;

type Json = { readonly [name: string]: unknown };

/** Whether an entry can be a failure at all; what says no is not read. */
export type MayHaveFailed = (sketch: EntrySketch) => boolean;

/**
 * Parses the text of a HAR file of any tool. Throws `UnreadableError` with a sentence that says what is wrong. `mayHaveFailed`: only what it accepts is
 * read, with the preflights and redirects that belong to it; left out: everything is. `known`: learns the file's credentials; none of them
 * stands raw in any call.
 */
export function readHar(text: string, mayHaveFailed: MayHaveFailed | null = null, known: KnownSecrets = NOTHING_KNOWN): HarFile {
  const unparsed = unparsedHar(text);
  if (unparsed !== null) {
    try {
      return readLog(fromFlavour(unparsed), mayHaveFailed, known);
    } catch (error) {
      if (!(error instanceof OtherwiseWritten)) throw error;
    }
  }
  return readLog(fromFlavour(parseHar(text)), mayHaveFailed, known);
}

/** Reads the entries of a log; the rest as for `readHar`. */
export function readLog({ entries, pages: pageList, recorder, complete }: HarLog, mayHaveFailed: MayHaveFailed | null = null, known: KnownSecrets = NOTHING_KNOWN): HarFile {
  const pages = pageUrls(pageList);
  /** Places in `entries` of those that could be read. */
  const numbers: number[] = [];
  const items: Joinable[] = [];
  const failed: boolean[] = [];
  const well: boolean[] = [];
  const held = new Map<number, unknown>();
  const learn = secretsLearner(known);
  let count = 0;
  let unsanitized = false;
  for (const entry of entries) {
    const index = count;
    count += 1;
    if (count > MOST_ENTRIES) throw new UnreadableError('too-large', `it holds more than ${MOST_ENTRIES / 1e6} million entries`);
    learn(entry);
    unsanitized ||= complete === null && isUnsanitized(entry);
    const sketch = sketchEntry(entry, (ownRecorder(entry) ?? recorder) !== 'client');
    if (sketch === null) continue;
    numbers.push(index);
    items.push(joinableOf(sketch));
    const wanted = mayHaveFailed === null || mayHaveFailed(sketch);
    if (wanted && held.size < MOST_HELD) held.set(index, entry);
    failed.push(wanted);
    well.push(sketch.status >= 200 && sketch.status < 400 && !sketch.isPreflight);
  }
  const whole = complete ?? unsanitized;
  const matches = matchEntries(items);
  const kept = withTheirs(failed, matches);
  const placeOf = new Map<number, number>(kept.map((item, place) => [item, place]));
  const readCredential = rememberingReader();
  const read = (index: number, entry: unknown): Exchange | null => {
    const headersComplete = typeof whole === 'boolean' ? whole : whole[index] === true;
    const pageref = isObject(entry) ? entry['pageref'] : undefined;
    const pageUrl = typeof pageref === 'string' ? (pages.get(pageref) ?? null) : null;
    const exchange = readEntry(entry, { id: `har-${index}`, observer: ownRecorder(entry) ?? recorder, tabId: null, headersComplete, pageUrl, known, readCredential });
    return exchange === null ? null : withOwnFacts(exchange, entry);
  };
  const exchanges = kept.map((item) => {
    const index = numbers[item] ?? 0;
    const entry = held.get(index) ?? entries.at(index);
    held.delete(index);
    return read(index, entry);
  });
  const pairs = (list: Matches['preflights']): (readonly [number, number])[] => list.flatMap(([from, to]) => (placeOf.has(from) && placeOf.has(to) ? [[placeOf.get(from) ?? 0, placeOf.get(to) ?? 0] as const] : []));
  const { exchanges: joined, joinedInto } = joinMatched(exchanges.filter((exchange) => exchange !== null), { preflights: pairs(matches.preflights), redirects: pairs(matches.redirects) });
  const entryOf = (place: number): number => numbers[kept[place] ?? 0] ?? 0;
  const calls = joined.map((exchange, place) => {
    const into = joinedInto.get(place);
    // What was learnt after a call was read is hidden in it as well.
    return { entry: entryOf(place), exchange: hideIn(exchange, known.hide), partOf: into === undefined ? null : entryOf(into) };
  });
  return {
    calls,
    unreadable: count - numbers.length,
    entries: count,
    passed(placed) {
      const found: PassedEntry[] = [];
      items.forEach(({ method, url, start }, item) => {
        const place = well[item] === true && !placeOf.has(item) ? placed(method, url) : null;
        if (place !== null) found.push({ entry: numbers[item] ?? 0, start, place });
      });
      return found;
    },
    readPassed: (entry, keeps) => read(entry, withoutBody(entries.at(entry), keeps)),
  };
}

/** An entry with nothing of its answer but the status and some fields. */
function withoutBody(entry: unknown, keeps: (name: string) => boolean): unknown {
  if (!isObject(entry) || !isObject(entry['response'])) return entry;
  const { status, headers } = entry['response'];
  const kept = Array.isArray(headers) ? headers.filter((field: unknown): field is Field => isObject(field) && typeof field['name'] === 'string' && keeps(field['name'])) : [];
  return { ...entry, response: { status, headers: kept } };
}

function joinableOf(sketch: EntrySketch): Joinable {
  const { method, url, start, status, isPreflight } = sketch;
  return {
    method,
    url,
    start,
    isPreflight,
    asks: isPreflight ? fieldValue(sketch.requestHeaders, 'access-control-request-method') : null,
    sentTo: status < 300 || status > 399 ? null : sentTo(sketch, status, fieldValue(sketch.responseHeaders, 'location')),
  };
}

/** The places of all that failed, with what belongs to each: the preflights and hops of its fetch. In order. */
function withTheirs(failed: readonly boolean[], { preflights, redirects }: Matches): readonly number[] {
  const partners = new Map<number, number[]>();
  for (const [one, other] of [...preflights, ...redirects]) {
    for (const [from, to] of [[one, other], [other, one]] as const) partners.set(from, [...(partners.get(from) ?? []), to]);
  }
  const keep = [...failed];
  const reached = failed.flatMap((one, place) => (one ? [place] : []));
  for (let place = reached.pop(); place !== undefined; place = reached.pop()) {
    for (const partner of partners.get(place) ?? []) {
      if (keep[partner] === true) continue;
      keep[partner] = true;
      reached.push(partner);
    }
  }
  return keep.flatMap((kept, place) => (kept ? [place] : []));
}

/** Chrome writes the page's URL into its title. */
function pageUrls(pages: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!Array.isArray(pages)) return found;
  for (const page of pages) {
    if (isObject(page) && typeof page['id'] === 'string' && typeof page['title'] === 'string') found.set(page['id'], page['title']);
  }
  return found;
}

/**
 * Chrome's default export leaves out `Cookie`, `Set-Cookie` and `Authorization` everywhere, so in a file without any of them their absence
 * proves nothing.
 */
function isUnsanitized(entry: unknown): boolean {
  const { request, response } = isObject(entry) ? entry : {};
  return hasField(request, /^(?:authorization|cookie)$/i) || hasField(response, /^set-cookie$/i);
}

function hasField(message: unknown, name: RegExp): boolean {
  const headers = isObject(message) ? message['headers'] : undefined;
  return Array.isArray(headers) && headers.some((field: unknown) => isObject(field) && typeof field['name'] === 'string' && name.test(field['name']));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
