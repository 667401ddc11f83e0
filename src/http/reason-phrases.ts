/** Reason phrases of client errors that say no more than the status. Pure. */

/**
 * The names of 4xx in the IANA HTTP Status Code Registry (https://www.iana.org/assignments/http-status-codes/) that say more than stock words do, those that they had
 * before (RFC 2616, RFC 4918), and the spellings of nginx, Apache and Node.
 */
const REGISTERED: ReadonlySet<string> = new Set([
  'payment required', 'not acceptable', 'proxy authentication required', 'request timeout', 'request time-out', 'length required', 'precondition failed', 'payload too large', 'content too large',
  'request entity too large', 'uri too long', 'request-uri too long', 'request-uri too large', 'range not satisfiable', 'requested range not satisfiable', 'expectation failed', "i'm a teapot",
  'misdirected request', 'unprocessable content', 'unprocessable entity', 'locked', 'failed dependency', 'too early', 'unordered collection', 'upgrade required', 'precondition required',
  'too many requests', 'request header fields too large', 'unavailable for legal reasons',
]);

/** True for the registered name of a client error, or one that it had before. */
export function isRegisteredPhrase(phrase: string): boolean {
  return REGISTERED.has(phrase.trim().toLowerCase().replace('’', "'"));
}
