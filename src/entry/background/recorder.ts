/** Takes finished exchanges to the store, many at a time: joined with the other observer's view of them, counted, and what had to go is said. */
import type { Verdict } from '../../diagnosis/diagnose';
import { classifyFailure, type Failure } from '../../diagnosis/failure';
import { evaluateCors } from '../../http/cors';
import type { Exchange } from '../../http/exchange';
import { hideIn } from '../../http/known-secrets';
import { findTwin, mergeExchanges } from '../../observe/merge';
import { seesRequestOf } from '../../http/same-request';
import { callsLike, commitCalls, type KeptCall, type Put } from '../../store/calls';
import { seenBy } from '../../store/database';
import { showBadge } from './badge';
import { noticeDiskRefused, noticeGone } from './gaps';
import { isPrivate } from './private-windows';
import { secrets } from './secrets';
import { noticeUnseenPage } from './sight';
import { noteRefusedInBody, noteWorked, storeWorked } from './worked';

/** Calls that are stored in one go. */
const BATCH = 200;
/** Calls that may wait. As many as are ever kept: what goes beyond would not be kept anyway. */
const MAX_WAITING = 5000;

/** One exchange on its way to the store. */
export interface Arrival {
  readonly exchange: Exchange;
  /** What was judged where the body could be seen; null: nothing. */
  readonly verdict?: Verdict | null;
  /** It may have been told before: an earlier life died before it said that it has it. */
  readonly again?: boolean;
  /** The run of the browser that it is of, where that is not this one. */
  readonly run?: string;
}

type Waiting = Arrival & { readonly done: () => void };

let waiting: Waiting[] = [];
let storing: Promise<void> | null = null;
/** Calls that came faster than they could be stored, since it was last said. */
let overrun = 0;

/** Stores an exchange if it failed, merged with its twin if there is one. Resolves when it is stored; never rejects: a call that cannot be stored must not stop the next. */
export function recordExchange(arrival: Arrival): Promise<void> {
  const stored = new Promise<void>((done) => waiting.push({ ...arrival, done }));
  if (waiting.length > MAX_WAITING) dropOldest();
  storing ??= storeAll().finally(() => (storing = null));
  return stored;
}

/** Resolves when nothing waits any more. */
export async function allRecorded(): Promise<void> {
  await storing;
}

/** Lets the oldest go of the tab that has most waiting: a runaway page must not push out the others' calls. */
function dropOldest(): void {
  const tabs = new Map<number | null, number>();
  for (const { exchange } of waiting) tabs.set(exchange.tabId, (tabs.get(exchange.tabId) ?? 0) + 1);
  const [busiest] = [...tabs].toSorted(([, a], [, b]) => b - a)[0] ?? [null];
  let left = Math.ceil(MAX_WAITING / 10);
  const gone = waiting.filter(({ exchange }) => exchange.tabId === busiest && (left -= 1) >= 0);
  const isGone = new Set(gone);
  waiting = waiting.filter((one) => !isGone.has(one));
  overrun += gone.filter(({ exchange, verdict }) => (verdict?.failure ?? failureOf(exchange)) !== 'none').length;
  for (const { done } of gone) done();
}

async function storeAll(): Promise<void> {
  // What comes in the same moment is stored together.
  await Promise.resolve();
  while (waiting.length > 0) {
    const batch = waiting.splice(0, BATCH);
    await store(batch).catch(async (error: unknown) => {
      // One that cannot be stored must not take the others with it.
      for (const one of batch) await store([one]).catch(() => console.error('A call could not be stored:', error instanceof Error ? error.message : 'unknown error'));
    });
    for (const { done } of batch) done();
  }
}

async function store(batch: readonly Waiting[]): Promise<void> {
  const seen = batch.filter(({ exchange, verdict }) => {
    const failure = verdict?.failure ?? failureOf(exchange);
    if (failure === 'none') noteWorked(exchange);
    return failure !== 'none';
  });
  if (seen.length === 0) return;
  // What was seen before it was known to be a secret.
  const { hide } = await secrets;
  const failed = seen.map((one) => ({ ...one, ...hideIn({ exchange: one.exchange, verdict: one.verdict ?? null }, hide) }));
  for (const { exchange, verdict } of failed) if (verdict?.failure === 'in-body') await noteRefusedInBody(exchange);
  // Not waited for: a page judges again when there is something to compare with, and a call that failed must be safe first.
  void storeWorked();
  const { puts, removed } = await joined(failed);
  const runs = new Map<string | undefined, Put[]>();
  for (const [put, run] of puts) runs.set(run, [...(runs.get(run) ?? []), put]);
  let gone = overrun;
  overrun = 0;
  for (const [run, ofRun] of runs.size === 0 ? [[undefined, []] as const] : runs) {
    const outcome = await commitCalls(ofRun, run === undefined ? removed : [], run ?? null);
    gone += outcome.gone;
    if (outcome.refused) await noticeDiskRefused();
  }
  await noticeGone(gone);
  for (const tabId of new Set(failed.map(({ exchange }) => exchange.tabId))) if (tabId !== null) await showBadge(tabId);
  for (const { exchange } of failed) {
    if (exchange.observer === 'devtools' && exchange.tabId !== null && exchange.origin !== null) await noticeUnseenPage(exchange.tabId, exchange.origin, Date.parse(exchange.startedDateTime));
  }
}

interface Draft {
  readonly verdict: Verdict | null;
  readonly exchange: Exchange;
  readonly views: readonly string[];
  readonly replaces: KeptCall | null;
  readonly run: string | undefined;
}

/** What is to be written, with each view put to the call that it is of: one that is kept, or one of the same batch. */
async function joined(batch: readonly Waiting[]): Promise<{ readonly puts: readonly (readonly [Put, string | undefined])[]; readonly removed: readonly KeptCall[] }> {
  const kept = await callsLike(batch.map(({ exchange, again }) => ({ exchange, again: again === true || exchange.observer === 'devtools' || beganUnseen(exchange) })));
  const drafts = new Map<string, Draft>();
  const byView = new Map<string, string>();
  const bySeen = new Map<string, Set<string>>();
  batch.forEach(({ exchange, verdict = null, run }, place) => {
    const known = (kept[place] ?? []).map((call): Draft => drafts.get(call.exchange.id) ?? { ...call, replaces: call, run });
    const other = seenBy(exchange.observer === 'webRequest' ? 'devtools' : 'webRequest', exchange);
    const here = [...(bySeen.get(other ?? '') ?? []), byView.get(exchange.id) ?? ''].flatMap((id) => drafts.get(id) ?? []);
    const candidates = [...known, ...here];
    const same = candidates.find(({ views }) => seesRequestOf(views, exchange));
    // What is known to have ended has not been lost, whatever a life believed that did not see its end.
    if (same !== undefined && exchange.lost !== null && (exchange.lost === 'browser-closed' || same.exchange.lost === null)) return;
    const twin = same ?? findTwin(candidates, exchange);
    const merged = twin === null ? exchange : mergeExchanges(twin.exchange, exchange);
    const draft: Draft = { exchange: merged, verdict: verdict ?? twin?.verdict ?? null, views: [...new Set([...(twin?.views ?? []), exchange.id])], replaces: twin?.replaces ?? null, run };
    drafts.set(merged.id, draft);
    byView.set(exchange.id, merged.id);
    if (twin !== null) for (const ids of bySeen.values()) ids.delete(merged.id);
    const seen = seenBy(merged.observer, merged);
    if (seen !== null) bySeen.set(seen, (bySeen.get(seen) ?? new Set()).add(merged.id));
  });
  const puts: [Put, string | undefined][] = [];
  const removed: KeptCall[] = [];
  for (const { exchange, verdict, views, replaces, run } of drafts.values()) {
    // The two views together may show that it did not fail.
    if (failureOf(exchange) === 'none' && verdict?.failure !== 'in-body') removed.push(...(replaces === null ? [] : [replaces]));
    else {
      const inPrivate = replaces?.inPrivate ?? (run === undefined ? await isPrivate(exchange.tabId, Date.parse(exchange.startedDateTime)) : false);
      if (inPrivate !== null) puts.push([{ exchange, verdict, views, replaces, inPrivate }, run]);
    }
  }
  return { puts, removed };
}

/** Earlier lives of the worker may have told of it under another id: this one did not see all of it. */
function beganUnseen({ request, lost }: Exchange): boolean {
  return lost !== null || request.headers.length === 0;
}

const failures = new WeakMap<Exchange, Failure>();

/** What `webRequest` shows of how it failed. Asked for more than once on the way of each call, and worked out once. */
export function failureOf(exchange: Exchange): Failure {
  const failure = failures.get(exchange) ?? classifyFailure(exchange, evaluateCors(exchange), null);
  failures.set(exchange, failure);
  return failure;
}
