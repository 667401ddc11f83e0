/** Events of a call that are told after its end: it does not begin anew, and its fields are known all the same. */
import { expect, test } from 'vitest';
import { lateEvents } from '../../src/entry/background/late';
import { openTable } from '../../src/observe/open-exchanges';
import { step, type WebRequestEvent } from '../../src/observe/web-request';

const request = { method: 'GET', url: 'https://api.tokenim.com/v1/messages', credentials: [], resourceType: 'fetch', tabId: 1, initiator: 'page', origin: 'https://app.example' } as const;
const response = { status: 403, statusText: '', headers: [{ name: 'server', value: 'x' }], content: null };
const of = (requestId: string, at: number) => ({ requestId, at, request });
const began = (requestId: string, at: number): WebRequestEvent => ({ ...of(requestId, at), type: 'before-request' });
const sent = (requestId: string, at: number): WebRequestEvent => ({ ...of(requestId, at), type: 'send-headers', headers: [{ name: 'accept', value: '*/*' }], credentials: [], headersComplete: true });
const answered = (requestId: string, at: number): WebRequestEvent => ({ ...of(requestId, at), type: 'headers-received', response });
const ended = (requestId: string, at: number): WebRequestEvent => ({ ...of(requestId, at), type: 'completed', response, serverIPAddress: null, fromCache: false });

test('the end first, then the rest in its order', () => {
  const late = lateEvents();
  const { finished } = step(openTable(), ended('7', 40));
  expect(finished[0]?.request.headers).toEqual([]);
  late.note(ended('7', 40), finished);
  expect(late.read(began('7', 10))).toEqual({ exchange: null });
  const added = late.read(sent('7', 20))?.exchange;
  expect(added?.id).toBe(finished[0]?.id);
  expect([added?.request.headers, added?.request.headersComplete, added?.response?.status]).toEqual([[{ name: 'accept', value: '*/*' }], true, 403]);
  // Told once.
  expect([late.read(sent('7', 20)), late.read(answered('7', 30))]).toEqual([{ exchange: null }, { exchange: null }]);
});

test('other calls, and the same request later, are none of them', () => {
  const late = lateEvents();
  late.note(ended('7', 40), step(openTable(), ended('7', 40)).finished);
  for (const event of [began('8', 10), began('7', 50), ended('7', 40)]) expect(late.read(event)).toBeNull();
});

test('a beginning that is told after the answer forgets nothing of it', () => {
  const open = openTable();
  for (const event of [answered('7', 30), began('7', 10), sent('7', 20)]) open.apply(step(open, event).changes);
  const [[, entry] = [undefined, undefined]] = [...open.entries()];
  expect([entry?.startedAt, entry?.exchange.response?.status, entry?.exchange.request.headers.length]).toEqual([10, 403, 1]);
});
