/** What the benchmark measures: the text of a HAR file → its diagnoses, as the command line and the reports page make them. */
import { randomBytes } from 'node:crypto';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { judgeRecord, type JudgedCall } from '../../src/diagnosis/record';
import { knownSecrets } from '../../src/http/known-secrets';
import { readHar } from '../../src/http/har-file';

/** Reads, joins and diagnoses every call that failed. */
export function judge(text: string): readonly JudgedCall[] {
  return judgeRecord(readHar(text, mayHaveFailed, knownSecrets(randomBytes(32), true)), false);
}
