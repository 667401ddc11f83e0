/** content-type-refused: cases and near misses. */
import cause from '../../../src/diagnosis/causes/content-type-refused';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    '415': [exchange({ method: 'POST', url: ELSE, status: 415, requestHeaders: { 'Content-Type': 'text/plain' }, responseHeaders: { 'Accept-Post': 'application/json' } }), { confidence: 'certain', params: { sent: 'text/plain', accepted: 'application/json' } }],
    '415, request fields not all seen': [exchange({ method: 'POST', url: ELSE, status: 415, headersComplete: false }), { confidence: 'likely', params: { sent: '' } }],
    '415 and a content coding': [exchange({ method: 'POST', url: ELSE, status: 415, requestHeaders: { 'Content-Type': 'application/json', 'Content-Encoding': 'zstd' } }), { confidence: 'likely' }],
    'the documented code': [exchange({ method: 'POST', status: 415, body: { code: 'unsupported_media_type', accepted: ['application/json'] } }), { confidence: 'certain', params: { accepted: 'application/json' } }],
    'a 403 in words': [exchange({ method: 'POST', url: ELSE, body: 'Sorry, only JPG & PNG files are allowed' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ method: 'POST', url: ELSE, status: 400, body: { msg: '不支持的文件类型' } }), { confidence: 'likely' }],
    '406': [exchange({ url: ELSE, status: 406 }), { confidence: 'possible' }],
    'a 415 with a reason of its own': [exchange({ method: 'POST', url: 'https://api.example.com/v1/things', status: 415, requestHeaders: { 'Content-Type': 'application/json' }, body: { message: 'Video codec not supported' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a bare 400': exchange({ method: 'POST', url: ELSE, status: 400, requestHeaders: { 'Content-Type': 'text/plain' } }),
    'a preflight': exchange({ method: 'POST', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 415 }) }),
    'the browser’s CORS words about the field': exchange({ method: 'POST', status: 200, requestHeaders: { 'Content-Type': 'application/json' } }),
  },
});
