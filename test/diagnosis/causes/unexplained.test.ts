/** Tests of the cause `unexplained`. */
import type { Credential } from '../../../src/http/exchange';
import cause from '../../../src/diagnosis/causes/unexplained';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';
import { worked } from '../../support/worked';

const token: Credential = { place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 24, faults: [], jwt: null, environment: null, fingerprint: null };

testCause(cause, {
  finds: {
    'the endpoint worked before': [exchange({ url: 'https://api.example.com/v1/things' }), { params: { workedAt: '2026-11-22T09:59:00Z' }, worked: [worked({ url: 'https://api.example.com/v1/things' })] }],
    'a bare 403': [exchange({ status: 403, credentials: [token] }), { confidence: 'possible', params: { status: 403, bodySeen: false } }],
    'an empty body': [exchange({ status: 403, body: '', credentials: [token] }), { confidence: 'possible', params: { bodyEmpty: true } }],
    'an error without a reason': [exchange({ status: null, networkError: 'net::ERR_FAILED', origin: 'https://api.tokenim.com' }), { confidence: 'possible', params: { error: 'net::ERR_FAILED' } }],
    'behind a CDN': [exchange({ status: 403, credentials: [token], responseHeaders: { 'cf-ray': '8f2a1b3c4d5e6f70-FRA' } }), { params: { onPath: ['cloudflare'] } }],
  },
  ignores: {
    'a success': exchange({ status: 200 }),
    'a reason is given': exchange({ status: 403, body: { code: 'insufficient_scope' } }),
    'a success that CORS refuses': exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example' } }),
  },
});
