/** A WebSocket handshake failed; the browser tells no observer what the server answered. */
import { isGeneric } from '../network-words';
import type { Exchange } from '../../http/exchange';
import { defineCause, type Snippet } from '../cause';
import type { Evidence } from '../evidence';

/** The handshake as a plain request: its status shows what a WebSocket hides. */
function handshake({ request, origin }: Exchange): Snippet {
  const url = request.url.replace(/^ws/, 'http').replace(/'/g, '%27');
  const fields = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', ...(origin === null ? [] : [`Origin: ${origin}`])];
  return { platform: 'curl', code: [`curl -i --http1.1 --max-time 10 '${url}'`, ...fields.map((field) => `  -H '${field.replace(/'/g, '')}'`)].join(' \\\n') };
}

export default defineCause({
  id: 'network-websocket-failed',
  spec: 'https://websockets.spec.whatwg.org/#feedback-from-the-protocol',
  detect({ exchange, failure, answer }: Evidence) {
    if (exchange.resourceType !== 'websocket' || failure !== 'network' || answer !== null) return null;
    const word = exchange.networkError;
    if (word === null || !(isGeneric(word) || /WEBSOCKET|INVALID_RESPONSE|UNEXPECTED/i.test(word))) return null;
    return { confidence: 'certain', proof: [{ message: 'request', part: 'error', value: word }], params: { error: word, url: exchange.request.url.split('?', 1)[0] ?? '' } };
  },
  fixes: {
    'see-handshake-status': { who: 'client-dev', snippets: (_params, { exchange }) => [handshake(exchange)] },
    'check-token-and-origin': { who: 'client-dev' },
    'read-handshake-log': { who: 'api-owner' },
  },
});
