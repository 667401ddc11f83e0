/** No answer came in time. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-timed-out',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.5',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT)/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { error: found.word, host: hostOf(evidence.exchange.request.url), seconds: Math.round((evidence.exchange.time ?? 0) / 1000) } };
  },
  fixes: {
    'try-another-network': { who: 'end-user' },
    'check-load': { who: 'api-owner' },
    'open-the-way': { who: 'network-admin' },
  },
});
