/** The half of the proof that needs no browser: planted HAR files through the reader and everything that `diagnose` prints. */
import { randomBytes } from 'node:crypto';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { noteSuccesses } from '../../src/diagnosis/successes';
import { tellRecord } from '../../src/diagnosis/told-record';
import { readHar } from '../../src/http/har-file';
import { knownSecrets } from '../../src/http/known-secrets';
import { vendorName } from '../../src/entry/vendor-name';
import { FORMS, type ReportForm } from '../../src/report/form-names';
import { renderReport } from '../../src/report/forms';
import { machineForm } from '../../src/report/machine-form';
import { reportTerminal } from '../../src/report/terminal';
import { plantHar, type Planted } from './har';
import { findLeaks } from './search';

export interface HarResult {
  readonly planted: Planted;
  /** Kind, encoding, place and where it came out; never the value. */
  readonly leaks: readonly string[];
}

/** Plants `count` secrets and looks for them in what the reader keeps of each call and in the lines of `diagnose`. */
export function runHar(seed: number, count: number, form: 'chrome' | 'firefox'): HarResult {
  const planted = plantHar(seed, count, form);
  const key = randomBytes(32);
  const file = readHar(planted.har, null, knownSecrets(key, true));
  const notes = noteSuccesses(mayHaveFailed);
  const told = tellRecord(readHar(planted.har, notes.accepts, knownSecrets(key, true)), notes, false);
  const calls = told.map(({ diagnosis, entry, incident }) => ({ diagnosis, entry, incident, file: null }));
  const report = { made: '2026-11-22T10:00:00.000Z', version: '0', said: { did: '', expected: '' }, environment: null, calls, pictures: [], gaps: [] };
  const texts = new Map([
    ['what is kept of a call', JSON.stringify(file.calls)],
    ['diagnose', told.map(({ diagnosis, entry, incident }) => JSON.stringify(machineForm(diagnosis, entry, incident))).join('\n')],
    ['diagnose --format summary', reportTerminal(report, 'zh-CN', vendorName, false)],
    ...(Object.keys(FORMS) as ReportForm[]).map((name) => [`diagnose --format ${name}`, renderReport(report, name, 'en', vendorName)] as const),
  ]);
  return { planted, leaks: findLeaks(planted.needles, texts) };
}
