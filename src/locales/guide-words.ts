/** The shape of the guide: five short pages, each with an example table, sections, what to send to whom, and its standards. Types and ids only. */
import type { FixOwner } from '../diagnosis/cause';

/** The pages in their order, and the sections of each in theirs. Both are the anchors of the guide, so other pages link to them. */
export const GUIDE = {
  '404-or-403': ['masks', 'tell', '401-or-403'],
  methods: ['not-allowed', 'redirects', 'preflight', 'override', 'mistakes', 'tell'],
  'tokenim-access': ['where', 'kinds', 'environments', 'lifetime', 'faults', 'beyond', 'tell'],
  limits: ['rate-or-quota', 'headers', 'back-off', 'tell'],
  cors: ['preflight', 'who-mends', 'hidden', 'rules', 'tell'],
} as const;

export type GuidePage = keyof typeof GUIDE;
export type GuideSection<P extends GuidePage = GuidePage> = (typeof GUIDE)[P][number];
/** A place in the guide, as it stands behind `#`: a page, or a section of one. */
export type GuideAnchor = GuidePage | { readonly [P in GuidePage]: `${P}-${GuideSection<P>}` }[GuidePage];

export const GUIDE_PAGES = Object.keys(GUIDE) as readonly GuidePage[];

export interface GuideTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A paragraph, a list, steps in their order, a table, a text to copy, or what is known of the API (filled in by the page). */
export type GuideBlock =
  | string
  | { readonly points: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly table: GuideTable }
  | { readonly code: GuideCode }
  | { readonly facts: GuideFact };

/** Texts to copy, the same in every language. */
export type GuideCode = 'not-allowed' | 'token-request' | 'send-token' | 'back-off' | 'limit-answer' | 'preflight' | 'without-origin';
/** Tables that are filled from the API's profile. */
export type GuideFact = 'places' | 'environments' | 'routes';

export interface GuideSectionWords {
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}

export interface GuidePageWords<P extends GuidePage> {
  /** Two or three sentences that answer the question in the title. */
  readonly lead: string;
  readonly table: GuideTable;
  readonly sections: { readonly [S in GuideSection<P>]: GuideSectionWords };
  /** Whom to send what. */
  readonly send: readonly { readonly to: FixOwner | 'support'; readonly what: string }[];
}

export interface GuideWords {
  readonly lead: string;
  readonly contents: string;
  readonly top: string;
  readonly send: string;
  /** What never to send to anybody. */
  readonly never: string;
  readonly support: string;
  readonly standards: string;
  readonly code: { readonly [C in GuideCode]: string };
  readonly facts: {
    readonly places: { readonly caption: string; readonly order: string; readonly where: string; readonly written: string; readonly header: string; readonly query: string };
    readonly environments: { readonly caption: string; readonly host: string; readonly environment: string; readonly prefix: string };
    readonly routes: { readonly caption: string; readonly path: string; readonly methods: string };
  };
  readonly pages: { readonly [P in GuidePage]: GuidePageWords<P> };
}
