/** One call for each rule on which browsers differ, made in real Chromium and real Firefox: what the table says is held against what happened. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBrowser } from '../../src/demo/browser';
import { browserDifferences, type BrowserRule } from '../../src/http/cors-browsers';
import { firefoxReason, firefoxReasons, type FirefoxReason } from '../../src/http/cors-firefox';
import type { Exchange, Field } from '../../src/http/exchange';
import { findFirefox } from '../support/firefox';
import { until } from './world';

const firefoxPath = findFirefox();
if (firefoxPath === null) console.warn('Firefox is not installed: that browsers differ where the table says so is not tested (install firefox-esr, or name it in FIREFOX_PATH).');

interface Answer {
  readonly status?: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}
interface Case {
  readonly name: string;
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly credentials?: boolean;
  /** The call goes to the page's own server. */
  readonly own?: boolean;
  /** `…` in a value: the page's origin; `OTHER`, `OWN`: a further URL there. */
  readonly preflight?: Answer;
  readonly call?: Answer;
  readonly final?: Answer;
  /** Whether the page got an answer. */
  readonly passes: { readonly chromium: boolean; readonly firefox: boolean };
  /** The rules that must be found from what each browser saw. */
  readonly found?: { readonly chromium: readonly BrowserRule[]; readonly firefox: readonly BrowserRule[] };
  readonly reason?: FirefoxReason;
}

const ORIGIN = ['Access-Control-Allow-Origin', '…'] as const;
const ANY = ['Access-Control-Allow-Origin', '*'] as const;
const CREDENTIALS = ['Access-Control-Allow-Credentials', 'true'] as const;
const methods = (value: string) => ['Access-Control-Allow-Methods', value] as const;
const names = (value: string) => ['Access-Control-Allow-Headers', value] as const;
const to = (value: string) => ['Location', value] as const;
const only = (rule: BrowserRule) => ({ chromium: [rule], firefox: [rule] });
const BOTH = { chromium: true, firefox: true };
const NEITHER = { chromium: false, firefox: false };

const differing: readonly Case[] = [
  { name: 'authorization-under-wildcard', headers: { Authorization: 'Bearer x' }, preflight: { headers: [ORIGIN, names('*')] }, passes: BOTH, found: only('authorization-under-wildcard') },
  { name: 'authorization that is named', headers: { Authorization: 'Bearer x' }, preflight: { headers: [ORIGIN, names('*, authorization')] }, passes: BOTH },
  ...['Save-Data', 'DPR', 'Device-Memory', 'Width', 'Viewport-Width', 'RTT', 'Downlink', 'ECT'].map((name): Case => ({
    name: `client-hint-field ${name}`, headers: { [name]: name === 'ECT' ? '4g' : name === 'Save-Data' ? 'on' : '2' }, preflight: { headers: [ORIGIN, names('x-a')] }, passes: { chromium: true, firefox: false }, found: only('client-hint-field'), reason: 'CORSMissingAllowHeaderFromPreflight',
  })),
  { name: 'client-hint-field behind a preflight', method: 'PUT', headers: { 'Save-Data': 'on' }, preflight: { headers: [ORIGIN, methods('PUT')] }, passes: { chromium: true, firefox: false }, found: only('client-hint-field'), reason: 'CORSMissingAllowHeaderFromPreflight' },
  { name: 'a client hint that is named', method: 'PUT', headers: { 'Save-Data': 'on' }, preflight: { headers: [ORIGIN, methods('PUT'), names('save-data')] }, passes: BOTH },
  // Chromium drops the field, so that nothing of it is seen there.
  { name: 'user-agent-field', headers: { 'User-Agent': 'x' }, preflight: { headers: [ORIGIN] }, passes: { chromium: true, firefox: false }, found: { chromium: [], firefox: ['user-agent-field'] }, reason: 'CORSMissingAllowHeaderFromPreflight' },
  { name: 'empty-location', call: { status: 307, headers: [ORIGIN, to('')] }, passes: { chromium: true, firefox: false }, found: only('empty-location'), reason: 'CORSDidNotSucceed' },
  { name: 'no location at all', call: { status: 307, headers: [ORIGIN] }, passes: BOTH },
  { name: 'userinfo-in-redirect', own: true, call: { status: 302, headers: [to('http://user@OWN')] }, passes: { chromium: false, firefox: true }, found: only('userinfo-in-redirect') },
  { name: 'userinfo in a redirect to another server', call: { status: 302, headers: [ORIGIN, to('http://user@OTHER')] }, passes: NEITHER, reason: 'CORSDidNotSucceed' },
  { name: 'status-407', call: { status: 407, headers: [ORIGIN] }, passes: { chromium: false, firefox: true }, found: only('status-407') },
  {
    name: 'origin-of-redirected-preflight: the page', method: 'PUT', preflight: { headers: [ORIGIN, methods('PUT')] }, call: { status: 307, headers: [ORIGIN, to('http://OTHER')] }, final: { headers: [ANY] },
    passes: { chromium: false, firefox: true }, found: { chromium: [], firefox: ['origin-of-redirected-preflight'] },
  },
];

/** What both refuse, in the order of Firefox: the reason is that of its console. */
const refused: readonly (readonly [reason: FirefoxReason, Omit<Case, 'name' | 'passes'>])[] = [
  ['CORSMissingAllowOrigin', { call: { headers: [] } }],
  ['CORSMultipleAllowOriginNotAllowed', { call: { headers: [ORIGIN, ORIGIN] } }],
  ['CORSAllowOriginNotMatchingOrigin', { call: { headers: [['Access-Control-Allow-Origin', '…/']] } }],
  ['CORSAllowOriginNotMatchingOrigin', { call: { headers: [['Access-Control-Allow-Origin', '…, …']] } }],
  ['CORSAllowOriginNotMatchingOrigin', { call: { headers: [['Access-Control-Allow-Origin', '']] } }],
  ['CORSNotSupportingCredentials', { credentials: true, call: { headers: [ANY, CREDENTIALS] } }],
  ['CORSMissingAllowCredentials', { credentials: true, call: { headers: [ORIGIN, ['Access-Control-Allow-Credentials', 'True']] } }],
  ['CORSPreflightDidNotSucceed', { method: 'PUT', preflight: { status: 403, headers: [ORIGIN, methods('PUT')] } }],
  ['CORSMissingAllowOrigin', { method: 'PUT', preflight: { status: 403 } }],
  ['CORSExternalRedirectNotAllowed', { method: 'PUT', preflight: { status: 302, headers: [ORIGIN, to('http://OTHER')] } }],
  ['CORSMissingAllowOrigin', { method: 'PUT', preflight: { status: 302, headers: [to('http://OTHER')] } }],
  ['CORSInvalidAllowMethod', { method: 'PUT', preflight: { headers: [ORIGIN, methods('PUT, a b')] } }],
  ['CORSMethodNotFound', { method: 'PUT', preflight: { headers: [ORIGIN, methods('DELETE'), names('a b')] } }],
  ['CORSMethodNotFound', { method: 'PATCH', preflight: { headers: [ORIGIN, methods('patch')] } }],
  ['CORSInvalidAllowHeader', { method: 'PUT', preflight: { headers: [ORIGIN, methods('PUT'), names('"x-a"')] } }],
  ['CORSMissingAllowHeaderFromPreflight', { headers: { 'X-A': '1', 'X-B': '1' }, preflight: { headers: [ORIGIN, names('x-a')] } }],
  ['CORSMissingAllowHeaderFromPreflight', { credentials: true, headers: { 'X-A': '1' }, preflight: { headers: [ORIGIN, CREDENTIALS, names('*')] } }],
  ['CORSDidNotSucceed', { call: { status: 302, headers: [ORIGIN, to('data:text/plain,x')] } }],
  ['CORSDidNotSucceed', { call: { status: 302, headers: [to('javascript:1')] } }],
  ['CORSMissingAllowOrigin', { call: { status: 302, headers: [to('ftp://other.localhost/')] } }],
];

const cases: readonly Case[] = [...differing, ...refused.map(([reason, one], index): Case => ({ ...one, name: `${reason} (${index + 1})`, passes: NEITHER, reason }))];

/** The English words of Firefox's console, to tell the reasons apart. */
const SAID: { readonly [R in FirefoxReason]: RegExp } = {
  CORSMissingAllowOrigin: /Reason: CORS header ‘Access-Control-Allow-Origin’ missing\)/,
  CORSMultipleAllowOriginNotAllowed: /Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed/,
  CORSAllowOriginNotMatchingOrigin: /Reason: CORS header ‘Access-Control-Allow-Origin’ does not match/,
  CORSNotSupportingCredentials: /Reason: Credential is not supported if the CORS header/,
  CORSMissingAllowCredentials: /Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’/,
  CORSExternalRedirectNotAllowed: /Reason: CORS request external redirect not allowed/,
  CORSPreflightDidNotSucceed: /Reason: CORS preflight response did not succeed/,
  CORSInvalidAllowMethod: /Reason: invalid token ‘.{0,40}’ in CORS header ‘Access-Control-Allow-Methods’/,
  CORSMethodNotFound: /Reason: Did not find method in CORS header/,
  CORSInvalidAllowHeader: /Reason: invalid token ‘.{0,40}’ in CORS header ‘Access-Control-Allow-Headers’/,
  CORSMissingAllowHeaderFromPreflight: /Reason: header ‘.{0,40}’ is not allowed according to header/,
  CORSRequestNotHttp: /Reason: CORS request not http/,
  CORSDidNotSucceed: /Reason: CORS request did not succeed/,
};

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly asked: Field[];
  readonly status: number;
  readonly answered: Field[];
}

type Engine = 'chromium' | 'firefox';

describe.skipIf(firefoxPath === null)('where browsers differ', () => {
  let server: Server;
  let port = 0;
  const browsers: Partial<Record<Engine, Browser>> = {};
  const pages: Partial<Record<Engine, Page>> = {};
  const seen = new Map<string, Seen[]>();
  const console: string[] = [];
  const origin = (): string => `http://app.localhost:${port}`;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
      const one = cases[Number(url.searchParams.get('case') ?? -1)];
      if (one === undefined) return void response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Page</title>');
      const preflight = request.headers['access-control-request-method'] !== undefined;
      const answer = preflight ? one.preflight : url.pathname === '/final' ? one.final : one.call;
      const { status = preflight ? 204 : 200, headers = preflight ? [] : [ORIGIN, ...(one.credentials === true ? [CREDENTIALS] : [])] } = answer ?? {};
      const place = `localhost:${port}/final${url.search}`;
      const answered = headers.map(([name, value]) => ({ name, value: value.replaceAll('…', origin()).replace('OTHER', `other.${place}`).replace('OWN', `app.${place}`) }));
      const key = url.search;
      seen.set(key, [...(seen.get(key) ?? []), { method: request.method ?? '', url: url.href, asked: fieldsOf(request), status, answered }]);
      const length = status === 204 ? [] : ['Content-Length: 0'];
      // As written: two fields of one name, an empty value, and statuses without a phrase.
      response.socket?.end([`HTTP/1.1 ${status} X`, ...answered.map(({ name, value }) => `${name}: ${value}`), 'Cache-Control: no-store', 'Connection: close', ...length, '', ''].join('\r\n'));
      return undefined;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--host-resolver-rules=MAP * 127.0.0.1'];
    browsers.chromium = await puppeteer.launch({ executablePath: ensureBrowser(), headless: true, pipe: true, args });
    browsers.firefox = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath ?? '', headless: true, extraPrefsFirefox: { 'intl.locale.requested': 'en-US' } });
    for (const engine of ['chromium', 'firefox'] as const) {
      const page = await browsers[engine]?.newPage();
      if (page === undefined) throw new Error(`no page in ${engine}`);
      if (engine === 'firefox') page.on('pageerror', (error) => console.push(String(error instanceof Error ? error.message : error)));
      await page.goto(`${origin()}/`);
      pages[engine] = page;
    }
  });
  afterAll(async () => {
    await browsers.chromium?.close();
    await browsers.firefox?.close();
    server?.close();
  });

  /** Makes the call and gives what the browser's observers would show of it. */
  async function make(engine: Engine, index: number): Promise<{ readonly passed: boolean; readonly exchange: Exchange }> {
    const one = cases[index];
    if (one === undefined) throw new Error('no such case');
    const search = `?case=${index}&in=${engine}`;
    const url = `http://${one.own === true ? 'app' : 'api'}.localhost:${port}/call${search}`;
    const passed = await pages[engine]?.evaluate(
      async (target: string, method: string, headers: Record<string, string>, credentials: boolean) => {
        try {
          return (await fetch(target, { method, headers, credentials: credentials ? 'include' : 'omit' })).status > 0;
        } catch {
          return false;
        }
      },
      url,
      one.method ?? 'GET',
      { ...one.headers },
      one.credentials === true,
    );
    return { passed: passed === true, exchange: exchangeOf(seen.get(search) ?? [], { engine, passed: passed === true, origin: origin(), set: one.headers ?? {} }) };
  }

  test.each(cases.map((one, index) => [one.name, index] as const))('%s', async (_name, index) => {
    const one = cases[index];
    const said = console.length;
    const [chromium, firefox] = [await make('chromium', index), await make('firefox', index)];
    const passed = { chromium: chromium.passed, firefox: firefox.passed };
    expect(passed).toEqual(one?.passes);

    for (const engine of ['chromium', 'firefox'] as const) {
      const { exchange } = engine === 'chromium' ? chromium : firefox;
      const differences = browserDifferences(exchange);
      expect(differences.map(({ rule }) => rule), `from ${engine}`).toEqual(one?.found?.[engine] ?? []);
      for (const { passesIn, failsIn } of differences) {
        expect(passesIn.filter((name) => name !== 'safari' && !passed[name]), `works, seen from ${engine}`).toEqual([]);
        expect(failsIn.filter((name) => name !== 'safari' && passed[name]), `fails, seen from ${engine}`).toEqual([]);
      }
    }

    const readings = firefoxReasons(firefox.exchange);
    if (one?.reason === undefined) return expect(firefoxReason(firefox.exchange)).toBeNull();
    const { reason } = one;
    expect(readings).toContain(reason);
    const message = await until(async () => console.slice(said).find((text) => text.includes(`case=${index}&`)), 'a word in Firefox’s console');
    return expect(message).toMatch(SAID[reason]);
  });

  test('both say by a field of their own that a call to another site includes credentials', async () => {
    const shown = async (engine: Engine, index: number): Promise<boolean> => (await make(engine, index)).exchange.request.headers.some(({ name }) => name.toLowerCase() === 'sec-fetch-storage-access');
    for (const engine of ['chromium', 'firefox'] as const) {
      expect(await shown(engine, cases.findIndex(({ reason }) => reason === 'CORSNotSupportingCredentials')), `${engine}, with credentials`).toBe(true);
      expect(await shown(engine, cases.findIndex(({ name }) => name === 'no location at all')), `${engine}, without`).toBe(false);
    }
  });

  test('every rule of the table has a call here', () => {
    expect([...new Set(cases.flatMap(({ found }) => [...(found?.chromium ?? []), ...(found?.firefox ?? [])]))].toSorted()).toEqual(
      ['authorization-under-wildcard', 'client-hint-field', 'empty-location', 'origin-of-redirected-preflight', 'status-407', 'user-agent-field', 'userinfo-in-redirect'],
    );
  });
});

function fieldsOf({ rawHeaders }: IncomingMessage): Field[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: rawHeaders[index + 1] ?? '' }] : []));
}

/** What the server saw and said, as one exchange, ended as the browser's own events would end it. */
function exchangeOf(all: readonly Seen[], facts: { readonly engine: Engine; readonly passed: boolean; readonly origin: string; readonly set: { readonly [name: string]: string } }): Exchange {
  const { engine, passed, origin, set } = facts;
  const made = (one: Seen, preflight: Exchange | null): Exchange => ({
    id: 'call', observer: 'webRequest', startedDateTime: '2026-11-22T10:00:00.000Z', time: 1, tabId: 1, initiator: 'page', resourceType: 'fetch', mode: 'cors', origin,
    request: { method: one.method, url: one.url, headers: one.asked, headersComplete: true, postData: null, credentials: [] },
    response: { status: one.status, statusText: '', headers: one.answered, content: null },
    networkError: null, preflight, redirects: [], serverIPAddress: null, fromCache: false, lost: null,
  });
  const hops: Exchange[] = [];
  let guard: Exchange | null = null;
  for (const one of all) {
    if (one.asked.some(({ name }) => name.toLowerCase() === 'access-control-request-method')) guard = { ...made(one, null), resourceType: 'preflight' };
    else {
      hops.push(made(one, guard));
      guard = null;
    }
  }
  const method = guard?.request.headers.find(({ name }) => name.toLowerCase() === 'access-control-request-method')?.value ?? 'GET';
  const unsent = guard === null ? null : { ...guard, resourceType: 'fetch' as const, request: { ...guard.request, method, headers: Object.entries(set).map(([name, value]) => ({ name, value })) }, response: null, preflight: guard };
  const last = unsent ?? hops.pop();
  if (last === undefined) throw new Error('nothing reached the server');
  const status = last.response?.status ?? 0;
  const word = engine === 'firefox' ? (hops.length > 3 ? 'NS_ERROR_REDIRECT_LOOP' : 'NS_ERROR_DOM_BAD_URI') : status === 407 ? 'net::ERR_UNEXPECTED_PROXY_AUTH' : last.origin !== null && last.request.url.startsWith(last.origin) ? 'net::ERR_ABORTED' : 'net::ERR_FAILED';
  const redirects = hops.map(({ request, response, preflight }) => ({ request, response: response ?? { status: 0, statusText: '', headers: [], content: null }, preflight }));
  return { ...last, redirects, networkError: passed ? null : word };
}
