/** Tests of the cause `network-tls`. */
import cause from '../../../src/diagnosis/causes/network-tls';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'net::ERR_CERT_DATE_INVALID': [exchange({ status: null, networkError: 'net::ERR_CERT_DATE_INVALID' }), { confidence: 'certain', params: { kind: 'expired' } }],
    'net::ERR_CERT_COMMON_NAME_INVALID': [exchange({ status: null, networkError: 'net::ERR_CERT_COMMON_NAME_INVALID' }), { params: { kind: 'name' } }],
    'net::ERR_CERT_AUTHORITY_INVALID': [exchange({ status: null, networkError: 'net::ERR_CERT_AUTHORITY_INVALID' }), { params: { kind: 'authority' } }],
    'SEC_ERROR_UNKNOWN_ISSUER': [exchange({ status: null, networkError: 'SEC_ERROR_UNKNOWN_ISSUER' }), { params: { kind: 'authority' } }],
    'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT': [exchange({ status: null, networkError: 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT' }), { params: { kind: 'authority' } }],
    'SSL_ERROR_BAD_CERT_DOMAIN': [exchange({ status: null, networkError: 'SSL_ERROR_BAD_CERT_DOMAIN' }), { params: { kind: 'name' } }],
    'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH': [exchange({ status: null, networkError: 'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH' }), { params: { kind: 'protocol' } }],
    'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED': [exchange({ status: null, networkError: 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED' }), { params: { kind: 'client-certificate' } }],
    'Firefox’s sentence': [exchange({ status: null, networkError: 'TLS: SSL received a record that exceeded the maximum permissible length.' }), { confidence: 'certain', params: { kind: 'unnamed' } }],
    'net::ERR_CERT_REVOKED': [exchange({ status: null, networkError: 'net::ERR_CERT_REVOKED' }), { params: { kind: 'revoked' } }],
  },
  ignores: {
    'net::ERR_CONNECTION_CLOSED': exchange({ status: null, networkError: 'net::ERR_CONNECTION_CLOSED' }),
    'net::ERR_FAILED': exchange({ status: null, networkError: 'net::ERR_FAILED' }),
  },
});
