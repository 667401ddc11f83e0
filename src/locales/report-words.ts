/** The words of reports: headings and labels around what the pages say anyway. Types only. */

export interface ReportWords {
  readonly title: string;
  /** Before the name of the record that a call was read from. */
  readonly file: string;
  /** How many calls failed, of how many recorded. */
  readonly summary: (failed: number, all: number) => string;
  /** Every call worked. */
  readonly nothingFailed: string;
  readonly made: (time: string, product: string, version: string) => string;
  readonly private: string;
  readonly said: string;
  readonly did: string;
  readonly expected: string;
  readonly timeline: string;
  /** Column heads and the words of a line of the timeline. */
  readonly time: string;
  readonly call: string;
  readonly outcome: string;
  readonly worked: string;
  readonly times: (count: number) => string;
  readonly failures: string;
  readonly path: string;
  readonly notNeeded: string;
  readonly environment: string;
  readonly browser: string;
  readonly system: string;
  readonly language: string;
  readonly timeZone: string;
  readonly online: string;
  readonly yes: string;
  readonly no: string;
  readonly clock: string;
  readonly clockAhead: (span: string) => string;
  readonly clockBehind: (span: string) => string;
  readonly extensions: string;
  readonly noExtensions: string;
  readonly pictures: string;
  readonly picture: (number: number) => string;
  /** In forms that hold no pictures. */
  readonly pictureElsewhere: (number: number) => string;
  readonly gaps: string;
  /** Heads the language switch of a file that holds both. */
  readonly languages: string;
  readonly languageNames: { readonly en: string; readonly 'zh-CN': string };
  readonly cut: (characters: string) => string;
}
