/** The feed of the pages: stored calls, judged when they are read, beside those that worked. The engine is pure, so the worker need not carry it. */
import browser from 'webextension-polyfill';
import type { Diagnosis } from '../diagnosis/diagnose';
import { endpointOf } from '../diagnosis/endpoint';
import { judgeKept } from '../diagnosis/judge-kept';
import { withStorms } from '../diagnosis/storms';
import { hostOf } from '../http/origin';
import type { OwnApi } from '../profiles/own-api';
import { onAnnounced } from './changes';
import type { Feed } from './feed';
import { listCalls, readCalls, type ListedCall } from './list-calls';
import { listNotices } from './notices';
import { followSettings, settingsInForce } from './settings';
import { followWorkedCalls, type Comparable } from './worked-calls';

interface Judged {
  readonly call: ListedCall;
  readonly diagnosis: Diagnosis;
  readonly endpoint: string;
  /** Whether a call of the same endpoint that worked was known. */
  readonly compared: boolean;
}

const NOTHING: Comparable = { calls: [], byHost: new Map(), endpoints: new Set() };
/** How long calls are judged before the page has its turn, in milliseconds. */
const SLICE_MS = 25;

/** The feed of one tab and of the service workers, which belong to none. `tabId` null: everything that is kept. */
export function openFeed(tabId: number | null): Feed {
  // Judging is cheap, not free: a call is judged again only when it changed, or when the first success of its endpoint came.
  const known = new Map<string, Judged>();
  const listeners = new Set<() => void>();
  let told = false;
  const tell = (): void => {
    if (told) return;
    told = true;
    queueMicrotask(() => {
      told = false;
      for (const listener of listeners) listener();
    });
  };
  const worked = followWorkedCalls((call) => {
    if (tabId !== null && call.tabId !== null && call.tabId !== tabId) return;
    const endpoint = endpointOf(call.method, call.url);
    if ([...known.values()].some((judged) => !judged.compared && judged.endpoint === endpoint)) tell();
  });

  /** What is kept, by id, and what of it has changed since it was read; null: everything may have. */
  const kept = new Map<string, ListedCall>();
  let stale: Set<string> | null = null;
  const endListening = onAnnounced('calls', ({ changed }) => {
    if (changed === null) stale = null;
    else for (const id of changed) stale?.add(id);
    tell();
  });
  /** Reads what has changed. One reading after another: each begins with what the one before has left. */
  let reading: Promise<void> = Promise.resolve();
  const read = (): Promise<void> => {
    reading = reading.catch(() => undefined).then(async () => {
      const ids = stale === null ? null : [...stale];
      stale = new Set();
      try {
        const calls = ids === null ? await listCalls(tabId) : ids.length === 0 ? [] : await readCalls(ids, tabId);
        if (ids === null) kept.clear();
        else for (const id of ids) kept.delete(id);
        for (const call of calls) kept.set(call.exchange.id, call);
      } catch (error) {
        stale = null;
        throw error;
      }
    });
    return reading;
  };

  /** What organisations say of their codes; undefined: not read since it changed. */
  let own: readonly OwnApi[] | undefined;
  followSettings(() => {
    own = undefined;
    tell();
  });
  const judge = (call: ListedCall): Diagnosis => {
    const { exchange, inPrivate, earlier } = call;
    const before = known.get(exchange.id);
    // What worked is of this run of the browser; so it tells nothing of a call of an earlier one.
    const comparable = earlier ? NOTHING : worked.of({ tabId: exchange.tabId ?? (inPrivate ? null : tabId), inPrivate });
    if (before !== undefined && isSame(before.call, call) && (before.compared || !comparable.endpoints.has(before.endpoint))) return before.diagnosis;
    const others = comparable.byHost.get(hostOf(exchange.request.url)) ?? [];
    const diagnosis = judgeKept(exchange, call.verdict, others, own);
    const endpoint = endpointOf(exchange.request.method, exchange.request.url);
    known.set(exchange.id, { call, diagnosis, endpoint, compared: comparable.endpoints.has(endpoint) });
    return diagnosis;
  };
  return {
    async calls() {
      if (own === undefined) {
        own = (await settingsInForce()).apis;
        // Some may have been judged before it was known.
        known.clear();
      }
      await Promise.all([read(), worked.ready]);
      const calls = [...kept.values()];
      for (const id of known.keys()) if (!kept.has(id)) known.delete(id);
      const tabs = tabId === null ? await openTabs() : null;
      // Only some of what worked is kept, and of a tab that is closed nothing: what stood between its refusals is not known.
      const isTold = ({ earlier, exchange }: ListedCall): boolean => !earlier && (tabs === null || exchange.tabId === null || tabs.has(exchange.tabId));
      const successes = { worked: tabId === null ? worked.all() : [true, false].flatMap((inPrivate) => worked.of({ tabId, inPrivate }).calls), complete: false };
      const told = withStorms(await inSlices(calls.filter(isTold), judge), successes);
      return [...told, ...(await inSlices(calls.filter((call) => !isTold(call)), judge))].sort((a, b) => (a.exchange.startedDateTime < b.exchange.startedDateTime ? 1 : -1));
    },
    async notices() {
      return (await listNotices()).filter((notice) => tabId === null || notice.tabId === null || notice.tabId === tabId);
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) endListening();
      };
    },
  };
}

/** `calls.map(judge)`, with pauses in which the page can answer its user: thousands may be kept. */
async function inSlices(calls: readonly ListedCall[], judge: (call: ListedCall) => Diagnosis): Promise<readonly Diagnosis[]> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  const judged: Diagnosis[] = [];
  let since = Date.now();
  for (const call of calls) {
    if (Date.now() - since > SLICE_MS) {
      await (scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
      since = Date.now();
    }
    judged.push(judge(call));
  }
  return judged;
}

/** Numbers of the tabs that are open. */
async function openTabs(): Promise<ReadonlySet<number>> {
  return new Set((await browser.tabs.query({})).flatMap(({ id }) => id ?? []));
}

function isSame(a: ListedCall, b: ListedCall): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
