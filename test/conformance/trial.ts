/** One batch from beginning to end: called, compared, repaired, called again. Node only. */
import { repairCors, type CorsRepair } from '../../src/http/cors-repair';
import type { Exchange } from '../../src/http/exchange';
import type { Run, Runner } from './browser-run';
import type { Case } from './cases';
import { compareBatch, type Comparison } from './compare';
import { applyToCase, unsafeParts } from './repair';

/** What became of one repair. */
export interface Repaired {
  /** Whose observation it was computed from. */
  readonly from: 'webRequest' | 'har';
  readonly repair: CorsRepair | null;
  readonly repaired: Case | null;
  /** The page had an opaque origin, and was given one first. */
  readonly gaveOrigin: boolean;
  readonly run: Run | null;
  readonly accepted: boolean;
  readonly unsafe: readonly string[];
  /** The engine threw, or proposed what cannot be applied. */
  readonly error: string | null;
}

export interface Tried {
  readonly run: Run;
  readonly comparisons: readonly Comparison[];
  /** Empty when CORS refused nothing. */
  readonly repairs: readonly Repaired[];
}

/** Runs `cases`, which are all of one page. */
export async function tryBatch(runner: Runner, cases: readonly Case[]): Promise<readonly Tried[]> {
  const result = await runner.run(cases.map((one) => ({ one, round: 0 })), true);
  const comparisons = compareBatch(result);
  const refused = result.runs.filter(({ truth }) => truth?.corsError != null);
  const proposals = refused.flatMap((run) => propose(run, comparisons.get(run.one.id) ?? [], 1));
  const served = await tryProposals(runner, proposals);
  return result.runs.map((run) => ({ run, comparisons: comparisons.get(run.one.id) ?? [], repairs: served.filter(({ id }) => id === run.one.id) }));
}

interface Proposal extends Omit<Repaired, 'run' | 'accepted'> {
  readonly id: number;
  readonly page: string;
  readonly round: number;
}

/** The repairs of one case: what `webRequest` leads to, and what the archive leads to where that differs. */
function propose({ one, served }: Run, comparisons: readonly Comparison[], round: number, gaveOrigin = false): readonly Proposal[] {
  const of = (wanted: string): Exchange | null => comparisons.find(({ observer }) => observer === wanted)?.exchange ?? null;
  const [first, second] = [compute(of('webRequest')), compute(of('har'))];
  const make = (from: Repaired['from'], { repair, error }: Computed, at: number): Proposal => {
    const failed = { id: one.id, page: one.page, from, repair, repaired: null, gaveOrigin, round: at, unsafe: [] };
    if (repair === null) return { ...failed, error: error ?? 'there is no repair' };
    try {
      const repaired = applyToCase(one, repair, served);
      return { ...failed, repaired, unsafe: unsafeParts(one.page, repair, repaired), error };
    } catch (problem) {
      return { ...failed, error: String(problem) };
    }
  };
  // DevTools leaves some answers out, and of others the `Location`: what an archive does not show cannot be repaired from it.
  const sent = redirectsShown(of('har')) < served.filter(({ answer }) => answer.headers.some(({ name }) => name === 'Location')).length;
  const hidden = sent || !comparisons.some(({ observer }) => observer === 'har') || comparisons.some(({ observer, result }) => observer === 'har' && result === 'hidden from this observer');
  return [make('webRequest', first, round), ...(hidden || sameRepair(first.repair, second.repair) ? [] : [make('har', second, round + 1)])];
}

/** How many answers of the call and of its preflights were seen with a `Location`. */
function redirectsShown(exchange: Exchange | null): number {
  if (exchange === null) return 0;
  const answers = [...exchange.redirects, exchange].flatMap(({ response, preflight }) => [response, ...(preflight === null ? [] : [preflight.response, ...preflight.redirects.map((hop) => hop.response)])]);
  return answers.filter((answer) => answer?.headers.some(({ name }) => name.toLowerCase() === 'location') === true).length;
}

async function tryProposals(runner: Runner, proposals: readonly Proposal[]): Promise<readonly (Repaired & { readonly id: number })[]> {
  const wanted = proposals.flatMap(({ repaired, round }) => (repaired === null ? [] : [{ one: repaired, round }]));
  const needsSecond = ({ repair, gaveOrigin }: Proposal): boolean => !gaveOrigin && repair?.call.some(({ kind }) => kind === 'give-page-an-origin') === true;
  const now = wanted.filter((item) => !proposals.some((one) => one.repaired === item.one && needsSecond(one)));
  const later = wanted.filter((item) => !now.includes(item));
  const plain = await runner.run(now, false);
  // A page that had no origin has one now: what its own call is refused for is repaired in a second round.
  const observed = await runner.run(later, true);
  const comparisons = compareBatch(observed);
  const runs = [...plain.runs, ...observed.runs];
  const again: Proposal[] = [];
  const done = proposals.flatMap((one) => {
    const run = runs.find((other) => other.one === one.repaired) ?? null;
    if (run?.truth?.corsError != null && needsSecond(one)) {
      again.push(...propose(run, comparisons.get(one.id) ?? [], one.round + 2, true).filter(({ from }) => from === one.from || one.from === 'webRequest'));
      return [];
    }
    return [{ ...one, gaveOrigin: one.gaveOrigin || needsSecond(one), run, accepted: run?.outcome?.accepted === true }];
  });
  return again.length === 0 ? done : [...done, ...(await tryProposals(runner, again))];
}

interface Computed {
  readonly repair: CorsRepair | null;
  readonly error: string | null;
}

function compute(exchange: Exchange | null): Computed {
  if (exchange === null) return { repair: null, error: 'the call was not observed' };
  try {
    return { repair: repairCors(exchange), error: null };
  } catch (problem) {
    return { repair: null, error: String(problem) };
  }
}

function sameRepair(a: CorsRepair | null, b: CorsRepair | null): boolean {
  const form = (repair: CorsRepair | null): string => JSON.stringify(repair === null ? null : [repair.answers.map(({ message, url, seen, status, set, remove }) => [message, url, seen, status, set.map(({ name, value }) => `${name}: ${value}`), remove]), repair.call]);
  return form(a) === form(b);
}
