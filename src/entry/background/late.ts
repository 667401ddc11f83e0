/**
 * What is told of a call after its end. A browser that has to start the worker hands over what waited for it after what came later (seen in Chromium 156: the
 * end of a call, then its beginning): a call must not begin anew by that, and what its fields are must still be known. Pure.
 */
import type { Exchange } from '../../http/exchange';
import { openTable } from '../../observe/open-exchanges';
import { step, type WebRequestEvent } from '../../observe/web-request';

/** Of so many that have ended last. */
const MOST = 300;

export interface Late {
  /** What this event has ended. */
  note(event: WebRequestEvent, finished: readonly Exchange[]): void;
  /** null: the event is no such. Else what it adds to the call that has ended, which may be nothing. */
  read(event: WebRequestEvent): { readonly exchange: Exchange | null } | null;
}

export function lateEvents(): Late {
  const ended = new Map<string, { readonly at: number; readonly exchange: Exchange }>();
  return {
    note({ requestId, at }, [exchange]) {
      if (exchange === undefined) return;
      ended.set(requestId, { at, exchange });
      const [oldest] = ended.keys();
      if (ended.size > MOST && oldest !== undefined) ended.delete(oldest);
    },
    read(event) {
      const { requestId } = event;
      const before = ended.get(requestId);
      if (before === undefined || event.at > before.at || event.type === 'completed' || event.type === 'error-occurred') return null;
      const { exchange, at } = before;
      if (event.type !== 'send-headers' || exchange.request.headers.length > 0) return { exchange: null };
      const entry = { exchange, startedAt: at, lastEventAt: at, guards: null, redirectingTo: null };
      const known = step(openTable([[requestId, entry]]), event).changes.get(requestId)?.exchange ?? exchange;
      ended.set(requestId, { at, exchange: known });
      return { exchange: known };
    },
  };
}
