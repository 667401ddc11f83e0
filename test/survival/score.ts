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
  /** Their status is not what the server sent, or their end counts as not seen. */
  readonly misjudged: readonly number[];
}

export function score(plan: readonly PlannedCall[], log: ReadonlyMap<number, Served>, stored: readonly Stored[]): Score {
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
    lost: ids(failed.filter((call) => of(call).length === 0)),
    duplicate: ids(failed.filter((call) => of(call).length > 1)),
    unfounded: ids(plan.filter((call) => !FAILING.includes(call.way) && of(call).length > 0)),
    withoutPreflight: ids(kept.filter((call) => (log.get(call.id)?.preflights ?? 0) > 0 && of(call)[0]?.exchange.preflight == null)),
    misjudged: ids(kept.filter((call) => !isJudged(call, log.get(call.id), of(call)[0]))),
  };
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
