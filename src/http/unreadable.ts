/** Why something that was handed over cannot be read. Pure. */

/**
 * `empty` · `too-large` · `compressed`: an archive or a compressed file · `broken-json`: begins like JSON and is cut short or damaged ·
 * `no-entries`: JSON without a record of calls · `no-answer`: a request without what came of it · `unknown-form`: none of the forms that are read.
 */
export type Unreadable = 'empty' | 'too-large' | 'compressed' | 'broken-json' | 'no-entries' | 'no-answer' | 'unknown-form';

/** More cannot be read: a text of 512 MB does not fit into JavaScript's strings. */
export const RECORD_LIMIT_BYTES = 500 * 1024 * 1024;

/** It cannot be read. The message is one sentence for people, in English; `reason` is for words in other languages. */
export class UnreadableError extends Error {
  readonly reason: Unreadable;

  constructor(reason: Unreadable, message: string) {
    super(message);
    this.reason = reason;
  }
}
