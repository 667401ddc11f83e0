/** The feed of the pages: stored calls, judged when they are read, beside those that worked. The engine is pure, so the worker need not carry it. */
import { diagnose, type Diagnosis } from '../diagnosis/diagnose';
import { causes } from '../diagnosis/causes';
import { compare } from '../diagnosis/comparison';
import { endpointOf } from '../diagnosis/endpoint';
import { withStorms } from '../diagnosis/storms';
import { hostOf } from '../http/origin';
import { CHANGES, listCalls, listNotices, type ListedCall } from './calls';
import type { Feed } from './feed';
import { followWorkedCalls } from './worked-calls';

/** What this version has words for; a verdict of another version may name a cause that it has not. */
const ids: ReadonlySet<string> = new Set(causes.map(({ id }) => id));

interface Judged {
  readonly source: string;
  readonly diagnosis: Diagnosis;
  readonly endpoint: string;
  /** Whether a call of the same endpoint that worked was known. */
  readonly compared: boolean;
}

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

  const judge = ({ inPrivate, ...call }: ListedCall): Diagnosis => {
    const { exchange } = call;
    const source = JSON.stringify(call);
    const before = known.get(exchange.id);
    const comparable = worked.of({ tabId: exchange.tabId ?? (inPrivate ? null : tabId), inPrivate });
    if (before?.source === source && (before.compared || !comparable.endpoints.has(before.endpoint))) return before.diagnosis;
    const bodySeen = exchange.response?.content != null;
    const others = comparable.byHost.get(hostOf(exchange.request.url)) ?? [];
    const usable = call.verdict?.findings.every(({ cause }) => ids.has(cause)) === true ? call.verdict : null;
    const diagnosis = bodySeen || usable === null ? diagnose(exchange, others) : { ...usable, exchange, comparison: compare(exchange, others) };
    const endpoint = endpointOf(exchange.request.method, exchange.request.url);
    known.set(exchange.id, { source, diagnosis, endpoint, compared: comparable.endpoints.has(endpoint) });
    return diagnosis;
  };
  return {
    async calls() {
      const [calls] = await Promise.all([listCalls(tabId), worked.ready]);
      const kept = new Set(calls.map(({ exchange }) => exchange.id));
      for (const id of known.keys()) if (!kept.has(id)) known.delete(id);
      // Only some of what worked is kept.
      const successes = { worked: [true, false].flatMap((inPrivate) => [...worked.of({ tabId, inPrivate }).byHost.values()].flat()), complete: false };
      return [...withStorms(calls.map(judge), successes)].sort((a, b) => (a.exchange.startedDateTime < b.exchange.startedDateTime ? 1 : -1));
    },
    async notices() {
      return (await listNotices()).filter((notice) => tabId === null || notice.tabId === null || notice.tabId === tabId);
    },
    subscribe(onChange) {
      const channel = new BroadcastChannel(CHANGES);
      channel.addEventListener('message', () => onChange());
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
        channel.close();
      };
    },
  };
}
