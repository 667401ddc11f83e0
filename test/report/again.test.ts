/** A report that is read again and written again is the same to the byte: what is handed on loses nothing on its way, whoever recorded it first. */
import { describe, expect, test } from 'vitest';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { noteSuccesses } from '../../src/diagnosis/successes';
import { tellRecord } from '../../src/diagnosis/told-record';
import { knownSecrets } from '../../src/http/known-secrets';
import { readRecord } from '../../src/http/record-file';
import { vendorName } from '../../src/entry/vendor-name';
import { renderReport } from '../../src/report/forms';
import { fiveCalls, flavours } from '../support/har-flavours';
import { documented, kinds, reportOf } from '../support/report';

/** A record read as a page or a command reads it, and written as a report. `all`: what worked, too. */
function exported(record: string, form: 'har' | 'json', all: boolean): string {
  const notes = noteSuccesses(mayHaveFailed);
  const calls = tellRecord(readRecord(record, all ? null : notes.accepts, knownSecrets(new Uint8Array(32).fill(7), true)), notes, false)
    .filter(({ diagnosis, partOf }) => all || (diagnosis.failure !== 'none' && partOf === null))
    .map(({ entry, diagnosis, incident }) => ({ entry, diagnosis, incident, file: null }));
  return renderReport({ made: '2026-11-22T10:00:00.000Z', version: '0', said: { did: '', expected: '' }, environment: null, calls, pictures: [], gaps: [] }, form, 'en', vendorName);
}

const TRANSCRIPT = ['> GET /v1/groups?limit=20 HTTP/1.1', '> Host: api.tokenim.com', '> Authorization: Bearer abcdefghijklmnop12345', '> ', '< HTTP/1.1 403 Forbidden', '< Content-Type: application/json', '< WWW-Authenticate: Bearer error="insufficient_scope"', '< ', '{"code":40301}'].join('\n');
const whole = reportOf([...kinds, ...documented]);
const records: Readonly<Record<string, string>> = {
  'a HAR file of ours': renderReport(whole, 'har', 'en', vendorName),
  'a report of ours': renderReport(whole, 'json', 'en', vendorName),
  'what curl printed': TRANSCRIPT,
  ...Object.fromEntries(Object.entries(flavours).map(([name, write]) => [name, write(fiveCalls)])),
};

describe.each(Object.keys(records))('%s', (name) => {
  const record = records[name] ?? '';

  test.each(['har', 'json'] as const)('as %s', (form) => {
    const first = exported(record, form, true);
    expect(first.length).toBeGreaterThan(500);
    const second = exported(first, form, true);
    // Insomnia's entries do not stand in the order of time; in our HAR files they do, so each has another number there.
    if (name !== 'insomnia' || form !== 'har') expect(second).toBe(first);
    expect(exported(second, form, true)).toBe(second);
    // Without what worked, a call loses what it was compared with, and all move up: once.
    const failed = exported(exported(record, form, false), form, false);
    expect(failed).toContain('403');
    expect(exported(failed, form, false)).toBe(failed);
  });
});
