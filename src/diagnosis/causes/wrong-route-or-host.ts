/** The path, or the host, is not one that this API answers. */
import { hostOf, originOf } from '../../http/origin';
import { namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { documentedTemplate, nearestRoute, pathOnly } from '../routes';
import { curlCall, fetchCall } from '../snippets';

export default defineCause({
  id: 'wrong-route-or-host',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  detect(evidence: Evidence) {
    const found = look(evidence);
    if (found === null) return null;
    const { exchange } = evidence;
    const nearest = nearestRoute(evidence);
    const path = pathOnly(exchange.request.url);
    const near = nearest === null || nearest.path === path ? null : nearest;
    return { ...found, params: { method: exchange.request.method, path, host: hostOf(exchange.request.url), nearest: near?.path ?? '', nearestMethods: near?.methods ?? [] } };
  },
  fixes: {
    'use-documented-path': {
      who: 'client-dev',
      when: ({ nearest }) => nearest !== '',
      snippets: ({ nearest, method, nearestMethods }, { exchange }) => {
        const corrected = {
          ...exchange,
          request: { ...exchange.request, url: `${originOf(exchange.request.url) ?? ''}${nearest}`, method: nearestMethods.includes(method) ? method : (nearestMethods[0] ?? method) },
        };
        return [fetchCall(corrected, { Authorization: '`Bearer ${accessToken}`' }), curlCall(corrected, { Authorization: 'Bearer $ACCESS_TOKEN' })];
      },
    },
    'check-the-address': { who: 'client-dev' },
    'publish-route': { who: 'api-owner' },
  },
});

function look(evidence: Evidence): { readonly confidence: Confidence; readonly proof: readonly [Proof, ...Proof[]] } | null {
  const { answer, status, profile, exchange } = evidence;
  if (!wasRefused(evidence) || answer === null) return null;
  const sign = signFor('wrong-route-or-host', evidence);
  const undocumented = profile !== null && profile.routes.length > 0 && documentedTemplate(evidence) === null;
  const path: Proof = { message: 'request', part: 'url', value: pathOnly(exchange.request.url) };
  const shown = exchange.request.url.includes(path.value ?? '') ? [path] : [];
  if (sign !== null) return { confidence: sign.confidence, proof: [...sign.proof, ...(undocumented ? shown : [])] };
  if (namesAnother(/^wrong-route-or-host$/, evidence)) return null;
  const statusProof: Proof = { message: answer.message, part: 'status', value: String(status) };
  if (status === 404 && undocumented) return { confidence: signFor('not-found', evidence)?.source === 'code' ? 'possible' : 'likely', proof: [statusProof, ...shown] };
  if (status === 404 && profile === null) return { confidence: 'possible', proof: [statusProof] };
  return null;
}
