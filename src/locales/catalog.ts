/** The shape of a language: derived from the list of causes, so that a missing or superfluous text does not compile. */
import type { Cause, Confidence, FixOwner, Params, RefusedBy } from '../diagnosis/cause';
import type { AnyCause } from '../diagnosis/causes';
import type { ComparisonWords } from './comparison-words';
import type { CorsWords } from './cors-words';
import type { CorsBrowserWords } from './en/cors-browsers';
import type { ReportWords } from './report-words';
import type { UiWords } from './ui-words';

export type Locale = 'en' | 'zh-CN';
export const LOCALES: readonly Locale[] = ['en', 'zh-CN'];

/** A text, or one filled with what was observed. Inline code stands between backticks; no HTML. */
export type Text<P> = string | ((params: P) => string);

/** The words of one cause. */
export interface CauseWords<P, FixId extends string> {
  /** Headline: what happened, for someone who has never heard of the protocol. No blame, no full stop. */
  readonly title: Text<P>;
  /** One paragraph: why, with the observed values. */
  readonly why: Text<P>;
  /** What would decide between this cause and its neighbours, as something to look at or try. */
  readonly decide: Text<P>;
  /** What to do, imperative, one or two sentences each. */
  readonly fixes: { readonly [F in FixId]: Text<P> };
}

type WordsFor<C> = C extends Cause<string, infer P extends Params, infer F> ? CauseWords<P, F> : never;

export type CausesCatalog = { readonly [C in AnyCause as C['id']]: WordsFor<C> };

export interface Catalog {
  readonly causes: CausesCatalog;
  readonly confidence: { readonly [C in Confidence]: string };
  readonly owners: { readonly [O in FixOwner]: string };
  /** `by` of a refuser, as a short noun phrase (“the browser”). */
  readonly refusers: { readonly [R in RefusedBy]: string };
  /** The section on CORS, and on where browsers differ over it. */
  readonly cors: CorsWords;
  readonly corsBrowsers: CorsBrowserWords;
  /** The section on the nearest call that worked. */
  readonly comparison: ComparisonWords;
  /** What stands around the sentences in a report. */
  readonly report: ReportWords;
  readonly ui: UiWords;
}
