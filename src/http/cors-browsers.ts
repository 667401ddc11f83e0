/**
 * Where browsers decide differently over the same call: "works here, fails in Firefox". Pure.
 *
 * The table is measured: some 8,000 random calls were made in Chromium 156 and in Firefox 153 (ESR) of the same server, and every call that only one
 * of them let pass was traced to its rule; `test/e2e/browser-differences.test.ts` does one call a rule. Of Safari only what WebKit's source says.
 * Everything else of the CORS protocol (origins, credentials, tokens, methods' case, statuses, redirects) the two decide alike.
 */
import { evaluateCors, redirectTarget } from './cors';
import { checkAccess, checkPreflight } from './cors-check';
import { CLIENT_HINTS, firefoxReasons, isLoop, unaskedHints } from './cors-firefox';
import { firstFault, hopsOf, losesOrigin, preflightAnswer } from './cors-walk';
import type { Exchange, Field } from './exchange';
import { fieldList, fieldValue } from './fields';
import { originOf, sameOrigin } from './origin';
import { browserOfFields } from './user-agent';

/** Engines: `chromium` is Chrome and Edge too. */
export type BrowserName = 'chromium' | 'firefox' | 'safari';

export type BrowserRule =
  | 'authorization-under-wildcard'
  | 'client-hint-field'
  | 'user-agent-field'
  | 'empty-location'
  | 'userinfo-in-redirect'
  | 'status-407'
  | 'origin-of-redirected-preflight';

export interface BrowserDifference {
  readonly rule: BrowserRule;
  /** The browser in which the call was seen: what happened there is a fact, whatever `certain` says. */
  readonly observedIn: 'chromium' | 'firefox';
  readonly passesIn: readonly BrowserName[];
  /** Empty: none today, though the standard has it otherwise. */
  readonly failsIn: readonly BrowserName[];
  /** Request fields that it is about, in lower case. */
  readonly fields: readonly string[];
  /** false: for the other browsers, an answer decides that was not seen, or something that no observer is shown. */
  readonly certain: boolean;
  /** The browsers of both lists whose behaviour was measured; of the others it is known from their source. */
  readonly measured: readonly BrowserName[];
}

/** One call as a browser showed it, with what follows from that for all rules. */
interface Observation {
  readonly exchange: Exchange;
  readonly browser: 'chromium' | 'firefox';
  /** The page got the answer, as far as can be told. */
  readonly passed: boolean;
  /** It passed whatever the credentials mode was; in Chromium an end without an error is proof. */
  readonly sure: boolean;
}

/** The rules by which another browser would decide this call otherwise, or (`failsIn` empty) will. */
export function browserDifferences(exchange: Exchange): readonly BrowserDifference[] {
  const browser = browserOf(exchange);
  if (browser === null || exchange.resourceType !== 'fetch' || exchange.lost !== null || exchange.mode === 'no-cors') return [];
  const ended = exchange.networkError === null && exchange.response !== null;
  // Firefox reports what it refused as completed: there only the fields tell, and both readings where the credentials mode is unknown.
  const reasons = browser === 'firefox' ? firefoxReasons(exchange) : evaluateCors(exchange).readings;
  const seen: Observation = { exchange, browser, passed: ended && (reasons.length === 0 || reasons.some((reason) => reason === null)), sure: ended && reasons.length === 0 };
  const rules = [authorizationUnderWildcard, unaskedFields, emptyLocation, userinfoInRedirect, status407, originOfRedirectedPreflight];
  return rules.flatMap((rule) => rule(seen)).map((found) => ({ ...found, observedIn: browser }));
}

/** Who made the call, by `User-Agent`; null: it cannot be told, or nothing was measured of it. A preflight's is the browser's own, whatever the page set. */
export function browserOf({ request, preflight }: Exchange): 'chromium' | 'firefox' | null {
  return browserOfFields([...(preflight?.request.headers ?? []), ...request.headers]);
}

type Found = Omit<BrowserDifference, 'observedIn'>;

function difference(rule: BrowserRule, facts: Pick<Found, 'passesIn' | 'failsIn' | 'certain'> & { readonly fields?: readonly string[] }): Found {
  const measured = [...facts.passesIn, ...facts.failsIn].filter((name) => name !== 'safari');
  return { rule, fields: [], ...facts, measured };
}

const lower = (names: readonly string[] | null): string[] => (names ?? []).map((name) => name.toLowerCase());
const asked = (preflight: Exchange): string[] => lower(fieldList(preflight.request.headers, 'access-control-request-headers'));

/**
 * The standard's `*` does not cover `Authorization` (https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name). Chromium lets it pass all the
 * same; so does Firefox 153, with the warning CORSAllowHeaderFromPreflightDeprecation, as long as network.cors_preflight.authorization_covered_by_wildcard
 * is true, its default; WebKit makes no exception either (CrossOriginPreflightResultCache.cpp, validateCrossOriginHeaders).
 */
function authorizationUnderWildcard({ exchange, passed, sure }: Observation): Found[] {
  const relied = hopsOf(exchange).some(({ preflight }) => {
    const allowed = lower(fieldList(preflightAnswer(preflight)?.headers ?? [], 'access-control-allow-headers'));
    return preflight !== null && asked(preflight).includes('authorization') && allowed.includes('*') && !allowed.includes('authorization');
  });
  return passed && relied ? [difference('authorization-under-wildcard', { passesIn: ['chromium', 'firefox', 'safari'], failsIn: [], fields: ['authorization'], certain: sure })] : [];
}

/**
 * Client hints of the first generation: Chromium holds them safe, Firefox and WebKit (HTTPParsers.cpp, isCrossOriginSafeRequestHeader) ask for them in a
 * preflight. `User-Agent`: Chromium drops what the page sets, the others ask for it.
 */
function unaskedFields(seen: Observation): Found[] {
  return seen.browser === 'chromium' ? hintsUnasked(seen) : fieldsRefused(seen);
}

/** In Chromium: the call went through with fields of which no preflight spoke. Whether the page set them or the browser did cannot be seen. */
function hintsUnasked({ exchange, passed }: Observation): Found[] {
  const fields = hopsOf(exchange).flatMap((hop) => {
    if (sameOrigin(originOf(hop.request.url), exchange.origin)) return [];
    const allowed = lower(fieldList(preflightAnswer(hop.preflight)?.headers ?? [], 'access-control-allow-headers'));
    return unaskedHints(hop).filter((name) => !allowed.includes(name));
  });
  return passed && fields.length > 0 ? [difference('client-hint-field', { passesIn: ['chromium'], failsIn: ['firefox', 'safari'], fields: [...new Set(fields)], certain: false })] : [];
}

/** In Firefox: the preflight was refused, and without these fields it would not have been, or there would have been none. */
function fieldsRefused({ exchange, passed }: Observation): Found[] {
  const { preflight, request, response, origin } = exchange;
  if (passed || preflight === null || response !== null || origin === null) return [];
  const names = asked(preflight);
  const hints = names.filter((name) => CLIENT_HINTS.includes(name));
  const agent = names.filter((name): boolean => name === 'user-agent');
  const rest = names.filter((name) => !hints.includes(name) && !agent.includes(name));
  if (rest.length === names.length) return [];
  const unneeded = rest.length === 0 && ['GET', 'HEAD', 'POST'].includes(request.method);
  const headers = preflight.request.headers.map((field): Field => (field.name.toLowerCase() === 'access-control-request-headers' ? { ...field, value: rest.join(',') } : field));
  const leaner = { ...preflight, request: { ...preflight.request, headers } };
  const { credentialsMode } = evaluateCors(exchange);
  const allowed = [false, true].some((credentials) => {
    if (credentialsMode === (credentials ? 'omit' : 'include')) return false;
    // Where there would be no preflight, what its answer says of the origin is all that is known of the call's.
    return unneeded ? checkAccess(preflightAnswer(preflight)?.headers ?? [], origin, credentials) === null : checkPreflight(leaner, request, origin, credentials) === null;
  });
  if (!allowed) return [];
  const facts = { passesIn: ['chromium'], failsIn: ['firefox', 'safari'], certain: false } as const;
  return [
    ...(hints.length > 0 ? [difference('client-hint-field', { ...facts, fields: hints })] : []),
    ...(agent.length > 0 ? [difference('user-agent-field', { ...facts, fields: agent })] : []),
  ];
}

/** A redirect's status with an empty `Location`: an ordinary answer for Chromium, for Firefox the way to the same URL once more, until it gives up. */
function emptyLocation({ exchange, browser, passed }: Observation): Found[] {
  const facts = { passesIn: ['chromium'], failsIn: ['firefox'] } as const;
  if (browser === 'chromium') {
    if (!passed || exchange.response === null || !isLoop(exchange.response)) return [];
    // What Firefox asks for the second time is another question where the method becomes GET.
    const { status } = exchange.response;
    const { method } = exchange.request;
    const again = ['GET', 'HEAD'].includes(method) || status > 303 || (status < 303 && method !== 'POST');
    return [difference('empty-location', { ...facts, certain: again })];
  }
  const hops = hopsOf(exchange);
  const index = hops.findIndex(({ response }) => response !== null && isLoop(response));
  const hop = hops[index];
  if (hop === undefined || (exchange.networkError === null && index < hops.length - 1)) return [];
  const asAnswer: Exchange = { ...exchange, ...hop, redirects: exchange.redirects.slice(0, index), networkError: null };
  return firstFault(asAnswer, false) === null ? [difference('empty-location', { ...facts, certain: firstFault(asAnswer, true) === null })] : [];
}

/** From the page's own origin to the same origin with `user@` in the URL: Firefox follows, Chromium loads nothing of such a URL. */
function userinfoInRedirect({ exchange, browser, passed }: Observation): Found[] {
  const hops = hopsOf(exchange);
  const foreign = hops.findIndex(({ request }) => !sameOrigin(originOf(request.url), exchange.origin));
  const own = foreign === -1 ? hops : hops.slice(0, foreign);
  const named = own.some(({ request, response }) => {
    const target = redirectTarget(request.url, response);
    return target !== null && sameOrigin(target.origin, exchange.origin) && (target.username !== '' || target.password !== '');
  });
  const facts = { passesIn: ['firefox'], failsIn: ['chromium'] } as const;
  if (!named || (browser === 'firefox' && !passed) || (browser === 'chromium' && exchange.networkError !== 'net::ERR_ABORTED')) return [];
  return [difference('userinfo-in-redirect', { ...facts, certain: browser === 'firefox' && foreign === -1 })];
}

/** 407 from a server, without a proxy: an error of the connection in Chromium (`net::ERR_UNEXPECTED_PROXY_AUTH`), an answer like others in Firefox. */
function status407({ exchange, browser, passed }: Observation): Found[] {
  const facts = { passesIn: ['firefox'], failsIn: ['chromium'] } as const;
  // Behind a proxy, whose own word 407 is, things may be otherwise; Firefox does not show whether there is one.
  if (browser === 'firefox') return passed && exchange.response?.status === 407 ? [difference('status-407', { ...facts, certain: false })] : [];
  if (exchange.networkError !== 'net::ERR_UNEXPECTED_PROXY_AUTH') return [];
  if (exchange.response !== null && firstFault(exchange, false) !== null) return [];
  const asksMore = hintsUnasked({ exchange, browser, passed: true, sure: false }).length > 0;
  return [difference('status-407', { ...facts, certain: !asksMore && exchange.response !== null && firstFault(exchange, true) === null })];
}

/** The preflight after a redirect across origins: Chromium asks as `Origin: null`, as the call itself will, Firefox with the page's own origin. */
function originOfRedirectedPreflight({ exchange, browser, passed }: Observation): Found[] {
  const hops = hopsOf(exchange);
  const first = hops.findIndex(({ request }, index) => index > 0 && losesOrigin(originOf(hops[index - 1]?.request.url ?? ''), originOf(request.url), exchange.origin));
  if (!passed || first === -1 || exchange.origin === 'null') return [];
  const fixed = hops.slice(first).some(({ preflight }) => {
    const headers = preflightAnswer(preflight)?.headers ?? [];
    const answered = fieldValue(headers, 'access-control-allow-origin');
    // Whoever answers by the asker's origin says so, and lets both pass.
    return answered !== null && answered !== '*' && !lower(fieldList(headers, 'vary')).includes('origin');
  });
  const other = browser === 'chromium' ? 'firefox' : 'chromium';
  return fixed ? [difference('origin-of-redirected-preflight', { passesIn: [browser], failsIn: [other], certain: false })] : [];
}
