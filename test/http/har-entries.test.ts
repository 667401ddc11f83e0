/** Entries that are parsed one at a time are those that `JSON.parse` finds, whatever stands around and inside them; what is no JSON never passes for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OtherwiseWritten, writtenLog } from '../../src/http/har-entries';

/** What the whole text holds, and what the entries one by one are; `null`: left to `JSON.parse`. */
function both(text: string): { readonly whole: readonly unknown[] | 'no JSON'; readonly single: readonly unknown[] | null } {
  let whole: readonly unknown[] | 'no JSON';
  try {
    whole = (JSON.parse(text) as { readonly log: { readonly entries: readonly unknown[] } }).log.entries;
  } catch {
    whole = 'no JSON';
  }
  const log = writtenLog(text);
  if (log === null) return { whole, single: null };
  try {
    const single = [...log.entries];
    expect(single.map((_entry, index) => log.entries.at(index))).toEqual(single);
    return { whole, single };
  } catch (error) {
    expect(error).toBeInstanceOf(OtherwiseWritten);
    return { whole, single: null };
  }
}

/** Texts that look like the places where entries are cut. */
const DECOYS = ['"entries":[{"a":1}', '},{"startedDateTime":"', '\\', '"', '}]', '"entries": [', '{"startedDateTime":1}', 'entries', '{', '[', 'entriesentries'];
const text = fc.oneof(fc.constantFrom(...DECOYS), fc.string({ unit: 'binary', maxLength: 20 }));
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.constant(null), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(fc.oneof(text, fc.constantFrom('entries', 'log', 'startedDateTime')), tie('any'), { maxKeys: 3, noNullPrototype: true })),
})).any;
const entry = fc.tuple(fc.oneof({ weight: 5, arbitrary: fc.constant('startedDateTime') }, { weight: 1, arbitrary: text }), value, value).map(([name, first, second]) => ({ [name]: first, request: second }));
const log = fc.record({ entries: fc.array(entry, { maxLength: 6 }), before: fc.dictionary(text, value, { maxKeys: 2, noNullPrototype: true }), after: fc.dictionary(text, value, { maxKeys: 2, noNullPrototype: true }), indent: fc.constantFrom(0, 1, 2, '\t') });
const file = log.map(({ entries, before, after, indent }) => JSON.stringify({ log: { ...before, entries, ...after } }, null, indent));

describe('entries one at a time', () => {
  test('are those of the whole', () => {
    let read = 0;
    fc.assert(
      fc.property(file, (written) => {
        const { whole, single } = both(written);
        if (single === null) return;
        read += 1;
        expect(single).toEqual(whole);
      }),
      { numRuns: 3000 },
    );
    expect(read, 'and mostly they are read so').toBeGreaterThan(1000);
  });

  test('of a text that was changed or cut are those of the whole, or nobody\'s', () => {
    const change = fc.tuple(file, fc.nat(), fc.nat({ max: 3 }), fc.oneof(fc.constantFrom(...DECOYS, '', ',', '\u00a0', 'entries":[{"x":1}],"entries'), text));
    fc.assert(
      fc.property(change, ([written, place, gone, put]) => {
        const at = place % (written.length + 1);
        const { whole, single } = both(written.slice(0, at) + put + written.slice(at + gone));
        if (single !== null) expect(single).toEqual(whole);
      }),
      { numRuns: 6000 },
    );
  });
});

test.each([
  ['as Chrome writes it', '{\n  "log": {\n    "version": "1.2",\n    "pages": [],\n    "entries": [\n      {\n        "startedDateTime": "a"\n      },\n      {\n        "startedDateTime": "b"\n      }\n    ]\n  }\n}', 2],
  ['one entry, members behind the list', '{"log":{"entries":[{"a":1}],"creator":{"name":"Firefox"}}}', 1],
  ['a list of the same name before it', '{"log":{"x":{"entries":[{"a":0}]},"entries":[{"a":1}]}}', null],
  ['its name twice: the last one counts', '{"log":{"entries":[{"a":0}],"entries":[{"a":1}]}}', null],
  ['no log', '{"entries":[{"a":1}]}', null],
  ['a log of another kind', '{"log":[{"entries":[{"a":1}]}]}', null],
  ['no entries', '{"log":{"entries":[]}}', null],
  ['the first entry does not end', '{"log":{"entries":[{"a":1', null],
  ['the last entry does not end', '{"log":{"entries":[{"a":1},{"a":2', null],
])('%s', (_name, written, entries) => {
  const found = writtenLog(written);
  expect(found === null ? null : [...found.entries].length).toBe(entries);
});

test('a text inside an entry that looks like the next entry leaves the file to JSON.parse', () => {
  const written = JSON.stringify({ log: { entries: [{ a: 1 }, { a: '},{"a"' }, { a: 3 }] } }).replaceAll('\\"a\\"', '"a"');
  expect(() => JSON.parse(written)).toThrow();
  expect(both(written)).toEqual({ whole: 'no JSON', single: null });
});

test('the rest of the document is given without its entries', () => {
  expect(writtenLog('{"log":{"creator":{"name":"Firefox"},"entries":[{"a":1}],"pages":[]},"x":1}')?.around).toEqual({ log: { creator: { name: 'Firefox' }, entries: [expect.any(String)], pages: [] }, x: 1 });
});
