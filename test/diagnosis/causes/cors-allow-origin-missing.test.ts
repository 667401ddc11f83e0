/** Tests of the cause `cors-allow-origin-missing`. */
import type { Exchange } from '../../../src/http/exchange';
import cause from '../../../src/diagnosis/causes/cors-allow-origin-missing';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
/** The same exchange without Access-Control-Allow-Origin in its answer. */
function bare(one: Exchange): Exchange {
  const response = one.response === null ? null : { ...one.response, headers: one.response.headers.filter(({ name }) => name !== 'Access-Control-Allow-Origin') };
  return { ...one, response };
}

testCause(cause, {
  finds: {
    'a success without the field': [bare(exchange({ status: 200, networkError: 'net::ERR_FAILED' })), { confidence: 'certain', role: 'root', params: { step: 'response', status: 200 } }],
    'an error without the field is only hidden by it': [bare(exchange({ status: 403, networkError: 'net::ERR_FAILED' })), { confidence: 'certain', role: 'symptom' }],
    'Firefox reports it as completed': [bare(exchange({ status: 403 })), { confidence: 'certain', role: 'symptom' }],
    'the preflight’s answer lacks it': [exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: bare(preflight()) }), { confidence: 'certain', role: 'root', params: { step: 'preflight' } }],
    'a page without an origin': [bare(exchange({ origin: 'null', status: 200, networkError: 'net::ERR_FAILED' })), { confidence: 'certain' }],
  },
  ignores: {
    'the field is there': exchange({ status: 403 }),
    'same origin': bare(exchange({ origin: 'https://api.tokenim.com', status: 403 })),
    'no-cors': bare(exchange({ mode: 'no-cors', status: 403 })),
    'Chromium let it pass': bare(exchange({ status: 403, requestHeaders: { 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' } })),
    'another error': bare(exchange({ status: 200, networkError: 'net::ERR_CONNECTION_RESET' })),
    'an archive with the body that was handed on': bare(exchange({ observer: 'har', status: 200, body: { a: 1 } })),
    'an archive of an extension’s call': bare(exchange({ observer: 'har', status: 200, origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' })),
  },
});
