/** What the gallery shows of CORS: made-up exchanges that are wrong in several ways. */
import type { Exchange } from '../../../src/http/exchange';
import { exchange, preflight } from '../../support/exchange';

const ORIGIN = 'https://chat.acme.example';
const none = { 'Access-Control-Allow-Origin': [] } as const;
const agent = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36' };

export const corsExchanges: readonly Exchange[] = [
  exchange({
    id: 'cors-several', origin: ORIGIN, method: 'PUT', url: 'https://api.tokenim.com/v1/groups/g_1', status: null, networkError: 'net::ERR_FAILED',
    preflight: preflight({ origin: ORIGIN, status: 401, requestMethod: 'PUT', requestedHeaders: 'authorization,content-type,x-trace', responseHeaders: { 'Access-Control-Allow-Origin': 'http://chat.acme.example', 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'content-type', 'WWW-Authenticate': 'Bearer realm="TokenIM"' } }),
  }),
  exchange({ id: 'cors-slash', origin: ORIGIN, url: 'https://api.tokenim.com/v1/status', status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://chat.acme.example:443/', 'X-Cache': 'HIT' } }),
  exchange({ id: 'cors-either', origin: ORIGIN, method: 'PUT', url: 'https://api.tokenim.com/v1/groups/g_1', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ origin: ORIGIN, requestMethod: 'PUT', requestedHeaders: 'content-type', responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'content-type' } }) }),
  exchange({ id: 'cors-null', origin: 'null', initiator: 'frame', url: 'https://api.tokenim.com/v1/messages', status: 401, networkError: 'net::ERR_FAILED', responseHeaders: { ...none } }),
  exchange({ id: 'cors-unexposed', origin: ORIGIN, method: 'DELETE', url: 'https://api.tokenim.com/v1/messages/9', status: 429, requestHeaders: { ...agent, Authorization: 'Bearer ‹redacted›' }, responseHeaders: { 'Retry-After': '30', 'X-Request-Id': 'req_5f', 'RateLimit-Limit': '60', 'RateLimit-Remaining': '0', 'Cache-Control': 'max-age=60' } }),
];
