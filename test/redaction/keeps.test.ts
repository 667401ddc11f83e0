/** Redaction takes secrets and leaves the diagnosis. */
import { describe, expect, test } from 'vitest';
import { refusalBases } from '../support/refusal-bases';
import { readingOf, redacted } from './keeps';

describe('the diagnosis is the same before and after redaction', () => {
  for (const [name, exchange] of Object.entries(refusalBases)) {
    test(name, () => {
      expect(readingOf(redacted(exchange))).toEqual(readingOf(exchange));
      expect(redacted(redacted(exchange))).toEqual(redacted(exchange));
    });
  }
});
