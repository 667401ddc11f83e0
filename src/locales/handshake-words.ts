/** The words of the picture of a CORS handshake, one member each. Functions take what was observed, as text. Types only. */
import type { HandshakeStep, RuleState } from '../http/cors-handshake';
import type { RuleName } from '../http/cors-rules';
import type { UnsafeBecause } from '../http/cors-safelist';

type NoPreflight = Extract<HandshakeStep, { readonly kind: 'no-preflight' }>['why'];

export interface HandshakeWords {
  readonly title: string;
  /** Name of the picture for people who do not see it. */
  readonly name: (page: string, servers: string) => string;
  readonly page: string;
  readonly browser: string;
  readonly server: string;
  readonly opaquePage: string;
  readonly unknownPage: string;
  readonly fromTo: (from: string, to: string) => string;
  /** Between the members of a list. */
  readonly comma: string;
  /** Between a state and its rule. */
  readonly colon: string;

  readonly pageCall: string;
  readonly preflight: string;
  readonly preflightAnswer: string;
  readonly noPreflight: { readonly [W in NoPreflight]: string };
  readonly call: string;
  readonly redirectedCall: string;
  readonly callNotSent: string;
  readonly answer: string;
  readonly noAnswer: string;
  readonly lostOrigin: (origin: string) => string;
  readonly because: (reasons: string) => string;
  readonly reasonMethod: (method: string) => string;
  readonly reasonField: { readonly [B in UnsafeBecause]: (name: string) => string };
  readonly reasonUpload: string;
  readonly noFields: string;
  readonly moreFields: (count: string) => string;
  readonly redirectsTo: (target: string) => string;
  readonly hiddenStatus: string;
  readonly checks: string;
  readonly sameOrigin: string;

  readonly corsError: string;
  readonly corsErrorHides: (status: string) => string;
  readonly corsErrorNothing: string;
  readonly gotAnswer: (status: string) => string;
  readonly twoReadings: string;

  /** What holds; `fails` where it does not. */
  readonly holds: { readonly [R in RuleName]: (seen: string, wanted: string) => string };
  readonly fails: { readonly [R in Exclude<RuleName, 'allow-origin' | 'allow-credentials'>]: (seen: string, wanted: string) => string };
  readonly originFails: {
    readonly missing: string;
    readonly empty: string;
    readonly multiple: (seen: string) => string;
    readonly invalid: (seen: string) => string;
    readonly mismatch: (seen: string, origin: string) => string;
    readonly nullOrigin: (seen: string, origin: string) => string;
    readonly wildcard: string;
  };
  readonly credentialsFail: { readonly missing: string; readonly wrong: (seen: string) => string };

  /** Before a rule in the list, where no tick or cross is seen. */
  readonly states: { readonly [S in RuleState]: string };
  /** Behind a rule in the picture, where a tick or cross does not say enough. */
  readonly tags: {
    readonly 'would-pass': string;
    readonly 'would-fail': string;
    readonly 'not-reached': string;
    readonly stopped: string;
    readonly stoppedWith: string;
    readonly stoppedWithout: string;
    readonly wouldFailWith: string;
    readonly onlyWith: string;
  };

  readonly showStop: string;
  readonly asList: string;
  readonly asPicture: string;
  readonly copyPicture: string;
  readonly copiedPicture: string;
  readonly savedInstead: string;
  readonly neither: string;
  readonly saveSvg: string;
  readonly saved: string;
  readonly copyText: string;
}
