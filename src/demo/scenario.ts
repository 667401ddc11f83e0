/** What a scenario is: one call of the demo page and what the inspector must say of it. Types only. */
import type { Confidence, RefusedBy } from '../diagnosis/cause';
import type { Failure } from '../diagnosis/failure';
import type { CorsErrorWord } from '../http/cors';

export const GROUPS = ['credentials', 'permissions', 'addresses', 'method-and-route', 'limits', 'cors', 'in-front', 'network', 'vague'] as const;
export type Group = (typeof GROUPS)[number];

/** Credentials that the simulator hands to the demo page, by name (`tokens.ts` makes them). */
export type CredentialName =
  | 'valid'
  | 'expired'
  | 'not-yet-valid'
  | 'forged'
  | 'revoked'
  | 'wrong-audience'
  | 'wrong-issuer'
  | 'id-token'
  | 'cut-short'
  | 'read-only'
  | 'free-plan'
  | 'suspended'
  | 'office-only'
  | 'partner'
  | 'bursty'
  | 'used-up'
  | 'regional'
  | 'text-only'
  | 'key-live'
  | 'key-test'
  | 'key-unknown';

/** Where the credential goes. `template`: `{token}` in it is replaced, and the rest is sent as the Authorization field, faults and all. */
export interface Auth {
  readonly credential: CredentialName;
  readonly as: 'bearer' | 'access-token-query' | 'api-key-header' | 'api-key-query' | { readonly template: string };
}

export interface Call {
  /** `form`: a form posted into a frame · `no-cors`: a fetch whose answer stays opaque. */
  readonly kind: 'fetch' | 'no-cors' | 'websocket' | 'form';
  /**
   * Who makes it. `csp-frame`: a frame whose own policy allows calls to its own origin only · `service-worker`: a frame whose worker forwards its calls ·
   * `sandboxed-frame`: a frame without an origin · `idn-frame`: a frame at a name in other letters · `isolated-frame`: a frame that embeds only what permits it.
   */
  readonly from: 'page' | 'frame' | 'csp-frame' | 'service-worker' | 'sandboxed-frame' | 'idn-frame' | 'isolated-frame';
  readonly method: string;
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  readonly auth?: Auth;
  /** Signs the request: with a clock that is off by so many seconds, or with the wrong secret. */
  readonly sign?: { readonly skewSeconds: number; readonly secret: 'right' | 'wrong' };
  /** How often the call is made, one after the other; the last one counts. */
  readonly repeat?: number;
  /** The page gives up after so many milliseconds. */
  readonly timeoutMs?: number;
}

export interface Expected {
  /** Status of the call itself; 0: it got no answer of its own. */
  readonly status: number;
  readonly failure: Failure;
  readonly refusedBy: RefusedBy;
  /** Slug of the product that refused, only when it is recognised as the one that did. */
  readonly vendor: string | null;
  /** Id of the headline; '' when nothing failed. */
  readonly cause: string;
  readonly confidence: Confidence;
  /** Id of a second finding that must be there as a symptom. */
  readonly symptom?: string;
  readonly corsError?: CorsErrorWord;
  /** Chromium's `failedParameter`, where it matters. */
  readonly failedParameter?: string;
  /** Slugs that must be named as merely on the path. */
  readonly onPath?: readonly string[];
}

export interface Scenario {
  /** kebab-case, unique, stable. */
  readonly id: string;
  readonly group: Group;
  readonly title: { readonly en: string; readonly 'zh-CN': string };
  readonly call: Call;
  /** What the inspector says in DevTools, where it sees bodies. */
  readonly expected: Expected;
  /** What differs when only the toolbar button was pressed: background watching never sees a body, and knows less where the proof stands in it. */
  readonly inBackground?: Partial<Expected>;
  /** Who can see the call at all. `panel`: only DevTools · `nobody`: no extension; a notice is all that may be said. Left out: everyone. */
  readonly visibleTo?: 'panel' | 'nobody';
}

const API = 'https://api.tokenim.com';

/** A plain `fetch` from the page; `path` may be a whole URL. */
export function call(method: string, path: string, more: Partial<Call> = {}): Call {
  return { kind: 'fetch', from: 'page', method, url: path.startsWith('/') ? API + path : path, ...more };
}

/** TokenIM's application refused and said why with one of its documented codes. */
export function byApp(status: number, cause: string, more: Partial<Expected> = {}): Expected {
  return { status, failure: 'status', refusedBy: 'app', vendor: null, cause, confidence: 'certain', ...more };
}

/** The browser's CORS protocol refused an answer that was itself no refusal. */
export function byCors(status: number, corsError: CorsErrorWord, cause: string, more: Partial<Expected> = {}): Expected {
  return { status, failure: 'cors', refusedBy: 'browser', vendor: null, cause, confidence: 'certain', corsError, ...more };
}
