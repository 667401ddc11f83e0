/** The words of recording and of the review of a report. Types only. */
import type { RecordingEnd } from '../store/recordings';

/** Where a secret stood that was taken out. */
export type HiddenPlace = 'request-field' | 'response-field' | 'url' | 'body' | 'said';

export interface RecordingWords {
  readonly title: string;
  /** What a recording is for, in one sentence. */
  readonly purpose: string;
  readonly start: string;
  readonly starting: string;
  readonly consent: string;
  readonly consentMeans: string;
  readonly failed: string;
  readonly running: string;
  readonly since: (time: string) => string;
  readonly counted: (failures: number) => string;
  readonly withBodies: string;
  readonly withoutBodies: string;
  readonly elsewhere: string;
  readonly did: string;
  readonly didHint: string;
  readonly expected: string;
  readonly expectedHint: string;
  readonly hidden: string;
  readonly addPicture: string;
  readonly pictures: (count: number) => string;
  readonly pictureFailed: string;
  readonly stop: string;
  readonly stopping: string;
  readonly waiting: (time: string) => string;
  readonly open: string;
  readonly ended: { readonly [E in Exclude<RecordingEnd, 'stopped'>]: string };
}

export interface ReviewWords {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly privately: string;
  readonly inMemory: string;
  readonly said: string;
  readonly redacted: string;
  readonly redactedNone: string;
  readonly redactedCount: (places: number) => string;
  readonly redactedWhy: string;
  readonly places: { readonly [P in HiddenPlace]: string };
  readonly times: (count: number) => string;
  readonly calls: (count: number) => string;
  readonly callsHint: string;
  readonly removeCall: (call: string) => string;
  readonly remove: string;
  readonly fields: string;
  readonly requestFields: string;
  readonly responseFields: string;
  readonly content: string;
  readonly removeField: (name: string) => string;
  readonly removed: string;
  readonly pictures: string;
  readonly picture: (number: number) => string;
  readonly blacken: string;
  readonly blackenHint: string;
  readonly applyBlack: string;
  readonly cancel: string;
  readonly removePicture: (number: number) => string;
  readonly blackened: string;
  readonly preview: string;
  readonly language: string;
  readonly form: string;
  readonly forms: { readonly html: string; readonly markdown: string; readonly json: string; readonly har: string };
  readonly save: (form: string) => string;
  readonly saved: string;
  readonly copyMarkdown: string;
  readonly deleteReport: string;
  readonly deleteSure: string;
  readonly deleted: string;
  readonly contacts: string;
  readonly failed: string;
}
