/** Nothing accepts connections at that address and port, or the way there is closed. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-connection-refused',
  spec: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_CONNECTION_(?:REFUSED|FAILED)|net::ERR_ADDRESS_(?:UNREACHABLE|INVALID)|net::ERR_(?:PROXY|TUNNEL|SOCKS)_CONNECTION_(?:HOST_UNREACHABLE|FAILED)|net::ERR_UNSAFE_PORT|NS_ERROR_(?:PROXY_)?CONNECTION_REFUSED|NS_ERROR_PROXY_\w{1,60}|NS_ERROR_PORT_ACCESS_NOT_ALLOWED)/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { error: found.word, host: hostOf(evidence.exchange.request.url), viaProxy: /PROXY|TUNNEL|SOCKS/.test(found.word) } };
  },
  fixes: {
    'check-address': { who: 'client-dev' },
    'start-the-server': { who: 'api-owner', when: ({ viaProxy }) => !viaProxy },
    'open-the-way': { who: 'network-admin' },
  },
});
