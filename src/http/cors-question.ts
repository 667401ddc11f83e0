/** The question of a preflight: made up for a call whose preflight was not seen, or put together from what was. Pure. */
import { setField } from './cors-mend';
import { preflightReasons } from './cors-safelist';
import type { SeenHop } from './cors-walk';
import type { Exchange, Field, HttpRequest } from './exchange';
import { fieldList, fieldValue } from './fields';

/** The preflight that this hop's request needs, made up of what is known of it, without an answer. */
export function questionOf(hop: SeenHop): Exchange {
  const { method, fields } = askedFor(hop);
  const headers: readonly Field[] = [{ name: 'Access-Control-Request-Method', value: method }, ...(fields.length === 0 ? [] : [{ name: 'Access-Control-Request-Headers', value: fields.join(',') }])];
  const request: HttpRequest = { ...hop.request, method: 'OPTIONS', headers, postData: null, credentials: [] };
  return { ...UNSEEN, request, response: null };
}

const UNSEEN: Omit<Exchange, 'request' | 'response'> = {
  id: '', observer: 'har', startedDateTime: '', time: null, tabId: null, initiator: null, resourceType: 'preflight', mode: 'cors', origin: null,
  networkError: null, preflight: null, redirects: [], serverIPAddress: null, fromCache: null, lost: null,
};

/** One question with the fields of both: a redirect to another origin leaves out `Authorization` (Fetch, HTTP-redirect fetch), the direct call does not. */
export function askingFor(seen: Exchange | null, own: Exchange | null): Exchange | null {
  if (seen === null || own === null) return seen ?? own;
  const names = [...new Set([seen, own].flatMap(({ request }) => fieldList(request.headers, 'access-control-request-headers') ?? []).map((name) => name.toLowerCase()))].sort();
  return names.length === 0 ? seen : { ...seen, request: { ...seen.request, headers: setField(seen.request.headers, 'Access-Control-Request-Headers', names.join(',')) } };
}

/** The method and fields that a preflight of this hop asks for. */
export function askedFor(hop: SeenHop): { readonly method: string; readonly fields: readonly string[] } {
  const reasons = preflightReasons(hop);
  const asked = hop.preflight === null ? null : fieldValue(hop.preflight.request.headers, 'access-control-request-method');
  return { method: asked ?? hop.request.method, fields: reasons.flatMap((reason) => (reason.kind === 'field' ? [reason.name] : [])) };
}
