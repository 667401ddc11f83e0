/** The labels of the pages themselves, one member each. Functions where a value is filled in. Types only. */
import type { FixOwner, ProofMessage, RefusedBy } from '../diagnosis/cause';
import type { Failure } from '../diagnosis/failure';
import type { Credential, CredentialFault, Exchange } from '../http/exchange';
import type { SightKind } from '../store/feed';
import type { HistoryWords } from './history-words';
import type { OptionsWords } from './options-words';
import type { RecordingWords, ReviewWords } from './recording-words';
import type { TrialWords } from './trial-words';
import type { GuidePage } from './guide-words';
import type { HandshakeWords } from './handshake-words';
import type { PathWords, ReferenceWords } from './path-words';
import type { ReportsWords } from './reports-words';

/** Why a domain that the user typed was not added. */
export type DomainError = 'not-a-domain' | 'already-watched' | 'not-granted' | 'failed';

/** What is said of calls that were folded into one line. `when`: what `between` gives. */
export interface RepeatWords {
  readonly times: (count: number) => string;
  readonly happened: (count: number, when: string) => string;
  readonly between: (from: string, to: string) => string;
  /** The same for narrow places. */
  readonly span: (from: string, to: string) => string;
  readonly unfold: (count: number) => string;
  readonly fold: string;
  readonly all: (count: number) => string;
  readonly endpoint: string;
}

export interface UiWords {
  readonly productName: string;
  readonly language: string;

  readonly toolbar: {
    readonly label: string;
    readonly clear: string;
    readonly filter: string;
    readonly filterHint: string;
    readonly resetFilter: string;
    readonly count: (shown: number, all: number) => string;
    readonly resize: string;
  };
  readonly list: {
    readonly label: string;
    readonly status: string;
    readonly method: string;
    readonly path: string;
    readonly refusedBy: string;
    readonly headline: string;
    readonly noMatch: string;
    readonly more: (count: number) => string;
  };
  /** Refusers in two or three words, for narrow columns. */
  readonly refusersShort: { readonly [R in RefusedBy]: string };
  /** Beside or instead of the status number. */
  readonly failures: { readonly [F in Failure]: string };
  /** One sentence for each, as the page's script met it. */
  readonly failureSentences: { readonly [F in Failure]: string };

  readonly empty: {
    readonly title: string;
    readonly watching: string;
    readonly next: string;
    readonly nothingShows: string;
    readonly hints: readonly string[];
    readonly selectOne: string;
  };
  readonly connectionLost: string;

  readonly verdict: {
    readonly label: string;
    readonly who: string;
    readonly sure: string;
    readonly mend: string;
    readonly corsError: string;
    readonly doNow: string;
    readonly why: string;
    readonly onPath: string;
    /** How sure it is who refused, in brackets after the name. */
    readonly refuserConfidence: (confidence: string) => string;
    readonly decide: string;
    /** In front of what the API's organisation wants said of a code. */
    readonly ownWords: string;
    readonly spec: string;
    readonly back: string;
  };
  readonly proof: {
    readonly title: string;
    readonly show: string;
    readonly absent: string;
    readonly messages: { readonly [M in ProofMessage]: string };
    /** Parts that are not header fields, by their id. */
    readonly parts: { readonly [part: string]: string };
  };
  readonly others: { readonly title: string; readonly decide: string; readonly symptoms: string };
  readonly fixes: {
    readonly title: string;
    readonly more: string;
    readonly forCause: (title: string) => string;
    readonly copyRequest: (owner: string) => string;
    /** The owner as the receiver of a request. */
    readonly receivers: { readonly [O in FixOwner]: string };
    /** Label of the list of platforms. */
    readonly platform: string;
    readonly platforms: { readonly [platform: string]: string };
    /** Whether a snippet was run with the real thing, or written by its documentation. */
    readonly executed: string;
    readonly notExecuted: string;
    /** Labels of the facts in a note, by their id. */
    readonly facts: { readonly [fact: string]: string };
  };
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;

  readonly path: PathWords;
  readonly references: ReferenceWords;

  readonly exchange: {
    readonly title: string;
    readonly general: string;
    readonly url: string;
    readonly method: string;
    readonly status: string;
    readonly error: string;
    readonly page: string;
    readonly opaqueOrigin: string;
    readonly started: string;
    readonly took: string;
    readonly remote: string;
    readonly caller: string;
    readonly initiators: { readonly page: string; readonly frame: string; readonly 'service-worker': string };
    readonly fromCache: string;
    readonly milliseconds: (count: number) => string;
    readonly seen: string;
    readonly observers: { readonly [O in Exchange['observer']]: string };
    readonly lost: { readonly [L in NonNullable<Exchange['lost']>]: string };
    readonly request: string;
    readonly response: string;
    readonly preflightRequest: string;
    readonly preflightResponse: string;
    readonly noPreflight: string;
    readonly redirect: (number: number) => string;
    readonly noAnswer: string;
    readonly noFields: string;
    readonly fieldsMayBeHidden: string;
    /** The same of a call that was read from a record. */
    readonly fieldsMayBeLeftOut: string;
    /** Instead of a time that no record tells. */
    readonly timeUnknown: string;
    readonly body: string;
    readonly bodyNotSeen: string;
    readonly bodyNotRecorded: string;
    readonly bodyEmpty: string;
    readonly bodyMasked: string;
    readonly showAll: (characters: string) => string;
  };
  /** One hidden value, shown for a moment. */
  readonly reveal: { readonly show: string; readonly hide: string; readonly hint: string; readonly gone: string };
  readonly credentials: {
    readonly title: string;
    readonly none: string;
    readonly place: string;
    readonly places: { readonly [P in Credential['place']]: string };
    readonly kind: string;
    readonly kinds: { readonly [K in Credential['kind']]: string };
    readonly scheme: string;
    readonly noScheme: string;
    readonly length: string;
    readonly characters: (count: number) => string;
    readonly faults: string;
    readonly faultNames: { readonly [F in CredentialFault]: string };
    readonly environment: string;
    readonly expires: string;
    readonly notBefore: string;
    readonly issued: string;
    readonly issuer: string;
    readonly audience: string;
    readonly scopes: string;
    readonly algorithm: string;
    readonly client: string;
    readonly encryption: string;
    readonly encrypted: (method: string) => string;
    readonly bound: string;
    readonly boundYes: string;
    readonly vendor: string;
    readonly vendorKey: (vendor: string) => string;
    readonly signedAt: string;
    readonly signedFields: string;
    readonly signedFor: string;
    readonly behind: (least: string) => string;
    readonly ahead: (least: string) => string;
    readonly serverClock: string;
    readonly use: string;
    readonly uses: { readonly access: string; readonly id: string; readonly refresh: string };
    readonly beforeCall: (span: string) => string;
    readonly afterCall: (span: string) => string;
    readonly utc: (time: string) => string;
  };
  readonly spans: {
    readonly seconds: (count: number) => string;
    readonly minutes: (count: number) => string;
    readonly hours: (count: number) => string;
    readonly days: (count: number) => string;
  };

  readonly notices: {
    readonly label: string;
    readonly kinds: { readonly [K in SightKind]: (subject: string) => string };
    readonly grant: (subject: string) => string;
  };

  readonly popup: {
    readonly watched: string;
    readonly notWatched: string;
    readonly noPage: string;
    readonly seesAlways: (origin: string) => string;
    readonly seesThisTab: (origin: string) => string;
    readonly seesNothing: (origin: string) => string;
    readonly alwaysWatch: (origin: string) => string;
    readonly failures: (count: number) => string;
    readonly none: string;
    readonly noneHint: string;
    readonly moreInPanel: string;
    readonly first: string;
    readonly addDomain: string;
    readonly domainHint: string;
    readonly add: string;
    readonly domainErrors: { readonly [E in DomainError]: string };
  };

  /** The guide's titles, and the links to it. */
  readonly guide: { readonly title: string; readonly home: string; readonly readMore: (title: string) => string; readonly titles: { readonly [P in GuidePage]: string } };

  readonly repeats: RepeatWords;

  readonly handshake: HandshakeWords;

  readonly trial: TrialWords;
  readonly recording: RecordingWords;
  readonly review: ReviewWords;

  readonly history: HistoryWords;
  readonly options: OptionsWords;
  readonly reports: ReportsWords;

  /** The lines of a request to someone else. */
  readonly request: {
    readonly subject: (origin: string | null) => string;
    readonly call: string;
    readonly when: string;
    readonly status: string;
    readonly noStatus: string;
    readonly refusedBy: string;
    readonly why: string;
    readonly shownBy: string;
    readonly absent: string;
    readonly ask: string;
    readonly references: string;
    readonly colon: string;
    readonly brackets: (text: string) => string;
  };
}
