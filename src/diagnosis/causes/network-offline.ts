/** This computer had no network, or was changing from one to another. */
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-offline',
  spec: 'https://html.spec.whatwg.org/multipage/system-state.html#navigator.online',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_INTERNET_DISCONNECTED|net::ERR_NETWORK_(?:CHANGED|IO_SUSPENDED|ACCESS_DENIED)|NS_ERROR_OFFLINE)/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { error: found.word, changed: /CHANGED|SUSPENDED/.test(found.word) } };
  },
  fixes: {
    'check-connection': { who: 'end-user' },
    'retry-when-online': { who: 'client-dev' },
  },
});
