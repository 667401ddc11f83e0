/** A strict report holds no body and no query value, in any form, and says the same of the cause. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { FORMS, type ReportForm } from '../../src/report/form-names';
import { renderReport } from '../../src/report/forms';
import { strictReport } from '../../src/report/strict';
import type { Exchange } from '../../src/http/exchange';
import { exchange } from '../support/exchange';
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
