/** A report as a HAR 1.2 file that Chrome's and Firefox's Network panels import. Each failure carries its `_diagnosis` in the form that programs read. Pure. */
import { writeEntries, type HarEntry } from '../http/har-write';
import { machineForm } from './machine-form';
import type { Report, ReportedCall } from './report';

/** The report's calls as a HAR object: a preflight and each hop of a redirect is an entry of its own, before its call. */
export function reportHar({ calls, version }: Report, product: string): object {
  return {
    log: {
      version: '1.2',
      creator: { name: product, version, comment: 'Secrets were removed before this was written.' },
      pages: [],
      entries: calls.flatMap((call, place) => entriesOf(call, place)).toSorted((a, b) => (a.startedDateTime < b.startedDateTime ? -1 : a.startedDateTime > b.startedDateTime ? 1 : 0)),
    },
  };
}

function entriesOf({ diagnosis, incident, entry }: ReportedCall, number: number): readonly HarEntry[] {
  const written = writeEntries(diagnosis.exchange);
  const last = written.at(-1);
  if (last === undefined || diagnosis.failure === 'none') return written;
  return [...written.slice(0, -1), { ...last, _diagnosis: machineForm(diagnosis, entry ?? number, incident) }];
}
