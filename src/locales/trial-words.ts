/** The labels of a trial: what is simulated in this browser, for how long, and what came of it. Types only. */
import type { TrialEnd, TrialObstacle } from '../experiment/trial';

/** Why a trial did not begin. */
export type TrialError = 'not-allowed' | 'failed';

export interface TrialWords {
  readonly title: string;
  /** What pressing the button does, in one sentence. */
  readonly purpose: string;
  readonly onlyHere: string;
  readonly page: string;
  readonly pageValue: (origin: string) => string;
  readonly api: string;
  readonly time: string;
  readonly timeValue: string;
  readonly preflight: string;
  readonly response: string;
  readonly set: (line: string) => string;
  readonly append: (value: string, name: string) => string;
  readonly remove: (name: string) => string;
  /** What the added Access-Control-Max-Age is for. */
  readonly forgetful: string;
  readonly limits: string;
  readonly asks: string;
  readonly start: string;
  readonly starting: string;
  readonly end: string;
  readonly impossible: string;
  readonly obstacles: { readonly [O in TrialObstacle]: string };
  readonly errors: { readonly [E in TrialError]: string };

  readonly running: string;
  readonly answersFor: (api: string) => string;
  readonly left: (time: string) => string;
  readonly what: string;
  readonly runningHere: string;
  readonly outcomes: {
    readonly none: (call: string) => string;
    readonly passed: (status: string) => string;
    readonly refused: (status: string) => string;
    readonly blocked: (word: string) => string;
  };
  readonly show: string;
  readonly ended: { readonly [E in TrialEnd]: string };
}
