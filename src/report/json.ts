/** A report as JSON: everything that it holds, in the form of `report.schema.json`. A public interface: members are added, never renamed. Pure. */
import { REPORT_FORMAT } from '../http/own-report';
import { machineForm } from './machine-form';
import type { Report } from './report';

/** Raised when a reader of the last one would misread the next. */
export const REPORT_VERSION = 1;

/** The report as a plain object. Each call is what `diagnose` prints for it, and its `exchange` as it was kept. */
export function reportJson({ made, version, said, environment, calls, pictures, gaps }: Report): object {
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    made,
    madeBy: version,
    said,
    environment,
    calls: calls.map(({ diagnosis, incident, entry, file }, place) => ({ ...machineForm(diagnosis, entry ?? place, incident), file, exchange: diagnosis.exchange })),
    pictures,
    gaps,
  };
}
