/** The feed of the pages: stored calls, judged when they are read. The engine is pure, so the worker need not carry it. */
import { diagnose, type Diagnosis } from '../diagnosis/diagnose';
import { causes } from '../diagnosis/causes';
import { CHANGES, listCalls, listNotices, type FailedCall } from './calls';
import type { Feed } from './feed';

/** What this version has words for; a verdict of another version may name a cause that it has not. */
const ids: ReadonlySet<string> = new Set(causes.map(({ id }) => id));

/** The feed of one tab and of the service workers, which belong to none. `tabId` null: everything that is kept. */
export function openFeed(tabId: number | null): Feed {
  // Judging is cheap, not free: a call that did not change is not judged again.
  const known = new Map<string, { readonly source: string; readonly diagnosis: Diagnosis }>();
  const judge = (call: FailedCall): Diagnosis => {
    const source = JSON.stringify(call);
    const before = known.get(call.exchange.id);
    if (before?.source === source) return before.diagnosis;
    const bodySeen = call.exchange.response?.content != null;
    const usable = call.verdict?.findings.every(({ cause }) => ids.has(cause)) === true ? call.verdict : null;
    const diagnosis = bodySeen || usable === null ? diagnose(call.exchange) : { ...usable, exchange: call.exchange };
    known.set(call.exchange.id, { source, diagnosis });
    return diagnosis;
  };
  return {
    async calls() {
      const calls = await listCalls(tabId);
      const kept = new Set(calls.map(({ exchange }) => exchange.id));
      for (const id of known.keys()) if (!kept.has(id)) known.delete(id);
      return calls.map(judge).sort((a, b) => (a.exchange.startedDateTime < b.exchange.startedDateTime ? 1 : -1));
    },
    async notices() {
      return (await listNotices()).filter((notice) => tabId === null || notice.tabId === null || notice.tabId === tabId);
    },
    subscribe(onChange) {
      const channel = new BroadcastChannel(CHANGES);
      channel.addEventListener('message', () => onChange());
      return () => channel.close();
    },
  };
}
