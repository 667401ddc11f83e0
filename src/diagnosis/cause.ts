/** What a cause is: an id, a detector and its fixes. The ids are a public interface: add, never rename. */
import type { Evidence } from './evidence';

/** How sure a finding is. `certain`: the bytes admit no other reading · `likely`: the best reading of good evidence · `possible`: worth a look. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Who can do a fix. */
export type FixOwner = 'client-dev' | 'api-owner' | 'account-admin' | 'network-admin' | 'end-user';

/** What kind of party refused. `unknown` is an answer. */
export type RefusedBy =
  | 'browser'
  | 'extension'
  | 'corporate-proxy'
  | 'cdn'
  | 'waf'
  | 'bot-manager'
  | 'gateway'
  | 'hosting'
  | 'storage'
  | 'app'
  | 'network'
  | 'unknown';

/** The message of an exchange that a proof points into. `hop-response`: an earlier answer of a redirected fetch. */
export type ProofMessage = 'request' | 'response' | 'preflight-request' | 'preflight-response' | 'hop-response';

/**
 * The bytes that show a finding. `part` is a lower-case field name, or one of
 * `status` · `status-text` · `body` · `url` · `method` · `error` (the browser's word for a network error).
 * `value` is what is there, word for word (a field's value; for `body` the decisive words); null: the part is absent, and that is the proof.
 */
export interface Proof {
  readonly message: ProofMessage;
  readonly part: string;
  readonly value: string | null;
}

export type ParamValue = string | number | boolean | null | readonly string[];
/** Observed values that the words of a finding are filled with. Plain JSON. */
export type Params = { readonly [name: string]: ParamValue };

/** What a detector returns. */
export interface Detection<P extends Params> {
  readonly confidence: Confidence;
  /** `symptom`: true, but something else in the same exchange is what must be mended. Left out: `root`. */
  readonly role?: 'root' | 'symptom';
  readonly proof: readonly [Proof, ...Proof[]];
  readonly params: P;
}

/** A text to copy. `platform` is a stable slug (`http`, `curl`, `fetch`, `nginx`, `apache`, `express` …). */
export interface Snippet {
  readonly platform: string;
  readonly code: string;
  /** true: this stack was started with such a snippet and a real browser got through · false: it was not · left out: there is nothing to execute. */
  readonly executed?: boolean;
}

/** Something that one party can do. `when`: leave the fix out where it does not fit the observed values. */
export interface Fix<P extends Params> {
  readonly who: FixOwner;
  readonly when?: (params: P, evidence: Evidence) => boolean;
  readonly snippets?: (params: P, evidence: Evidence) => readonly Snippet[];
}

export interface Cause<Id extends string, P extends Params, FixId extends string> {
  readonly id: Id;
  /** The document that the judgement comes from. */
  readonly spec: string;
  /** Pure. null: not shown by this exchange. */
  readonly detect: (evidence: Evidence) => Detection<P> | null;
  readonly fixes: { readonly [F in FixId]: Fix<P> };
}

/** Declares a cause; the identity function, there for its types: the list of causes *is* the type of their words. */
export function defineCause<const Id extends string, P extends Params, FixId extends string>(
  cause: Cause<Id, P, FixId>,
): Cause<Id, P, FixId> {
  return cause;
}

/** A finding as it is stored and exported: plain JSON, everything but the words. */
export interface Finding<Id extends string = string, P extends Params = Params, FixId extends string = string> {
  readonly cause: Id;
  readonly role: 'root' | 'symptom';
  readonly confidence: Confidence;
  readonly proof: readonly [Proof, ...Proof[]];
  readonly params: P;
  readonly spec: string;
  readonly fixes: readonly { readonly id: FixId; readonly who: FixOwner; readonly snippets: readonly Snippet[] }[];
}
