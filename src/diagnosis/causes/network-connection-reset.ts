/** The connection was cut before a whole answer came. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-connection-reset',
  spec: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.6',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|net::ERR_EMPTY_RESPONSE|net::ERR_INCOMPLETE_|net::ERR_CONTENT_(?:LENGTH_MISMATCH|DECODING_)|net::ERR_HTTP2_|net::ERR_QUIC_|net::ERR_INVALID_(?:HTTP|CHUNKED)_|net::ERR_RESPONSE_HEADERS_|net::ERR_SOCKET_|NS_ERROR_NET_(?:RESET|INTERRUPT|EMPTY_RESPONSE|PARTIAL_TRANSFER|HTTP[23]_)|NS_ERROR_NET_ERROR_RESPONSE|NS_ERROR_CORRUPTED_CONTENT)/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { error: found.word, host: hostOf(evidence.exchange.request.url), empty: /EMPTY_RESPONSE/.test(found.word) } };
  },
  fixes: {
    'try-another-network': { who: 'end-user' },
    'read-server-log': { who: 'api-owner' },
    'look-for-a-filter': { who: 'network-admin' },
  },
});
