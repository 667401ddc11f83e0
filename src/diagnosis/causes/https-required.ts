/** The API answers over HTTPS only. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { fetchCall } from '../snippets';

export default defineCause({
  id: 'https-required',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2',
  detect(evidence: Evidence) {
    const sign = signFor('https-required', evidence);
    if (sign === null) return null;
    const { url } = evidence.exchange.request;
    // Said of a call that did use HTTPS: what ends TLS in front of the server does not tell it so.
    const secure = /^(?:https|wss):/i.test(url);
    return { confidence: secure && sign.confidence === 'likely' ? 'possible' : sign.confidence, proof: sign.proof, params: { secure, httpsUrl: url.replace(/^(http|ws):/i, '$1s:') } };
  },
  fixes: {
    'use-https': {
      who: 'client-dev',
      when: ({ secure }) => !secure,
      snippets: ({ httpsUrl }, { exchange }) => [fetchCall({ ...exchange, request: { ...exchange.request, url: httpsUrl } })],
    },
    'forward-the-scheme': { who: 'api-owner', when: ({ secure }) => secure, snippets: () => [{ platform: 'nginx', code: 'proxy_set_header X-Forwarded-Proto $scheme;' }] },
    'redirect-to-https': { who: 'api-owner', when: ({ secure }) => !secure, snippets: () => [{ platform: 'nginx', code: 'return 308 https://$host$request_uri;' }] },
  },
});
