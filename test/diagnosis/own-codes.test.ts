/** An organisation's own codes: they name the cause as the API's documentation does, on its hosts only, with its words. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { judgeRecord } from '../../src/diagnosis/record';
import { isVerdict } from '../../src/diagnosis/verdict-shape';
import { readRecord } from '../../src/http/record-file';
import { exchange } from '../support/exchange';

const refused = (url: string, code: string): ReturnType<typeof exchange> => exchange({ url, status: 403, responseHeaders: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code, message: 'No.' }) });
const own = [{ name: 'Acme', domains: ['acme.example', 'tokenim.com'], codes: { E4711: { cause: 'quota-exceeded', words: { en: 'Ask the chat team.' } }, plan_required: { cause: 'quota-exceeded', words: {} } } }];

test('a code that the organisation explains names its cause for certain, with its words', () => {
  const diagnosis = diagnose(refused('https://api.acme.example/v1/x', 'E4711'), [], own);
  expect(diagnosis.findings[0]).toMatchObject({ cause: 'quota-exceeded', confidence: 'certain' });
  expect(diagnosis.ownWords).toEqual({ en: 'Ask the chat team.' });
  const { exchange: _exchange, ...verdict } = diagnosis;
  expect(isVerdict(JSON.parse(JSON.stringify(verdict)))).toBe(true);
});

test('without its word, on another host, or for another code nothing changes', () => {
  for (const [url, code] of [['https://api.acme.example/v1/x', 'E9'], ['https://acme.example.evil.example/v1/x', 'E4711']] as const) {
    expect(diagnose(refused(url, code), [], own)).toEqual(diagnose(refused(url, code)));
  }
  expect(diagnose(refused('https://api.acme.example/v1/x', 'E4711')).findings[0]?.cause).not.toBe('quota-exceeded');
});

test('it counts before what is known of the API', () => {
  const call = refused('https://api.tokenim.com/v1/messages', 'plan_required');
  expect(diagnose(call).findings[0]?.cause).toBe('account-restricted');
  const diagnosis = diagnose(call, [], own);
  expect(diagnosis.findings[0]).toMatchObject({ cause: 'quota-exceeded', confidence: 'certain' });
  expect(diagnosis).not.toHaveProperty('ownWords');
});

test('in a record, it is heard in an answer with 200 as well', () => {
  const answered = (code: string) => ({ startedDateTime: '2026-11-22T10:00:00.000Z', request: { method: 'GET', url: 'https://api.acme.example/v1/x', headers: [] }, response: { status: 200, statusText: 'OK', headers: [], content: { mimeType: 'application/json', text: JSON.stringify({ success: false, code, message: 'x' }) } } });
  const record = readRecord(JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, entries: [answered('E4711'), answered('E9')] } }));
  expect(judgeRecord(record, false, own).map(({ diagnosis }) => [diagnosis.failure, diagnosis.findings[0]?.cause])).toEqual([['in-body', 'quota-exceeded'], ['none', undefined]]);
  expect(judgeRecord(record, false).map(({ diagnosis }) => diagnosis.failure)).toEqual(['none', 'none']);
});
