/** A whole HAR file → exchanges, joined and redacted. Pure: text in, values out. */
import type { Exchange } from './exchange';
import { joinEntries, readEntry } from './har';

export interface HarFile {
  /** One for each entry that has a request with a URL, in the order of the file. `entry` is its index in `log.entries`. */
  readonly calls: readonly { readonly entry: number; readonly exchange: Exchange; /** Entry that this one is part of: the call that a preflight guarded, the end of a redirect. */ readonly partOf: number | null }[];
  /** Entries that could not be read. */
  readonly unreadable: number;
}

/** The text is not a HAR file. The message is one sentence for people. */
export class NotHarError extends Error {}

type Json = { readonly [name: string]: unknown };

/** Parses the text of a HAR file. Throws `NotHarError` with a sentence that says what is wrong. */
export function readHar(text: string): HarFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw new NotHarError(text.trim() === '' ? 'the file is empty' : 'it is not JSON');
  }
  const log = isObject(parsed) ? parsed['log'] : undefined;
  const entries = isObject(log) ? log['entries'] : undefined;
  if (!isObject(log) || !Array.isArray(entries)) throw new NotHarError('it is JSON, but not a HAR file: there is no log.entries');
  const pages = pageUrls(log['pages']);
  const headersComplete = isUnsanitized(log, entries);
  const numbers: number[] = [];
  const exchanges: Exchange[] = [];
  entries.forEach((entry: unknown, index) => {
    const pageref = isObject(entry) ? entry['pageref'] : undefined;
    const pageUrl = typeof pageref === 'string' ? (pages.get(pageref) ?? null) : null;
    const exchange = readEntry(entry, { id: `har-${index}`, observer: 'har', tabId: null, headersComplete, pageUrl });
    if (exchange === null) return;
    numbers.push(index);
    exchanges.push(exchange);
  });
  const { exchanges: joined, joinedInto } = joinEntries(exchanges);
  const calls = joined.map((exchange, place) => {
    const into = joinedInto.get(place);
    return { entry: numbers[place] ?? place, exchange, partOf: into === undefined ? null : (numbers[into] ?? into) };
  });
  return { calls, unreadable: entries.length - calls.length };
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
 * proves nothing. Firefox leaves out nothing.
 */
function isUnsanitized(log: Json, entries: readonly unknown[]): boolean {
  const creator = isObject(log['creator']) ? log['creator']['name'] : undefined;
  if (typeof creator === 'string' && /firefox/i.test(creator)) return true;
  return entries.some((entry) => {
    const { request, response } = isObject(entry) ? entry : {};
    return hasField(request, /^(?:authorization|cookie)$/i) || hasField(response, /^set-cookie$/i);
  });
}

function hasField(message: unknown, name: RegExp): boolean {
  const headers = isObject(message) ? message['headers'] : undefined;
  return Array.isArray(headers) && headers.some((field: unknown) => isObject(field) && typeof field['name'] === 'string' && name.test(field['name']));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
