/** A trial: repaired answers that are simulated for one tab and one API, for a few minutes. What it is made of and how it stands. Plain JSON, types and constants only. */
import type { CallChange } from '../http/cors-repair';
import type { ResourceType } from '../http/exchange';

/** How long a trial lasts. */
export const TRIAL_MS = 5 * 60_000;

/** A response field as the browser is to see it. `append`: one more line of a list, so that what other calls are allowed stays allowed. */
export type SimulatedField =
  | { readonly operation: 'set' | 'append'; readonly name: string; readonly value: string }
  | { readonly operation: 'remove'; readonly name: string };

/** What is different about every answer of one API to this page. */
export interface SimulatedAnswer {
  readonly message: 'preflight' | 'response';
  readonly apiOrigin: string;
  readonly fields: readonly SimulatedField[];
}

/** What is to be simulated, and for whose call. */
export interface TrialPlan {
  /** Origin of the page or frame that makes the call: the only one that is ever allowed. */
  readonly origin: string;
  readonly resourceType: ResourceType;
  readonly method: string;
  /** URL of the call without its query. */
  readonly url: string;
  readonly answers: readonly SimulatedAnswer[];
}

/**
 * Why a repair cannot be tried in the browser: only fields can be simulated. `preflight-status`: the preflight's status must change ·
 * `preflight-redirect` · `redirect`: where an answer sends the browser, or that it does, must change · `no-tab`: a service worker made the call ·
 * the rest: the page itself must call differently.
 */
export type TrialObstacle = 'preflight-status' | 'preflight-redirect' | 'redirect' | 'no-tab' | CallChange['kind'];

/** What became of the page's own latest call of that method and URL. `blocked`: the browser still refuses it, in this word. */
export type TrialOutcome =
  | { readonly kind: 'passed' | 'refused'; readonly status: number; readonly at: string }
  | { readonly kind: 'blocked'; readonly word: string; readonly at: string };

/** Why a trial is over. `permission`: the page may not be seen any more, or the rules are gone · `replaced`: another trial was begun. */
export type TrialEnd = 'time' | 'asked' | 'left-page' | 'permission' | 'replaced';

export interface Trial {
  readonly tabId: number;
  /** The call that it was begun for. */
  readonly callId: string;
  /** Origin of the tab's page. */
  readonly pageOrigin: string;
  readonly plan: TrialPlan;
  /** Milliseconds since the epoch, as is `endsAt`. */
  readonly startedAt: number;
  readonly endsAt: number;
  readonly ruleIds: readonly number[];
  readonly outcome: TrialOutcome | null;
  /** null: it runs. */
  readonly ended: TrialEnd | null;
}
