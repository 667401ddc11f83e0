/** The words of the CORS section: what is wrong, what to send, why the browser asked, what a page cannot read. Types only. */
import type { HiddenFields, NullOrigin, PreflightFacts, CacheFacts } from '../http/cors-facts';
import type { CorsPlace, DescribedProblem } from '../http/cors-problem-facts';
import type { AnswerRepair, CallChange, CorsRepair } from '../http/cors-repair';
import type { PreflightReason } from '../http/cors-safelist';
import type { OriginDifference } from '../http/origin-difference';

export interface CorsWords {
  readonly problems: {
    readonly title: (count: number) => string;
    /** Above a list of more than one. */
    readonly inOrder: string;
    /** The server's own error, which CORS only hides. */
    readonly hiddenStatus: (status: number) => string;
    /** Both readings of the credentials mode; each is given as the sentence of its problem. */
    readonly twoReadings: (withCookies: string, without: string) => string;
    readonly onlyWithCredentials: string;
    readonly place: (place: CorsPlace) => string;
    readonly problem: (problem: DescribedProblem) => string;
    readonly sent: string;
    /** A value that replaces what was sent. */
    readonly needed: string;
    /** A value that goes into a list. */
    readonly toAdd: string;
    /** What could not be judged, since the browser stopped before it. */
    readonly unseen: (message: AnswerRepair['message']) => string;
  };
  readonly compare: {
    readonly label: string;
    readonly allowed: string;
    readonly page: string;
    /** In the place of a stretch that one of the two does not have, for those who do not see the mark. */
    readonly nothing: string;
  };
  readonly differences: { readonly [D in OriginDifference]: string };
  readonly repair: {
    readonly title: string;
    readonly answer: (answer: AnswerRepair) => string;
    readonly unseen: string;
    readonly onErrorsToo: string;
    readonly remove: (names: readonly string[]) => string;
    readonly onlyWithCredentials: string;
    readonly none: string;
    readonly call: (change: CallChange) => string;
    readonly unsafe: { readonly [U in CorsRepair['unsafe'][number]]: string };
  };
  readonly preflight: {
    readonly summary: (facts: PreflightFacts) => string;
    readonly reason: (reason: PreflightReason) => string;
    /** How to do without this reason, and what that costs. */
    readonly without: (reason: PreflightReason) => string;
    readonly avoid: string;
    readonly memory: (facts: PreflightFacts) => string;
    readonly worthKeeping: string;
  };
  readonly cache: { readonly summary: (facts: CacheFacts) => string; readonly explain: (facts: CacheFacts) => string };
  readonly hiddenFields: { readonly summary: (fields: HiddenFields) => string; readonly explain: (fields: HiddenFields) => string };
  readonly nullOrigin: { readonly summary: string; readonly explain: (from: NullOrigin) => string; readonly kinds: readonly string[] };
  readonly obsolete: { readonly summary: string; readonly explain: (names: readonly string[]) => string };
}
