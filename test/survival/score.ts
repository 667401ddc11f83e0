/** Counts what is stored against what the server saw: each failed call once, with its preflight, diagnosed. Pure. */
import { diagnose } from '../../src/diagnosis/diagnose';
import { callOf, FAILING, type PlannedCall } from './plan';
import type { Served } from './server';
import type { Stored } from './world';

export interface Score {
  readonly calls: number;
  readonly failed: number;
  /** Ids. */
  readonly lost: readonly number[];
  readonly duplicate: readonly number[];
  /** Stored, but they worked. */
  readonly unfounded: readonly number[];
  readonly withoutPreflight: readonly number[];
  /** Stored as calls whose end was not seen, or known to be open and told as that after five minutes. */
  readonly endUnseen: readonly number[];
  /** Their status or their failure is not what the server and the page made of them. */
  readonly misjudged: readonly number[];
}

export function score(plan: readonly PlannedCall[], log: ReadonlyMap<number, Served>, stored: readonly Stored[], openUrls: readonly string[]): Score {
  const open = new Set(openUrls.map(callOf));
  const byCall = new Map<number, Stored[]>();
  for (const one of stored) {
    const id = callOf(one.exchange.request.url);
    if (id !== null) byCall.set(id, [...(byCall.get(id) ?? []), one]);
  }
  const failed = plan.filter(({ id, way }) => FAILING.includes(way) && log.has(id));
  const ids = (calls: readonly PlannedCall[]): readonly number[] => calls.map(({ id }) => id);
  const of = ({ id }: PlannedCall): readonly Stored[] => byCall.get(id) ?? [];
  const kept = failed.filter((call) => of(call).length > 0);
  return {
    calls: plan.length,
    failed: failed.length,
    lost: ids(failed.filter((call) => of(call).length === 0 && !open.has(call.id))),
    endUnseen: ids(failed.filter((call) => (of(call).length === 0 ? open.has(call.id) : isEndUnseen(of(call))))),
    duplicate: ids(failed.filter((call) => of(call).length > 1)),
    unfounded: ids(plan.filter((call) => !FAILING.includes(call.way) && of(call).length > 0)),
    withoutPreflight: ids(kept.filter((call) => (log.get(call.id)?.preflights ?? 0) > 0 && of(call)[0]?.exchange.preflight == null)),
    misjudged: ids(kept.filter((call) => !isEndUnseen(of(call)) && !isJudged(call, log.get(call.id), of(call)[0]))),
  };
}

function isEndUnseen([stored]: readonly Stored[]): boolean {
  return stored?.exchange.lost === 'timed-out';
}

function isJudged({ way }: PlannedCall, served: Served | undefined, stored: Stored | undefined): boolean {
  if (stored === undefined) return false;
  const { failure, findings } = diagnose(stored.exchange);
  const status = stored.exchange.response?.status ?? null;
  if (failure === 'none' || findings.length === 0 || stored.exchange.lost !== null) return false;
  if (way === 'aborted') return stored.exchange.networkError === 'net::ERR_ABORTED';
  if (way === 'broken-off') return failure === 'network' && status === null;
  if (way === 'refused-preflight') return failure === 'cors' && stored.exchange.preflight?.response?.status === 403;
  if (way === 'refused-by-cors' || way === 'hidden-by-cors') return failure === 'cors';
  return failure === 'status' && status === served?.status;
}
