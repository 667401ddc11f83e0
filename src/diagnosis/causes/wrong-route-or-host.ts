/** The path, or the host, is not one that this API answers. */
import { hostOf, originOf } from '../../http/origin';
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { nearPath, routeWorked, toldAs, type NearPath } from '../neighbours';
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
    const worked = nearPath(evidence);
    return {
      ...found,
      params: {
        method: exchange.request.method,
        path,
        host: hostOf(exchange.request.url),
        nearest: near?.path ?? '',
        nearestMethods: near?.methods ?? [],
        // A path that worked and differs by a slip, as it was called, when, in what it differs, and this call with the slip mended.
        ...workedParams(worked),
      },
    };
  },
  fixes: {
    'use-working-path': {
      who: 'client-dev',
      when: ({ mendedUrl }) => mendedUrl !== '',
      snippets: ({ mendedUrl }, { exchange }) => {
        const mended = { ...exchange, request: { ...exchange.request, url: mendedUrl } };
        return [fetchCall(mended, { Authorization: '`Bearer ${accessToken}`' }), curlCall(mended, { Authorization: 'Bearer $ACCESS_TOKEN' })];
      },
    },
    'use-documented-path': {
      who: 'client-dev',
      when: ({ nearest, mendedUrl }) => nearest !== '' && mendedUrl === '',
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
  const near = nearPath(evidence);
  if (sign === null && near === null && status !== 404) return null;
  const path: Proof = { message: 'request', part: 'url', value: pathOnly(exchange.request.url) };
  const shown = exchange.request.url.includes(path.value ?? '') ? [path] : [];
  const undocumented = profile !== null && profile.routes.length > 0 && documentedTemplate(evidence) === null;
  // What worked at this very endpoint shows that the route is there; only the server's own documented word is above that.
  const there = routeWorked(evidence) !== null;
  if (sign !== null) return { confidence: weighed(sign.confidence, near !== null, there), proof: [...sign.proof, ...(undocumented || near !== null ? shown : [])] };
  if (namesAnother(/^wrong-route-or-host$/, evidence) || there) return null;
  const statusProof: Proof = { message: answer.message, part: 'status', value: String(status) };
  if (near !== null) {
    const proof: [Proof, ...Proof[]] = [statusProof, ...shown];
    const silent = !accessSigns(evidence).some(({ confidence }) => confidence !== 'possible');
    if (status === 404 && near.slip !== 'scheme') return { confidence: signFor('not-found', evidence)?.source === 'code' || (!silent && signFor('not-found', evidence) === null) ? 'possible' : 'likely', proof };
    // Some gateways and storages answer 403, and some servers 405, where they have no such route.
    if ((status === 403 || status === 405) && silent && near.slip !== 'scheme' && near.slip !== 'host' && evidence.recognition.refusal === null) return { confidence: 'possible', proof };
  }
  if (status === 404 && undocumented) return { confidence: signFor('not-found', evidence)?.source === 'code' ? 'possible' : 'likely', proof: [statusProof, ...shown] };
  if (status === 404 && profile === null) return { confidence: 'possible', proof: [statusProof] };
  return null;
}

/** Calls that worked make a doubtful word likely, or a likely one doubtful; they never make anything certain. */
function weighed(said: Confidence, near: boolean, there: boolean): Confidence {
  if (said === 'certain') return said;
  return there ? 'possible' : near ? 'likely' : said;
}

function workedParams(near: NearPath | null): { readonly workedPath: string; readonly workedAt: string; readonly slip: string; readonly mendedUrl: string; readonly mendedPath: string } {
  if (near === null) return { workedPath: '', workedAt: '', slip: '', mendedUrl: '', mendedPath: '' };
  const { path, at } = toldAs(near.call);
  const otherPlace = near.slip === 'host' || near.slip === 'scheme';
  return { workedPath: otherPlace ? `${originOf(near.call.url) ?? ''}${path}` : path, workedAt: at, slip: near.slip, mendedUrl: near.url, mendedPath: otherPlace ? (near.url.split('?')[0] ?? '') : pathOnly(near.url) };
}
