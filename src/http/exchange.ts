/**
 * The vocabulary: one HTTP exchange as plain JSON, named as in HAR 1.2 and the Fetch Standard.
 *
 * Every value here survives both `structuredClone` and a JSON round trip. Nothing behind `observe` holds a raw secret:
 * a `Field` that carried a credential keeps its name and shape only (see redact.ts), what a diagnosis needs of it is in `Credential`.
 */

/** One header field line, as sent. `name` keeps the case that the observer saw; compare with `fields.ts`. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/**
 * Faults of a credential that can be told from its form alone.
 * `scheme-missing`: a token without its scheme · `scheme-repeated`: `Bearer Bearer …` · `scheme-unknown` ·
 * `quoted`: wrapped in quotation marks · `line-break` · `placeholder`: `undefined`, `null`, `[object Object]`, `{{token}}`, `YOUR_TOKEN` …·
 * `empty`: nothing after the scheme · `truncated`: a JWT with missing parts · `not-base64url`: a JWT part in plain base64 or broken · `inner-space` ·
 * `scheme-unwanted`: a scheme in a field that takes the key alone · `field-misspelt`: `Authentication`, `Authorisation` … · `unsigned`: a JWT with `alg: none` ·
 * `time-in-milliseconds`, `time-not-a-number`: a JWT whose times are not NumericDate · `host-not-signed`: SigV4 without `host` among its signed fields.
 */
export type CredentialFault =
  | 'scheme-missing'
  | 'scheme-repeated'
  | 'scheme-unknown'
  | 'quoted'
  | 'line-break'
  | 'placeholder'
  | 'empty'
  | 'truncated'
  | 'not-base64url'
  | 'inner-space'
  | 'scheme-unwanted'
  | 'field-misspelt'
  | 'unsigned'
  | 'time-in-milliseconds'
  | 'time-not-a-number'
  | 'host-not-signed';

/** Claims of a JWT that causes need. Times are seconds since the epoch (RFC 7519 NumericDate). Never the subject, never the signature. */
export interface JwtClaims {
  readonly alg: string | null;
  readonly typ: string | null;
  readonly exp: number | null;
  readonly nbf: number | null;
  readonly iat: number | null;
  readonly iss: string | null;
  readonly aud: readonly string[];
  readonly scope: readonly string[] | null;
  /** What the token says it is for, where it says so: OIDC `nonce`/`at_hash` mark an ID token, `typ`/`token_use` name the rest. */
  readonly use: 'access' | 'id' | 'refresh' | null;
  /** The environment that the token names (`env`, `environment`, `tenant`…), if any. */
  readonly environment: string | null;
  /** The client that it was issued to (`azp`, RFC 9068 `client_id`). Left out: it names none. */
  readonly azp?: string;
  /** Content encryption (RFC 7516): only the addressee can read the claims. Left out: not encrypted. */
  readonly enc?: string;
  /** true: bound to a key of its holder (RFC 9449); each call must prove that it has the key. */
  readonly bound?: true;
}

/** What a signature of the whole request says of itself. Times are seconds since the epoch. */
export interface SignatureFacts {
  /** When it was made, where it says so itself. */
  readonly at: number | null;
  readonly expires: number | null;
  /** Names of the fields that it covers, lower case. */
  readonly fields: readonly string[];
  /** For which region and service (`us-east-1/s3`), or ''. */
  readonly scope: string;
}

/** What remains of a secret: enough to diagnose, nothing to use. */
export interface Credential {
  readonly place: 'header' | 'query' | 'cookie' | 'body';
  /** Name of the field, query parameter, cookie or body member that carried it. */
  readonly name: string;
  /** RFC 9110 auth-scheme as sent (`Bearer`, `basic` …), null where there was none. */
  readonly scheme: string | null;
  /** `signature`: over the request, by another method than AWS's · `proof`: of a key that goes with a token (RFC 9449 `DPoP`). */
  readonly kind: 'jwt' | 'api-key' | 'basic' | 'aws-sigv4' | 'signature' | 'proof' | 'signed-url' | 'digest' | 'opaque' | 'none';
  /** Length of the secret part in UTF-16 code units. */
  readonly length: number;
  readonly faults: readonly CredentialFault[];
  readonly jwt: JwtClaims | null;
  /** The environment that the key's public prefix names (`test` for `tk_test_…`), if any. */
  readonly environment: string | null;
  /** Short keyed hash of the secret, by which two calls can be seen to carry the same one; it cannot be tried out without the key. null: none was made. */
  readonly fingerprint: string | null;
  /** Whose key it is by its public prefix (`github`, `aws`; see key-vendors.ts). Left out: it has none that is known. */
  readonly vendor?: string;
  /** Left out: it is no signature. */
  readonly signature?: SignatureFacts;
}

export interface HttpRequest {
  readonly method: string;
  /** Absolute URL without fragment; userinfo and secret query values are replaced by `‹redacted›`. */
  readonly url: string;
  readonly headers: readonly Field[];
  /** false: the observer may have hidden fields, so an absent field proves nothing. */
  readonly headersComplete: boolean;
  /** Media type and size of the body; its text is kept only if short and redacted. null: none, or not seen. */
  readonly postData: { readonly mimeType: string; readonly text: string | null } | null;
  readonly credentials: readonly Credential[];
}

export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Field[];
  /** Redacted body text, cut to `CONTENT_LIMIT` characters. null: not visible to the observer (that is not "empty"). */
  readonly content: string | null;
}

/** One earlier answer of a redirected fetch, with the preflight that guarded it. */
export interface Hop {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly preflight: Exchange | null;
}

export type ResourceType = 'fetch' | 'websocket' | 'document' | 'preflight' | 'beacon' | 'subresource' | 'other';

/** Fetch request mode as far as it is known: seen in `Sec-Fetch-Mode`, or implied by the resource type. null: unknown. */
export type RequestMode = 'cors' | 'no-cors' | 'same-origin' | 'navigate' | 'websocket' | null;

/** One request and what came of it. */
export interface Exchange {
  readonly id: string;
  /**
   * `har`: a browser's own record · `proxy`: a recording proxy, which never learns what the browser did with an answer · `client`: a program that calls
   * APIs (curl, Insomnia): no page made the call, and the CORS protocol does not apply.
   */
  readonly observer: 'webRequest' | 'devtools' | 'both' | 'har' | 'proxy' | 'client';
  /** ISO 8601, with milliseconds, UTC. */
  readonly startedDateTime: string;
  /** Milliseconds from start to end; null: unknown or not finished. */
  readonly time: number | null;
  readonly tabId: number | null;
  /** Who made the call. `service-worker`: no tab is known for it. */
  readonly initiator: 'page' | 'frame' | 'service-worker' | null;
  readonly resourceType: ResourceType;
  readonly mode: RequestMode;
  /** Serialized origin of the request's client (`https://app.example`); `'null'` is an opaque origin; null is unknown. */
  readonly origin: string | null;
  readonly request: HttpRequest;
  readonly response: HttpResponse | null;
  /** The browser's own word for a network error (`net::ERR_FAILED`, `NS_ERROR_DOM_BAD_URI`); null: none was reported. */
  readonly networkError: string | null;
  /** The CORS-preflight fetch that guarded this request. null: none was seen (see `preflightState`). */
  readonly preflight: Exchange | null;
  /** Earlier answers of the same fetch, first to last. */
  readonly redirects: readonly Hop[];
  readonly serverIPAddress: string | null;
  /** true: the answer came from the HTTP cache. null: unknown. */
  readonly fromCache: boolean | null;
  /** Why there is no end to this exchange, where there is none: the observer lost sight of it. */
  readonly lost: 'redirect-without-permission' | 'timed-out' | 'browser-closed' | null;
}

/** Characters of a body that are kept and looked at. */
export const CONTENT_LIMIT = 65_536;

/** The browser's word is missing and the status is 0: no answer reached the page, the reason is not told. */
export const NO_ANSWER = 'status-0';

/** What stands where a secret stood. */
export const REDACTED = '‹redacted›';
/** How it begins, with a pseudonym (`‹redacted:3fa9c2›`: the same for the same secret of a session) or without. */
export const REDACTED_START = '‹redacted';

/** True for a value of which nothing is left to hide. One that only begins with something hidden may end with the rest of the same secret. */
export function isAllHidden(value: string): boolean {
  return /^(?:‹redacted[^‹›]{0,40}›[^\p{L}\p{N}‹›]{0,8}){1,40}$/u.test(value);
}
