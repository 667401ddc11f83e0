/** The repair and the list of problems, on random exchanges: always proven, never unsafe, never more than is wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateCors } from '../../src/http/cors';
import { corsProblems } from '../../src/http/cors-problems';
import { applyRepair, repairCors } from '../../src/http/cors-repair';
import { firstFault } from '../../src/http/cors-walk';
import type { Exchange, Field, Hop } from '../../src/http/exchange';
import { exchange } from '../support/exchange';

const PAGE = 'https://app.example';
const API = 'https://api.tokenim.com';
const ORIGINS = [PAGE, PAGE, '*', null, 'null', '', `${PAGE}/`, 'http://app.example', `${PAGE}, ${PAGE}`, 'app.example', 'https://*.example', 'HTTPS://APP.EXAMPLE', 'https://b.example', '*, *', '"*"'];
const ALLOW_CREDENTIALS = ['true', 'true', null, 'True', '', 'false', 'true, true'];
const METHODS = ['PUT', 'PUT, DELETE', '*', null, '', 'put', 'GET;PUT', ', PUT ,', 'PUT, "a,b"', 'PATCH'];
const HEADERS = ['x-a', 'X-A, authorization', '*', null, '', 'x-a;x-b', 'authorization', ', x-a ,', '*, authorization'];
const STATUSES = [200, 204, 200, 301, 307, 304, 401, 403, 404, 500];
const TARGETS = [`${API}/final`, 'https://other.example/final', `${PAGE}/final`, 'https://user:pw@other.example/x', 'https://user:pw@api.tokenim.com/x', 'foo:bar', 'data:text/plain,x', '', '/relative'];

const fields = (...pairs: readonly (readonly [string, string | null])[]): Field[] => pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
const answer = fc.record({
  status: fc.constantFrom(...STATUSES),
  origin: fc.constantFrom(...ORIGINS),
  credentials: fc.constantFrom(...ALLOW_CREDENTIALS),
  methods: fc.constantFrom(...METHODS),
  headers: fc.constantFrom(...HEADERS),
  location: fc.constantFrom(...TARGETS),
  vary: fc.constantFrom(null, 'Accept', 'Origin', '*', 'accept-encoding, origin'),
});
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

const answered = ({ status, origin, credentials, location, vary }: Answer, more: readonly Field[] = []): NonNullable<Exchange['response']> => ({
  status,
  statusText: '',
  headers: [...fields(['Access-Control-Allow-Origin', origin], ['Access-Control-Allow-Credentials', credentials], ['Vary', vary], ['Location', status >= 300 && status < 400 ? location : null]), ...more],
  content: null,
});
const guard = (one: Answer, url: string, method: string, asked: readonly string[]): Exchange => ({
  ...exchange({ method: 'OPTIONS', url, origin: null, requestHeaders: { 'Access-Control-Request-Method': method, ...(asked.length === 0 ? {} : { 'Access-Control-Request-Headers': asked.join(',') }) } }),
  resourceType: 'preflight',
  response: answered(one, fields(['Access-Control-Allow-Methods', one.methods], ['Access-Control-Allow-Headers', one.headers])),
});

/** A refused fetch as an observer may have seen it, of up to two hops. */
const refused = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'patch', 'DELETE'),
    asked: fc.constantFrom([], ['x-a'], ['authorization', 'x-a']),
    origin: fc.constantFrom(PAGE, PAGE, PAGE, 'null'),
    cookie: fc.boolean(),
    first: fc.option(fc.record({ preflight: answer, response: answer })),
    preflight: fc.option(answer),
    response: fc.option(answer),
    secondUrl: fc.constantFrom(`${API}/final`, 'https://other.example/final'),
  })
  .map(({ method, asked, origin, cookie, first, preflight, response, secondUrl }): Exchange => {
    const headers = { ...(cookie ? { Cookie: 'sid=‹redacted›' } : {}), ...Object.fromEntries(asked.map((name) => [name, '1'])) };
    const url = first === null ? `${API}/api` : secondUrl;
    const base = exchange({ method, url, origin, requestHeaders: { Origin: origin, ...headers }, networkError: 'net::ERR_FAILED' });
    const hop: Hop[] = first === null ? [] : [{ request: { ...base.request, url: `${API}/api` }, response: { ...answered({ ...first.response, status: 307, location: secondUrl }) }, preflight: guard(first.preflight, `${API}/api`, method, asked) }];
    return { ...base, redirects: hop, response: response === null ? null : answered(response), preflight: preflight === null ? null : guard(preflight, url, method, asked) };
  });

describe('on random refusals', () => {
  test('each is repaired, the repair is proven, and nothing unsafe is in it', () => {
    let repaired = 0;
    fc.assert(
      fc.property(refused, (one) => {
        const { verdict, credentialsMode } = evaluateCors(one);
        const repair = repairCors(one);
        expect(repair === null).toBe(verdict === null);
        if (repair === null) return;
        repaired += 1;
        const proven = applyRepair(one, repair);
        if (!repair.call.some(({ kind }) => kind === 'give-page-an-origin')) {
          expect(firstFault(proven, false)).toBeNull();
          if (credentialsMode !== 'omit') expect(firstFault(proven, true)).toBeNull();
        }
        for (const { set, message, status } of repair.answers) {
          for (const { name, value } of set.filter((field) => field.name.toLowerCase() === 'access-control-allow-origin')) expect([name, value]).toEqual(['Access-Control-Allow-Origin', PAGE]);
          if (set.some(({ name }) => name === 'Access-Control-Allow-Origin')) expect(proven.response === null || set.some(({ name, value }) => name.toLowerCase() === 'vary' && /origin/i.test(value)) || /origin|\*/i.test(JSON.stringify(one))).toBe(true);
          if (status !== null) expect(message === 'preflight' ? 204 : 200).toBe(status);
        }
      }),
      { numRuns: 600 },
    );
    expect(repaired).toBeGreaterThan(300);
  }, 60_000);

  test('what is right is left alone: a repaired exchange needs no repair', () => {
    fc.assert(
      fc.property(refused, (one) => {
        const repair = repairCors(one);
        if (repair === null || repair.call.length > 0 || repair.credentialsMode === 'omit') return;
        expect(corsProblems({ ...applyRepair(one, repair), networkError: 'net::ERR_FAILED' })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('the first problem is the verdict', () => {
    fc.assert(
      fc.property(refused, (one) => {
        const { readings } = evaluateCors(one);
        const problems = corsProblems(one);
        expect(problems.length === 0).toBe(readings.length === 0);
        if (problems.length > 0) expect(readings.some(({ corsError, failedParameter, hop }) => corsError === problems[0]?.corsError && failedParameter === problems[0].failedParameter && hop === problems[0].hop)).toBe(true);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

test('the direct call of a redirect’s target asks first, though the redirected one did not', () => {
  const hop: Hop = {
    request: exchange({ method: 'POST', requestHeaders: { Authorization: '‹redacted›' } }).request,
    response: { status: 301, statusText: '', headers: fields(['Access-Control-Allow-Origin', PAGE], ['Location', 'https://other.example/final']), content: null },
    preflight: guard({ status: 204, origin: PAGE, credentials: null, methods: 'POST', headers: 'authorization', location: '', vary: null }, `${API}/api`, 'POST', ['authorization']),
  };
  const last = exchange({ url: 'https://other.example/final', requestHeaders: { Origin: 'null' }, networkError: 'net::ERR_FAILED', redirects: [hop], status: 200 });
  const repair = repairCors({ ...last, response: { status: 200, statusText: '', headers: [], content: null } });
  expect(repair?.call).toEqual([{ kind: 'call-url', url: 'https://other.example/final' }]);
  expect(repair?.answers.map(({ message, seen }) => [message, seen])).toEqual([['preflight', false], ['response', true]]);
  expect(repair?.answers[0]?.set).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Access-Control-Allow-Headers', value: 'authorization' })]));
});

test('the direct call of a redirect’s target asks for `Authorization`, which the redirect to another origin had dropped', () => {
  const hop: Hop = {
    request: exchange({ requestHeaders: { Authorization: '‹redacted›', 'X-Trace-Id': 'abc' } }).request,
    response: { status: 301, statusText: '', headers: fields(['Access-Control-Allow-Origin', PAGE], ['Location', 'https://other.example/final']), content: null },
    // Answered from the preflight cache.
    preflight: null,
  };
  const last = exchange({ url: 'https://other.example/final', requestHeaders: { Origin: 'null', 'X-Trace-Id': 'abc' }, networkError: 'net::ERR_FAILED', redirects: [hop], preflight: guard({ status: 204, origin: 'null', credentials: null, methods: 'GET', headers: 'x-trace-id', location: '', vary: null }, 'https://other.example/final', 'GET', ['x-trace-id']) });
  const repair = repairCors({ ...last, response: { status: 200, statusText: '', headers: [], content: null } });
  expect(repair?.call).toEqual([{ kind: 'call-url', url: 'https://other.example/final' }]);
  expect(repair?.answers.find(({ message }) => message === 'preflight')?.set.find(({ name }) => name === 'Access-Control-Allow-Headers')?.value).toBe('x-trace-id, authorization');
});

test('a `Range` that DevTools shows as the network stack wrote it may have needed a preflight: the unseen one is allowed as well', () => {
  const response = { status: 302, statusText: '', headers: fields(['Access-Control-Allow-Origin', `${PAGE} https://b.example`], ['Location', 'https://other.example/final']), content: null };
  const refused = { ...exchange({ requestHeaders: { Origin: PAGE, Range: 'bytes=0-5' }, networkError: 'net::ERR_FAILED' }), response };
  const preflight = repairCors(refused)?.answers.find(({ message, url }) => message === 'preflight' && url === 'https://other.example/final');
  expect(preflight).toMatchObject({ seen: false, set: expect.arrayContaining([expect.objectContaining({ name: 'Access-Control-Allow-Headers', value: 'range' })]) as unknown });
});

test('a redirect to where no fetch can go is mended also where the call is to be made directly', () => {
  const hop: Hop = { request: exchange({ requestHeaders: { Origin: PAGE } }).request, response: { status: 303, statusText: '', headers: fields(['Access-Control-Allow-Origin', PAGE], ['Location', `${PAGE}/own`]), content: null }, preflight: null };
  const last = exchange({ url: `${PAGE}/own`, requestHeaders: { Origin: 'null' }, networkError: 'net::ERR_FAILED', redirects: [hop] });
  const repair = repairCors({ ...last, response: { status: 302, statusText: '', headers: fields(['Access-Control-Allow-Origin', 'null'], ['Location', 'wss://api.tokenim.com/']), content: null } });
  expect(repair?.call).toEqual([{ kind: 'call-url', url: `${PAGE}/own` }]);
  expect(repair?.answers).toEqual([expect.objectContaining({ message: 'response', status: 200, remove: ['location'] })]);
});
