/** What the calls around one that failed, in the same tab or file, keep for comparing: what a call that worked leaves behind, and how two differ. Pure. */
import type { Credential, Exchange, Field } from '../http/exchange';

/** What remains of a call that the API answered without refusing: enough to compare a later one with. Already redacted. */
export interface WorkedCall {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedDateTime: string;
  readonly tabId: number | null;
  /** The page's origin, as in `Exchange`. */
  readonly origin: string | null;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The request's fields. */
  readonly headers: readonly Field[];
  /** false: the observer may have hidden request fields. */
  readonly headersComplete: boolean;
  readonly credentials: readonly Credential[];
  readonly serverIPAddress: string | null;
  /** Fields of the answer that tell which machine or site answered (`Server`, `Via`, `CF-Ray`, `X-Amz-Cf-Pop` …). */
  readonly edge: readonly Field[];
}

/** One thing that differs between the call that worked and the one that failed. null: it was not there. */
export interface Difference {
  /** `credential`: another one, or none · `field`: a request field · `query`: a parameter · `address`: the server's IP address · `edge`: who answered · the rest as in `Exchange`. */
  readonly kind: 'credential' | 'field' | 'query' | 'path' | 'host' | 'method' | 'scheme' | 'origin' | 'address' | 'edge';
  /** Name of the field, parameter or credential's place; '' where the kind says it all. */
  readonly name: string;
  readonly worked: string | null;
  readonly failed: string | null;
}

/** The call that failed beside the nearest one that worked. */
export interface Comparison {
  readonly worked: WorkedCall;
  /** true: the same method and endpoint (path with ids left out); false: the same credential at another endpoint. */
  readonly sameEndpoint: boolean;
  /** Seconds from the one that worked to the one that failed; negative: it worked afterwards. */
  readonly seconds: number;
  /** Whether both carried the same secret, by keyed fingerprint. `unknown`: one of them was not seen. */
  readonly credential: 'same' | 'different' | 'only-then' | 'only-now' | 'none' | 'unknown';
  readonly differences: readonly Difference[];
}

/** Fields of an answer that say which machine or site gave it; their ids of a single request are left out of comparisons by who compares. */
const EDGE = /^(?:server|via|x-served-by|cf-ray|x-amz-cf-pop|x-vercel-id|x-azure-ref|fly-request-id|eagleid|x-via|x-cache|x-nws-log-uuid|x-server|x-backend|x-powered-by|alt-svc)$/i;

/** True for a field of an answer that may say which machine or site gave it. */
export function isEdgeField(name: string): boolean {
  return EDGE.test(name);
}

/** What `exchange` leaves behind; null when it did not work: no answer, an error status, or refused by the browser. */
export function workedCall(exchange: Exchange): WorkedCall | null {
  const { id, startedDateTime, tabId, origin, request, response, serverIPAddress, networkError, resourceType } = exchange;
  if (response === null || networkError !== null || response.status < 200 || response.status >= 400 || resourceType === 'preflight') return null;
  const { method, url, headers, headersComplete, credentials } = request;
  return { id, startedDateTime, tabId, origin, method, url, status: response.status, headers, headersComplete, credentials, serverIPAddress, edge: response.headers.filter(({ name }) => EDGE.test(name)) };
}

/**
 * A run of one refused call, made again unchanged: each call of it began after the one before had been refused, none worked in between, and no pause was
 * longer than a minute (or than the wait that the server had asked for).
 */
export interface Repeats {
  /** Calls in the run, the first one included. */
  readonly count: number;
  /** When the first and the last one began. ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
  /** Calls in the densest ten seconds of the run, and in its densest minute. */
  readonly inTenSeconds: number;
  readonly inMinute: number;
  /** Milliseconds between a refusal and the next call: the shortest of the run, and the longest within the densest ten seconds. */
  readonly shortestPauseMs: number;
  readonly longestPauseMs: number;
  /** true: within the densest ten seconds the pauses grow, as those of a client do that backs off. */
  readonly backsOff: boolean;
  /** Calls that began before the wait had passed that the refusal before them asked for; the longest such wait in seconds, or null. */
  readonly tooEarly: number;
  readonly askedSeconds: number | null;
  /** false: what was refused is refused again however long one waits, until something is changed. */
  readonly mayPass: boolean;
  /** false: it was not seen whether all of them carried the same credential. */
  readonly sameCredential: boolean;
}
