/**
 * `devtools.network` entries → exchanges, with bodies, while DevTools is open. Needs no host permission, so it sees what `webRequest` is not shown.
 */
import browser from 'webextension-polyfill';
import type { Exchange } from '../http/exchange';
import { readEntry } from '../http/har';
import { joinEntries } from '../http/har-join';
import type { KnownSecrets } from '../http/known-secrets';
import { isForwarded, mergeForwarded } from './merge';

/** Entries kept for joining a preflight or a hop with the call that follows it. */
const RECENT = 200;

/** The live entry: HAR 1.2 with a way to ask for the body, by callback or promise, whichever the browser has. */
interface LiveEntry {
  readonly _resourceType?: string;
  readonly request?: { readonly url?: string };
  readonly response?: { readonly content?: object; readonly redirectURL?: string };
  getContent(callback?: (content: string | null, encoding: string | null) => void): unknown;
}

/**
 * Calls `onExchange` for each finished request of the inspected tab that `isWatched` accepts (by the URL of the call or of a hop before it),
 * joined with its preflight and hops. `pageUrl` tells the page's URL at that moment, null when unknown. `onDocument` hears the URL of each
 * document that the page or a frame of it loads, as it stands. `known`: the secrets of the session, to which these calls add theirs.
 */
export function observeDevtoolsNetwork(
  tabId: number,
  pageUrl: () => string | null,
  isWatched: (url: string) => boolean,
  onExchange: (exchange: Exchange) => void,
  onDocument: (url: string) => void,
  known: KnownSecrets,
): void {
  let recent: Exchange[] = [];
  let count = 0;
  /** Where watched calls were sent on to: the next hop may be on any host. */
  const awaited = new Set<string>();
  const take = (entry: LiveEntry, content: string | null, encoding: string | null): void => {
    count += 1;
    const raw = { ...entry, response: { ...entry.response, content: { ...entry.response?.content, text: content ?? undefined, encoding: encoding === 'base64' ? 'base64' : undefined } } };
    const exchange = readEntry(raw, { id: `dev-${tabId}-${Date.now()}-${count}`, observer: 'devtools', tabId, headersComplete: true, pageUrl: pageUrl(), known });
    if (exchange === null) return;
    recent = [...recent.slice(1 - RECENT), exchange];
    if (exchange.resourceType === 'preflight') return;
    const joined = joinEntries(recent).exchanges.at(-1);
    if (joined === undefined || ![joined.request.url, ...joined.redirects.map((hop) => hop.request.url)].some(isWatched)) return;
    // A call that a service worker forwards shows twice, in either order; it is one call, under the id that was told first.
    const join = (one: Exchange): Exchange => joinEntries(recent).exchanges[recent.indexOf(one)] ?? one;
    const inner = recent.find((other) => isForwarded(exchange, other));
    const outer = recent.find((other) => isForwarded(other, exchange));
    if (inner !== undefined) onExchange(mergeForwarded(exchange, join(inner), inner.id));
    else if (outer !== undefined) onExchange(mergeForwarded(outer, joined, outer.id));
    else onExchange(joined);
  };
  browser.devtools.network.onRequestFinished.addListener((entry) => {
    const live = entry as unknown as LiveEntry;
    const url = live.request?.url;
    if (url === undefined) return;
    if (live._resourceType === 'document') onDocument(url);
    // Of everything else that the page loads, neither fields nor bodies are read.
    if (!isWatched(url) && !awaited.delete(url)) return;
    const next = redirectTarget(url, live.response?.redirectURL);
    if (next !== null) awaited.add(next);
    void readContent(live).then(([content, encoding]) => take(live, content, encoding));
  });
}

/** Absolute URL of the next hop without its fragment; null when there is none. */
function redirectTarget(url: string, redirectUrl: string | undefined): string | null {
  if (redirectUrl === undefined || redirectUrl === '') return null;
  try {
    return new URL(redirectUrl, url).href.replace(/#.*$/, '');
  } catch {
    return null;
  }
}

/** The body and its encoding; `[null, null]` when the browser does not have it. Never rejects: the entry matters more than its body. */
function readContent(entry: LiveEntry): Promise<readonly [string | null, string | null]> {
  return new Promise((resolve) => {
    const settle = (value: unknown): void => {
      const [content, encoding] = Array.isArray(value) ? value : [value, null];
      resolve([typeof content === 'string' ? content : null, typeof encoding === 'string' ? encoding : null]);
    };
    let pending: unknown;
    try {
      pending = entry.getContent((content, encoding) => settle([content, encoding]));
    } catch {
      // A promise-only browser counts the callback as one argument too many.
      pending = entry.getContent();
    }
    if (pending instanceof Promise) pending.then(settle, () => settle(null));
  });
}
