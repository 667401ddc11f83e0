/** Unseen characters are named, everything else stands as it is. */
import { expect, test } from 'vitest';
import { visible, visibleParts } from '../../src/locales/visible';
import { markedRange } from '../../src/ui/marks';

test.each([
  ['plain text, 中文, emoji 🙂', 'plain text, 中文, emoji 🙂'],
  ['a\tb\nc', 'a\tb\nc'],
  ['a\u202Eb', 'a⟨U+202E⟩b'],
  ['\u0000\u001B[31m\u007F', '⟨U+0000⟩⟨U+001B⟩[31m⟨U+007F⟩'],
  ['\u200B\u2066\uFEFF\u00AD', '⟨U+200B⟩⟨U+2066⟩⟨U+FEFF⟩⟨U+00AD⟩'],
  ['\uD83D', '⟨U+D83D⟩'],
  ['x\uDE00', 'x⟨U+DE00⟩'],
  ['\u{E0041}', '⟨U+E0041⟩'],
  ['', ''],
])('%j', (text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(visibleParts(text).every((part) => part.text !== '')).toBe(true);
});

test('a long run is split in linear time', () => {
  const started = performance.now();
  visibleParts('\uD800'.repeat(100_000) + '\u202E'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(2000);
});

test('marks the words of a proof, or one line of a combined field', () => {
  const at = (value: string | null) => [{ message: 'response', part: 'x', value }] as const;
  expect(markedRange('code: token_expired', at('token_expired'))).toEqual([6, 19]);
  expect(markedRange('b', at('a, b'))).toEqual([0, 1]);
  expect(markedRange('c', at('a, b'))).toBeNull();
  expect(markedRange('', at('a, b'))).toBeNull();
  expect(markedRange('a', at(null))).toBeNull();
});
