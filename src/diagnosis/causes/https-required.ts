/** The API answers over HTTPS only. */
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause, type Detection } from '../cause';
import type { Evidence } from '../evidence';
import { nearPath, toldAs } from '../neighbours';
import { fetchCall } from '../snippets';

export default defineCause({
  id: 'https-required',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2',
  detect(evidence: Evidence) {
    const sign = signFor('https-required', evidence);
    const { url } = evidence.exchange.request;
    const near = nearPath(evidence);
    const workedAt = near?.slip === 'scheme' ? toldAs(near.call).at : '';
    if (sign === null) return workedAt === '' ? null : seenToDiffer(evidence, workedAt);
    // Said of a call that did use HTTPS: what ends TLS in front of the server does not tell it so.
    const secure = /^(?:https|wss):/i.test(url);
    const confidence = sign.confidence === 'possible' && workedAt !== '' ? 'likely' : secure && sign.confidence === 'likely' ? 'possible' : sign.confidence;
    return { confidence, proof: sign.proof, params: { secure, httpsUrl: secureUrl(url), workedAt } };
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

function secureUrl(url: string): string {
  return url.replace(/^(http|ws):/i, '$1s:');
}

/** The same endpoint worked over HTTPS, this call came without it and was refused, and nothing else says why. */
function seenToDiffer(evidence: Evidence, workedAt: string): Detection<{ readonly secure: boolean; readonly httpsUrl: string; readonly workedAt: string }> | null {
  const { answer, status, exchange, recognition } = evidence;
  const { url } = exchange.request;
  const scheme = url.split('//', 1)[0] ?? '';
  if (!wasRefused(evidence) || answer === null || ![400, 403, 404, 405, 426].includes(status) || recognition.refusal !== null) return null;
  if (accessSigns(evidence).some(({ confidence }) => confidence !== 'possible')) return null;
  const proof = [{ message: answer.message, part: 'status', value: String(status) }, { message: 'request', part: 'url', value: `${scheme}//` }] as const;
  return { confidence: 'possible', proof, params: { secure: false, httpsUrl: secureUrl(url), workedAt } };
}
