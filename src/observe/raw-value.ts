/** Reads one value again, as it was, where DevTools still has it: asked for by a person, shown, and kept nowhere. */
import browser from 'webextension-polyfill';
import type { Exchange, HttpRequest } from '../http/exchange';
import { originOf } from '../http/origin';
import { TWIN_WINDOW_MS } from './merge';

/** Entries whose starts are nearer to each other than this (milliseconds) cannot be told apart by their time. */
const SAME_MOMENT_MS = 40;

/** A value of an exchange: the `place`-th field of that name, counted from 0, or the `url`. */
export interface ValuePlace {
  readonly message: 'request' | 'response' | 'preflight-request' | 'preflight-response' | 'hop-response';
  readonly part: string;
  readonly place: number;
}

/** HAR 1.2, as far as it is read here. */
interface RawEntry {
  readonly startedDateTime?: string;
  readonly request?: { readonly method?: string; readonly url?: string; readonly headers?: readonly RawField[] };
  readonly response?: { readonly status?: number; readonly headers?: readonly RawField[] };
}

interface RawField {
  readonly name?: string;
  readonly value?: string;
}

/** The value as DevTools has it; null: it does not have the call any more, or another call cannot be told from it. Never rejects. */
export async function rawValue(exchange: Exchange, wanted: ValuePlace): Promise<string | null> {
  try {
    // Firefox and Chromium give a promise through the polyfill; the log is HAR's `log` itself.
    const { entries = [] } = (await browser.devtools.network.getHAR()) as { readonly entries?: readonly RawEntry[] };
    return valueAmong(entries, exchange, wanted);
  } catch {
    return null;
  }
}

/** As `rawValue`, of these entries. */
export function valueAmong(entries: readonly RawEntry[], exchange: Exchange, wanted: ValuePlace): string | null {
  const one = wanted.message.startsWith('preflight') ? exchange.preflight : exchange;
  if (one === null || wanted.message === 'hop-response') return null;
  const { request, response, startedDateTime } = one;
  const apart = (entry: RawEntry): number => Math.abs(Date.parse(entry.startedDateTime ?? '') - Date.parse(startedDateTime));
  const alike = entries
    .filter((entry) => entry.request?.method === request.method && (entry.response?.status ?? 0) === (response?.status ?? 0) && isSameUrl(entry.request.url ?? '', request) && apart(entry) <= TWIN_WINDOW_MS)
    .toSorted((a, b) => apart(a) - apart(b));
  const [nearest] = alike;
  if (nearest === undefined) return null;
  const values = new Set(alike.filter((entry) => apart(entry) - apart(nearest) <= SAME_MOMENT_MS).map((entry) => read(entry, wanted)));
  const [value = null] = values;
  // Two calls of one moment that differ here: which of them it was cannot be told.
  return values.size === 1 ? value : null;
}

function read({ request, response }: RawEntry, { message, part, place }: ValuePlace): string | null {
  if (part === 'url') return request?.url ?? null;
  const fields = (message.endsWith('request') ? request?.headers : response?.headers) ?? [];
  return fields.filter(({ name }) => name?.toLowerCase() === part.toLowerCase())[place]?.value ?? null;
}

/** What redaction leaves of a URL is its origin, the number of its path segments and the names of its parameters. */
function isSameUrl(raw: string, { url }: HttpRequest): boolean {
  const shape = (one: string): string => {
    const [, path = '', query] = /^[^?#]*?\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/.exec(one) ?? [];
    return `${path.split('/').length} ${query?.split('&').length ?? 0}`;
  };
  return originOf(raw) === originOf(url) && shape(raw) === shape(url);
}
