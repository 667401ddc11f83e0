/** The report on CORS: every problem with what was sent and wanted, and the facts around it; plain JSON; silent where there is nothing to say. */
import { describe, expect, test } from 'vitest';
import { corsReport } from '../../src/http/cors-report';
import { cacheFacts, hiddenFields, nullOrigin, preflightFacts } from '../../src/http/cors-facts';
import type { Exchange } from '../../src/http/exchange';
import { exchange, preflight, type ExchangeFacts, type Headers } from '../support/exchange';

const PAGE = 'https://app.example';
const refused = (facts: ExchangeFacts): Exchange => exchange({ status: 200, networkError: 'net::ERR_FAILED', ...facts });
const stopped = (answer: ExchangeFacts & { readonly requestedHeaders?: string }, facts: ExchangeFacts = {}): Exchange =>
  exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', ...answer }), ...facts });
const without = (...names: readonly string[]): Headers => Object.fromEntries(names.map((name) => [name, []]));

describe('problems', () => {
  test('all of them, in the order of the browser, each with its place and values', () => {
    const report = corsReport(
      stopped({ status: 403, requestedHeaders: 'authorization,x-trace', responseHeaders: { 'Access-Control-Allow-Origin': 'http://app.example', 'Access-Control-Allow-Methods': 'GET', 'Access-Control-Allow-Headers': 'content-type' } }),
    );
    expect(report?.problems.map(({ rule, place, sent, wanted, status }) => [place.message, rule, sent, wanted, status])).toEqual([
      ['preflight', 'allow-origin-mismatch', 'http://app.example', PAGE, 403],
      ['preflight', 'allow-credentials', null, 'true', 403],
      ['preflight', 'preflight-status', null, null, 403],
      ['preflight', 'method-not-allowed', 'GET', 'PUT', 403],
      ['preflight', 'headers-not-allowed', 'content-type', 'authorization, x-trace', 403],
    ]);
    expect(report?.problems.map(({ onlyWithCredentials }) => onlyWithCredentials)).toEqual([false, true, false, false, false]);
    expect(report?.problems[0]?.differences).toEqual(['scheme']);
    expect(report?.repair?.answers.map(({ message, seen }) => [message, seen])).toEqual([['preflight', true], ['response', false]]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
  test('two readings, where the credentials mode cannot be told', () => {
    const report = corsReport(stopped({ responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET' } }));
    expect(report?.readings.map(({ credentialsMode, corsError }) => [credentialsMode, corsError])).toEqual([
      ['omit', 'MethodDisallowedByPreflightResponse'],
      ['include', 'PreflightWildcardOriginNotAllowed'],
    ]);
    expect(report?.problems.map(({ rule, onlyWithCredentials }) => [rule, onlyWithCredentials])).toContainEqual(['allow-origin-wildcard', true]);
  });
  test('a list, two fields and a broken list say what stands there', () => {
    const problem = (value: string | readonly string[]) => corsReport(refused({ responseHeaders: { 'Access-Control-Allow-Origin': value } }))?.problems[0];
    expect(problem(`${PAGE}, https://b.example`)).toMatchObject({ rule: 'allow-origin-multiple', lines: 1, listsOrigin: true, differences: ['list'] });
    expect(problem([PAGE, '*'])).toMatchObject({ rule: 'allow-origin-multiple', lines: 2, listsOrigin: true, differences: ['two-fields'] });
    expect(problem('https://*.example')).toMatchObject({ differences: ['pattern'] });
    expect(problem('app.example')).toMatchObject({ rule: 'allow-origin-invalid', differences: ['scheme-missing'] });
    const broken = corsReport(stopped({ responseHeaders: { 'Access-Control-Allow-Methods': 'GET; PUT (all)' } }))?.problems.find(({ rule }) => rule === 'allow-methods-invalid');
    expect(broken).toMatchObject({ bad: ['GET; PUT (all)'], wanted: 'GET, PUT, all' });
  });
  test('the error behind it', () => {
    expect(corsReport(refused({ status: 401, responseHeaders: without('Access-Control-Allow-Origin') }))?.hiddenStatus).toBe(401);
    expect(corsReport(refused({ responseHeaders: without('Access-Control-Allow-Origin') }))?.hiddenStatus).toBeNull();
  });
  test('nothing, where CORS does not apply or nothing is wrong or hidden', () => {
    expect(corsReport(exchange({ status: 200 }))).toBeNull();
    expect(corsReport(exchange({ origin: 'https://api.tokenim.com', responseHeaders: { 'X-Request-Id': '1' } }))).toBeNull();
    expect(corsReport(exchange({ mode: 'no-cors', responseHeaders: { 'X-Request-Id': '1' } }))).toBeNull();
    expect(corsReport(exchange({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' }))).toBeNull();
  });
});

describe('the preflight', () => {
  test.each<readonly [name: string, one: Exchange, source: string | undefined, reasons: readonly string[]]>([
    ['seen', stopped({ requestedHeaders: 'authorization' }), 'seen', ['method', 'name']],
    ['a simple call', refused({ requestHeaders: { Accept: '*/*' } }), 'not-needed', []],
    ['remembered', exchange({ method: 'DELETE' }), 'cache', ['method']],
    ['nothing seen', exchange({ method: 'DELETE', status: null, networkError: 'net::ERR_FAILED' }), 'unseen', ['method']],
    ['a content type', exchange({ method: 'POST', requestHeaders: { 'Content-Type': 'application/json' } }), 'cache', ['content-type']],
    ['a long value', exchange({ requestHeaders: { Accept: 'a'.repeat(129) } }), 'cache', ['length']],
    ['a byte', exchange({ requestHeaders: { 'Accept-Language': 'de"' } }), 'cache', ['bytes']],
    ['a range', exchange({ requestHeaders: { Range: 'bytes=0-1,4-5' } }), 'cache', ['range']],
    ['an upload that is listened to', exchange({ method: 'POST', preflight: preflight({ requestMethod: 'POST' }) }), 'seen', ['upload']],
    ['the same origin', exchange({ origin: 'https://api.tokenim.com', method: 'PUT' }), undefined, []],
  ])('%s', (_name, one, source, reasons) => {
    const facts = preflightFacts(one);
    expect(facts?.source).toBe(source);
    expect((facts?.reasons ?? []).map((reason) => (reason.kind === 'field' ? reason.because : reason.kind))).toEqual(reasons);
  });
  test.each([[undefined, 5], ['600', 600], ['86400', 7200], ['0', 0], ['-1', 0], ['ten', 5]] as const)('Access-Control-Max-Age: %s is remembered for %d s', (value, seconds) => {
    expect(preflightFacts(stopped({ responseHeaders: value === undefined ? {} : { 'Access-Control-Max-Age': value } }))?.rememberedSeconds).toBe(seconds);
  });
});

describe('fields that the page cannot read', () => {
  const fields = { 'Retry-After': '30', 'X-Request-Id': 'r1', 'RateLimit-Limit': '60', 'Content-Type': 'text/plain', 'X-Powered-By': 'x' };
  test.each<readonly [expose: string | null, cookie: boolean, hidden: readonly string[] | null, wanted: string | null]>([
    [null, false, ['Retry-After', 'X-Request-Id', 'RateLimit-Limit'], 'Retry-After, X-Request-Id, RateLimit-Limit'],
    ['x-request-id', false, ['Retry-After', 'RateLimit-Limit'], 'x-request-id, Retry-After, RateLimit-Limit'],
    ['*', false, null, null],
    ['*', true, ['Retry-After', 'X-Request-Id', 'RateLimit-Limit'], 'Retry-After, X-Request-Id, RateLimit-Limit'],
    ['retry-after, x-request-id, ratelimit-limit', false, null, null],
  ])('Access-Control-Expose-Headers: %s, cookie %s', (expose, cookie, hidden, wanted) => {
    const found = hiddenFields(
      exchange({ status: 429, requestHeaders: cookie ? { Cookie: 'a=‹redacted›' } : {}, responseHeaders: { ...fields, ...(cookie ? { 'Access-Control-Allow-Credentials': 'true' } : {}), ...(expose === null ? {} : { 'Access-Control-Expose-Headers': expose }) } }),
    );
    expect(found?.names ?? null).toEqual(hidden);
    expect(found?.expose ?? null).toBe(wanted);
  });
  test('not of an answer to the page’s own origin, and not the date alone', () => {
    expect(hiddenFields(exchange({ origin: 'https://api.tokenim.com', responseHeaders: fields }))).toBeNull();
    expect(hiddenFields(exchange())).toBeNull();
  });
});

describe('caches', () => {
  test.each<readonly [name: string, facts: ExchangeFacts, fragile: boolean | null, madeFor: string | null]>([
    ['may be stored', { responseHeaders: { 'Cache-Control': 'max-age=60' } }, true, null],
    ['may be stored, guessed', { status: 200, responseHeaders: { 'Last-Modified': 'Sat, 21 Nov 2026 10:00:00 GMT' } }, true, null],
    ['varies by origin', { responseHeaders: { 'Cache-Control': 'max-age=60', Vary: 'Accept, origin' } }, null, null],
    ['varies by all', { responseHeaders: { 'Cache-Control': 'max-age=60', Vary: '*' } }, null, null],
    ['is not stored', { responseHeaders: { 'Cache-Control': 'no-store, max-age=60' } }, null, null],
    ['has no lifetime', {}, null, null],
    ['ends at once', { responseHeaders: { 'Cache-Control': 'max-age=0', 'Last-Modified': 'x' } }, null, null],
    ['allows everyone', { responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'max-age=60' } }, null, null],
    ['is no GET', { method: 'POST', responseHeaders: { 'Cache-Control': 'max-age=60' } }, null, null],
    ['made for another origin, by a cache’s word', { status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example', 'X-Cache': 'HIT from edge' } }, false, 'another-origin'],
    ['made for another origin, by its age', { status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example', Age: '12', 'Cache-Control': 'max-age=60' } }, true, 'another-origin'],
    ['just made for another origin', { status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example', Age: '0', 'X-Cache': 'MISS' } }, null, null],
    ['made without an origin', { status: 200, networkError: 'net::ERR_FAILED', fromCache: true, responseHeaders: { 'Access-Control-Allow-Origin': [] } }, false, 'no-origin'],
  ])('%s', (_name, facts, fragile, madeFor) => {
    const found = cacheFacts(exchange(facts));
    expect(found?.fragile ?? null).toBe(fragile);
    expect(found?.madeFor ?? null).toBe(madeFor);
  });
});

describe('Origin: null', () => {
  const hop = exchange({ url: 'https://mid.example/go', status: 302, responseHeaders: { Location: 'https://api.tokenim.com/v1/messages' } });
  const redirects = [{ request: hop.request, response: hop.response ?? expect.fail(), preflight: null }];
  test('lost in a redirect', () => {
    expect(nullOrigin(refused({ requestHeaders: { Origin: 'null' }, redirects }))).toEqual({ source: 'redirect', url: 'https://mid.example/go' });
    expect(corsReport(refused({ requestHeaders: { Origin: 'null' }, responseHeaders: without('Access-Control-Allow-Origin'), redirects }))?.repair?.call).toEqual([{ kind: 'call-url', url: 'https://api.tokenim.com/v1/messages' }]);
  });
  test('of a frame, of something that is not told, of none', () => {
    expect(nullOrigin(refused({ origin: 'null', initiator: 'frame' }))?.source).toBe('frame');
    expect(nullOrigin(refused({ origin: 'null' }))?.source).toBe('unknown');
    expect(nullOrigin(refused({}))).toBeNull();
  });
  test('is never proposed to be allowed', () => {
    const report = corsReport(refused({ origin: 'null', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example' } }));
    expect(report?.repair).toMatchObject({ answers: [], call: [{ kind: 'give-page-an-origin' }], unsafe: ['null-origin'] });
    expect(report?.problems[0]).toMatchObject({ wanted: null, differences: ['page-null'] });
  });
});

test('fields of the given-up private network access are named', () => {
  expect(corsReport(stopped({ responseHeaders: { 'Access-Control-Allow-Private-Network': 'true' } }))?.obsoleteFields).toEqual(['Access-Control-Allow-Private-Network']);
});
