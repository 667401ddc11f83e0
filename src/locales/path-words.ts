/** The labels of the drawn path and of the reference numbers. Types only. */
import type { Confidence } from '../diagnosis/cause';
import type { PathMark } from '../diagnosis/path';

export interface PathWords {
  readonly title: string;
  /** The same where the preflight was refused. */
  readonly preflightTitle: string;
  readonly page: string;
  /** Whoever stands at the URL's host. */
  readonly server: string;
  /** Whoever stands behind the hop before. */
  readonly behind: string;
  /** What each hop did. */
  readonly marks: { readonly [M in Exclude<PathMark, 'refused'>]: string };
  /** The one that refused, by how sure that is. */
  readonly refused: { readonly [C in Confidence]: string };
  /** The page, which passes nothing on. */
  readonly called: string;
  /** The browser, where it refused nothing. */
  readonly sent: string;
  /** The network, where no answer came. */
  readonly broke: string;
  /** The browser, after the server had answered. */
  readonly withheld: string;
  /** Between two hops that cannot be told apart. */
  readonly or: string;
  /** One that is named, and what stands behind it. */
  readonly notApart: (name: string) => string;
  /** Two of which one refused. */
  readonly oneOfTwo: string;
  /** The answer was not fetched for this call. */
  readonly fromCache: string;
  readonly shownBy: string;
  readonly more: (count: number) => string;
}

export interface ReferenceWords {
  readonly title: string;
  readonly giveTo: (owner: string) => string;
  /** What an id tells by itself: when and where it was given out; each may be ''. */
  readonly issued: (time: string, place: string) => string;
  /** A site by the city whose airport's code it bears. */
  readonly city: (city: string, code: string) => string;
  /** A site by the product's own name for it. */
  readonly site: (name: string) => string;
  /** A machine by its address. */
  readonly address: (address: string) => string;
  /** The family of rules that a block's id names: its own name, and what it stands for where that is known. */
  readonly rule: (family: string, meaning: string | null) => string;
  readonly rules: { readonly [family: string]: string };
  /** The id is older or newer than the call by more than clocks usually differ. */
  readonly before: (span: string) => string;
  readonly after: (span: string) => string;
  /** Cities of the airports whose codes name a data centre. */
  readonly cities: { readonly [code: string]: string };
}
