/** The worker of the reports page: a record goes in, redacted diagnoses come out, and the report on them, or on calls that are handed over, as a file. Keeps the last record in memory, nothing elsewhere. */
import type { Diagnosis } from '../../diagnosis/diagnose';
import { mayHaveFailed } from '../../diagnosis/may-have-failed';
import { noteSuccesses } from '../../diagnosis/successes';
import { tellRecord } from '../../diagnosis/told-record';
import { knownSecrets } from '../../http/known-secrets';
import { readRecord } from '../../http/record-file';
import { RECORD_LIMIT_BYTES, UnreadableError } from '../../http/unreadable';
import { FORMS } from '../../report/form-names';
import { renderReport } from '../../report/forms';
import type { ReportedCall } from '../../report/report';
import { strictReport } from '../../report/strict';
import type { ReadStage, RecordFault } from '../../ui/records-model';
import { withIncidents } from '../review/with-incidents';
import { vendorName } from '../vendor-name';
import { version } from '../../../package.json';
import type { Answer, Order, ReadOrder, RenderOrder } from './worker-messages';

/** Calls in one message: each is unpacked by the page in one go. */
const BATCH = 25;
const MS_BETWEEN_WORDS = 100;

let told: readonly ReportedCall[] | null = null;
const taken: Diagnosis[] = [];
const say = (answer: Answer): void => self.postMessage(answer, { transfer: [] });

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.ask === 'read') void read(data).catch((error: unknown) => say({ tell: 'fault', fault: faultOf(error) }));
  else if (data.ask === 'take') taken.push(...data.calls);
  else render(data);
});

async function read({ source, all, key, own }: ReadOrder): Promise<void> {
  const progress = (stage: ReadStage, share: number | null): void => say({ tell: 'progress', stage, share });
  const notes = noteSuccesses(mayHaveFailed);
  // What is not held by name can be freed as soon as it has been read.
  const record = readRecord(typeof source === 'string' ? source : await gather(source, (share) => progress('reading', share), () => progress('parsing', null)), all ? null : notes.accepts, knownSecrets(key, true));
  progress('judging', null);
  const calls = tellRecord(record, notes, false, own)
    .filter(({ diagnosis, partOf }) => all || (diagnosis.failure !== 'none' && partOf === null))
    .map(({ entry, diagnosis, incident }) => ({ entry, diagnosis, incident, file: null }));
  told = calls;
  for (let from = 0; from < calls.length; from += BATCH) say({ tell: 'calls', calls: calls.slice(from, from + BATCH).map(({ diagnosis }) => diagnosis) });
  say({ tell: 'read', form: record.form, entries: record.entries, unreadable: record.unreadable });
}

/** The bytes of a file. `onShare` hears from time to time how much of it is there, from 0 to 1. */
async function gather(source: Blob, onShare: (share: number) => void, onEnd: () => void): Promise<Uint8Array> {
  if (source.size > RECORD_LIMIT_BYTES) throw new UnreadableError('too-large', 'it is larger than 500 MB');
  const bytes = new Uint8Array(source.size);
  const reader = source.stream().getReader();
  let [length, said] = [0, 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value, length);
    length += value.length;
    if (Date.now() - said < MS_BETWEEN_WORDS) continue;
    said = Date.now();
    onShare(length / source.size);
  }
  onEnd();
  return bytes.subarray(0, length);
}

function faultOf(error: unknown): RecordFault {
  if (error instanceof UnreadableError) return error.reason;
  // A folder, a file that went away or changed while it was read; and what does not fit into memory.
  if (error instanceof DOMException) return 'not-a-file';
  return error instanceof RangeError ? 'too-large' : 'failed';
}

function render({ number, form, locale, strict }: RenderOrder): void {
  try {
    const report = { made: new Date().toISOString(), version, said: { did: '', expected: '' }, environment: null, calls: told ?? withIncidents(taken), pictures: [], gaps: [] };
    say({ tell: 'rendered', number, file: new Blob([renderReport(strict ? strictReport(report) : report, form, locale, vendorName)], { type: FORMS[form].mimeType }) });
  } catch {
    say({ tell: 'rendered', number, file: null });
  }
}
