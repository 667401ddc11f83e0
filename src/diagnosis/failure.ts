/** In which way a call failed, as programs read it. Pure. */
import type { CorsEvaluation } from '../http/cors';
import type { Exchange } from '../http/exchange';
import type { Recognition } from './intermediaries';
import type { Problem } from './problem';

/**
 * `status`: a readable error · `cors`: the CORS protocol refused · `blocked`: never sent, or its answer withheld, by the browser for another reason ·
 * `network`: no answer came · `in-body`: a 2xx whose body refuses · `none`.
 */
export type Failure = 'status' | 'cors' | 'blocked' | 'network' | 'in-body' | 'none';

/** Words of network errors by which the browser says that it, or something in it, refused; everything else is the network's. */
const BLOCKED = /^(?:net::ERR_BLOCKED_BY_|net::ERR_ACCESS_DENIED|net::ERR_INSECURE_|net::ERR_CLEARTEXT_|csp(?::|$)|mixed-content$|NS_ERROR_CONTENT_BLOCKED|NS_ERROR_DOM_(?:CORP|COEP|COOP)|NS_ERROR_(?:MALWARE|PHISHING|TRACKING|UNWANTED|BLOCKED|HARMFUL|FINGERPRINTING|CRYPTOMINING|SOCIALTRACKING)_URI)|LOCAL_NETWORK/;

/** Classifies one exchange. `cors` is our own evaluation of it, `problem` its parsed error body, `recognition` who refused by its own mark. */
export function classifyFailure(exchange: Exchange, cors: CorsEvaluation, problem: Problem | null, recognition?: Recognition): Failure {
  const { networkError, response } = exchange;
  if (networkError !== null && BLOCKED.test(networkError)) return 'blocked';
  if (cors.verdict !== null) return 'cors';
  if (response !== null && response.status >= 400) return 'status';
  if (exchange.lost !== null) return 'network';
  // A no-cors answer is opaque to the page; Chromium's DevTools reports that as an aborted load, which is not a failure of the call.
  if (networkError !== null && !(response !== null && response.status > 0 && exchange.mode === 'no-cors')) return 'network';
  if (problem?.refusesInBody === true) return 'in-body';
  // Some firewalls and challenges answer with a success status: their own mark says what it was.
  if (response !== null && response.status >= 200 && response.status < 300 && recognition?.refusal?.confidence === 'certain') return 'in-body';
  return 'none';
}
