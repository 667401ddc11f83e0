/** Random fetches of up to two hops, as an observer may have seen them: every CORS field right, missing or wrong in some way. For property tests. */
import fc from 'fast-check';
import type { Exchange, Field, Hop } from '../../src/http/exchange';
import { exchange } from './exchange';

export const PAGE = 'https://app.example';
export const API = 'https://api.tokenim.com';

const answer = fc.record({
  status: fc.constantFrom(200, 204, 200, 301, 307, 304, 401, 403, 404, 500),
  origin: fc.constantFrom(PAGE, PAGE, '*', null, 'null', '', `${PAGE}/`, `${PAGE}, ${PAGE}`, 'app.example', 'https://*.example', 'HTTPS://APP.EXAMPLE', 'https://b.example', '*, *'),
  credentials: fc.constantFrom('true', 'true', null, 'True', '', 'true, true'),
  methods: fc.constantFrom('PUT', 'PUT, DELETE', '*', null, '', 'put', 'GET;PUT', ', PUT ,', 'PUT, "a,b"', 'PATCH'),
  headers: fc.constantFrom('x-a', 'X-A, authorization', '*', null, '', 'x-a;x-b', 'authorization', ', x-a ,', '*, authorization'),
  location: fc.constantFrom(`${API}/final`, 'https://other.example/final?q=secret', `${PAGE}/final`, 'https://user:pw@other.example/x', 'https://user:pw@api.tokenim.com/x', 'foo:bar', 'data:text/plain,x', '', '/relative'),
});
type Answer = (typeof answer extends fc.Arbitrary<infer T> ? Omit<T, 'location'> : never) & { readonly location: string };

const fields = (...pairs: readonly (readonly [string, string | null])[]): Field[] => pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
const answered = ({ status, origin, credentials, location }: Answer, more: readonly Field[] = []): NonNullable<Exchange['response']> => ({
  status,
  statusText: '',
  headers: [...fields(['Access-Control-Allow-Origin', origin], ['Access-Control-Allow-Credentials', credentials], ['Location', status >= 300 && status < 400 ? location : null]), ...more],
  content: null,
});
const guard = (one: Answer, url: string, method: string, asked: readonly string[]): Exchange => ({
  ...exchange({ method: 'OPTIONS', url, origin: null, requestHeaders: { 'Access-Control-Request-Method': method, ...(asked.length === 0 ? {} : { 'Access-Control-Request-Headers': asked.join(',') }) } }),
  resourceType: 'preflight',
  response: answered(one, fields(['Access-Control-Allow-Methods', one.methods], ['Access-Control-Allow-Headers', one.headers])),
});

/** Most of them refused by CORS, some let pass. */
export const anyFetch: fc.Arbitrary<Exchange> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'patch', 'DELETE'),
    asked: fc.constantFrom([], ['x-a'], ['authorization', 'x-a']),
    origin: fc.constantFrom(PAGE, PAGE, PAGE, 'null'),
    cookie: fc.boolean(),
    networkError: fc.constantFrom('net::ERR_FAILED', 'net::ERR_FAILED', 'net::ERR_FAILED', 'NS_ERROR_DOM_BAD_URI', null),
    first: fc.option(fc.record({ preflight: fc.option(answer), response: answer })),
    preflight: fc.option(answer),
    response: fc.option(answer),
    firstUrl: fc.constantFrom(`${API}/api`, `${PAGE}/api`),
    secondUrl: fc.constantFrom(`${API}/final`, 'https://other.example/final', `${PAGE}/final`),
  })
  .map(({ method, asked, origin, cookie, networkError, first, preflight, response, firstUrl, secondUrl }): Exchange => {
    const headers = { ...(cookie ? { Cookie: 'sid=‹redacted›' } : {}), ...Object.fromEntries(asked.map((name) => [name, '1'])) };
    const url = first === null ? `${API}/api` : secondUrl;
    const base = exchange({ method, url, origin, requestHeaders: headers, networkError });
    // The last server of a redirected fetch is told what the browser tells it, which is not always the page's origin.
    const request = { ...base.request, headers: base.request.headers.filter(({ name }) => name !== 'Origin' || first === null) };
    const hop: Hop[] = first === null ? [] : [{ request: { ...base.request, url: firstUrl }, response: answered({ ...first.response, status: 307, location: secondUrl }), preflight: first.preflight === null ? null : guard(first.preflight, firstUrl, method, asked) }];
    return { ...base, request, redirects: hop, response: response === null ? null : answered(response), preflight: preflight === null ? null : guard(preflight, url, method, asked) };
  });
