/** The exchanges that have not ended, found by request, by URL and by the call that a preflight guards: ten thousand at once cost no more than one. */
import type { Exchange } from '../http/exchange';

/** An exchange that has not ended, with what the reducer must remember of it. Plain JSON: it is mirrored in session storage. */
export interface OpenExchange {
  readonly exchange: Exchange;
  readonly startedAt: number;
  readonly lastEventAt: number;
  /** `requestId` of the call that this preflight guards. */
  readonly guards: string | null;
  /** Set between `before-redirect` and the next `before-request`. */
  readonly redirectingTo: string | null;
  /** A preflight that has ended, and whose call has not been seen yet: its beginning died with an earlier life of the worker. Left out: it is not. */
  readonly awaitsCall?: true;
  /** It was told as refused before its end was seen. Left out: it was not. */
  readonly told?: true;
}

export type OpenEntry = readonly [requestId: string, entry: OpenExchange];

/** What one event changes. null: no longer open. */
export type Changes = ReadonlyMap<string, OpenExchange | null>;

/** For reading. */
export interface OpenExchanges {
  readonly size: number;
  get(requestId: string): OpenExchange | undefined;
  entries(): IterableIterator<[string, OpenExchange]>;
  /** Those whose request is for `url` now, the first one first. */
  at(url: string): Iterable<OpenEntry>;
  /** The preflight of a call; null: none is open. */
  guardOf(requestId: string): OpenEntry | null;
}

export interface OpenTable extends OpenExchanges {
  apply(changes: Changes): void;
  clear(): void;
}

/** A table of `entries`, in the order in which they began. */
export function openTable(entries: readonly OpenEntry[] = []): OpenTable {
  const byId = new Map<string, OpenExchange>();
  const byUrl = new Map<string, Set<string>>();
  const guards = new Map<string, string>();
  const forget = (requestId: string, { exchange, guards: guarded }: OpenExchange): void => {
    const { url } = exchange.request;
    const there = byUrl.get(url);
    there?.delete(requestId);
    if (there?.size === 0) byUrl.delete(url);
    if (guarded !== null && guards.get(guarded) === requestId) guards.delete(guarded);
  };
  const put = (requestId: string, entry: OpenExchange): void => {
    const before = byId.get(requestId);
    const { url } = entry.exchange.request;
    if (before !== undefined && (before.exchange.request.url !== url || before.guards !== entry.guards)) forget(requestId, before);
    byId.set(requestId, entry);
    const there = byUrl.get(url);
    if (there === undefined) byUrl.set(url, new Set([requestId]));
    else there.add(requestId);
    if (entry.guards !== null) guards.set(entry.guards, requestId);
  };
  for (const [requestId, entry] of entries.toSorted(([, a], [, b]) => a.startedAt - b.startedAt)) put(requestId, entry);
  return {
    get size() {
      return byId.size;
    },
    get: (requestId) => byId.get(requestId),
    entries: () => byId.entries(),
    *at(url) {
      for (const requestId of byUrl.get(url) ?? []) {
        const entry = byId.get(requestId);
        if (entry !== undefined) yield [requestId, entry];
      }
    },
    guardOf(requestId) {
      const guard = guards.get(requestId);
      const entry = guard === undefined ? undefined : byId.get(guard);
      return guard === undefined || entry === undefined ? null : [guard, entry];
    },
    apply(changes) {
      for (const [requestId, entry] of changes) {
        const before = byId.get(requestId);
        if (entry !== null) put(requestId, entry);
        else if (before !== undefined) {
          forget(requestId, before);
          byId.delete(requestId);
        }
      }
    },
    clear() {
      byId.clear();
      byUrl.clear();
      guards.clear();
    },
  };
}
