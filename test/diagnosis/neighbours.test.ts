/** What calls that worked show of one that failed: a slip in its path, its methods, and whether its credential is good. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { gatherEvidence } from '../../src/diagnosis/evidence';
import { nearPath, routeWorked, sameCredential, workedMethods } from '../../src/diagnosis/neighbours';
import { slip } from '../../src/diagnosis/path-slip';
import { LOCALES } from '../../src/locales/catalog';
import { words } from '../../src/locales/words';
import { AUTHORIZED, bearer, credential, NOW } from '../support/credential';
import { exchange, type ExchangeFacts } from '../support/exchange';
import { worked } from '../support/worked';

const API = 'https://api.example.com';

describe('slip', () => {
  test.each([
    ['/v1/groups/', '/v1/groups', 'slash', '/v1/groups'],
    ['/v1/groups', '/v1/groups/', 'slash', '/v1/groups/'],
    ['/v1//groups', '/v1/groups', 'slash', '/v1/groups'],
    ['/v1/Groups/7', '/v1/groups/1', 'case', '/v1/groups/7'],
    ['/v2/groups/7', '/v1/groups/1', 'version', '/v1/groups/7'],
    ['/groups/7', '/v1/groups/1', 'version', '/v1/groups/7'],
    ['/api/v1/groups', '/api/groups', 'version', '/api/groups'],
    ['/v1/groups', '/api/v1/groups', 'prefix', '/api/v1/groups'],
    ['/api/api/groups/7', '/api/groups/1', 'prefix', '/api/groups/7'],
    ['/v1/grops/7', '/v1/groups/1', 'letter', '/v1/groups/7'],
    ['/v1/gruops', '/v1/groups', 'letter', '/v1/groups'],
    ['/v1/message', '/v1/messages', 'letter', '/v1/messages'],
    ['/v1/user-groups', '/v1/user_groups', 'letter', '/v1/user_groups'],
  ])('%s for %s: %s', (called, good, kind, path) => expect(slip(called, good)).toEqual({ slip: kind, path }));

  test.each([
    ['/v1/groups', '/v1/groups'],
    ['/v1/groups/7', '/v1/groups/8'],
    ['/v1/groups/7', '/v1/groups'],
    ['/v1/groups', '/v1/groups/7'],
    ['/v1/groups/7/members', '/v1/groups/7'],
    ['/v1/users', '/v1/groups'],
    ['/item1', '/item2'],
    ['/a', '/b'],
    ['/v1', '/v2/x/y'],
    ['/', '/v1'],
    ['/v1/grops/7', '/v2/groups/1'],
  ])('%s is no slip for %s', (called, good) => expect(slip(called, good)).toBeNull());

  test('is quick, and never throws', () => {
    const start = performance.now();
    for (const part of ['a', '/a', 'aB1', '//', '/v1', 'é']) slip(`/${part.repeat(200_000)}`, `/${part.repeat(200_001)}x`);
    expect(performance.now() - start).toBeLessThan(2000);
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => void slip(one, other)));
  });
});

const mine = credential({ fingerprint: 'aaaaaaaaaaaa' });
const session = credential({ place: 'cookie', name: 'session', scheme: null, fingerprint: 'cccccccccccc' });
const call = (facts: ExchangeFacts = {}): ReturnType<typeof exchange> => exchange({ url: `${API}/v1/groups`, credentials: [mine], requestHeaders: AUTHORIZED, responseHeaders: {}, ...facts });
const good = (facts: ExchangeFacts = {}): ReturnType<typeof worked> => worked({ url: `${API}/v1/groups`, credentials: [mine], requestHeaders: AUTHORIZED, ...facts });
const LATER = '2026-11-22T10:01:00.000Z';

describe('nearPath', () => {
  const near = (url: string, ...around: readonly ReturnType<typeof worked>[]): unknown => {
    const found = nearPath(gatherEvidence(call({ url, status: 404 }), around));
    return found === null ? null : [found.slip, found.url];
  };
  test('keeps the ids and the query of the call that failed', () => expect(near(`${API}/v1/grops/7?page=2`, good({ url: `${API}/v1/groups/1` }))).toEqual(['letter', `${API}/v1/groups/7?page=2`]));
  test('the scheme before anything else', () => expect(near('http://api.example.com/v1/groups', good({ url: `${API}/v1/group` }), good())).toEqual(['scheme', `${API}/v1/groups`]));
  test('not from https to http', () => expect(near(`${API}/v1/groups`, good({ url: 'http://api.example.com/v1/groups' }))).toBeNull());
  test('the same path at a sibling host', () => expect(near(`${API}/v1/groups/7`, good({ url: 'https://api2.example.com/v1/groups/1' }))).toEqual(['host', 'https://api2.example.com/v1/groups/7']));
  test.each(['https://api.example.org/v1/groups/1', 'https://example.co.uk/v1/groups/1'])('not at %s', (url) => expect(near(`${API}/v1/groups/7`, good({ url }))).toBeNull());
  test('nothing where the endpoint itself worked', () => expect(near(`${API}/v1/groups/7`, good({ url: `${API}/v1/groups/1` }), good({ url: `${API}/v1/group/1` }))).toBeNull());
});

test('methods and the route, with any id', () => {
  const evidence = gatherEvidence(call({ method: 'PUT', url: `${API}/v1/groups/7` }), [good({ url: `${API}/v1/groups/1` }), good({ method: 'delete', url: `${API}/v1/groups/2` }), good({ method: 'POST' })]);
  expect(workedMethods(evidence)).toEqual(['GET', 'DELETE']);
  expect(routeWorked(evidence)).not.toBeNull();
});

test('the same credential, here and elsewhere', () => {
  const found = sameCredential(gatherEvidence(call(), [good({ id: 'before' }), good({ id: 'after', startedDateTime: LATER }), good({ id: 'elsewhere', url: `${API}/v1/users` }), good({ id: 'other', credentials: [credential({ fingerprint: 'bbbbbbbbbbbb' })] })]));
  expect([found.hereBefore?.id, found.hereAfter?.id, found.elsewhere?.id]).toEqual(['before', 'after', 'elsewhere']);
});

type Row = readonly [name: string, failed: ReturnType<typeof exchange>, around: readonly ReturnType<typeof worked>[], findings: readonly string[]];

describe('what it makes of a refusal', () => {
  const plain404 = (url: string, facts: ExchangeFacts = {}): ReturnType<typeof exchange> => call({ url, status: 404, body: '', ...facts });
  const rows: readonly Row[] = [
    ['404: a slip in the path', plain404(`${API}/v1/grops`), [good()], ['wrong-route-or-host likely', 'not-found possible']],
    ['404: nothing near worked', plain404(`${API}/v1/grops`), [good({ url: `${API}/v1/users` })], ['not-found likely', 'wrong-route-or-host possible']],
    ['404: the endpoint worked with another id', plain404(`${API}/v1/groups/7`), [good({ url: `${API}/v1/groups/1` })], ['not-found likely']],
    ['404: the very address worked', plain404(`${API}/v1/groups/7`), [good({ url: `${API}/v1/groups/7` })], ['not-found likely']],
    ['404: the very address worked for somebody else', plain404(`${API}/v1/groups/7`), [good({ url: `${API}/v1/groups/7`, credentials: [credential({ fingerprint: 'bbbbbbbbbbbb' })] })], ['forbidden-masked-as-404 likely', 'not-found possible']],
    ['403 without a word: a slip in the path', call({ url: `${API}/v1/groups/`, status: 403, body: '' }), [good()], ['wrong-route-or-host possible']],
    ['403 without a word: another credential', call({ body: '' }), [good({ credentials: [credential({ fingerprint: 'bbbbbbbbbbbb' })] })], ['unexplained possible']],
    ['403 without a word: the credential works elsewhere', call({ body: '' }), [good({ url: `${API}/v1/users` })], ['insufficient-permission possible']],
    ['403 without a word: the same call worked', call({ body: '' }), [good(), good({ url: `${API}/v1/users` })], ['unexplained possible']],
    ['403 over http: https worked', call({ url: 'http://api.example.com/v1/groups', body: '' }), [good()], ['https-required possible']],
    ['405: another method worked', call({ method: 'PUT', status: 405, body: '' }), [good()], ['wrong-method likely']],
    ['405: the same call worked', call({ method: 'GET', status: 405, body: '' }), [good()], ['wrong-method possible']],
    ['405 with Allow: the same call worked', call({ method: 'GET', status: 405, body: '', responseHeaders: { Allow: 'POST' } }), [good()], ['wrong-method likely']],
    ['401: the same token worked here', call({ status: 401, body: '' }), [good()], ['credential-expired likely', 'credential-invalid possible']],
    ['401: the same token worked here, and again afterwards', call({ status: 401, body: '' }), [good(), good({ startedDateTime: LATER })], ['credential-invalid possible']],
    ['401: the same token worked here, and says that it is good', call({ status: 401, body: '', credentials: [{ ...bearer({ exp: NOW + 600 }), fingerprint: 'aaaaaaaaaaaa' }] }), [good({ credentials: [{ ...bearer({ exp: NOW + 600 }), fingerprint: 'aaaaaaaaaaaa' }] })], ['credential-invalid likely']],
    ['401: the same token works elsewhere', call({ status: 401, body: '' }), [good({ url: `${API}/v1/users` })], ['credential-invalid possible']],
    ['401: another token worked here', call({ status: 401, body: '' }), [good({ credentials: [credential({ fingerprint: 'bbbbbbbbbbbb' })] })], ['credential-invalid likely']],
    ['401: the same session worked here', call({ status: 401, body: '', credentials: [session], requestHeaders: { Cookie: 'session=‹redacted›' }, responseHeaders: { 'Access-Control-Allow-Credentials': 'true' } }), [good({ credentials: [session], requestHeaders: { Cookie: 'session=‹redacted›' } })], ['credential-expired likely', 'credential-missing possible']],
    ['a word of the server stands above all', call({ url: 'https://api.tokenim.com/v1/groups', status: 401, body: { error: { code: 'token_revoked' } } }), [good({ url: 'https://api.tokenim.com/v1/groups', startedDateTime: LATER })], ['credential-invalid certain']],
  ];
  test.each(rows)('%s', (_name, failed, around, findings) => {
    const found = diagnose(failed, around).findings;
    expect(found.map(({ cause, confidence }) => `${cause} ${confidence}`)).toEqual(findings);
    for (const finding of found) {
      for (const locale of LOCALES) {
        const { title, why, fixes } = words(finding, locale);
        for (const text of [title, why, ...fixes.map((fix) => fix.text)]) expect(text).not.toMatch(/undefined|\bNaN\b|\[object|``|\s{2}|null/);
      }
    }
  });

  test('the words name the call that worked', () => {
    const [route] = diagnose(plain404(`${API}/v1/groups/`), [good()]).findings;
    if (route === undefined) throw new Error('nothing was found');
    expect(words(route, 'en').why).toBe('There is no `/v1/groups/` at `api.example.com`. It differs only by a slash from `/v1/groups`, which worked at `2026-11-22 09:59:00 UTC`.');
    expect(words(route, 'zh-CN').why).toBe('`api.example.com` 上没有 `/v1/groups/` 这个接口。它与调用成功的 `/v1/groups`（`2026-11-22 09:59:00 UTC`）只差一个斜杠。');
    expect(words(route, 'en').fixes[0]?.text).toBe('Call `/v1/groups`, as in the call that worked.');
  });
});
