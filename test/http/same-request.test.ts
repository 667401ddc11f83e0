/** Views of one request by two lives of the worker are known as that, and put together. */
import { expect, test } from 'vitest';
import { mergeLives, requestPrefix, seesRequestOf, viewId } from '../../src/http/same-request';
import { exchange } from '../support/exchange';

const AT = Date.UTC(2026, 10, 22, 10);
const view = (requestId: string, at: number, facts = {}) => exchange({ id: viewId(requestId, at), observer: 'webRequest', startedDateTime: new Date(at).toISOString(), ...facts });

test('the browser’s number names the request, as long as the browser is not started again', () => {
  const seen = view('1578', AT + 9.4);
  expect(seesRequestOf([viewId('1578', AT)], seen)).toBe(true);
  expect(seesRequestOf(['har-3', viewId('1578', AT + 300_000)], seen)).toBe(true);
  expect(seesRequestOf([viewId('157', AT), viewId('15780', AT)], seen)).toBe(false);
  expect(seesRequestOf([viewId('1578', AT - 3_600_000)], seen)).toBe(false);
});

test('an observer that does not number requests names only the very same view', () => {
  const seen = exchange({ id: 'devtools-7-2' });
  expect(requestPrefix(seen.id)).toBeNull();
  expect(seesRequestOf(['devtools-7-2'], seen)).toBe(true);
  expect(seesRequestOf(['devtools-7-1', 'devtools-8-2'], seen)).toBe(false);
});

test('the earlier view tells how it began, the later one how it ended', () => {
  const began = { ...view('5', AT, { requestHeaders: { Origin: 'https://app.example' }, status: null }), lost: 'timed-out' as const, response: null };
  const ended = { ...view('5', AT + 40, { status: 404 }), time: 3 };
  expect(mergeLives(began, ended)).toMatchObject({ id: began.id, startedDateTime: began.startedDateTime, time: 43, lost: null, request: { headers: [{ name: 'Origin' }] }, response: { status: 404 } });
});

test('after a redirect the answer stays with the request that it is of', () => {
  const before = { ...view('5', AT, { url: 'https://api.tokenim.com/old', requestHeaders: { Origin: 'https://app.example' } }), lost: 'timed-out' as const, response: null };
  const after = { ...view('5', AT + 40, { url: 'https://api.tokenim.com/new', status: 403 }), time: 3 };
  expect(mergeLives(before, after)).toMatchObject({ request: { url: 'https://api.tokenim.com/new' }, response: { status: 403 } });
});
