/** A strict report holds no body and no query value, in any form, and says the same of the cause. */
import { expect, test } from 'vitest';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { FORMS, type ReportForm } from '../../src/report/form-names';
import { renderReport } from '../../src/report/forms';
import { strictReport } from '../../src/report/strict';
import { REDACTED, type Exchange } from '../../src/http/exchange';
import { LOCALES } from '../../src/locales/catalog';
import { words } from '../../src/locales/words';
import { exchange } from '../support/exchange';
import { refusalBases } from '../support/refusal-bases';
import { worked } from '../support/worked';

test('nothing of a body or a query is in any form', () => {
  const seen = exchange({
    url: 'https://api.tokenim.com/v1/messages?room=hush-room&page=hush-page#hush-fragment',
    status: 403,
    requestHeaders: { Referer: 'https://app.example/p?from=hush-referer' },
    responseHeaders: { 'Content-Type': 'application/json', Location: '/login?next=hush-location' },
    body: '{"code":"plan_required","message":"hush-body is not in your plan"}',
  });
  const call: Exchange = { ...seen, request: { ...seen.request, postData: { mimeType: 'application/json', text: '{"text":"hush-request"}' } } };
  const before = worked({ url: 'https://api.tokenim.com/v1/messages?room=hush-other&page=2', requestHeaders: { Referer: 'https://app.example/p?from=hush-before' } });
  const diagnosis = diagnose(call, [before]);
  expect(JSON.stringify(diagnosis.comparison?.differences)).toContain('hush-other');
  const report = strictReport({ made: '2026-11-22T10:00:00.000Z', version: '0', said: { did: 'x', expected: 'y' }, environment: null, calls: [{ diagnosis, incident: null, entry: null, file: null }], pictures: [], gaps: [] });
  for (const form of Object.keys(FORMS) as ReportForm[]) {
    const text = renderReport(report, form, 'en', (vendor) => vendor);
    expect(text, form).not.toContain('hush-');
  }
  expect(report.calls[0]?.diagnosis.findings[0]).toMatchObject({ cause: 'account-restricted', confidence: 'certain' });
});

const strictly = (diagnosis: Diagnosis): Diagnosis => {
  const [call] = strictReport({ made: '2026-11-22T10:00:00.000Z', version: '0', said: { did: '', expected: '' }, environment: null, calls: [{ diagnosis, incident: null, entry: null, file: null }], pictures: [], gaps: [] }).calls;
  if (call === undefined) throw new Error('no call');
  return call.diagnosis;
};
const json = { 'Content-Type': 'application/json' };

test('what a finding tells in the words of a body is hidden: in its values, its sentences and its snippets', () => {
  const call = exchange({ url: 'https://api.tokenim.com/v1/admin/audit', status: 403, responseHeaders: json, body: '{"code":"role_required","required_role":"hush:vault.read"}' });
  const diagnosis = diagnose(call);
  expect(JSON.stringify(diagnosis.findings)).toContain('hush:vault.read');
  const strict = strictly(diagnosis);
  expect(JSON.stringify(strict.findings)).not.toContain('hush');
  expect(strict.findings.map(({ cause, confidence }) => [cause, confidence])).toEqual(diagnosis.findings.map(({ cause, confidence }) => [cause, confidence]));
  for (const locale of LOCALES) {
    const [before, after] = [diagnosis, strict].map(({ findings: [first] }) => JSON.stringify(first === undefined ? null : words(first, locale)));
    expect(before).toContain('hush:vault.read');
    expect(after).toBe(before?.replaceAll('hush:vault.read', REDACTED));
  }
  // A field says the same: the report shows it anyway.
  const shown = diagnose({ ...call, response: { ...(call.response as NonNullable<typeof call.response>), headers: [{ name: 'WWW-Authenticate', value: 'Bearer scope="hush:vault.read"' }, ...(call.response?.headers ?? [])] } });
  expect(strictly(shown).findings[0]?.params).toEqual(shown.findings[0]?.params);
});

test('also where the body is not held any more, and only the finding remembers it', () => {
  const call = exchange({ url: 'https://api.tokenim.com/v1/admin/audit', status: 403, responseHeaders: json, body: '{"code":"role_required","required_role":"hush:vault.read"}' });
  const judged = diagnose(call);
  const gone = { ...judged, exchange: { ...call, response: { ...(call.response as NonNullable<typeof call.response>), content: null } } };
  expect(JSON.stringify(strictly(gone))).not.toContain('hush');
});

test('what the organisation says of its code stays', () => {
  const own = [{ name: 'Acme', domains: ['tokenim.com'], codes: { E4711: { cause: 'quota-exceeded', words: { en: 'Ask the chat team.', 'zh-CN': '请联系聊天团队。' } } } }];
  expect(strictly(diagnose(exchange({ status: 403, responseHeaders: json, body: '{"code":"E4711"}' }), [], own)).ownWords).toEqual(own[0]?.codes.E4711.words);
});

test.each(Object.entries(refusalBases))('%s: the strict words are the same sentences', (_name, base) => {
  const diagnosis = diagnose(base);
  const strict = strictly(diagnosis);
  for (const locale of LOCALES) {
    for (const [place, finding] of strict.findings.entries()) {
      const [before, after] = [diagnosis.findings[place], finding].map((one) => (one === undefined ? [] : [words(one, locale).title, words(one, locale).why, words(one, locale).decide]));
      const pattern = (after ?? []).map((text) => new RegExp(`^${text.split(/‹redacted(?::[0-9a-f]{6})?›/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's'));
      for (const [at, text] of (before ?? []).entries()) expect(text).toMatch(pattern[at] ?? /^$/);
    }
  }
});
