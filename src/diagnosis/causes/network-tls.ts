/** No secure connection could be made: a certificate or the protocol was refused. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-tls',
  spec: 'https://www.rfc-editor.org/rfc/rfc8446#section-6',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_(?:CERT|SSL|BAD_SSL|CERTIFICATE|ECH)_|SEC_ERROR_|SSL_ERROR_|MOZILLA_PKIX_ERROR_|NS_ERROR_NET_INADEQUATE_SECURITY|TLS: |NS_ERROR_GENERATE_FAILURE\(NS_ERROR_MODULE_SECURITY)/);
    if (found === null) return null;
    return { confidence: 'certain', proof: [found.proof], params: { error: found.word, host: hostOf(evidence.exchange.request.url), kind: faultOf(found.word) } };
  },
  fixes: {
    'renew-certificate': { who: 'api-owner', when: ({ kind }) => kind === 'expired' || kind === 'name' || kind === 'revoked' },
    'check-clock': { who: 'end-user', when: ({ kind }) => kind === 'expired' },
    'use-certified-name': { who: 'client-dev', when: ({ kind }) => kind === 'name' },
    'install-chain': { who: 'api-owner', when: ({ kind }) => kind === 'authority' || kind === 'unnamed' },
    'trust-company-authority': { who: 'network-admin', when: ({ kind }) => kind === 'authority' },
    'present-client-certificate': { who: 'end-user', when: ({ kind }) => kind === 'client-certificate' },
    'offer-current-protocol': { who: 'api-owner', when: ({ kind }) => kind === 'protocol' || kind === 'unnamed' },
  },
});

/** What was wrong, by its remedy. */
function faultOf(word: string): 'expired' | 'name' | 'authority' | 'client-certificate' | 'revoked' | 'protocol' | 'unnamed' {
  // Firefox tells it in a sentence of its own language, which is shown and not read.
  if (/^(?:TLS: |NS_ERROR_GENERATE_FAILURE)/.test(word)) return 'unnamed';
  if (/CLIENT_AUTH|RX_CERTIFICATE_REQUIRED|CERTIFICATE_REQUIRED_ALERT/.test(word)) return 'client-certificate';
  if (/DATE_INVALID|EXPIRED|NOT_YET_VALID|VALIDITY/.test(word)) return 'expired';
  if (/COMMON_NAME|BAD_CERT_DOMAIN|NAME_CONSTRAINT/.test(word)) return 'name';
  if (/REVOKED/.test(word)) return 'revoked';
  if (/^(?:net::ERR_CERT_|SEC_ERROR_|MOZILLA_PKIX_ERROR_)|TRANSPARENCY|BAD_CERT/.test(word)) return 'authority';
  return 'protocol';
}
