/** Two observers, one call. */
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange';
import { findTwin, isForwarded, isTwin, mergeExchanges, mergeForwarded } from '../../src/observe/merge';
import { credential } from '../support/credential';
import { exchange } from '../support/exchange';

const web = (facts = {}): Exchange => exchange({ id: 'web-1', observer: 'webRequest', serverIPAddress: '203.0.113.9', ...facts });
const dev = (facts = {}): Exchange => exchange({ id: 'dev-1', observer: 'devtools', startedDateTime: '2026-11-22T10:00:00.012Z', body: { code: 'token_expired' }, ...facts });

test('the same request seen twice is one; two requests are two', () => {
  expect(isTwin(web(), dev())).toBe(true);
  expect(isTwin(web(), dev({ tabId: 8 }))).toBe(false);
  expect(isTwin(web(), dev({ method: 'POST' }))).toBe(false);
  expect(isTwin(web(), dev({ url: 'https://api.tokenim.com/v1/groups' }))).toBe(false);
  expect(isTwin(web(), dev({ status: 401 }))).toBe(false);
  expect(isTwin(web(), dev({ startedDateTime: '2026-11-22T10:00:02.000Z' }))).toBe(false);
  expect(isTwin(web(), web({ id: 'web-2' }))).toBe(false);
  expect(isTwin(web({ tabId: null }), dev())).toBe(true);
});

test('of two that could be it, the one with the same marks is the twin, then the nearest', () => {
  const first = { exchange: web({ id: 'web-1', responseHeaders: { 'X-Request-Id': 'a' } }) };
  const second = { exchange: web({ id: 'web-2', startedDateTime: '2026-11-22T10:00:00.200Z', responseHeaders: { 'X-Request-Id': 'b' } }) };
  expect(findTwin([first, second], dev({ responseHeaders: { 'X-Request-Id': 'b' } }))).toBe(second);
  expect(findTwin([first, second], dev({ responseHeaders: { 'X-Request-Id': 'a' }, startedDateTime: '2026-11-22T10:00:00.210Z' }))).toBe(first);
  expect(findTwin([first, second], dev({ startedDateTime: '2026-11-22T10:00:00.190Z' }))).toBe(second);
  expect(findTwin([first], dev({ method: 'POST' }))).toBeNull();
});

describe('merging', () => {
  test('a credential in the body, which only DevTools shows, is kept beside those of the fields, once', () => {
    const inBody = credential({ place: 'body', name: 'client_secret', scheme: null });
    const both = mergeExchanges(web({ credentials: [credential()] }), dev({ credentials: [credential(), inBody] }));
    expect(both.request.credentials).toEqual([credential(), inBody]);
    expect(mergeExchanges(both, dev({ credentials: [credential(), inBody] })).request.credentials).toEqual([credential(), inBody]);
    expect(mergeExchanges(web(), dev({ credentials: [inBody] })).request.credentials).toEqual([inBody]);
  });

  test.each([['web first', web(), dev()], ['devtools first', dev(), web()]] as const)('%s: body and address are both there, the id stays', (_name, known, seen) => {
    const merged = mergeExchanges(known, seen);
    expect(merged).toMatchObject({ id: known.id, observer: 'both', serverIPAddress: '203.0.113.9' });
    expect(merged.response?.content).toContain('token_expired');
  });

  test('an aborted no-cors answer of DevTools is no error', () => {
    expect(mergeExchanges(web({ mode: 'no-cors' }), dev({ mode: 'no-cors', networkError: 'net::ERR_ABORTED' })).networkError).toBeNull();
  });

  test('what webRequest lost sight of, DevTools saw', () => {
    const merged = mergeExchanges(web({ status: null, lost: 'timed-out' }), dev());
    expect(merged).toMatchObject({ lost: null, response: { status: 403 } });
  });
});

describe('a call that a service worker forwarded', () => {
  const inner = dev({ id: 'dev-2', time: 30, serverIPAddress: '203.0.113.9', startedDateTime: '2026-11-22T10:00:00.010Z', body: null });
  const outer = dev({ id: 'dev-3', time: 36, startedDateTime: '2026-11-22T10:00:00.008Z' });

  test('is one call: the worker’s fields, the page’s body', () => {
    expect(isForwarded(outer, inner)).toBe(true);
    expect(mergeForwarded(outer, inner, 'dev-2')).toMatchObject({ id: 'dev-2', initiator: 'service-worker', serverIPAddress: '203.0.113.9', response: { content: '{"code":"token_expired"}' } });
  });

  test('two calls of the page, one after the other, are two', () => {
    expect(isForwarded(dev({ time: 36, startedDateTime: '2026-11-22T10:00:01.000Z' }), inner)).toBe(false);
    expect(isForwarded({ ...outer, serverIPAddress: '203.0.113.9' }, inner)).toBe(false);
  });
});
