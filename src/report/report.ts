/** What a report holds, whatever form it takes in the end: plain data, already redacted. Types only. */
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Incident } from '../diagnosis/incidents';

/** One call of a report. */
export interface ReportedCall {
  readonly diagnosis: Diagnosis;
  /** What it is one of, where calls around it failed in the same way; null: alone, or not known. */
  readonly incident: Incident | null;
  /** Index in the record that it was read from; null: it was seen as it happened. */
  readonly entry: number | null;
  /** Name of that record, where the report was made of several; null: there is only one, or none. */
  readonly file: string | null;
}

/** The caller's surroundings as far as the browser tells them. Every member may be missing: null is "not known". */
export interface Environment {
  /** Name and version: `Chrome 156`. */
  readonly browser: string | null;
  readonly system: string | null;
  /** BCP 47 tag of the browser's own language. */
  readonly language: string | null;
  /** IANA name: `Asia/Shanghai`. */
  readonly timeZone: string | null;
  readonly online: boolean | null;
  /** How far the caller's clock is ahead of the server's, in milliseconds, as the least that the answers prove; negative: behind. */
  readonly clockSkew: number | null;
  /** Names of other extensions that can change calls, where the browser tells them. */
  readonly extensions: readonly string[] | null;
}

/** A picture that the user added, as a `data:` URL of PNG or JPEG. */
export interface Picture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** A report. */
export interface Report {
  /** ISO 8601, UTC. */
  readonly made: string;
  /** Version of what made it. */
  readonly version: string;
  /** What the user says; '' where nothing was said. */
  readonly said: { readonly did: string; readonly expected: string };
  readonly environment: Environment | null;
  /** In the order of time. Those that worked are among them where they were recorded. */
  readonly calls: readonly ReportedCall[];
  readonly pictures: readonly Picture[];
  /** What could not be seen, as sentences by language. */
  readonly gaps: readonly { readonly en: string; readonly 'zh-CN': string }[];
}
