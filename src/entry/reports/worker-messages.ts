/** What the reports page and its worker say to each other. Types only. */
import type { Diagnosis } from '../../diagnosis/diagnose';
import type { RecordForm } from '../../http/record-file';
import type { OwnApi } from '../../profiles/own-api';
import type { Locale } from '../../locales/catalog';
import type { ReportForm } from '../../report/form-names';
import type { ReadStage, RecordFault } from '../../ui/records-model';

/** `key`: of the fingerprints, the same for all records of a page, so that a secret in two of them can be seen to be one. `all`: also what worked. */
export interface ReadOrder {
  readonly ask: 'read';
  readonly source: Blob | string;
  readonly all: boolean;
  readonly key: Uint8Array;
  /** What organisations say of their codes. */
  readonly own: readonly OwnApi[];
}

/** Calls that are held by whoever asks: they are what is rendered. In batches, each is added to those before it. */
export interface TakeOrder {
  readonly ask: 'take';
  readonly calls: readonly Diagnosis[];
}

/** What was read or taken, as a file. `strict`: without bodies and the query's values. */
export interface RenderOrder {
  readonly ask: 'render';
  readonly number: number;
  readonly form: ReportForm;
  readonly locale: Locale;
  readonly strict: boolean;
}

export type Order = ReadOrder | TakeOrder | RenderOrder;

export type Answer =
  | { readonly tell: 'progress'; readonly stage: ReadStage; readonly share: number | null }
  /** Some of the calls, in the order of the record. */
  | { readonly tell: 'calls'; readonly calls: readonly Diagnosis[] }
  | { readonly tell: 'read'; readonly form: RecordForm; readonly entries: number; readonly unreadable: number }
  | { readonly tell: 'fault'; readonly fault: RecordFault }
  /** null: it could not be made. */
  | { readonly tell: 'rendered'; readonly number: number; readonly file: Blob | null };
