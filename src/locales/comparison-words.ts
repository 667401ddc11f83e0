/** The words of the comparison of a call that failed with the nearest one that worked. Types only. */
import type { Comparison, Difference } from '../diagnosis/surroundings';

/** What carried the caller's right to call, as a person calls it. */
export type Carrier = 'token' | 'key' | 'cookie' | 'login' | 'credential';

/** What the sentence is about. */
export type ComparisonFacts = Pick<Comparison, 'sameEndpoint' | 'seconds' | 'credential'> & {
  /** false: the endpoint is the same, the thing asked for is another one. */
  readonly samePath: boolean;
  readonly carrier: Carrier;
  /** Method and path of the call that worked. */
  readonly call: string;
};

export interface ComparisonWords {
  readonly title: string;
  readonly sentence: (facts: ComparisonFacts) => string;
  /** There is no difference to list. */
  readonly noDifference: string;
  /** Name of the table, for those who do not see it. */
  readonly table: string;
  /** Heads of its columns. */
  readonly what: string;
  readonly worked: string;
  readonly failed: string;
  readonly absent: string;
  readonly kinds: { readonly [K in Difference['kind']]: string };
}
