/** Tables for the CORS protocol. The words and parameters are those that Chromium reports for the same fields. */
import { describe, expect, test } from 'vitest';
import { checkAccess, evaluateCors } from '../../src/http/cors';
import { originDifference } from '../../src/http/origin-difference';
import type { Exchange, Field } from '../../src/http/exchange';
import { exchange, preflight, type ExchangeFacts } from '../support/exchange';

const PAGE = 'https://app.example';
const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';
const METHODS = 'Access-Control-Allow-Methods';
const HEADERS = 'Access-Control-Allow-Headers';
const REFUSED = { networkError: 'net::ERR_FAILED' } as const;

const fields = (...values: readonly string[]): Field[] => values.map((value) => ({ name: ORIGIN, value }));
/** The answer as it is sent when Access-Control-Allow-Origin is missing. */
function without(one: Exchange): Exchange {
  return { ...one, response: one.response === null ? null : { ...one.response, headers: one.response.headers.filter(({ name }) => name !== ORIGIN) } };
}
const hop = (facts: ExchangeFacts): Exchange['redirects'][number] => {
  const { request, response, preflight: guard } = exchange(facts);
  if (response === null) throw new Error('a hop has an answer');
  return { request, response, preflight: guard };
};

describe('the CORS check of one answer', () => {
  test.each([
    [[], false, 'MissingAllowOriginHeader', null],
    [['*'], false, null, null],
    [['*'], true, 'WildcardOriginNotAllowed', null],
    [[PAGE], false, null, null],
    [[''], false, 'InvalidAllowOriginValue', ''],
    [['null'], false, 'AllowOriginMismatch', 'null'],
    [['NULL'], false, 'InvalidAllowOriginValue', 'NULL'],
    [['app.example'], false, 'InvalidAllowOriginValue', 'app.example'],
    [['**'], false, 'InvalidAllowOriginValue', '**'],
    // Bytes beyond ASCII, one character each: no UTF-8, and UTF-8.
    [['https://b\u00fccher.example'], false, 'InvalidAllowOriginValue', ''],
    [['https://b\u00c3\u00bccher.example'], false, 'AllowOriginMismatch', 'https://bücher.example'],
    [['https://*.example'], false, 'AllowOriginMismatch', 'https://*.example'],
    [['https://app.example/'], false, 'AllowOriginMismatch', 'https://app.example/'],
    [['HTTPS://app.example'], false, 'AllowOriginMismatch', 'HTTPS://app.example'],
    [[PAGE, PAGE], false, 'MultipleAllowOriginValues', `${PAGE}, ${PAGE}`],
    [['*', '*'], false, 'MultipleAllowOriginValues', '*, *'],
    [[`${PAGE},`], false, 'MultipleAllowOriginValues', `${PAGE},`],
    [[`${PAGE} https://b.example`], true, 'MultipleAllowOriginValues', `${PAGE} https://b.example`],
    [[PAGE], true, 'InvalidAllowCredentials', ''],
  ] as const)('%j with credentials %s: %s', (values, credentials, corsError, failedParameter) => {
    expect(checkAccess(fields(...values), PAGE, credentials)).toEqual(corsError === null ? null : { corsError, failedParameter });
  });

  test.each(['True', 'TRUE', '1', '', 'true, true'])('credentials allowed by %j: refused', (value) => {
    const headers = [...fields(PAGE), { name: CREDENTIALS, value }];
    expect(checkAccess(headers, PAGE, true)).toEqual({ corsError: 'InvalidAllowCredentials', failedParameter: value });
  });

  test('an opaque origin is named `null`', () => {
    expect(checkAccess(fields('null'), 'null', false)).toBeNull();
  });
});

describe('the preflight', () => {
  const asked = (method: string, headers: Record<string, string>, requestedHeaders?: string, status = 204): Exchange =>
    exchange({
      method,
      status: null,
      ...REFUSED,
      preflight: preflight({ status, requestMethod: method, ...(requestedHeaders === undefined ? {} : { requestedHeaders }), responseHeaders: { [CREDENTIALS]: 'true', ...headers } }),
    });
  test.each([
    ['PUT', { [METHODS]: 'GET, PUT' }, undefined, null, null],
    ['PUT', { [METHODS]: ' GET ,, PUT ,' }, undefined, null, null],
    ['PUT', { [METHODS]: 'put' }, undefined, 'MethodDisallowedByPreflightResponse', 'PUT'],
    ['patch', { [METHODS]: 'PATCH' }, undefined, 'MethodDisallowedByPreflightResponse', 'patch'],
    ['PUT', {}, undefined, 'MethodDisallowedByPreflightResponse', 'PUT'],
    ['PUT', { [METHODS]: 'GET; PUT' }, undefined, 'InvalidAllowMethodsPreflightResponse', null],
    ['PUT', { [METHODS]: '"PUT"' }, undefined, 'InvalidAllowMethodsPreflightResponse', null],
    ['POST', { [HEADERS]: 'x-a' }, 'x-a', null, null],
    ['GET', { [HEADERS]: 'X-A' }, 'x-a', null, null],
    ['HEAD', { [HEADERS]: 'x-b' }, 'x-a', 'HeaderDisallowedByPreflightResponse', 'x-a'],
    ['GET', { [HEADERS]: 'x-a x-b' }, 'x-a', 'InvalidAllowHeadersPreflightResponse', null],
    ['PUT', { [METHODS]: 'GET', [HEADERS]: '' }, 'x-a', 'MethodDisallowedByPreflightResponse', 'PUT'],
  ] as const)('%s answered with %j, asked for %s: %s', (method, headers, requestedHeaders, corsError, failedParameter) => {
    const { verdict } = evaluateCors(asked(method, headers, requestedHeaders));
    expect(verdict === null ? null : verdict.corsError).toBe(corsError);
    expect(verdict === null ? null : verdict.failedParameter).toBe(failedParameter);
  });

  test('all missing fields are told, not only the first', () => {
    expect(evaluateCors(asked('PUT', { [METHODS]: 'PUT' }, 'authorization,x-trace')).verdict?.missingHeaders).toEqual(['authorization', 'x-trace']);
  });

  test.each([[200, null], [299, null], [304, 'PreflightInvalidStatus'], [300, 'PreflightInvalidStatus'], [401, 'PreflightInvalidStatus'], [500, 'PreflightInvalidStatus']] as const)('status %i: %s', (status, corsError) => {
    expect(evaluateCors(asked('PUT', { [METHODS]: 'PUT', Location: '/x' }, undefined, status)).verdict?.corsError ?? null).toBe(corsError);
  });

  test.each([301, 302, 303, 307, 308])('a redirect %i', (status) => {
    expect(evaluateCors(asked('PUT', { Location: '/x' }, undefined, status)).verdict?.corsError).toBe('PreflightDisallowedRedirect');
    expect(evaluateCors(asked('PUT', { Location: '' }, undefined, status)).verdict?.corsError).toBe('PreflightInvalidStatus');
  });

  test('`*` covers methods and fields without credentials, Authorization too, as Chromium has it', () => {
    const guard = preflight({ requestMethod: 'PUT', requestedHeaders: 'authorization,x-a', responseHeaders: { [ORIGIN]: '*', [METHODS]: '*', [HEADERS]: '*' } });
    expect(evaluateCors(exchange({ method: 'PUT', status: 200, responseHeaders: { [ORIGIN]: '*' }, preflight: guard })).verdict).toBeNull();
  });

  test('`*` is a name when credentials are included', () => {
    const wildcard = asked('PUT', { [METHODS]: '*' });
    expect(evaluateCors(wildcard)).toMatchObject({ credentialsMode: 'include', verdict: { corsError: 'MethodDisallowedByPreflightResponse', certain: true } });
  });

  test('an answer after it shows that it passed: no credentials were sent', () => {
    const guard = preflight({ responseHeaders: { [ORIGIN]: '*', [METHODS]: 'PUT' } });
    const one = exchange({ method: 'PUT', status: 200, ...REFUSED, preflight: guard, responseHeaders: { [ORIGIN]: 'https://b.example' } });
    expect(evaluateCors(one)).toMatchObject({ credentialsMode: 'omit', verdict: { corsError: 'AllowOriginMismatch', certain: true } });
  });
});

describe('redirects', () => {
  test('the second other site makes the origin opaque', () => {
    const first = hop({ status: 307, responseHeaders: { Location: 'https://other.example/x' } });
    const second = exchange({ url: 'https://other.example/x', status: 200, ...REFUSED, redirects: [first] });
    expect(evaluateCors(second).verdict).toMatchObject({ corsError: 'AllowOriginMismatch', failedParameter: PAGE, origin: 'null' });
    expect(evaluateCors({ ...second, networkError: null, response: second.response === null ? null : { ...second.response, headers: fields('null') } }).verdict).toBeNull();
  });

  test('from the page’s own server to another: the origin stays', () => {
    const first = hop({ url: 'https://app.example/go', status: 302, responseHeaders: { Location: 'https://api.tokenim.com/x' } });
    expect(evaluateCors(exchange({ status: 200, redirects: [first] })).verdict).toBeNull();
  });

  test.each([
    ['https://user:pw@other.example/x', 'RedirectContainsCredentials'],
    ['https://user@app.example/x', null],
    ['ftp://other.example/x', 'CorsDisabledScheme'],
    ['data:text/plain,x', null],
  ] as const)('the page’s own server sends it to %s: %s', (location, corsError) => {
    const one = exchange({ url: 'https://app.example/go', status: 302, ...REFUSED, responseHeaders: { Location: location } });
    expect(evaluateCors(one).verdict?.corsError ?? null).toBe(corsError);
  });
});

describe('no alarm', () => {
  const bare = without(exchange({ status: 403 }));
  test.each([
    ['same origin', { ...bare, origin: 'https://api.tokenim.com' }],
    ['no-cors', { ...bare, mode: 'no-cors' }],
    ['a document', { ...bare, resourceType: 'document', mode: 'navigate' }],
    ['a WebSocket', { ...bare, resourceType: 'websocket', mode: 'websocket' }],
    ['a reset', { ...bare, networkError: 'net::ERR_CONNECTION_RESET' }],
    ['an extension’s own call', { ...bare, origin: 'chrome-extension://abcdefghijklmnop' }],
    ['Chromium reported no error', { ...bare, request: { ...bare.request, headers: [...bare.request.headers, { name: 'User-Agent', value: 'Mozilla/5.0 Chrome/156.0.0.0' }] } }],
    ['a POST whose mode is unknown', { ...bare, mode: null, request: { ...bare.request, method: 'POST' } }],
  ] as const)('%s', (_name, one) => {
    expect(evaluateCors(one as Exchange).verdict).toBeNull();
  });

  test('Firefox completes what it refuses: the verdict comes from the fields', () => {
    expect(evaluateCors(bare).verdict).toMatchObject({ corsError: 'MissingAllowOriginHeader', certain: true });
  });
});

test.each([
  ['null', PAGE, 'null'],
  [PAGE, 'null', 'page-null'],
  ['https://app.example/', PAGE, 'trailing-slash'],
  ['https://APP.example', PAGE, 'case'],
  ['http://app.example', PAGE, 'scheme'],
  ['https://app.example:443', PAGE, 'default-port'],
  ['https://app.example:444', PAGE, 'port'],
  ['https://www.app.example', PAGE, 'www'],
  ['https://x.app.example', PAGE, 'subdomain'],
  ['not a url', PAGE, 'other'],
] as const)('origins %s and %s differ in %s', (allowed, origin, difference) => {
  expect(originDifference(allowed, origin)).toBe(difference);
});
