/** The words by which Chromium and Firefox report that no answer came, and which of them says what. Pure. */
import type { Proof } from './cause';
import type { Evidence } from './evidence';

export interface NetworkWord {
  readonly word: string;
  readonly proof: Proof;
}

/** Words that both browsers use when they will not tell observers more. */
const GENERIC = /^(?:net::ERR_FAILED|NS_ERROR_FAILURE|NS_ERROR_DOM_BAD_URI|NS_ERROR_DOM_NETWORK_ERR)$/;

/** True when the browser's word names no reason. */
export function isGeneric(word: string): boolean {
  return GENERIC.test(word);
}

/** The browser's word, if it is one of `pattern`: of the call, or of the preflight when the call itself says nothing more. */
export function networkWord({ exchange, failure }: Evidence, pattern: RegExp): NetworkWord | null {
  if (failure !== 'network' && failure !== 'blocked') return null;
  const own = exchange.networkError;
  if (own !== null && pattern.test(own)) return { word: own, proof: { message: 'request', part: 'error', value: own } };
  const first = exchange.preflight?.networkError ?? null;
  if (first === null || (own !== null && !isGeneric(own)) || !pattern.test(first)) return null;
  return { word: first, proof: { message: 'preflight-request', part: 'error', value: first } };
}
