/** The causes, root-most first: among equals of confidence the earlier one is the headline. `unexplained` is always last. */
import type { Cause, Finding, Params } from '../cause';
import corsAllowOriginMissing from './cors-allow-origin-missing';
import credentialMissing from './credential-missing';
import unexplained from './unexplained';

export const causes = [
  credentialMissing,
  corsAllowOriginMissing,
  unexplained,
] as const;

/** Any one of the causes, as a type. */
export type AnyCause = (typeof causes)[number];
export type CauseId = AnyCause['id'];

/** The finding of each cause, as a union discriminated by `cause`. */
export type AnyFinding = {
  readonly [C in AnyCause as C['id']]: C extends Cause<infer Id, infer P extends Params, infer F> ? Finding<Id, P, F> : never;
}[CauseId];
