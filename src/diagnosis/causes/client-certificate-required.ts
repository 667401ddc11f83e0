/** The server wants a client certificate (mutual TLS). */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { curlCall } from '../snippets';

export default defineCause({
  id: 'client-certificate-required',
  spec: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2',
  detect(evidence: Evidence) {
    const sign = signFor('client-certificate-required', evidence);
    return sign === null ? null : { confidence: sign.confidence, proof: sign.proof, params: { status: evidence.status } };
  },
  fixes: {
    'install-certificate': { who: 'end-user' },
    'issue-certificate': { who: 'account-admin' },
    'call-from-own-server': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => {
        const { platform, code } = curlCall(exchange);
        return [{ platform, code: code.replace('curl -i', 'curl -i --cert client.pem --key client.key') }];
      },
    },
  },
});
