/** The call that failed beside the nearest one that worked: which one that is, and what differs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/diagnosis/comparison';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Comparison, Difference } from '../../src/diagnosis/surroundings';
import { AUTHORIZED, bearer, credential, NOW } from '../support/credential';
import { exchange, type ExchangeFacts } from '../support/exchange';
import { refusalBases } from '../support/refusal-bases';
import { worked } from '../support/worked';

const API = 'https://api.example.com';
const mine = credential({ fingerprint: 'aaaaaaaaaaaa' });
const other = credential({ fingerprint: 'bbbbbbbbbbbb' });
const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();
const call = (facts: ExchangeFacts = {}): ReturnType<typeof exchange> => exchange({ url: `${API}/v1/groups`, startedDateTime: at(30), credentials: [mine], requestHeaders: AUTHORIZED, ...facts });
const good = (facts: ExchangeFacts = {}): ReturnType<typeof worked> => worked({ url: `${API}/v1/groups`, startedDateTime: at(10), credentials: [mine], requestHeaders: AUTHORIZED, ...facts });
const told = ({ differences }: Pick<Comparison, 'differences'>): string[] => differences.map(({ kind, name, worked: then, failed: now }: Difference) => `${kind}${name === '' ? '' : ` ${name}`}: ${then ?? '-'} → ${now ?? '-'}`);
const differs = (now: ExchangeFacts, then: ExchangeFacts = {}): string[] => told(compare(call(now), [good(then)]) ?? { differences: [] });

describe('which call', () => {
  test('the last one of the same endpoint before the failure', () => {
    const found = compare(call(), [good({ id: 'a', startedDateTime: at(1) }), good({ id: 'b', startedDateTime: at(20) }), good({ id: 'c', startedDateTime: at(31) })]);
    expect([found?.worked.id, found?.sameEndpoint, found?.seconds, found?.credential]).toEqual(['b', true, 10, 'same']);
  });
  test('else the first one after it', () => {
    const found = compare(call(), [good({ id: 'a', startedDateTime: at(50) }), good({ id: 'b', startedDateTime: at(40) })]);
    expect([found?.worked.id, found?.seconds]).toEqual(['b', -10]);
  });
  test.each([
    ['another number', `${API}/v1/groups/42`, `${API}/v1/groups/43`],
    ['another UUID', `${API}/u/3f2504e0-4f89-41d3-9a0c-0305e82c3301/x`, `${API}/u/9f2504e0-4f89-41d3-9a0c-0305e82c3302/x`],
    ['something that was redacted', `${API}/reset/‹redacted›`, `${API}/reset/‹redacted›`],
    ['another name in a documented place', 'https://api.tokenim.com/v1/groups/sales', 'https://api.tokenim.com/v1/groups/support'],
    ['another query', `${API}/v1/groups?page=1`, `${API}/v1/groups?page=2`],
  ])('%s is the same endpoint', (_name, then, now) => expect(compare(call({ url: now }), [good({ url: then })])?.sameEndpoint).toBe(true));

  test('another endpoint of the host only by the same credential, the nearest path first', () => {
    const elsewhere = [good({ id: 'far', url: `${API}/v1/users`, startedDateTime: at(29) }), good({ id: 'near', url: `${API}/v1/group`, startedDateTime: at(2) })];
    const found = compare(call(), elsewhere);
    expect([found?.worked.id, found?.sameEndpoint, found?.credential]).toEqual(['near', false, 'same']);
    expect(compare(call(), [elsewhere[0] ?? good()])?.worked.id).toBe('far');
    expect(compare(call(), [good({ id: 'method', method: 'POST', startedDateTime: at(1) }), ...elsewhere])?.worked.id).toBe('method');
    expect(compare(call({ credentials: [other] }), elsewhere)).toBeNull();
    expect(compare(call({ credentials: [], requestHeaders: {} }), elsewhere)).toBeNull();
    expect(compare(call(), [good({ url: 'https://other.example.org/v1/users' })])).toBeNull();
  });
  test('a call is not compared with itself, nor one that worked with anything', () => {
    expect(compare(call({ id: 'x' }), [good({ id: 'x' })])).toBeNull();
    expect(diagnose(call({ status: 200 }), [good()]).comparison).toBeNull();
    expect(diagnose(call(), [good()]).comparison?.sameEndpoint).toBe(true);
    expect(diagnose(call()).comparison).toBeNull();
  });
});

describe('the credential', () => {
  const cookie = (fingerprint: string, name = 'session'): ExchangeFacts => ({ credentials: [credential({ place: 'cookie', name, scheme: null, fingerprint })], requestHeaders: { Cookie: `${name}=‹redacted›` } });
  const none: ExchangeFacts = { credentials: [], requestHeaders: {} };
  test.each<[Comparison['credential'], ExchangeFacts, ExchangeFacts]>([
    ['same', {}, {}],
    ['same', { credentials: [{ ...mine, place: 'query', name: 'access_token', scheme: null }], requestHeaders: {} }, {}],
    ['same', cookie('cccccccccccc'), cookie('cccccccccccc')],
    ['different', { credentials: [other] }, {}],
    ['different', cookie('cccccccccccc'), cookie('dddddddddddd')],
    ['different', {}, { credentials: [mine, credential({ name: 'x-api-key', scheme: null, kind: 'api-key', fingerprint: 'eeeeeeeeeeee' })] }],
    ['only-then', none, {}],
    ['only-then', { credentials: [credential({ kind: 'none', length: 9, faults: ['placeholder'] })] }, {}],
    ['only-now', {}, none],
    ['none', none, none],
    ['unknown', { ...none, headersComplete: false }, {}],
    ['unknown', {}, { ...none, headersComplete: false }],
    ['unknown', { credentials: [credential()] }, {}],
    ['unknown', { credentials: [credential({ kind: 'aws-sigv4', fingerprint: 'ffffffffffff' })] }, { credentials: [credential({ kind: 'aws-sigv4', fingerprint: 'cccccccccccc' })] }],
  ])('%s', (expected, now, then) => expect(compare(call(now), [good(then)])?.credential).toBe(expected));

  test('is named by scheme, kind and end, never by itself', () => {
    const old = { ...bearer({ exp: NOW - 60 }), fingerprint: '111111111111' };
    const fresh = { ...bearer({ exp: NOW + 60 }), fingerprint: '222222222222' };
    expect(differs({ credentials: [old] }, { credentials: [fresh] })).toEqual(['credential authorization: Bearer JWT exp 2026-11-22T10:01:00Z #222222 → Bearer JWT exp 2026-11-22T09:59:00Z #111111']);
    expect(differs({ credentials: [credential({ kind: 'none', faults: ['placeholder'] })] })).toEqual(['credential authorization: Bearer opaque #aaaaaa → Bearer placeholder']);
    expect(differs({ credentials: [{ ...mine, scheme: null, faults: ['scheme-missing'] }] })).toEqual(['credential authorization: Bearer opaque #aaaaaa → opaque #aaaaaa']);
  });
});

describe('what differs', () => {
  test('nothing', () => expect(differs({})).toEqual([]));
  test.each<[string, ExchangeFacts, ExchangeFacts, readonly string[]]>([
    ['a field that is missing', {}, { requestHeaders: { ...AUTHORIZED, 'X-Tenant': '‹redacted›' } }, ['field x-tenant: ‹redacted› → -']],
    ['a field that was not seen', { headersComplete: false }, { requestHeaders: { ...AUTHORIZED, 'X-Tenant': '‹redacted›' } }, []],
    ['a changed field', { requestHeaders: { ...AUTHORIZED, 'content-type': 'text/plain' } }, { requestHeaders: { ...AUTHORIZED, 'Content-Type': 'application/json' } }, ['field content-type: application/json → text/plain']],
    ['fields that vary by nature', { requestHeaders: { ...AUTHORIZED, traceparent: 'a', 'X-Request-Id': 'b', 'If-None-Match': 'c', 'Sec-CH-UA': 'd', 'Content-Length': '1', Date: 'x', 'X-Amz-Date': 'y', 'X-B3-TraceId': 'z', 'Idempotency-Key': 'k' } }, {}, []],
    ['the page, not its path', { requestHeaders: { ...AUTHORIZED, Referer: 'https://b.example/x' } }, { requestHeaders: { ...AUTHORIZED, Referer: 'https://a.example/y' } }, ['field referer: https://a.example → https://b.example']],
    ['the origin', { origin: 'https://evil.example' }, {}, ['origin: https://app.example → https://evil.example']],
    ['the query', { url: `${API}/v1/groups?page=2&x=‹redacted›&_=1` }, { url: `${API}/v1/groups?limit=5&x=‹redacted›&_=2` }, ['query limit: 5 → -', 'query page: - → 2']],
    ['the id', { url: `${API}/v1/groups/2` }, { url: `${API}/v1/groups/1` }, ['path: /v1/groups/1 → /v1/groups/2']],
    ['the scheme', { url: 'http://api.example.com/v1/groups' }, {}, ['scheme: https → http']],
    ['the address', { serverIPAddress: '192.0.2.2' }, { serverIPAddress: '192.0.2.1' }, ['address: 192.0.2.1 → 192.0.2.2']],
    ['cookies by their names', { requestHeaders: { ...AUTHORIZED, Cookie: 'b=‹redacted›' } }, { requestHeaders: { ...AUTHORIZED, Cookie: 'a=‹redacted›; b=‹redacted›' } }, ['field cookie: a → -']],
    ['the data centre, not the id of the call', { responseHeaders: { 'CF-Ray': '9999999999999999-LHR', Server: 'cloudflare' } }, { responseHeaders: { 'CF-Ray': '1111111111111111-FRA', Server: 'cloudflare' } }, ['edge cf-ray: FRA → LHR']],
    ['the same data centre', { responseHeaders: { 'CF-Ray': '9999999999999999-FRA', 'X-Amz-Cf-Pop': 'FRA56-P2', 'X-Served-By': 'cache-fra-etou8220056-FRA', Via: '1.1 0123456789abcdef0123.cloudfront.net (CloudFront)' } }, { responseHeaders: { 'CF-Ray': '1111111111111111-FRA', 'X-Amz-Cf-Pop': 'FRA60-P1', 'X-Served-By': 'cache-fra-etou8220011-FRA', Via: '1.1 fedcba98765432100123.cloudfront.net (CloudFront)' } }, []],
    ['somebody else answered', { responseHeaders: { Server: 'awselb/2.0' } }, { responseHeaders: { Server: 'nginx' } }, ['edge server: nginx → awselb/2.0']],
  ])('%s', (_name, now, then, expected) => expect(differs(now, then)).toEqual(expected));

  test('what most likely explains stands first', () => {
    const now: ExchangeFacts = { credentials: [other], serverIPAddress: '192.0.2.2', responseHeaders: { Server: 'b' }, requestHeaders: { ...AUTHORIZED, 'X-Zeta': '‹redacted›' }, url: `${API}/v1/groups/7?page=1` };
    expect((compare(call(now), [good({ serverIPAddress: '192.0.2.1', responseHeaders: { Server: 'a' }, url: `${API}/v1/groups/8` })])?.differences ?? []).map(({ kind }) => kind)).toEqual(['credential', 'path', 'query', 'edge', 'field', 'address']);
  });
  test('between two endpoints, only what belongs to both', () => {
    const found = compare(call({ method: 'POST', url: `${API}/v1/users?x=1`, requestHeaders: { ...AUTHORIZED, 'Content-Type': 'application/json' } }), [good()]);
    expect(told(found ?? { differences: [] })).toEqual(['method: GET → POST', 'path: /v1/groups → /v1/users']);
  });
});

describe('properties', () => {
  const facts = fc.record({
    url: fc.constantFrom(`${API}/v1/orders/17`, `${API}/v1/orders`, `${API}/v1/order/17`, `${API}/v2/orders/17`, `${API}/orders/17`, `${API}/v1/orders/17/`, 'http://api.example.com/v1/orders/17', 'https://api2.example.com/v1/orders/17', 'https://api.tokenim.com/v1/messages', 'about:blank', ''),
    method: fc.constantFrom('GET', 'PUT', 'DELETE', 'POST'),
    startedDateTime: fc.constantFrom(at(0), '2026-11-22T09:00:00.000Z', '2026-11-22T11:00:00.000Z', '1970-01-01T00:00:00.000Z', 'never'),
    credentials: fc.constantFrom([], [mine], [other], [credential()], [{ ...bearer(), fingerprint: 'aaaaaaaaaaaa' }], [credential({ place: 'cookie', name: 'sid', scheme: null, fingerprint: 'cccccccccccc' })]),
    headersComplete: fc.boolean(),
    requestHeaders: fc.dictionary(fc.constantFrom('Accept', 'Cookie', 'Referer', 'X-A', '__proto__', ''), fc.string({ maxLength: 20 })),
    origin: fc.constantFrom(null, 'null', 'https://app.example'),
  });
  test('calls that worked never throw, and make nothing certain', () => {
    const bases = Object.values(refusalBases);
    fc.assert(
      fc.property(fc.constantFrom(...bases), fc.constantFrom(null, mine, credential({ place: 'cookie', name: 'sid', scheme: null, fingerprint: 'cccccccccccc' })), fc.array(facts, { maxLength: 6 }), (base, carried, around) => {
        const failed = carried === null ? base : { ...base, request: { ...base.request, credentials: [carried] } };
        const calls = around.map((one) => worked(one));
        const before = new Map(diagnose(failed).findings.map(({ cause, confidence }) => [cause, confidence]));
        const beside = diagnose(failed, calls);
        expect(JSON.parse(JSON.stringify(beside))).toEqual(beside);
        for (const { cause, confidence } of beside.findings) if (confidence === 'certain') expect(before.get(cause), cause).toBe('certain');
      }),
      { numRuns: 400 },
    );
  });
});
