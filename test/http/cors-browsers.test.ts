/** Tables for what browsers decide differently, and for Firefox's reasons. Every row was measured in Chromium 156 and Firefox 153; the e2e test repeats it. */
import { describe, expect, test } from 'vitest';
import { browserDifferences, browserOf, type BrowserDifference } from '../../src/http/cors-browsers';
import { firefoxReason, firefoxReasons, firefoxReasonWith, type FirefoxReason } from '../../src/http/cors-firefox';
import type { Exchange } from '../../src/http/exchange';
import { corsBrowsers as english } from '../../src/locales/en/cors-browsers';
import { corsBrowsers as chinese } from '../../src/locales/zh-CN/cors-browsers';
import { exchange, preflight, type ExchangeFacts, type Headers } from '../support/exchange';

const PAGE = 'https://app.example';
const API = 'https://api.tokenim.com/v1/messages';
const CHROMIUM = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36' };
const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' };
const SAFARI = { 'User-Agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15' };
const ALLOWED = { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Credentials': 'true' };

const answered = (agent: Headers, facts: ExchangeFacts = {}): Exchange => exchange({ status: 200, ...facts, requestHeaders: { ...agent, ...facts.requestHeaders }, responseHeaders: { ...ALLOWED, ...facts.responseHeaders } });
const asked = (agent: Headers, method: string, fields: string | undefined, responseHeaders: Headers, facts: ExchangeFacts = {}): Exchange =>
  preflight({ requestMethod: method, ...(fields === undefined ? {} : { requestedHeaders: fields }), ...facts, requestHeaders: { ...agent, 'Access-Control-Request-Method': method }, responseHeaders: { ...ALLOWED, ...responseHeaders } });
const hop = (one: Exchange): Exchange['redirects'][number] => {
  if (one.response === null) throw new Error('a hop has an answer');
  return { request: one.request, response: one.response, preflight: one.preflight };
};
const told = (one: Exchange): string[] => browserDifferences(one).map(({ rule, passesIn, failsIn, certain }) => `${rule}: ${passesIn.join('+')} / ${failsIn.join('+')}${certain ? '' : '?'}`);

describe('who made the call', () => {
  test.each([
    [CHROMIUM, 'chromium'],
    [FIREFOX, 'firefox'],
    [SAFARI, null],
    [{}, null],
  ] as const)('%j', (agent, browser) => {
    expect(browserOf(exchange({ requestHeaders: agent }))).toBe(browser);
  });
  test('a page that sets the field does not hide the browser of its preflight', () => {
    expect(browserOf(exchange({ requestHeaders: { 'User-Agent': 'x' }, preflight: asked(FIREFOX, 'GET', 'user-agent', {}) }))).toBe('firefox');
  });
});

describe('Authorization under `*`', () => {
  const rely = (agent: Headers, list: string): Exchange => answered(agent, { requestHeaders: { Authorization: '‹redacted›' }, preflight: asked(agent, 'GET', 'authorization', { 'Access-Control-Allow-Headers': list }) });
  test.each([
    [CHROMIUM, '*', ['authorization-under-wildcard: chromium+firefox+safari / ']],
    [FIREFOX, 'x-a, *', ['authorization-under-wildcard: chromium+firefox+safari / ?']],
    [CHROMIUM, '*, Authorization', []],
    [CHROMIUM, 'authorization', []],
    [SAFARI, '*', []],
  ])('%j answered %s', (agent, list, rules) => {
    expect(told(rely(agent, list))).toEqual(rules);
  });
  test('nothing of a call that is refused', () => {
    expect(told({ ...rely(CHROMIUM, '*'), networkError: 'net::ERR_FAILED' })).toEqual([]);
  });
});

describe('fields that only some ask for', () => {
  const hint = { 'Save-Data': 'on' };
  test.each<[string, Exchange, readonly string[]]>([
    ['no preflight in Chromium', answered(CHROMIUM, { requestHeaders: hint }), ['client-hint-field: chromium / firefox+safari?']],
    ['a preflight that does not speak of it', answered(CHROMIUM, { method: 'PUT', requestHeaders: hint, preflight: asked(CHROMIUM, 'PUT', undefined, { 'Access-Control-Allow-Methods': 'PUT' }) }), ['client-hint-field: chromium / firefox+safari?']],
    ['a preflight that allows it', answered(CHROMIUM, { method: 'PUT', requestHeaders: hint, preflight: asked(CHROMIUM, 'PUT', undefined, { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'Save-Data' }) }), []],
    ['a value for which Chromium asked too', answered(CHROMIUM, { requestHeaders: { DPR: 'x' }, preflight: asked(CHROMIUM, 'GET', 'dpr', { 'Access-Control-Allow-Headers': 'dpr' }) }), []],
    ['on the page’s own server', answered(CHROMIUM, { url: `${PAGE}/api`, requestHeaders: hint }), []],
    ['refused in Chromium', { ...answered(CHROMIUM, { requestHeaders: hint }), networkError: 'net::ERR_FAILED' }, []],
    ['refused in Firefox for it alone', unsent('GET', 'save-data', {}), ['client-hint-field: chromium / firefox+safari?']],
    ['refused in Firefox for User-Agent', unsent('GET', 'user-agent', {}), ['user-agent-field: chromium / firefox+safari?']],
    ['for both', unsent('PUT', 'dpr,user-agent,x-a', { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a' }), ['client-hint-field: chromium / firefox+safari?', 'user-agent-field: chromium / firefox+safari?']],
    ['for another field too', unsent('GET', 'dpr,x-a', {}), []],
    ['for the method too', unsent('PUT', 'dpr', {}), []],
    ['for the origin', unsent('GET', 'dpr', { 'Access-Control-Allow-Origin': 'https://other.example' }), []],
  ])('%s', (_name, one, rules) => {
    expect(told(one)).toEqual(rules);
  });

  function unsent(method: string, fields: string, responseHeaders: Headers): Exchange {
    return exchange({ method, status: null, requestHeaders: FIREFOX, networkError: 'NS_ERROR_DOM_BAD_URI', preflight: asked(FIREFOX, method, fields, responseHeaders) });
  }
});

describe('answers that only some take', () => {
  const empty = (agent: Headers, status: number, method = 'GET'): Exchange => answered(agent, { method, status, responseHeaders: { Location: '' } });
  const named = { Location: 'https://user@app.example/next' };
  const own = (agent: Headers, facts: ExchangeFacts): Exchange => answered(agent, { url: `${PAGE}/api`, ...facts });
  test.each<[string, Exchange, readonly string[]]>([
    ['an empty Location in Chromium', empty(CHROMIUM, 307), ['empty-location: chromium / firefox']],
    ['with a method that becomes GET', empty(CHROMIUM, 302, 'POST'), ['empty-location: chromium / firefox?']],
    ['with a status that is no redirect', empty(CHROMIUM, 300), []],
    ['without the field', answered(CHROMIUM, { status: 307 }), []],
    ['in Firefox, which gave up', { ...empty(FIREFOX, 307), redirects: [hop(empty(FIREFOX, 307))], networkError: 'NS_ERROR_REDIRECT_LOOP' }, ['empty-location: chromium / firefox']],
    ['in Firefox, which got an answer the second time', { ...answered(FIREFOX), redirects: [hop(empty(FIREFOX, 307))] }, []],
    ['user@ in a redirect, in Chromium', { ...own(CHROMIUM, { status: 302, responseHeaders: named }), networkError: 'net::ERR_ABORTED' }, ['userinfo-in-redirect: firefox / chromium?']],
    ['user@ in a redirect, in Firefox', { ...own(FIREFOX, { url: named.Location }), redirects: [hop(own(FIREFOX, { status: 302, responseHeaders: named }))] }, ['userinfo-in-redirect: firefox / chromium']],
    ['407 in Firefox', answered(FIREFOX, { status: 407 }), ['status-407: firefox / chromium?']],
    ['407 in Chromium', { ...answered(CHROMIUM, { status: 407 }), networkError: 'net::ERR_UNEXPECTED_PROXY_AUTH' }, ['status-407: firefox / chromium']],
    ['407 in Chromium, which no browser may show', { ...exchange({ status: 407, requestHeaders: CHROMIUM, responseHeaders: { 'Access-Control-Allow-Origin': 'x' } }), networkError: 'net::ERR_UNEXPECTED_PROXY_AUTH' }, []],
    ['403', answered(CHROMIUM, { status: 403 }), []],
    ['a plain call', answered(FIREFOX), []],
  ])('%s', (_name, one, rules) => {
    expect(told(one)).toEqual(rules);
  });
});

describe('the preflight after a redirect to another server', () => {
  const moved = (agent: Headers, allowed: string, more: Headers = {}): Exchange => ({
    ...answered(agent, { method: 'PUT', url: 'https://other.example/final', responseHeaders: { 'Access-Control-Allow-Origin': '*' }, preflight: asked(agent, 'PUT', undefined, { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Origin': allowed, ...more }, { url: 'https://other.example/final' }) }),
    redirects: [hop(answered(agent, { method: 'PUT', url: API, status: 307, responseHeaders: { Location: 'https://other.example/final' } }))],
  });
  test.each<[Headers, string, Headers, readonly string[]]>([
    [FIREFOX, PAGE, {}, ['origin-of-redirected-preflight: firefox / chromium?']],
    [CHROMIUM, 'null', {}, ['origin-of-redirected-preflight: chromium / firefox?']],
    [FIREFOX, '*', {}, []],
    [FIREFOX, PAGE, { Vary: 'Accept, Origin' }, []],
  ])('%j allowed %s, %j', (agent, allowed, more, rules) => {
    expect(told(moved(agent, allowed, more))).toEqual(rules);
  });
});

describe('Firefox’s reason', () => {
  const METHODS = 'Access-Control-Allow-Methods';
  const NAMES = 'Access-Control-Allow-Headers';
  const at = (headers: Headers, status = 200): Exchange => exchange({ status, requestHeaders: FIREFOX, responseHeaders: headers });
  const before = (method: string, fields: string | undefined, headers: Headers, status = 204): Exchange =>
    exchange({ method, status: null, requestHeaders: FIREFOX, networkError: 'NS_ERROR_DOM_BAD_URI', preflight: asked(FIREFOX, method, fields, headers, { status }) });
  const bare = (one: Exchange): Exchange => ({ ...one, response: one.response === null ? null : { ...one.response, headers: [] } });
  test.each<[string, Exchange, boolean, FirefoxReason | null]>([
    ['allowed', at(ALLOWED), true, null],
    ['no field', bare(at({})), false, 'CORSMissingAllowOrigin'],
    ['two fields', at({ 'Access-Control-Allow-Origin': [PAGE, PAGE] }), false, 'CORSMultipleAllowOriginNotAllowed'],
    ['a list in one field', at({ 'Access-Control-Allow-Origin': `${PAGE}, ${PAGE}` }), false, 'CORSAllowOriginNotMatchingOrigin'],
    ['an empty field', at({ 'Access-Control-Allow-Origin': '' }), false, 'CORSAllowOriginNotMatchingOrigin'],
    ['`*` with credentials', at({ 'Access-Control-Allow-Origin': '*' }), true, 'CORSNotSupportingCredentials'],
    ['`True`', at({ ...ALLOWED, 'Access-Control-Allow-Credentials': 'True' }), true, 'CORSMissingAllowCredentials'],
    ['a status before the lists', before('PUT', 'x-a', {}, 401), false, 'CORSPreflightDidNotSucceed'],
    ['the origin before the status', before('PUT', undefined, { 'Access-Control-Allow-Origin': 'x' }, 401), false, 'CORSAllowOriginNotMatchingOrigin'],
    ['the origin before the redirect', before('PUT', undefined, { 'Access-Control-Allow-Origin': 'x', Location: '/login' }, 302), false, 'CORSAllowOriginNotMatchingOrigin'],
    ['a redirected preflight', before('PUT', undefined, { Location: '/login' }, 302), false, 'CORSExternalRedirectNotAllowed'],
    ['a broken list of methods', before('PUT', undefined, { [METHODS]: 'PUT;DELETE' }), false, 'CORSInvalidAllowMethod'],
    ['the method before a broken list of fields', before('PUT', 'x-a', { [METHODS]: 'GET', [NAMES]: 'a b' }), false, 'CORSMethodNotFound'],
    ['a method in small letters', before('PATCH', undefined, { [METHODS]: 'patch' }), false, 'CORSMethodNotFound'],
    ['`*` for the method', before('PUT', undefined, { [METHODS]: '*' }), false, null],
    ['`*` for the method, with credentials', before('PUT', undefined, { [METHODS]: '*' }), true, 'CORSMethodNotFound'],
    ['a broken list of fields', before('GET', 'x-a', { [NAMES]: 'x-a;x-b' }), false, 'CORSInvalidAllowHeader'],
    ['a field that is not named', before('GET', 'x-a,x-b', { [NAMES]: 'X-A' }), false, 'CORSMissingAllowHeaderFromPreflight'],
    ['Authorization under `*`', before('GET', 'authorization', { [NAMES]: '*' }), false, null],
    ['the same with credentials', before('GET', 'authorization', { [NAMES]: '*' }), true, 'CORSMissingAllowHeaderFromPreflight'],
    ['a redirect with user@', at({ ...ALLOWED, Location: 'https://user@other.example/' }, 302), false, 'CORSDidNotSucceed'],
    ['a redirect to data:', at({ 'Access-Control-Allow-Origin': 'x', Location: 'data:,x' }, 302), false, 'CORSDidNotSucceed'],
    ['a redirect to ftp:', at({ 'Access-Control-Allow-Origin': 'x', Location: 'ftp://other.example/' }, 302), false, 'CORSAllowOriginNotMatchingOrigin'],
    ['two Locations that differ', at({ 'Access-Control-Allow-Origin': 'x', Location: ['/a', '/b'] }, 302), false, 'CORSDidNotSucceed'],
    ['a tab in a Location', at({ 'Access-Control-Allow-Origin': 'x', Location: '/a\tb' }, 302), false, 'CORSDidNotSucceed'],
    ['seen in Chromium', exchange({ status: 200, requestHeaders: CHROMIUM, responseHeaders: { 'Access-Control-Allow-Origin': 'x' } }), false, 'CORSAllowOriginNotMatchingOrigin'],
    ['seen in Chromium, where Firefox would have asked first', exchange({ status: 200, requestHeaders: { ...CHROMIUM, DPR: '2' }, responseHeaders: { 'Access-Control-Allow-Origin': 'x' } }), false, null],
    ['an empty Location', at({ ...ALLOWED, Location: '' }, 302), false, 'CORSDidNotSucceed'],
    ['a connection refused', exchange({ status: null, requestHeaders: FIREFOX, networkError: 'NS_ERROR_CONNECTION_REFUSED' }), false, 'CORSDidNotSucceed'],
    ['the page’s own server', exchange({ url: `${PAGE}/api`, requestHeaders: FIREFOX, responseHeaders: { 'Access-Control-Allow-Origin': 'x' } }), false, null],
  ])('%s', (_name, one, credentials, reason) => {
    expect(firefoxReasonWith(one, credentials)).toBe(reason);
  });

  test('where the credentials mode cannot be told, both readings are given and none is chosen', () => {
    const one = before('PUT', undefined, { 'Access-Control-Allow-Origin': '*' });
    expect(firefoxReasons(one)).toEqual(['CORSMethodNotFound', 'CORSNotSupportingCredentials']);
    expect(firefoxReason(one)).toBeNull();
  });
  test('a cookie tells it', () => {
    expect(firefoxReason(exchange({ status: 200, requestHeaders: { ...FIREFOX, Cookie: '‹redacted›' }, responseHeaders: { 'Access-Control-Allow-Origin': '*' } }))).toBe('CORSNotSupportingCredentials');
  });
  test('nothing of a request that CORS does not rule', () => {
    expect(firefoxReason(exchange({ mode: 'no-cors', requestHeaders: FIREFOX }))).toBeNull();
  });
});

describe('the words', () => {
  const one: BrowserDifference = { rule: 'client-hint-field', observedIn: 'chromium', passesIn: ['chromium'], failsIn: ['firefox', 'safari'], fields: ['save-data', 'dpr'], certain: false, measured: ['chromium', 'firefox'] };
  test('say where it works, where it fails, and what to do', () => {
    expect(english.line(one)).toMatch(/^Works in Chrome and Edge, may fail in Firefox and Safari: .*`Save-Data`, `DPR`/);
    expect(english.line({ ...one, observedIn: 'firefox' })).toMatch(/^Fails in Firefox and Safari, may work in Chrome and Edge: /);
    expect(english.line({ ...one, rule: 'empty-location', failsIn: ['firefox'], certain: true })).toMatch(/^Works in Chrome and Edge, fails in Firefox: the redirect/);
    expect(english.line({ ...one, rule: 'authorization-under-wildcard', passesIn: ['chromium', 'firefox', 'safari'], failsIn: [] })).toMatch(/^Works in Chrome, Edge, Firefox and Safari today, but against the standard: /);
    expect(chinese.line(one)).toMatch(/^在 Chrome 和 Edge 中正常，在 Firefox 和 Safari 中可能失败：.*`Save-Data`、`DPR`/);
  });
  test.each(['authorization-under-wildcard', 'client-hint-field', 'user-agent-field', 'empty-location', 'userinfo-in-redirect', 'status-407', 'origin-of-redirected-preflight'] as const)('of %s are whole in both languages', (rule) => {
    for (const words of [english, chinese]) {
      const line = words.line({ ...one, rule });
      expect(line).toMatch(/[.。]$/);
      expect((line.match(/`/g) ?? []).length % 2).toBe(0);
      expect(line).not.toMatch(/undefined|<|`{2}/);
    }
  });
});
