/** How a call that failed differs from one that worked, what most likely explains it first. What differs by nature from call to call is left out. Pure. */
import { REDACTED_START, type Credential, type Exchange, type Field } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { originOf, pathOf } from '../http/origin';
import { edgeDifferences } from './edge-differences';
import { describeCredential, lasts, spotOf } from './same-credential';
import type { Difference, WorkedCall } from './surroundings';

/** Differences that are told; a page that sets fifty fields of its own gets the first ones. */
const MOST = 24;
const LONGEST = 300;

/** Request fields that say nothing about why one call works and the next does not: made anew for each, or told otherwise (origin, credentials, host). */
const BY_NATURE =
  /^(?:authorization|proxy-authorization|cookie|origin|host|content-length|connection|keep-alive|te|trailer|transfer-encoding|upgrade|upgrade-insecure-requests|cache-control|pragma|priority|date|expect|range|if-.*|sec-ch-.*|sec-fetch-(?:dest|user|storage-access)|sec-purpose|purpose|sec-websocket-(?:key|accept)|traceparent|tracestate|baggage|sentry-trace|b3|x-b3-.*|uber-trace-id|newrelic|x-datadog-.*|x-cloud-trace-context|x-amzn-trace-id|elastic-apm-.*|(?:x-)?(?:[a-z]+-){0,2}(?:request|correlation|trace|span|transaction|idempotency|operation|interaction|invocation)-?(?:id|key|time)?|x-amz-(?:date|content-sha256|security-token|user-agent)|amz-sdk-.*|(?:x-)?(?:[a-z]+-){0,2}(?:timestamp|nonce|signature|sign|ts)|x-goog-.*-time|digest|content-(?:md5|digest)|dpop|signature-input)$/i;
/** Fields on which servers decide; the rest comes after what else differs. */
const DECISIVE = /^(?:content-type|accept|referer|user-agent|x-requested-with|x-http-method-override|sec-fetch-site)$|[cx]srf|version|tenant|org|workspace|project|account|region|role|scope/i;
/** Parameters that are another one in each call. */
const CHANGING = /^(?:_|t|ts|timestamp|time|nonce|rand|random|r|cb|cache|cache_?bust(?:er)?|cursor|next|after|before|request_?id|trace_?id|x-amz-(?:date|signature|credential|expires)|sign|sig|signature|expires)$/i;

/** The request and answer of both, compared. `sameEndpoint` false: what belongs to another endpoint by nature is left out. */
export function differencesOf(exchange: Exchange, worked: WorkedCall, sameEndpoint: boolean): readonly Difference[] {
  const { request, response, origin, serverIPAddress } = exchange;
  const plain = (kind: Difference['kind'], then: string | null, now: string | null): Difference[] => (then === null || now === null || then === now ? [] : [{ kind, name: '', worked: cut(then), failed: cut(now) }]);
  const [nowUrl, thenUrl] = [partsOf(request.url), partsOf(worked.url)];
  const found: readonly (readonly [rank: number, readonly Difference[]])[] = [
    [0, credentialDifferences(exchange, worked, ({ place }) => place !== 'cookie')],
    [2, plain('method', worked.method, request.method)],
    [3, plain('scheme', thenUrl.scheme, nowUrl.scheme)],
    [4, plain('host', thenUrl.host, nowUrl.host)],
    // Another id says most where the answer speaks of a thing or of a right to it.
    [!sameEndpoint ? 5 : /^(?:403|404|410|423)$/.test(String(response?.status ?? 0)) ? 1 : 8, plain('path', thenUrl.path, nowUrl.path)],
    [response === null || exchange.networkError !== null ? 1 : 6, plain('origin', worked.origin, origin)],
    [7, fieldDifferences(exchange, worked, sameEndpoint, true)],
    [9, sameEndpoint ? queryDifferences(request.url, worked.url, [...request.credentials, ...worked.credentials]) : []],
    [10, credentialDifferences(exchange, worked, ({ place }) => place === 'cookie')],
    [11, response === null ? [] : edgeDifferences(worked.edge, response.headers)],
    [12, fieldDifferences(exchange, worked, sameEndpoint, false)],
    [13, plain('address', worked.serverIPAddress, serverIPAddress)],
  ];
  return found.toSorted(([a], [b]) => a - b).flatMap(([, differences]) => differences).slice(0, MOST);
}

/** True for a request field that differs from call to call without a meaning, or is told otherwise. */
export function differsByNature(name: string): boolean {
  return BY_NATURE.test(name);
}

function cut(text: string | null): string | null {
  return text?.slice(0, LONGEST) ?? null;
}

function partsOf(url: string): { readonly scheme: string | null; readonly host: string | null; readonly path: string } {
  const origin = /^[a-z][a-z0-9+.-]{0,20}:/i.test(url) ? originOf(url) : null;
  return { scheme: /^([a-z][a-z0-9+.-]{0,20}):/i.exec(url)?.[1]?.toLowerCase() ?? null, host: origin === null ? null : origin.replace(/^[^/]*\/\//, ''), path: pathOf(url).split('?')[0] ?? '' };
}

/** A credential more, less, another one, or the same in another form; by place and name. */
function credentialDifferences({ request }: Exchange, worked: WorkedCall, counts: (credential: Credential) => boolean): Difference[] {
  const bySpot = (list: readonly Credential[]): ReadonlyMap<string, Credential> => new Map(list.filter(counts).map((credential) => [spotOf(credential), credential]));
  const [now, then] = [bySpot(request.credentials), bySpot(worked.credentials)];
  const seen = (complete: boolean, spot: string): boolean => complete || spot.startsWith('query:');
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((spot): Difference[] => {
    const [mine, theirs] = [now.get(spot), then.get(spot)];
    const name = (mine ?? theirs)?.name ?? '';
    if (mine === undefined) return theirs !== undefined && seen(request.headersComplete, spot) ? [{ kind: 'credential', name, worked: describeCredential(theirs), failed: null }] : [];
    if (theirs === undefined) return seen(worked.headersComplete, spot) ? [{ kind: 'credential', name, worked: null, failed: describeCredential(mine) }] : [];
    const form = ({ scheme, kind, faults }: Credential): string => `${scheme?.toLowerCase() ?? ''} ${kind} ${faults.join()}`;
    const another = lasts(mine) && lasts(theirs) && mine.fingerprint !== null && theirs.fingerprint !== null && mine.fingerprint !== theirs.fingerprint;
    return another || form(mine) !== form(theirs) ? [{ kind: 'credential', name, worked: describeCredential(theirs), failed: describeCredential(mine) }] : [];
  });
}

function fieldDifferences({ request }: Exchange, worked: WorkedCall, sameEndpoint: boolean, decisive: boolean): Difference[] {
  const carried = new Set([...request.credentials, ...worked.credentials].filter(({ place }) => place === 'header').map(({ name }) => name.toLowerCase()));
  // What is sent and asked for depends on the endpoint and the method.
  const ofTheCall = sameEndpoint && request.method === worked.method ? [] : ['content-type', 'accept', 'content-encoding'];
  const names = [...new Set([...worked.headers, ...request.headers].map(({ name }) => name.toLowerCase()))];
  const told = names.filter((name) => name.length <= 100 && !BY_NATURE.test(name) && DECISIVE.test(name) === decisive && !carried.has(name) && !ofTheCall.includes(name));
  const cookies = decisive ? [] : cookieDifference(request, worked);
  return [
    ...told.flatMap((name): Difference[] => {
      const [then, now] = [shown(name, worked.headers), shown(name, request.headers)];
      if (then === now || (now === null && !request.headersComplete) || (then === null && !worked.headersComplete)) return [];
      return [{ kind: 'field', name, worked: cut(then), failed: cut(now) }];
    }),
    ...cookies,
  ];
}

/** A field's value as far as it counts: of `Referer` the page's origin. */
function shown(name: string, headers: readonly Field[]): string | null {
  const value = fieldValue(headers, name);
  return value === null || name !== 'referer' ? value : (originOf(value) ?? value);
}

/** Names of cookies that only one of the two carried; those that are credentials are told as such. */
function cookieDifference(request: Exchange['request'], worked: WorkedCall): Difference[] {
  const credentials = new Set([...request.credentials, ...worked.credentials].filter(({ place }) => place === 'cookie').map(({ name }) => name));
  const namesIn = (headers: readonly Field[]): readonly string[] =>
    (fieldValue(headers, 'cookie') ?? '').split(';').map((pair) => (pair.split('=', 1)[0] ?? '').trim()).filter((name) => name !== '' && !name.startsWith(REDACTED_START) && !credentials.has(name));
  const [then, now] = [namesIn(worked.headers), namesIn(request.headers)];
  const gone = request.headersComplete ? then.filter((name) => !now.includes(name)) : [];
  const added = worked.headersComplete ? now.filter((name) => !then.includes(name)) : [];
  const list = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join('; '));
  return gone.length + added.length === 0 ? [] : [{ kind: 'field', name: 'cookie', worked: cut(list(gone)), failed: cut(list(added)) }];
}

function queryDifferences(now: string, then: string, credentials: readonly Credential[]): Difference[] {
  const parameters = (url: string): ReadonlyMap<string, string> => {
    const query = /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '';
    return new Map(query.split('&').filter((part) => part !== '').slice(0, 200).map((part) => (part.includes('=') ? [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] : [part, ''])));
  };
  const [mine, theirs] = [parameters(now), parameters(then)];
  const carried = new Set(credentials.filter(({ place }) => place === 'query').map(({ name }) => name));
  return [...new Set([...theirs.keys(), ...mine.keys()])]
    .filter((name) => !CHANGING.test(name) && !carried.has(name) && theirs.get(name) !== mine.get(name))
    .map((name) => ({ kind: 'query', name, worked: cut(theirs.get(name) ?? null), failed: cut(mine.get(name) ?? null) }));
}
