/** wrong-method: cases and near misses. */
import cause from '../../../src/diagnosis/causes/wrong-method';
import { AUTHORIZED, bearer } from '../../support/credential';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'another method worked here': [exchange({ url: ELSE, method: 'PUT', status: 405 }), { confidence: 'likely', params: { allowed: ['GET'], source: 'worked' }, worked: [worked({ url: ELSE })] }],
    'Allow without the method, which worked here': [exchange({ url: ELSE, status: 405, responseHeaders: { Allow: 'POST' } }), { confidence: 'likely', params: { allowed: ['POST'], workedAt: '2026-11-22T09:59:00Z' }, worked: [worked({ url: ELSE })] }],
    'Allow without it': [exchange({ method: 'PUT', url: ELSE, status: 405, responseHeaders: { Allow: 'GET, POST' } }), { confidence: 'certain', params: { method: 'PUT', allowed: ['GET', 'POST'] } }],
    'a 405 without Allow': [exchange({ method: 'PUT', url: ELSE, status: 405 }), { confidence: 'likely', params: { allowed: [] } }],
    'a 405 against the documentation': [exchange({ method: 'PUT', status: 405 }), { confidence: 'certain', params: { allowed: ['GET', 'POST'] } }],
    'a 405 whose Allow has the method': [exchange({ method: 'PUT', url: ELSE, status: 405, responseHeaders: { Allow: 'GET, PUT' } }), { confidence: 'possible' }],
    'the documented code as 403': [exchange({ method: 'DELETE', body: { code: 'method_not_allowed' } }), { confidence: 'certain', params: { allowed: ['GET', 'POST'] } }],
    'Allow on a 403': [exchange({ method: 'DELETE', url: ELSE, responseHeaders: { Allow: 'GET' } }), { confidence: 'likely' }],
    'a bare 403 against the documentation': [exchange({ method: 'DELETE', credentials: [bearer()], requestHeaders: AUTHORIZED }), { confidence: 'possible' }],
    'in words': [exchange({ method: 'POST', url: ELSE, body: 'This distribution is not configured to allow the HTTP request method that was used for this request.' }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ method: 'GET', url: ELSE, body: { msg: '请求方式不正确' } }), { confidence: 'likely' }],
    'hidden behind CORS': [exchange({ method: 'GET', url: ELSE, status: 405, responseHeaders: { 'Access-Control-Allow-Origin': [], Allow: 'POST' } }), { confidence: 'certain' }],
    'a firewall’s 405': [exchange({ method: 'PUT', status: 405, responseHeaders: { Server: 'Tengine' }, body: '<title>405</title>Sorry, your request has been blocked as it may cause potential threats' }), { confidence: 'possible' }],
    'a rule of the application as 405': [exchange({ method: 'DELETE', status: 405, body: { message: 'You are not allowed to delete the last owner' } }), { confidence: 'possible' }],
    'a reason that is not known as 405': [exchange({ method: 'DELETE', status: 405, body: { message: 'The last chat stays' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a documented method, bare 403': exchange({ method: 'POST' }),
    'Allow on a 403 with the method in it': exchange({ method: 'GET', url: ELSE, responseHeaders: { Allow: 'GET, POST' } }),
    'a payment method': exchange({ url: ELSE, status: 402, body: { message: 'Payment method not supported' } }),
    'a procedure that is blocked': exchange({ url: ELSE, body: { message: 'Requests to this API method youtube.api.List are blocked.' } }),
    'a preflight answered 405': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 405, responseHeaders: { Allow: 'GET' } }) }),
  },
});
