/** csrf-token: cases and near misses. */
import cause from '../../../src/diagnosis/causes/csrf-token';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code, with the field’s name': [exchange({ method: 'POST', body: { code: 'csrf_token_invalid', csrf_header: 'X-Csrf' } }), { confidence: 'certain', params: { method: 'POST', sent: 'no', field: 'X-Csrf' } }],
    'Django REST framework': [exchange({ url: ELSE, method: 'POST', body: { detail: 'CSRF Failed: CSRF cookie not set.' } }), { confidence: 'likely' }],
    'WordPress': [exchange({ url: ELSE, body: { code: 'rest_cookie_invalid_nonce', message: 'Cookie nonce is invalid' } }), { confidence: 'certain' }],
    'Laravel’s 419': [exchange({ url: ELSE, method: 'POST', status: 419, requestHeaders: { 'X-XSRF-TOKEN': '‹redacted›' } }), { confidence: 'likely', params: { sent: 'yes' } }],
    'Jenkins': [exchange({ url: ELSE, method: 'POST', body: '<h2>HTTP ERROR 403 No valid crumb was included in the request</h2>' }), { confidence: 'likely' }],
  },
  ignores: {
    'a DPoP nonce': exchange({ url: ELSE, status: 401, responseHeaders: { 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' }, body: { error: 'use_dpop_nonce' } }),
    'a page with a form’s token in it': exchange({ url: ELSE, body: '<form><input type="hidden" name="csrfmiddlewaretoken" value="x"></form><p>Forbidden</p>' }),
    'another reason': exchange({ method: 'POST', body: { code: 'role_required' } }),
  },
});
