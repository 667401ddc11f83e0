/** Who answered a preflight with an error: only what the answer shows, with the field that shows it. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { exchange, preflight, type Headers } from '../support/exchange';

const refused = (status: number, responseHeaders: Headers, body: string | object | null = null) =>
  diagnose(exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status, requestMethod: 'PUT', body, responseHeaders: { 'Access-Control-Allow-Origin': [], ...responseHeaders } }) })).findings.find(
    ({ cause }) => cause === 'cors-preflight-status-not-ok',
  );

describe('who answered the preflight', () => {
  test.each<readonly [name: string, status: number, headers: Headers, by: string, shownBy: readonly string[], body: object | null]>([
    ['a login check', 401, {}, 'login', [], null],
    ['a login check with its challenge', 401, { 'WWW-Authenticate': 'Bearer realm="api"' }, 'login', ['www-authenticate'], null],
    ['a login check that says 403', 403, { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, 'login', ['www-authenticate'], null],
    ['a proxy that wants a login', 407, { 'Proxy-Authenticate': 'Basic realm="proxy"' }, 'login', ['proxy-authenticate'], null],
    ['an authorizer', 403, { 'x-amzn-errortype': 'AccessDeniedException' }, 'login', ['x-amzn-errortype'], null],
    ['a documented code of the API', 403, {}, 'login', ['body'], { code: 'credential_missing' }],
    ['a code that platforms share', 403, {}, 'login', ['body'], { error: 'missing_api_key' }],
    ['API Gateway without OPTIONS', 403, { 'x-amzn-errortype': 'MissingAuthenticationTokenException', 'x-amz-apigw-id': 'a1=' }, 'router', ['x-amzn-errortype'], null],
    ['a bot manager', 403, { 'cf-ray': '8f2a1b3c4d5e6f70-FRA', 'cf-mitigated': 'challenge' }, 'firewall', ['cf-mitigated'], null],
    ['a router', 405, { Allow: 'GET, PUT' }, 'router', ['allow'], null],
    ['a router that says nothing more', 405, {}, 'router', [], null],
    ['not found', 404, {}, 'router', [], null],
    ['not implemented', 501, {}, 'router', [], null],
    ['a limit', 429, { 'Retry-After': '30' }, 'rate-limit', ['retry-after'], null],
    ['a limit by its fields', 429, { 'RateLimit-Remaining': '0' }, 'rate-limit', ['ratelimit-remaining'], null],
    ['a gateway', 502, { Server: 'nginx' }, 'gateway', ['server'], null],
    ['a gateway in time', 504, {}, 'gateway', [], null],
    ['a failing server', 500, {}, 'server', [], null],
    ['an overloaded server', 503, {}, 'server', [], null],
    ['someone', 403, {}, 'unknown', [], null],
    ['someone behind a CDN', 403, { 'cf-ray': '8f2a1b3c4d5e6f70-FRA' }, 'unknown', [], null],
    ['someone with a code for something else', 403, {}, 'unknown', [], { code: 'ip_not_allowed' }],
    ['someone with a bad request', 400, {}, 'unknown', [], null],
  ])('%s', (_name, status, headers, by, shownBy, body) => {
    const finding = refused(status, headers, body);
    expect(finding?.params).toMatchObject({ answeredBy: by, status });
    expect(finding?.proof.map(({ part }) => part)).toEqual(['status', ...shownBy]);
  });

  test('the first fix is the one for whoever answered, and always says what to answer', () => {
    for (const [status, headers] of [[401, {}], [403, {}], [405, { Allow: 'GET' }], [429, {}], [502, {}]] as const) expect(refused(status, headers)?.fixes[0]?.id).toBe('answer-preflight-first');
    expect(refused(403, {})?.fixes.map(({ id }) => id)).toContain('let-options-pass-in-front');
    expect(refused(502, {})?.fixes.map(({ id }) => id)).toContain('restore-what-is-behind');
    expect(refused(401, {})?.fixes.map(({ id }) => id)).not.toContain('let-options-pass-in-front');
  });
});
