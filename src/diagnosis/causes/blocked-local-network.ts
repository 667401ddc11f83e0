/** A page from the internet called an address in the local network, and the browser did not let it. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'blocked-local-network',
  spec: 'https://wicg.github.io/local-network-access/',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /LOCAL_NETWORK|PRIVATE_NETWORK/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { host: hostOf(evidence.exchange.request.url), address: evidence.exchange.serverIPAddress ?? '' } };
  },
  fixes: {
    'allow-local-network': { who: 'end-user' },
    'use-public-address': { who: 'client-dev' },
    'check-the-name': { who: 'network-admin' },
  },
});
