/** Tests of the cause `blocked-by-response`. */
import cause from '../../../src/diagnosis/causes/blocked-by-response';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'resource policy': [exchange({ status: 200, mode: 'no-cors', networkError: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', responseHeaders: { 'Cross-Origin-Resource-Policy': 'same-origin' } }), { confidence: 'certain', params: { rule: 'corp', policy: 'same-origin' } }],
    'embedder policy': [exchange({ status: 200, mode: 'no-cors', networkError: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep' }), { confidence: 'certain', params: { rule: 'coep' } }],
    'opaque response blocking': [exchange({ status: 200, mode: 'no-cors', networkError: 'net::ERR_BLOCKED_BY_ORB' }), { confidence: 'certain', params: { rule: 'orb' } }],
    'document isolation policy': [exchange({ status: 200, mode: 'no-cors', networkError: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByDip' }), { confidence: 'certain', params: { rule: 'dip' } }],
    'background watching, with the field': [exchange({ status: 200, mode: 'no-cors', networkError: 'net::ERR_BLOCKED_BY_RESPONSE', responseHeaders: { 'Cross-Origin-Resource-Policy': 'same-site' } }), { confidence: 'certain', params: { rule: 'corp', policy: 'same-site' } }],
    'background watching, without the field: the page’s policy': [exchange({ status: 200, mode: 'no-cors', networkError: 'net::ERR_BLOCKED_BY_RESPONSE' }), { confidence: 'likely', params: { rule: 'coep' } }],
    'a document in a frame': [exchange({ status: 200, mode: 'navigate', resourceType: 'document', networkError: 'net::ERR_BLOCKED_BY_RESPONSE', responseHeaders: { 'X-Frame-Options': 'DENY' } }), { confidence: 'likely', params: { rule: 'frame' } }],
    'Firefox, embedder policy': [exchange({ status: 200, mode: 'no-cors', networkError: 'NS_ERROR_DOM_COEP_FAILED' }), { confidence: 'certain', params: { rule: 'coep' } }],
    'Firefox': [exchange({ status: 200, mode: 'no-cors', networkError: 'NS_ERROR_DOM_CORP_FAILED' }), { confidence: 'certain' }],
  },
  ignores: {
    'an extension': exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }),
    'the field alone': exchange({ responseHeaders: { 'Cross-Origin-Resource-Policy': 'same-origin' } }),
  },
});
