/** Two calls side by side: what differs comes first, what was not seen is not called absent, what is hidden is compared by its pseudonym. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sideBySide, type SideRow } from '../../src/diagnosis/side-by-side';
import { REDACTED, type Credential, type Exchange } from '../../src/http/exchange';
import { exchange, preflight } from '../support/exchange';

const row = (rows: readonly SideRow[], name: string): SideRow | undefined => rows.find((one) => one.part === name || one.name === name);
const told = (one: SideRow | undefined): readonly unknown[] => [one?.relation, ...(one?.values.map((value) => value.text ?? (value.unseen ? 'unseen' : 'absent')) ?? [])];
const token = (fingerprint: string | null, more: Partial<Credential> = {}): Credential => ({ place: 'header', name: 'authorization', scheme: 'Bearer', kind: 'opaque', length: 20, faults: [], jwt: null, environment: null, fingerprint, ...more });
const withCredentials = (call: Exchange, credentials: readonly Credential[], headersComplete = true): Exchange => ({ ...call, request: { ...call.request, credentials, headersComplete } });

describe('the URL and the method', () => {
  const worked = exchange({ id: 'a', method: 'GET', url: 'https://api.tokenim.com/v1/groups?page=1&lang=zh', status: 200 });
  const failed = exchange({ id: 'b', method: 'POST', url: 'http://api.token.im/v1/group?page=2&empty', status: 403 });
  const rows = sideBySide(worked, failed);
  test.each([
    ['method', 'different', 'GET', 'POST'],
    ['scheme', 'different', 'https', 'http'],
    ['host', 'different', 'api.tokenim.com', 'api.token.im'],
    ['path', 'different', '/v1/groups', '/v1/group'],
    ['page', 'different', '1', '2'],
    ['lang', 'different', 'zh', 'absent'],
    ['empty', 'different', 'absent', ''],
  ])('%s is %s', (name, ...expected) => {
    expect(told(name === 'page' ? rows.find((one) => one.group === 'query' && one.name === 'page') : row(rows, name))).toEqual(expected);
  });
  test('a parameter that is there twice is shown with both values', () => {
    const twice = exchange({ id: 'c', url: 'https://api.tokenim.com/v1/groups?id=1&id=2', status: 200 });
    expect(told(row(sideBySide(twice, worked), 'id'))).toEqual(['different', '1, 2', 'absent']);
  });
});

describe('credentials', () => {
  const call = exchange({ id: 'a', status: 403 });
  const compared = (first: Exchange, second: Exchange): unknown => row(sideBySide(first, second), 'authorization')?.relation;
  test('the same secret is the same, another one is different, and without a fingerprint nobody knows', () => {
    expect(compared(withCredentials(call, [token('aaaaaaaaaaaa')]), withCredentials(call, [token('aaaaaaaaaaaa')]))).toBe('same');
    expect(compared(withCredentials(call, [token('aaaaaaaaaaaa')]), withCredentials(call, [token('bbbbbbbbbbbb')]))).toBe('different');
    expect(compared(withCredentials(call, [token(null)]), withCredentials(call, [token('bbbbbbbbbbbb')]))).toBe('unknown');
  });
  test('another scheme is a difference, whatever the secret', () => {
    expect(compared(withCredentials(call, [token('aaaaaaaaaaaa')]), withCredentials(call, [token('aaaaaaaaaaaa', { scheme: 'Token' })]))).toBe('different');
  });
  test('one that is not there is absent only where everything was seen', () => {
    const [seen, hidden] = [withCredentials(call, []), withCredentials(call, [], false)];
    expect(told(row(sideBySide(withCredentials(call, [token('aaaaaaaaaaaa')]), seen), 'authorization'))).toEqual(['different', 'Bearer opaque #aaaaaa', 'absent']);
    expect(told(row(sideBySide(withCredentials(call, [token('aaaaaaaaaaaa')]), hidden), 'authorization'))).toEqual(['unknown', 'Bearer opaque #aaaaaa', 'unseen']);
  });
  test('signatures differ by their nature', () => {
    const signed = (print: string): Exchange => withCredentials(call, [token(print, { kind: 'aws-sigv4', scheme: 'AWS4-HMAC-SHA256' })]);
    expect(compared(signed('aaaaaaaaaaaa'), signed('bbbbbbbbbbbb'))).toBe('nature');
  });
});

describe('fields', () => {
  test('what is made anew for each call differs by nature, the rest counts', () => {
    const rows = sideBySide(
      exchange({ id: 'a', status: 200, requestHeaders: { 'X-Request-Id': '1', 'Content-Type': 'application/json' }, responseHeaders: { Date: 'Mon', 'X-Role': 'admin' } }),
      exchange({ id: 'b', status: 200, requestHeaders: { 'x-request-id': '2', 'content-type': 'text/plain' }, responseHeaders: { Date: 'Tue', 'X-Role': 'guest' } }),
    );
    expect(['x-request-id', 'content-type', 'date', 'x-role'].map((name) => row(rows, name)?.relation)).toEqual(['nature', 'different', 'nature', 'different']);
  });
  test('hidden values are compared by their pseudonyms; without one nothing is said', () => {
    const field = (value: string): Exchange => exchange({ id: 'a', status: 200, responseHeaders: { 'X-Session-Hint': value } });
    const relation = (first: string, second: string): unknown => row(sideBySide(field(first), field(second)), 'x-session-hint')?.relation;
    expect([relation('‹redacted:3fa9c2›', '‹redacted:3fa9c2›'), relation('‹redacted:3fa9c2›', '‹redacted:000000›'), relation(REDACTED, REDACTED)]).toEqual(['same', 'different', 'unknown']);
  });
  test('without an answer nothing of it was seen', () => {
    const rows = sideBySide(exchange({ id: 'a', status: 200, responseHeaders: { Server: 'nginx' } }), exchange({ id: 'b', status: null, networkError: 'net::ERR_FAILED' }));
    expect(told(row(rows, 'server'))).toEqual(['unknown', 'nginx', 'unseen']);
    expect(told(row(rows, 'error'))).toEqual(['different', 'absent', 'net::ERR_FAILED']);
  });
  test('a preflight that is not in the record may have been there', () => {
    const rows = sideBySide(exchange({ id: 'a', status: 200, preflight: preflight({ status: 204 }) }), exchange({ id: 'b', status: 200 }));
    expect(told(row(rows, 'preflight-status'))).toEqual(['unknown', '204', 'unseen']);
  });
});

test('differences come first, each line once, and a call beside itself differs in nothing', () => {
  const text = fc.string({ maxLength: 12 });
  const anyCall = fc.record({ path: text, name: fc.stringMatching(/^[a-z-]{1,10}$/), value: text, status: fc.constantFrom(200, 401, 403) }).map(({ path, name, value, status }) =>
    exchange({ id: 'x', url: `https://api.tokenim.com/${encodeURIComponent(path)}`, status, requestHeaders: { [`x-${name}`]: value }, responseHeaders: { [`y-${name}`]: value } }),
  );
  fc.assert(
    fc.property(anyCall, anyCall, (first, second) => {
      const relations = ['different', 'unknown', 'nature', 'same'];
      const rows = sideBySide(first, second);
      const ranks = rows.map(({ relation }) => relations.indexOf(relation));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      const keys = rows.map(({ group, part, name }) => `${group} ${part} ${name}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(sideBySide(first, first).filter(({ relation }) => relation === 'different' || relation === 'nature')).toEqual([]);
      // Which of the two is the first changes nothing but the sides.
      expect(sideBySide(second, first).filter(({ relation }) => relation === 'different').length).toBe(rows.filter(({ relation }) => relation === 'different').length);
    }),
  );
});
