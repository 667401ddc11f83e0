/** A CORS message that hides a refusal: the refusal is the headline, the missing field its symptom, also where nothing but fields is seen. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { exchange, preflight, type Headers } from '../support/exchange';

const bare: Headers = { 'Access-Control-Allow-Origin': [] };
const onAnswer = (status: number, headers: Headers) => diagnose(exchange({ status, networkError: 'net::ERR_FAILED', responseHeaders: { ...bare, ...headers } }));
const onPreflight = (status: number, headers: Headers) => diagnose(exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status, requestMethod: 'PUT', responseHeaders: { ...bare, ...headers } }) }));

const ROWS: readonly (readonly [name: string, status: number, headers: Headers, headline: string])[] = [
  ['401', 401, {}, 'credential-missing'],
  ['401 with a challenge', 401, { 'WWW-Authenticate': 'Bearer realm="api"' }, 'credential-missing'],
  ['401 that says expired', 401, { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The access token expired"' }, 'credential-expired'],
  ['403 without a word', 403, {}, 'unexplained'],
  ['403 for a scope', 403, { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' }, 'insufficient-scope'],
  ['403 by an error field', 403, { 'x-amzn-errortype': 'AccessDeniedException' }, 'insufficient-permission'],
  ['403 by a bot manager', 403, { 'cf-mitigated': 'challenge', 'cf-ray': '8f2a1b3c4d5e6f70-FRA' }, 'bot-challenge'],
  ['404', 404, {}, 'not-found'],
  ['405', 405, { Allow: 'POST' }, 'wrong-method'],
  ['429', 429, {}, 'rate-limited'],
  ['429 with its time', 429, { 'Retry-After': '30' }, 'rate-limited'],
  ['429 with its limit', 429, { 'RateLimit-Limit': '60', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '37' }, 'rate-limited'],
  ['451', 451, {}, 'legal-block'],
  ['500', 500, {}, 'server-failure'],
  ['502', 502, {}, 'server-failure'],
  ['503', 503, { 'Retry-After': '120' }, 'server-failure'],
  ['504', 504, {}, 'server-failure'],
];

describe('on the answer to the call', () => {
  test.each(ROWS)('%s', (_name, status, headers, headline) => {
    const { failure, corsError, findings } = onAnswer(status, headers);
    expect([failure, corsError]).toEqual(['cors', 'MissingAllowOriginHeader']);
    expect(findings[0]).toMatchObject({ cause: headline, role: 'root' });
    expect(findings.find(({ cause }) => cause === 'cors-allow-origin-missing')).toMatchObject({ role: 'symptom' });
  });
});

describe('on the answer to the preflight', () => {
  test.each(ROWS)('%s', (_name, status, headers, headline) => {
    const { failure, corsError, findings } = onPreflight(status, headers);
    expect([failure, corsError]).toEqual(['cors', 'PreflightMissingAllowOriginHeader']);
    // A preflight carries no credential: what is refused is the question. Whoever turns everything away at the door is the headline here too.
    expect(findings[0]).toMatchObject({ cause: headline === 'bot-challenge' ? headline : 'cors-preflight-status-not-ok', role: 'root' });
    expect(findings.map(({ cause }) => cause)).not.toContain('credential-missing');
    expect(findings.find(({ cause }) => cause === 'cors-allow-origin-missing')).toMatchObject({ role: 'symptom' });
  });
});

test('other rules of CORS on an error are symptoms as well', () => {
  for (const [value, cause] of [['https://b.example', 'cors-allow-origin-mismatch'], ['https://b.example, https://c.example', 'cors-allow-origin-multiple'], ['b.example', 'cors-allow-origin-invalid']] as const) {
    const { findings } = onAnswer(403, { 'Access-Control-Allow-Origin': value, 'WWW-Authenticate': 'Bearer error="insufficient_scope"' });
    expect(findings.map((one) => [one.cause, one.role])).toEqual([['insufficient-scope', 'root'], [cause, 'symptom']]);
  }
});
