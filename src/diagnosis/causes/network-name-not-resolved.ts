/** The host name of the URL leads to no address. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-name-not-resolved',
  spec: 'https://url.spec.whatwg.org/#concept-domain',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_NAME_(?:NOT_RESOLVED|RESOLUTION_FAILED)|net::ERR_DNS_|net::ERR_ICANN_NAME_COLLISION|NS_ERROR_UNKNOWN_(?:PROXY_)?HOST|NS_ERROR_DNS_)/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { error: found.word, host: hostOf(evidence.exchange.request.url) } };
  },
  fixes: {
    'check-host-name': { who: 'client-dev' },
    'check-dns': { who: 'network-admin' },
  },
});
