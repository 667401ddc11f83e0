/** step-up-required: cases and near misses. */
import cause from '../../../src/diagnosis/causes/step-up-required';
import { exchange, preflight } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'RFC 9470': [exchange({ status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="mfa", max_age="300"' } }), { confidence: 'certain', params: { acr: 'mfa', maxAgeSeconds: 300 } }],
    'the documented code': [exchange({ status: 403, body: { code: 'mfa_required' } }), { confidence: 'certain' }],
    'single sign-on': [exchange({ url: ELSE, body: { message: 'Resource protected by organization SAML enforcement. You must grant your token access.' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '请完成二次验证' } }), { confidence: 'likely' }],
  },
  ignores: {
    'an expired token': exchange({ status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' } }),
    'no login at all': exchange({ url: ELSE, status: 401, body: { message: 'Please log in' } }),
    'a preflight': exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication"' } }) }),
  },
});
