/** What is kept, for how long, how it is forgotten, and what may be missing from it. Types only. */
import type { GapKind } from '../store/feed';

export interface HistoryWords {
  readonly title: string;
  readonly kept: (calls: number, size: string) => string;
  readonly megabytes: (count: number) => string;
  readonly days: (count: number) => string;
  readonly keepFor: string;
  readonly keepUpTo: string;
  readonly oldestGo: string;
  readonly privately: string;
  readonly forgetTab: string;
  readonly forgetSite: (origin: string) => string;
  readonly forgetAll: string;
  /** Instead of the buttons, once it is done. */
  readonly forgotten: string;
  readonly failed: string;
  /** `at`, `from`: times as people read them; the same where only one is known. */
  readonly gaps: { readonly [K in GapKind]: (count: number, at: string, from: string) => string };
  readonly dismiss: string;
}
