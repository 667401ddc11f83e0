/** The value that is shown is the one of this call, or none. */
import { expect, test, vi } from 'vitest';
import { exchange } from '../support/exchange';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { rawValue, valueAmong } = await import('../../src/observe/raw-value');

const START = Date.UTC(2026, 10, 22, 10);
const entry = (token: string, { at = 0, method = 'GET', status = 403, url = 'https://api.tokenim.com/v1/messages?access_token=raw-1' } = {}) => ({
  startedDateTime: new Date(START + at).toISOString(),
  request: { method, url, headers: [{ name: 'X-Key', value: `first ${token}` }, { name: 'Authorization', value: `Bearer ${token}` }, { name: 'x-key', value: `second ${token}` }] },
  response: { status, headers: [{ name: 'Set-Cookie', value: `sid=${token}` }] },
});
const call = exchange({ status: 403, url: 'https://api.tokenim.com/v1/messages?access_token=‹redacted:1a2b3c›', startedDateTime: new Date(START).toISOString() });
const of = (message: 'request' | 'response' | 'hop-response' | 'preflight-request', part: string, place = 0) => ({ message, part, place });

test('the field of that name and place, of the request or of the answer, and the URL', () => {
  const entries = [entry('other', { at: 400 }), entry('mine', { at: 12 })];
  expect(valueAmong(entries, call, of('request', 'authorization'))).toBe('Bearer mine');
  expect(valueAmong(entries, call, of('request', 'X-Key', 1))).toBe('second mine');
  expect(valueAmong(entries, call, of('response', 'set-cookie'))).toBe('sid=mine');
  expect(valueAmong(entries, call, of('request', 'url'))).toBe('https://api.tokenim.com/v1/messages?access_token=raw-1');
  expect(valueAmong(entries, call, of('request', 'x-none'))).toBeNull();
});

test('of two calls of one moment only what both have', () => {
  const entries = [entry('one', { at: 5 }), entry('two', { at: 9 })];
  expect(valueAmong(entries, call, of('request', 'authorization'))).toBeNull();
  expect(valueAmong(entries, call, of('request', 'url'))).toBe('https://api.tokenim.com/v1/messages?access_token=raw-1');
});

test('another method, status, host, path or time is another call', () => {
  for (const other of [{ method: 'PUT' }, { status: 401 }, { url: 'https://login.tokenim.com/v1/messages?a=1' }, { url: 'https://api.tokenim.com/v1/messages/7?a=1' }, { url: 'https://api.tokenim.com/v1/messages' }, { at: 2000 }]) {
    expect(valueAmong([entry('x', other)], call, of('request', 'authorization')), JSON.stringify(other)).toBeNull();
  }
  expect(valueAmong([entry('x')], call, of('preflight-request', 'origin'))).toBeNull();
  expect(valueAmong([entry('x')], call, of('hop-response', 'set-cookie'))).toBeNull();
});

test('without DevTools, or with a log that makes no sense, there is none', async () => {
  expect(await rawValue(call, of('request', 'authorization'))).toBeNull();
  expect(valueAmong([{}, { request: {} }, { request: { method: 'GET', url: 'https://api.tokenim.com/v1/messages?x=1' }, response: { status: 403 }, startedDateTime: 'x' }], call, of('request', 'url'))).toBeNull();
});
