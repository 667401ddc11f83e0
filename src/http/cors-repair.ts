/** The smallest change of the servers' answers under which a browser accepts the call, proven by our own evaluation before it is told. Pure. */
import { evaluateCors, type CredentialsReading } from './cors';
import { isRedirect, redirectTarget, upgradedByBrowser } from './cors-check';
import { allowing, allowingOrigin, mendAll, removeField, setField } from './cors-mend';
import { firstFault, hopsOf, losesOrigin, preflightAnswer, urlsOf, type SeenHop } from './cors-walk';
import { perhapsAskedFor, preflightReasons } from './cors-safelist';
import { askedFor, askingFor, questionOf } from './cors-question';
import type { Exchange, Field, HttpResponse } from './exchange';
import { fieldValue } from './fields';
import { originOf, parseUrl, sameOrigin } from './origin';

/** A field to set. */
export interface RepairField extends Field {
  /** true: needed only if the call is made with credentials, and that could not be told. */
  readonly onlyWithCredentials: boolean;
}

/** What must be different about one answer. */
export interface AnswerRepair {
  readonly message: 'preflight' | 'response';
  /** URL of the request that this answer answers. */
  readonly url: string;
  /** Place in `redirects` of the answer; null: the last one, or one after it that was not reached. */
  readonly hop: number | null;
  /** false: the browser stopped before it; what it must carry all the same. */
  readonly seen: boolean;
  /** The status that it must have; null: may stay as it is. */
  readonly status: number | null;
  /** Each replaces all fields of its name. */
  readonly set: readonly RepairField[];
  /** Field names, lower case, to leave out. */
  readonly remove: readonly string[];
}

/**
 * What the page must do differently, where no answer of a server could safely help. `call-url`: call this URL at once; a redirect from one foreign
 * server to another loses the page's origin · `use-http-url`: call an http(s) URL · `give-page-an-origin`: `null` stands for every sandboxed page at once.
 */
export type CallChange = { readonly kind: 'call-url'; readonly url: string } | { readonly kind: 'use-http-url' } | { readonly kind: 'give-page-an-origin' };

export interface CorsRepair {
  /** The origin that is to be allowed; `'null'`: the page has none, see `call`. */
  readonly origin: string;
  readonly credentialsMode: CredentialsReading;
  /** After a `call-url` these are the answers to a direct call of that URL. */
  readonly answers: readonly AnswerRepair[];
  readonly call: readonly CallChange[];
  /** What the page or the server seems to wish and must not get: an answer that would let every page in. */
  readonly unsafe: readonly ('null-origin' | 'wildcard-with-credentials')[];
}

/** The repair, or null: CORS refused nothing, or no change was found that our own evaluation accepts. */
export function repairCors(exchange: Exchange): CorsRepair | null {
  const { readings, credentialsMode } = evaluateCors(exchange);
  const [verdict] = readings;
  if (verdict === undefined) return null;
  const origin = exchange.origin ?? verdict.origin;
  const wildcard = readings.some(({ corsError }) => corsError.endsWith('WildcardOriginNotAllowed'));
  const nothing: CorsRepair = {
    origin,
    credentialsMode,
    answers: [],
    call: [],
    unsafe: [...(origin === 'null' || verdict.origin === 'null' ? (['null-origin'] as const) : []), ...(wildcard ? (['wildcard-with-credentials'] as const) : [])],
  };
  if (verdict.step === 'request' && exchange.redirects.length === 0) return { ...nothing, call: [{ kind: 'use-http-url' }] };
  const upgraded = upgradeTarget(exchange);
  if (origin === 'null' && upgraded !== null) return { ...nothing, call: [{ kind: 'give-page-an-origin' }, { kind: 'call-url', url: upgraded }] };
  if (origin === 'null') return { ...nothing, call: [{ kind: 'give-page-an-origin' }], answers: redirectsAlone(differences(exchange, mendAll(exchange, true).mended, exchange)) };
  const target = upgraded ?? lostOriginTarget(exchange);
  const call: CorsRepair['call'] = target === null ? [] : [{ kind: 'call-url', url: target }];
  const start = rebase({ ...exchange, origin }, call);
  const wanted = withUnseen(mendAll(start, credentialsMode !== 'omit').mended, origin, credentialsMode !== 'omit');
  const least = credentialsMode === 'unknown' ? withUnseen(mendAll(start, false).mended, origin, false) : wanted;
  const repair = { ...nothing, call, answers: differences(start, wanted, least) };
  const proven = applyRepair(exchange, repair);
  return firstFault(proven, false) === null && (credentialsMode === 'omit' || firstFault(proven, true) === null) ? repair : null;
}

/** Of these repairs, what concerns where an answer sends the browser: that is wrong for any origin, and none is allowed by it. */
function redirectsAlone(answers: readonly AnswerRepair[]): readonly AnswerRepair[] {
  return answers
    .map((repair) => ({ ...repair, set: repair.set.filter(({ name }) => name.toLowerCase() === 'location'), remove: repair.remove.filter((name) => name === 'location') }))
    .filter(({ message, set, remove }) => message === 'response' && set.length + remove.length > 0);
}

/** The exchange as it would be seen with the repaired answers: what was not seen before is filled with what it must carry, and nothing else. */
export function applyRepair(exchange: Exchange, { answers, call, origin }: CorsRepair): Exchange {
  let { redirects, request, response, preflight } = rebase({ ...exchange, origin }, call);
  const change = (answer: HttpResponse | null, repair: AnswerRepair | undefined): HttpResponse | null => (repair === undefined ? answer : changed(answer, repair));
  redirects = redirects.map((one, place) => {
    const find = (message: AnswerRepair['message']): AnswerRepair | undefined => answers.find((other) => other.hop === place && other.message === message);
    return { ...one, response: change(one.response, find('response')) ?? one.response, preflight: answeredWith(one, change(preflightAnswer(one.preflight), find('preflight'))) };
  });
  const last = (message: AnswerRepair['message'], url: string): AnswerRepair | undefined => answers.find((other) => other.hop === null && other.message === message && other.url === url);
  preflight = answeredWith({ request, response, preflight }, change(preflightAnswer(preflight), last('preflight', request.url)));
  response = change(response, last('response', request.url));
  const next = redirectTarget(request.url, response);
  if (next !== null && next.href !== request.url && response !== null && last('response', next.href) !== undefined) {
    redirects = [...redirects, { request, response, preflight }];
    request = { ...request, url: next.href };
    response = change(null, last('response', next.href));
    preflight = answeredWith({ request, response, preflight: null }, change(null, last('preflight', next.href)));
  }
  return { ...exchange, origin, redirects, request, response, preflight, networkError: null };
}

function changed(answer: HttpResponse | null, { message, status, set, remove }: AnswerRepair): HttpResponse {
  const base = answer ?? { status: message === 'preflight' ? 204 : 200, statusText: '', headers: [], content: null };
  const kept = base.headers.filter(({ name }) => !remove.includes(name.toLowerCase()));
  return { ...base, status: status ?? base.status, statusText: status === null ? base.statusText : '', headers: set.reduce<readonly Field[]>((headers, { name, value }) => setField(headers, name, value), kept) };
}

/** The hop's preflight with this answer; one that was not seen is made up of what the call would ask for. */
function answeredWith(hop: SeenHop, answer: HttpResponse | null): Exchange | null {
  if (answer === null) return hop.preflight;
  return { ...(hop.preflight ?? questionOf(hop)), redirects: [], response: answer, networkError: null };
}

/** The https URL to which the browser itself sends this call's preflight; no answer of a server can help there. null: it does not. */
function upgradeTarget({ preflight, request }: Exchange): string | null {
  const target = parseUrl(request.url);
  if (target === null || preflight === null || !upgradedByBrowser(preflight)) return null;
  target.protocol = 'https:';
  return target.href;
}

/** Where the fetch was to arrive after a redirect that lost the page's origin; null: it was never lost. */
function lostOriginTarget(exchange: Exchange): string | null {
  const urls = urlsOf(exchange).filter((url) => /^https?:/i.test(url));
  const lost = urls.some((url, place) => place > 0 && losesOrigin(originOf(urls[place - 1] ?? ''), originOf(url), exchange.origin));
  const last = urls.at(-1);
  if (!lost || last === undefined) return null;
  const target = new URL(last);
  target.username = '';
  target.password = '';
  // A secure page may not call an insecure URL.
  if (exchange.origin?.startsWith('https:') === true) target.protocol = 'https:';
  return target.href;
}

/** The same call made to `call-url` at once: its own method and fields, and what was seen of that URL's answers. */
function rebase(observed: Exchange, call: CorsRepair['call']): Exchange {
  const exchange = unfollowed(observed);
  const direct = call.find((change) => change.kind === 'call-url');
  if (direct === undefined) return exchange;
  const [first = exchange] = hopsOf(exchange);
  const next = redirectTarget(exchange.request.url, exchange.response);
  // A redirect to where no fetch can go stays as it is: the direct call would meet it again.
  const seen = exchange.request.url === direct.url && (!isRedirect(exchange.response) || (next !== null && !/^https?:$/.test(next.protocol)));
  const ownOrigin = (headers: readonly Field[]): readonly Field[] => headers.map((field) => (field.name.toLowerCase() === 'origin' ? { ...field, value: exchange.origin ?? 'null' } : field));
  // What the first server was asked, the last one will be; its answer to that was seen only if it was asked as well.
  const own = preflightReasons(first).length > 0 ? questionOf({ ...first, request: { ...first.request, headers: ownOrigin(first.request.headers) } }) : null;
  const question = first.preflight ?? askingFor(exchange.preflight, own);
  return {
    ...exchange,
    redirects: [],
    request: { ...first.request, url: direct.url, headers: ownOrigin(first.request.headers) },
    response: seen ? exchange.response : null,
    preflight: question === null ? null : { ...question, redirects: [], request: { ...question.request, url: direct.url, headers: setField(ownOrigin(question.request.headers), 'Access-Control-Request-Method', first.request.method) }, response: seen ? preflightAnswer(exchange.preflight) : null, networkError: null },
  };
}

/** An observer may be shown the request to which a redirect to another scheme would have led: no browser makes it. */
function unfollowed(exchange: Exchange): Exchange {
  const { redirects, request } = exchange;
  const last = redirects.at(-1);
  return last === undefined || /^https?:/i.test(request.url) ? exchange : { ...exchange, ...last, redirects: redirects.slice(0, -1) };
}

/** Adds the answers that the browser did not get to: what they must carry so that it goes on. */
function withUnseen(exchange: Exchange, origin: string, credentials: boolean): Exchange {
  const needed = allowingOrigin(origin);
  const fields = [...needed.always, ...(credentials ? needed.withCredentials : [])];
  const answer = (status: number, more: readonly Field[] = []): HttpResponse => ({ status, statusText: '', headers: [...fields, ...more], content: null });
  const guard = (hop: SeenHop): Exchange | null => {
    const { method, fields: names } = askedFor(hop);
    const unsafe = hop.preflight !== null || preflightReasons(hop).length > 0;
    if (!unsafe && perhapsAskedFor(hop.request.headers).length === 0) return hop.preflight;
    return preflightAnswer(hop.preflight) === null ? answeredWith(hop, answer(204, allowing(method, [...new Set([...names, ...perhapsAskedFor(hop.request.headers)])]))) : hop.preflight;
  };
  const crossOrigin = !sameOrigin(originOf(exchange.request.url), origin);
  // A preflight without an answer is one that the direct call of a redirect's target will ask: what was seen of that target was not asked for.
  const unasked = exchange.preflight !== null && preflightAnswer(exchange.preflight) === null;
  const answered = crossOrigin && (exchange.response === null || unasked) ? { ...exchange, preflight: guard(exchange), response: exchange.response ?? answer(200) } : exchange;
  const next = redirectTarget(answered.request.url, answered.response);
  // Where no page can be sent, the answer has to be given at once.
  const astray = answered.response !== null && isRedirect(answered.response) && !/^https?:$/.test(next?.protocol ?? '');
  const here = astray ? { ...answered, response: { ...answered.response, status: 200, statusText: 'OK', headers: removeField(answered.response.headers, 'location') } } : answered;
  // A redirect to itself has no end that could carry anything.
  if (next === null || here.response === null || next.href === here.request.url || sameOrigin(next.origin, origin) || astray) return here;
  const { request, response, preflight } = here;
  const hop: SeenHop = { request: { ...request, url: next.href }, response: answer(200), preflight: null };
  // A preflight that guarded this hop guards the next one with the same question.
  const asked = preflight === null ? null : { ...preflight, request: { ...preflight.request, url: next.href }, response: null, redirects: [] };
  return { ...here, redirects: [...here.redirects, { request, response, preflight }], request: hop.request, response: hop.response, preflight: guard({ ...hop, preflight: asked }) };
}

/** What differs between the exchange as it was and as it should be, answer by answer. `least`: as it should be without credentials. */
function differences(before: Exchange, after: Exchange, least: Exchange): readonly AnswerRepair[] {
  const old = hopsOf(before);
  const small = hopsOf(least);
  return hopsOf(after).flatMap((hop, place) => {
    const at = place < before.redirects.length ? place : null;
    const { url } = hop.request;
    return [
      difference('preflight', url, at, preflightAnswer(old[place]?.preflight ?? null), preflightAnswer(hop.preflight), preflightAnswer(small[place]?.preflight ?? null)),
      difference('response', url, at, old[place]?.response ?? null, hop.response, small[place]?.response ?? null),
    ].filter((repair) => repair !== null);
  });
}

function difference(message: AnswerRepair['message'], url: string, hop: number | null, before: HttpResponse | null, after: HttpResponse | null, least: HttpResponse | null): AnswerRepair | null {
  if (after === null) return null;
  const names = [...new Set(after.headers.map(({ name }) => name.toLowerCase()))].filter((name) => /^(?:access-control-|vary$|location$)/.test(name));
  const set = names
    .filter((name) => !sameField(before, after, name))
    // Without credentials the field may stay as it was; or it must change as well, and then this value serves both.
    .map((name) => ({ name: after.headers.find((field) => field.name.toLowerCase() === name)?.name ?? name, value: fieldValue(after.headers, name) ?? '', onlyWithCredentials: sameField(before, least, name) }));
  const remove = (before?.headers ?? []).map(({ name }) => name.toLowerCase()).filter((name) => !after.headers.some((field) => field.name.toLowerCase() === name));
  const status = before !== null && before.status !== after.status ? after.status : null;
  if (before !== null && set.length === 0 && remove.length === 0 && status === null) return null;
  return { message, url, hop, seen: before !== null, status, set, remove };
}

/** True when both answers say the same by this field. */
function sameField(before: HttpResponse | null, after: HttpResponse | null, name: string): boolean {
  return fieldValue(before?.headers ?? [], name) === fieldValue(after?.headers ?? [], name);
}
