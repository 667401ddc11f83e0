/** Two calls laid side by side, field by field: what was asked, with which credentials, and what came back. Differences first. Pure. */
import { isTold } from '../http/dates';
import { REDACTED, type Credential, type Exchange, type Field } from '../http/exchange';
import { originOf, pathOf } from '../http/origin';
import { differsByNature } from './differences';
import { describeCredential, lasts, spotOf } from './same-credential';

/** Where a line belongs. The names within `call`, `answer` and `preflight` are ids, those within the others are as observed. */
export type SideGroup = 'call' | 'query' | 'credential' | 'request-field' | 'preflight' | 'answer' | 'answer-field' | 'time';
export const CALL_PARTS = ['method', 'scheme', 'host', 'path', 'page', 'body-type'] as const;
export const PREFLIGHT_PARTS = ['preflight-status', 'preflight-method', 'preflight-fields', 'preflight-allow-origin', 'preflight-allow-methods', 'preflight-allow-headers', 'preflight-allow-credentials'] as const;
export const ANSWER_PARTS = ['status', 'error', 'redirects', 'address'] as const;
export const TIME_PARTS = ['started', 'took'] as const;
export type SidePart = (typeof CALL_PARTS)[number] | (typeof PREFLIGHT_PARTS)[number] | (typeof ANSWER_PARTS)[number] | (typeof TIME_PARTS)[number];

/** A value; null: it was not there · `unseen`: whoever recorded the call may not have seen it. */
export type SideValue = { readonly text: string } | { readonly text: null; readonly unseen: boolean };

/** `nature`: they differ as such values do from call to call · `unknown`: one of them was not seen, or both are hidden in a way that says nothing. */
export type SideRelation = 'different' | 'unknown' | 'nature' | 'same';

export interface SideRow {
  readonly group: SideGroup;
  /** Name of the field, parameter or credential; null where `part` names the line. */
  readonly name: string | null;
  readonly part: SidePart | null;
  readonly values: readonly [SideValue, SideValue];
  readonly relation: SideRelation;
}

type Two<T> = readonly [T, T];
const both = <T, R>([a, b]: Two<T>, of: (one: T) => R): Two<R> => [of(a), of(b)];
const RELATIONS: readonly SideRelation[] = ['different', 'unknown', 'nature', 'same'];
const RANK: ReadonlyMap<SideRelation, number> = new Map(RELATIONS.map((relation, place) => [relation, place]));
const ABSENT: SideValue = { text: null, unseen: false };
const UNSEEN: SideValue = { text: null, unseen: true };
const valueOf = (text: string | null, seen = true): SideValue => (text === null ? (seen ? ABSENT : UNSEEN) : { text });

/** All lines of which at least one side has something: those that differ, those of which it is not known, those that differ by nature, those that are the same. */
export function sideBySide(first: Exchange, second: Exchange): readonly SideRow[] {
  const calls: Two<Exchange> = [first, second];
  const rows = [...callRows(calls), ...credentialRows(calls), ...queryRows(calls), ...requestRows(calls), ...preflightRows(calls), ...answerRows(calls), ...timeRows(calls)];
  return rows.toSorted((a, b) => (RANK.get(a.relation) ?? 0) - (RANK.get(b.relation) ?? 0));
}

/** A pseudonym tells whether two hidden values are one; without it nothing does. */
function relationOf([a, b]: Two<SideValue>, byNature = false): SideRelation {
  if ((a.text === null && a.unseen) || (b.text === null && b.unseen)) return 'unknown';
  if (a.text === b.text) return a.text?.includes(REDACTED) === true ? 'unknown' : 'same';
  return byNature ? 'nature' : 'different';
}

function line(group: SideGroup, key: { readonly part: SidePart } | { readonly name: string }, values: Two<SideValue>, relation = relationOf(values)): SideRow[] {
  if (values.every(({ text }) => text === null)) return [];
  return [{ group, name: 'name' in key ? key.name : null, part: 'part' in key ? key.part : null, values, relation }];
}

function parts(group: SideGroup, calls: Two<Exchange>, of: { readonly [P in SidePart]?: (call: Exchange) => string | null }): SideRow[] {
  return (Object.entries(of) as [SidePart, (call: Exchange) => string | null][]).flatMap(([part, read]) => line(group, { part }, both(calls, (call) => valueOf(read(call)))));
}

function callRows(calls: Two<Exchange>): SideRow[] {
  const schemeOf = (url: string): string | null => /^([a-z][a-z0-9+.-]{0,20}):/i.exec(url)?.[1]?.toLowerCase() ?? null;
  return [
    ...parts('call', calls, {
      method: ({ request }) => request.method,
      scheme: ({ request }) => schemeOf(request.url),
      host: ({ request }) => (schemeOf(request.url) === null ? null : (originOf(request.url)?.replace(/^[^/]{0,30}\/\//, '') ?? null)),
      path: ({ request }) => pathOf(request.url).split('?')[0] ?? '',
    }),
    // No page is known: that is not "no page".
    ...line('call', { part: 'page' }, both(calls, ({ origin }) => valueOf(origin, false))),
    ...parts('call', calls, { 'body-type': ({ request }) => request.postData?.mimeType ?? null }),
  ];
}

function queryRows(calls: Two<Exchange>): SideRow[] {
  const carried = new Set(calls.flatMap(({ request }) => request.credentials.filter(({ place }) => place === 'query').map(({ name }) => name)));
  const parameters = both(calls, ({ request: { url } }) => {
    const query = /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '';
    const found = new Map<string, string>();
    for (const part of query.split('&').filter((one) => one !== '').slice(0, 200)) {
      const at = part.includes('=') ? part.indexOf('=') : part.length;
      const name = part.slice(0, at);
      found.set(name, found.has(name) ? `${found.get(name)}, ${part.slice(at + 1)}` : part.slice(at + 1));
    }
    return found;
  });
  return namesOf(both(parameters, (one) => [...one.keys()]))
    .filter((name) => !carried.has(name))
    .flatMap((name) => line('query', { name }, both(parameters, (one) => valueOf(one.get(name) ?? null))));
}

function namesOf([a, b]: Two<readonly string[]>): readonly string[] {
  return [...new Set([...a, ...b])];
}

function credentialRows(calls: Two<Exchange>): SideRow[] {
  const bySpot = both(calls, ({ request }) => new Map(request.credentials.map((credential) => [spotOf(credential), credential])));
  return namesOf(both(bySpot, (one) => [...one.keys()])).flatMap((spot) => {
    const pair = both(bySpot, (one) => one.get(spot) ?? null);
    const values: Two<SideValue> = [0, 1].map((side) => {
      const credential = pair[side as 0 | 1];
      // The query is in the URL, which everybody sees.
      return valueOf(credential === null ? null : describeCredential(credential), calls[side as 0 | 1].request.headersComplete || spot.startsWith('query:'));
    }) as unknown as Two<SideValue>;
    return line('credential', { name: pair[0]?.name ?? pair[1]?.name ?? spot }, values, credentialRelation(pair, values));
  });
}

function credentialRelation([a, b]: Two<Credential | null>, values: Two<SideValue>): SideRelation {
  if (a === null || b === null) return relationOf(values);
  const form = ({ scheme, kind, faults }: Credential): string => `${scheme?.toLowerCase() ?? ''} ${kind} ${faults.join()}`;
  if (form(a) !== form(b)) return 'different';
  if (!lasts(a) || !lasts(b)) return a.fingerprint !== null && a.fingerprint === b.fingerprint ? 'same' : 'nature';
  if (a.fingerprint === null || b.fingerprint === null) return 'unknown';
  return a.fingerprint === b.fingerprint ? 'same' : 'different';
}

/** Values of one name, in their order (RFC 9110, 5.3). */
function fieldMap(headers: readonly Field[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    found.set(key, found.has(key) ? `${found.get(key)}, ${value}` : value);
  }
  return found;
}

function requestRows(calls: Two<Exchange>): SideRow[] {
  const fields = both(calls, ({ request }) => fieldMap(request.headers));
  const carried = new Set(calls.flatMap(({ request }) => request.credentials.filter(({ place }) => place === 'header').map(({ name }) => name.toLowerCase())));
  return namesOf(both(fields, (one) => [...one.keys()]))
    .filter((name) => !carried.has(name))
    .flatMap((name) => {
      const values: Two<SideValue> = [valueOf(fields[0].get(name) ?? null, calls[0].request.headersComplete), valueOf(fields[1].get(name) ?? null, calls[1].request.headersComplete)];
      return line('request-field', { name }, values, relationOf(values, differsByNature(name) && name !== 'origin' && name !== 'host' && name !== 'cookie'));
    });
}

function preflightRows(calls: Two<Exchange>): SideRow[] {
  const field = (headers: readonly Field[] | undefined, name: string): string | null => fieldMap(headers ?? []).get(name) ?? null;
  const asked = (name: string) => (preflight: Exchange): string | null => field(preflight.request.headers, name);
  const answered = (name: string) => (preflight: Exchange): string | null => field(preflight.response?.headers, name);
  const read: { readonly [P in (typeof PREFLIGHT_PARTS)[number]]: (preflight: Exchange) => string | null } = {
    'preflight-status': ({ response, networkError }) => (response === null ? networkError : String(response.status)),
    'preflight-method': asked('access-control-request-method'),
    'preflight-fields': asked('access-control-request-headers'),
    'preflight-allow-origin': answered('access-control-allow-origin'),
    'preflight-allow-methods': answered('access-control-allow-methods'),
    'preflight-allow-headers': answered('access-control-allow-headers'),
    'preflight-allow-credentials': answered('access-control-allow-credentials'),
  };
  // A preflight that is not in the record may have been there, or may have been kept from an earlier call.
  return PREFLIGHT_PARTS.flatMap((part) => line('preflight', { part }, both(calls, ({ preflight }) => (preflight === null ? UNSEEN : valueOf(read[part](preflight))))));
}

/** Of an answer: made anew for each, whatever was asked. */
const ANSWER_BY_NATURE = /^(?:date|age|etag|last-modified|expires|content-length|set-cookie|connection|keep-alive|server-timing|cf-ray|report-to|nel|content-security-policy(?:-report-only)?|x-(?:runtime|response-time|timer|amz-cf-id|amz-id-2|amzn-trace-id))$|ratelimit-(?:remaining|reset)|(?:request|trace|correlation|span)-?id/i;

function answerRows(calls: Two<Exchange>): SideRow[] {
  const fields = both(calls, ({ response }) => (response === null ? null : fieldMap(response.headers)));
  return [
    ...line('answer', { part: 'status' }, both(calls, ({ response }) => valueOf(response === null ? null : `${response.status} ${response.statusText}`.trim())), calls[0].response?.status === calls[1].response?.status ? 'same' : 'different'),
    ...parts('answer', calls, { error: ({ networkError }) => networkError, redirects: ({ redirects }) => (redirects.length === 0 ? null : redirects.map(({ response }) => response.status).join(', ')) }),
    ...line('answer', { part: 'address' }, both(calls, ({ serverIPAddress }) => valueOf(serverIPAddress, false))),
    ...namesOf(both(fields, (one) => [...(one?.keys() ?? [])])).flatMap((name) => {
      const values = both(fields, (one) => valueOf(one?.get(name) ?? null, one !== null));
      return line('answer-field', { name }, values, relationOf(values, ANSWER_BY_NATURE.test(name)));
    }),
  ];
}

function timeRows(calls: Two<Exchange>): SideRow[] {
  // A transcript without a date begins at the epoch.
  const started = both(calls, ({ startedDateTime }) => valueOf(isTold(startedDateTime) ? startedDateTime : null, false));
  const took = both(calls, ({ time }) => valueOf(time === null ? null : `${Math.round(time)} ms`, false));
  return [...line('time', { part: 'started' }, started, relationOf(started, true)), ...line('time', { part: 'took' }, took, relationOf(took, true))];
}
