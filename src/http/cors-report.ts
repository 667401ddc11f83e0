/** Everything that can be said of CORS in one exchange, as plain JSON: readings, problems, repair, and the facts around them. Pure. */
import { evaluateCors, type CorsVerdict, type CredentialsReading } from './cors';
import { cacheFacts, hiddenFields, nullOrigin, obsoleteFields, preflightFacts, type CacheFacts, type HiddenFields, type NullOrigin, type PreflightFacts } from './cors-facts';
import { corsProblems } from './cors-problems';
import { describeProblem, hiddenStatus, type DescribedProblem } from './cors-problem-facts';
import { repairCors, type CorsRepair } from './cors-repair';
import type { Exchange } from './exchange';

export interface CorsReport {
  /** The page's origin; `'null'`: it has none. null: unknown. */
  readonly origin: string | null;
  readonly credentialsMode: CredentialsReading;
  /** What the browser refused: two where both credentials modes fit what was seen; empty where it refused nothing. */
  readonly readings: readonly CorsVerdict[];
  /** Everything that is wrong, in the order in which one would meet it. */
  readonly problems: readonly DescribedProblem[];
  /** An error of the server that CORS hides from the page: its status. */
  readonly hiddenStatus: number | null;
  readonly repair: CorsRepair | null;
  readonly preflight: PreflightFacts | null;
  readonly cache: CacheFacts | null;
  readonly hiddenFields: HiddenFields | null;
  readonly nullOrigin: NullOrigin | null;
  readonly obsoleteFields: readonly string[];
}

/** The report, or null: CORS does not apply, or there is nothing wrong, fragile or hidden. */
export function corsReport(exchange: Exchange): CorsReport | null {
  const evaluation = evaluateCors(exchange);
  if (evaluation.applies === false && evaluation.readings.length === 0) return null;
  const problems = corsProblems(exchange).map((problem) => describeProblem(exchange, problem));
  const report: CorsReport = {
    origin: exchange.origin,
    credentialsMode: evaluation.credentialsMode,
    readings: evaluation.readings,
    problems,
    hiddenStatus: problems.length === 0 ? null : hiddenStatus(exchange),
    repair: repairCors(exchange),
    preflight: preflightFacts(exchange, evaluation),
    cache: cacheFacts(exchange, evaluation),
    hiddenFields: hiddenFields(exchange, evaluation),
    nullOrigin: nullOrigin(exchange),
    obsoleteFields: obsoleteFields(exchange),
  };
  const worthSaying = problems.length > 0 || report.cache !== null || report.hiddenFields !== null || report.nullOrigin !== null || report.obsoleteFields.length > 0;
  return worthSaying ? report : null;
}
