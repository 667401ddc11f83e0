/** Reports on records that no browser wrote: what is not known of them is said so, and nothing is said of a browser. */
import { describe, expect, test } from 'vitest';
import { gzipSync, deflateSync } from 'node:zlib';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { noteSuccesses } from '../../src/diagnosis/successes';
import { tellRecord } from '../../src/diagnosis/told-record';
import { readRecord } from '../../src/http/record-file';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { FORMS, type ReportForm } from '../../src/report/form-names';
import { renderReport } from '../../src/report/forms';

const TRANSCRIPT = ['> GET /v1/groups HTTP/1.1', '> Host: api.tokenim.com', '> User-Agent: Mozilla/5.0 (imitated)', '> Authorization: Bearer abcdefghijklmnop12345', '> ', '< HTTP/1.1 403 Forbidden', '< Content-Type: application/json', '< WWW-Authenticate: Bearer error="insufficient_scope", scope="groups.read"', '< ', '{"code":40301}'].join('\n');

function reportOf(record: string, form: ReportForm, locale: 'en' | 'zh-CN'): string {
  const notes = noteSuccesses(mayHaveFailed);
  const calls = tellRecord(readRecord(record, notes.accepts), notes, false).map(({ entry, diagnosis, incident }) => ({ entry, diagnosis, incident, file: 'a.txt' }));
  return renderReport({ made: '2026-11-22T10:00:00.000Z', version: '0', said: { did: '', expected: '' }, environment: null, calls, pictures: [], gaps: [] }, form, locale, (vendor) => vendor);
}
const har = (content: object, creator = 'WebInspector', startedDateTime = '2026-11-22T10:00:00.000Z'): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries: [{ startedDateTime, time: 3, request: { method: 'GET', url: 'https://api.tokenim.com/v1/groups', headers: [] }, response: { status: 403, statusText: 'Forbidden', headers: [{ name: 'Content-Encoding', value: 'gzip' }], content } }] } });

describe.each(LOCALES)('%s', (locale) => {
  const { ui, report } = catalog(locale);

  test('a transcript: no browser on the way, no time of 1970, no HAR file', () => {
    for (const form of Object.keys(FORMS) as ReportForm[]) {
      const text = reportOf(TRANSCRIPT, form, locale);
      // A HAR file needs a time, and programs read the exchange as it was kept.
      if (form !== 'har' && form !== 'json') expect(text, form).not.toContain('1970');
      if (form !== 'markdown') continue;
      expect(text).toContain(ui.exchange.timeUnknown);
      for (const word of [ui.refusersShort.browser, ui.exchange.fieldsMayBeHidden, ui.exchange.observers.har]) expect(text).not.toContain(word);
      expect(text).toContain(`- ${report.file}`);
    }
    const [call] = (JSON.parse(reportOf(TRANSCRIPT, 'json', locale)) as { calls: { path: { hops: { kind: string }[] }; incident: { first: null } }[] }).calls;
    expect(call?.path.hops.map(({ kind }) => kind)).toEqual(['app']);
    expect(call?.incident.first).toBeNull();
  });

  test('a body that is compressed in the record is unpacked, or said to be unreadable, and never shown as rubbish', () => {
    const body = '{"code":40301}';
    const told = (bytes: Buffer): string => reportOf(har({ mimeType: 'application/json', size: 10, encoding: 'base64', text: bytes.toString('base64') }), 'markdown', locale);
    for (const bytes of [gzipSync(body), deflateSync(body)]) {
      expect(told(bytes)).toContain('40301');
      expect(told(bytes)).not.toContain(ui.exchange.bodyNotRecorded);
    }
    for (const bytes of [gzipSync(body).subarray(0, -3), Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x0e, 0x71, 0, 0])]) {
      expect(told(bytes)).toContain(ui.exchange.bodyNotRecorded);
      expect(told(bytes)).not.toContain('\ufffd');
    }
    // A browser's own file: the browser is on the way, and a time that is told is shown.
    const plain = reportOf(har({ mimeType: 'application/json', size: 10, text: '{"code":40301}' }), 'markdown', locale);
    expect(plain).toContain('2026-11-22 10:00:00');
    expect(plain).not.toContain(ui.exchange.timeUnknown);
  });
});
