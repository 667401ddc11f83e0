/** Walks one fetch from hop to hop and finds the first rule of the CORS protocol that fails, in the order in which a browser meets them. Pure. */
import { checkAccess, checkPreflight, checkRedirect, redirectTarget, type CheckFault } from './cors-check';
import type { CorsFault } from './cors';
import type { Exchange, HttpRequest, HttpResponse } from './exchange';
import { fieldValue } from './fields';
import { originOf, sameOrigin } from './origin';

/** A rule that failed, and where. */
export interface Fault extends CheckFault {
  /** `request`: the URL's own scheme is none that CORS knows; no answer was needed for that. */
  readonly step: 'request' | 'preflight' | 'response' | 'redirect';
  /** Place in `redirects` of the answer that failed; null: it was the last one. */
  readonly hop: number | null;
  /** The origin that the server's answer was held against. */
  readonly origin: string;
}

/** One request of a fetch with what was answered to it. */
export interface SeenHop {
  readonly request: HttpRequest;
  readonly response: HttpResponse | null;
  readonly preflight: Exchange | null;
}

/** The requests of a fetch, first to last. */
export function hopsOf(exchange: Exchange): readonly SeenHop[] {
  return exchange.redirects.length === 0 ? [exchange] : [...exchange.redirects, exchange];
}

/** The hop at this place; null is the last one. */
export function hopAt(exchange: Exchange, hop: number | null): SeenHop {
  return (hop === null ? null : exchange.redirects[hop]) ?? exchange;
}

/** The answer to a preflight. A browser does not follow its redirect, but an observer may. */
export function preflightAnswer(preflight: Exchange | null): HttpResponse | null {
  return preflight?.redirects[0]?.response ?? preflight?.response ?? null;
}

/**
 * How a redirect from `previous` to `target` leaves the request's origin: true when it is lost, so that the next server is told `Origin: null`.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, the redirect-taint.
 */
export function losesOrigin(previous: string | null, target: string | null, clientOrigin: string | null): boolean {
  return previous !== null && previous !== target && !sameOrigin(previous, clientOrigin);
}

/** The first rule that fails: each hop's preflight, then each hop's answer. `credentials`: the credentials mode is `include`. */
export function firstFault(exchange: Exchange, credentials: boolean): Fault | null {
  const clientOrigin = exchange.origin;
  let tainted = false;
  let previous: string | null = null;
  for (const [index, hop] of hopsOf(exchange).entries()) {
    const target = originOf(hop.request.url);
    if (losesOrigin(previous, target, clientOrigin)) tainted = true;
    const crossOrigin = tainted || !sameOrigin(target, clientOrigin);
    const origin = tainted ? 'null' : (fieldValue(hop.request.headers, 'origin') ?? clientOrigin);
    if (origin === null) return null;
    const found = hopFault(asSent(hop, exchange.redirects[index - 1]), index < exchange.redirects.length ? index : null, origin, crossOrigin, credentials);
    if (found !== null) return found;
    previous = target;
  }
  return null;
}

/** A hop that its preflight stopped was never sent: its fields, and with them their order, are those of the request before it. */
function asSent(hop: SeenHop, before: SeenHop | undefined): SeenHop {
  return before === undefined || hop.response !== null || hop.preflight === null ? hop : { ...hop, request: { ...hop.request, headers: [...hop.request.headers, ...before.request.headers] } };
}

function hopFault({ request, response, preflight }: SeenHop, hop: number | null, origin: string, crossOrigin: boolean, credentials: boolean): Fault | null {
  if (crossOrigin && /^(?!https?:|data:|blob:|about:)[a-z][a-z0-9+.-]{0,40}:/i.test(request.url)) {
    return plain({ corsError: 'CorsDisabledScheme', failedParameter: null }, 'request', origin, hop);
  }
  // Firefox asks with the page's own origin where a redirect has lost it.
  const askedFrom = (preflight === null ? null : fieldValue(preflight.request.headers, 'origin')) ?? origin;
  const asked = crossOrigin && preflight !== null ? checkPreflight(preflight, request, askedFrom, credentials) : null;
  if (asked !== null) return { ...asked, step: 'preflight', origin: askedFrom, hop };
  if (response === null) return null;
  const access = crossOrigin ? checkAccess(response.headers, origin, credentials) : null;
  if (access !== null) return plain(access, 'response', origin, hop);
  const redirect = checkRedirect(request.url, response, origin, crossOrigin);
  return redirect === null ? null : plain(redirect, 'redirect', origin, hop);
}

function plain({ corsError, failedParameter }: CorsFault, step: Fault['step'], origin: string, hop: number | null): Fault {
  return { corsError, failedParameter, missingHeaders: [], missingMethod: null, step, origin, hop };
}

/** The URLs that the fetch went to or was sent to, first to last. */
export function urlsOf(exchange: Exchange): readonly string[] {
  const next = redirectTarget(exchange.request.url, exchange.response);
  return [...hopsOf(exchange).map(({ request }) => request.url), ...(next === null ? [] : [next.href])];
}
