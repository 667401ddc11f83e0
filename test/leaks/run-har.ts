/** The half of the proof that needs no browser: planted HAR files through the reader and everything that `diagnose` prints. */
import { randomBytes } from 'node:crypto';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { judgeRecord } from '../../src/diagnosis/record';
import { readHar } from '../../src/http/har-file';
import { knownSecrets } from '../../src/http/known-secrets';
import { machineForm } from '../../src/report/machine-form';
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
  const failed = readHar(planted.har, mayHaveFailed, knownSecrets(key, true));
  const lines = judgeRecord(failed, true).map(({ diagnosis, entry }) => JSON.stringify(machineForm(diagnosis, entry)));
  return { planted, leaks: findLeaks(planted.needles, new Map([['what is kept of a call', JSON.stringify(file.calls)], ['diagnose', lines.join('\n')]])) };
}
