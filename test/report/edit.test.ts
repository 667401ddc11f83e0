/** What is taken out of a report by hand is nowhere in it; what was taken out before is counted where it stood; what a page tells is looked at before it is believed. */
import { describe, expect, test } from 'vitest';
import { makeReport } from '../../src/entry/review/make-report';
import { redactSaid } from '../../src/entry/redact-said';
import { NOTHING_KNOWN } from '../../src/http/redact';
import { readPageAnswer } from '../../src/observe/page-answers';
import { hiddenIn, removeValue, REMOVED } from '../../src/report/edit';
import { renderReport } from '../../src/report/forms';
import type { Recording, RecordingItem } from '../../src/store/recordings';
import { exchange } from '../support/exchange';
import { reportOf } from '../support/report';

const vendor = (slug: string): string => slug;

test('a value that the user removes is in no form any more, and the field says that it was there', () => {
  const value = 'trace-5f1c0a-9';
  const report = reportOf([exchange({ id: 'a', status: 403, url: `https://api.example.com/v1/${value}`, responseHeaders: { 'X-Trace': value }, body: { error: 'no', trace: value } }), exchange({ id: 'b', status: 401, responseHeaders: { 'X-Trace': value } })]);
  const edited = removeValue(report, value);
  for (const form of ['html', 'markdown', 'json', 'har'] as const) {
    expect(renderReport(report, form, 'en', vendor), form).toContain(value);
    expect(renderReport(edited, form, 'en', vendor), form).not.toContain(value);
  }
  expect(edited.calls[1]?.diagnosis.exchange.response?.headers).toContainEqual({ name: 'X-Trace', value: REMOVED });
});

test('a short value goes from its own field and stays elsewhere', () => {
  const report = reportOf([exchange({ id: 'a', status: 403, responseHeaders: { 'X-Shard': '4' } })]);
  const [call] = removeValue(report, '4').calls;
  expect(call?.diagnosis.exchange.response).toMatchObject({ status: 403 });
  expect(call?.diagnosis.exchange.response?.headers).toContainEqual({ name: 'X-Shard', value: REMOVED });
});

test('secrets that were taken out are counted by where they stood', () => {
  const report = reportOf([exchange({ id: 'a', status: 403, requestHeaders: { Authorization: 'Bearer ‹redacted:3fa9c2›' }, url: 'https://api.example.com/?access_token=‹redacted›&x=1' })], { said: { did: 'I used ‹redacted›', expected: '' } });
  expect(hiddenIn(report)).toEqual(expect.arrayContaining([{ place: 'request-field', name: 'authorization', count: 1 }, { place: 'url', name: 'access_token', count: 1 }, { place: 'said', name: '', count: 1 }]));
});

test('what a person types is kept without its secrets', () => {
  const said = redactSaid({ did: 'curl -H "Authorization: Bearer abcdefGHIJ0123456789abcdef"', expected: 'It works.' }, NOTHING_KNOWN);
  expect(said.did).not.toContain('GHIJ0123456789');
  expect(said.expected).toBe('It works.');
});

describe('a recording', () => {
  const recording: Recording = { id: 'r', tabId: 1, tab: 'run:1', inPrivate: false, startedAt: 0, endedAt: 1, ended: 'stopped', bodies: true, unfinished: 0, said: { did: '', expected: '' } };
  const environment = { browser: null, system: null, language: null, timeZone: null, online: null, extensions: null };
  const failed = exchange({ id: 'a', status: 401, url: 'https://api.tokenim.com/v1/messages', startedDateTime: '2026-11-22T10:00:00.000Z' });
  const at = Date.parse(failed.startedDateTime);
  const answer = { method: 'GET', url: failed.request.url, status: 401, startedAt: at + 5, content: '{"error":"token_expired"}' };
  const contentWith = (change: object): string | null | undefined => {
    const items: RecordingItem[] = [{ kind: 'failed', call: { exchange: { ...failed, response: failed.response === null ? null : { ...failed.response, content: null } }, verdict: null } }, { kind: 'answer', answer: { ...answer, ...change } }];
    return makeReport({ recording, items }, environment, '1', '2026-11-22T10:05:00.000Z').calls[0]?.diagnosis.exchange.response?.content;
  };

  test('a content is joined to the call of its address, method, status and time, and to no other', () => {
    expect(contentWith({})).toBe(answer.content);
    expect(contentWith({ method: null })).toBe(answer.content);
    for (const change of [{ url: 'https://api.tokenim.com/v1/other' }, { method: 'POST' }, { status: 403 }, { startedAt: at + 60_000 }]) expect(contentWith(change), JSON.stringify(change)).toBeNull();
  });

  test('what is missing is said, in both languages', () => {
    const report = makeReport({ recording: { ...recording, ended: 'browser-closed', bodies: false, unfinished: 2 }, items: [] }, environment, '1', '2026-11-22T10:05:00.000Z');
    expect(report.gaps).toHaveLength(3);
    for (const gap of report.gaps) expect(gap['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
  });
});

test('what a page tells is of one shape, bounded, and of a call that failed', () => {
  const told = { method: 'GET', url: 'https://api.tokenim.com/', status: 403, mimeType: 'text/plain', text: 'no', startedAt: 1 };
  expect(readPageAnswer(told)).toEqual(told);
  for (const change of [{ status: 200 }, { status: '403' }, { url: 'javascript:alert(1)' }, { url: 'chrome-extension://x/' }, { text: 'x'.repeat(65_537) }, { text: null }, { method: 'a b' }, { startedAt: Infinity }, { more: 1 }]) expect(readPageAnswer({ ...told, ...change }), JSON.stringify(change).slice(0, 80)).toBeNull();
  for (const nothing of [null, undefined, 'text', [], 5]) expect(readPageAnswer(nothing)).toBeNull();
});
