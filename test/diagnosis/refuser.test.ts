/** Who is named, how surely, and that nobody is named without proof. */
import { STATUS_CODES } from 'node:http';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Exchange } from '../../src/http/exchange';
import { exchange, preflight } from '../support/exchange';

const refused = { networkError: 'net::ERR_FAILED' } as const;
const CREDENTIALS = { 'Access-Control-Allow-Credentials': 'true' } as const;
const other = { 'Access-Control-Allow-Origin': 'https://b.example' } as const;
const guarded = (status: number, responseHeaders: Record<string, string>): Exchange =>
  exchange({ method: 'PUT', status: null, ...refused, preflight: preflight({ status, responseHeaders: { ...CREDENTIALS, ...responseHeaders } }) });

describe('whoRefused', () => {
  test.each<readonly [string, Exchange, string, string | null, string]>([
    ['CORS refuses a success', exchange({ status: 200, ...refused, responseHeaders: other }), 'browser', null, 'certain'],
    ['CORS refuses by a preflight that was a success', guarded(204, { 'Access-Control-Allow-Methods': 'GET' }), 'browser', null, 'certain'],
    ['a preflight answered with an error by nobody known', guarded(403, {}), 'unknown', null, 'possible'],
    ['a preflight answered with an error by Kong', guarded(401, { 'X-Kong-Response-Latency': '1' }), 'gateway', 'kong', 'certain'],
    ['CORS hides an error of nobody known', exchange({ status: 403, ...refused, responseHeaders: other }), 'unknown', null, 'possible'],
    ['CORS hides an error with a framework’s field', exchange({ status: 403, ...refused, responseHeaders: { ...other, 'X-Powered-By': 'Express' } }), 'app', null, 'likely'],
    ['a bare page behind a CDN', exchange({ status: 403, body: '<h1>403 Forbidden</h1>', responseHeaders: { 'cf-ray': '8f2a1b3c4d5e6f70-FRA' } }), 'unknown', null, 'possible'],
    ['the API’s documented code', exchange({ status: 403, body: { code: 'insufficient_scope', title: 'No' } }), 'app', null, 'certain'],
    ['an application’s own error', exchange({ url: 'https://api.other.example/x', status: 403, body: { error: { code: 'E_OWNER', message: 'Only owners.' } } }), 'app', null, 'likely'],
    ['a body that only repeats the status', exchange({ url: 'https://api.other.example/x', status: 403, body: { message: 'Forbidden' } }), 'app', null, 'possible'],
    ['an extension', exchange({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }), 'extension', null, 'likely'],
    ['the page’s policy', exchange({ status: null, networkError: 'csp:connect-src' }), 'browser', null, 'certain'],
    ['the network', exchange({ status: null, networkError: 'net::ERR_CONNECTION_REFUSED' }), 'network', null, 'certain'],
    ['a cancelled call', exchange({ status: null, networkError: 'net::ERR_ABORTED' }), 'unknown', null, 'possible'],
    ['an end that was not seen', exchange({ status: null, lost: 'timed-out' }), 'unknown', null, 'possible'],
    ['a firewall that answers 200', exchange({ status: 200, responseHeaders: { 'X-Sucuri-Block': 'XSS027' } }), 'waf', 'sucuri', 'certain'],
    ['nothing failed', exchange({ status: 200, responseHeaders: { 'cf-ray': '8f2a1b3c4d5e6f70-FRA' } }), 'unknown', null, 'possible'],
  ])('%s', (_name, one, by, vendor, confidence) => {
    const { refuser } = diagnose(one);
    expect(refuser).toMatchObject({ by, vendor, confidence });
    expect(refuser.proof.length > 0).toBe(by !== 'unknown');
  });
});

test('a challenge that answers with a success is a refusal in the body', () => {
  expect(diagnose(exchange({ status: 202, responseHeaders: { 'x-amzn-waf-action': 'challenge' } })).failure).toBe('in-body');
});

describe('a reason phrase', () => {
  const by = (status: number, statusText: string): string => diagnose(exchange({ status, statusText })).refuser.by;
  // The name of 407 is a proxy's own mark.
  const errors = Object.entries(STATUS_CODES).filter(([status]) => status.startsWith('4') && status !== '407');
  test.each(errors)('that is registered says no more than the status: %s %s', (status, phrase = '') => {
    expect(by(Number(status), phrase)).toBe(by(Number(status), ''));
  });
  test.each([[413, 'Request Entity Too Large'], [414, 'Request-URI Too Large'], [416, 'Requested Range Not Satisfiable'], [408, 'Request Time-out'], [429, 'too many requests']])('nor does another spelling of it: %i %s', (status, phrase) => {
    expect(by(status, phrase)).toBe('unknown');
  });
  test('of its own is an application’s, perhaps', () => {
    expect(diagnose(exchange({ status: 403, statusText: 'Wallet frozen by owner' })).refuser).toMatchObject({ by: 'app', confidence: 'possible' });
  });
});
