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

/** One thing that differs between the call that failed (`now`) and the one that worked (`then`). null: it was not there. */
export interface Difference {
  /** `credential`: another one, or none · `field`: a request field · `query`: a parameter · `address`: the server's IP address · `edge`: who answered · the rest as in `Exchange`. */
  readonly kind: 'credential' | 'field' | 'query' | 'path' | 'host' | 'method' | 'scheme' | 'origin' | 'address' | 'edge';
  /** Name of the field, parameter or credential's place; '' where the kind says it all. */
  readonly name: string;
  readonly then: string | null;
  readonly now: string | null;
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

/** What `exchange` leaves behind; null when it did not work: no answer, an error status, or refused by the browser. */
export function workedCall(exchange: Exchange): WorkedCall | null {
  const { id, startedDateTime, tabId, origin, request, response, serverIPAddress, networkError, resourceType } = exchange;
  if (response === null || networkError !== null || response.status < 200 || response.status >= 400 || resourceType === 'preflight') return null;
  const { method, url, headers, headersComplete, credentials } = request;
  return { id, startedDateTime, tabId, origin, method, url, status: response.status, headers, headersComplete, credentials, serverIPAddress, edge: response.headers.filter(({ name }) => EDGE.test(name)) };
}
