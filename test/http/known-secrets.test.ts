/** A secret that is known is hidden wherever and however it is written; nothing else is; the memory holds nothing of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideIn, knownSecrets } from '../../src/http/known-secrets';
import { redactContent, redactRequest, redactResponse } from '../../src/http/redact';

/** More in a longer run: `RUNS=10000 npx vitest run test/http/known-secrets.test.ts`. */
const numRuns = Number(process.env['RUNS'] ?? 300);
const key = new Uint8Array(32).fill(7);
const SECRET = 'pä$Zq81/planted+Kx=';

const secret = fc.tuple(fc.string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 40 }), fc.integer({ min: 10, max: 99 })).map(([text, number]) => `a${number}${text.replace(/[\s‹›]/g, '_')}Z`);
const around = fc.string({ maxLength: 40 });
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const writings: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => JSON.stringify({ a: text }),
  (text) => JSON.stringify({ a: JSON.stringify({ b: text }) }),
  (text) => `{"a":"${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"}`,
  (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;'),
  (text) => base64(`the text before it ${text} and after`),
  (text) => base64(base64(`the text before it ${text} and after`)),
  (text) => Buffer.from(`{"user":"u","word":"${text}"}`).toString('base64url'),
];

test('hidden in each way of writing, and a second time changes nothing', () => {
  fc.assert(
    fc.property(secret, around, around, fc.nat(writings.length - 1), (value, before, after, way) => {
      const known = knownSecrets(key);
      known.note(value);
      const written = writings[way]?.(value) ?? value;
      const shown = known.hide(`${before} ${written} ${after}`);
      expect(shown).not.toContain(written);
      expect(shown).toContain('‹redacted');
      expect(known.hide(shown)).toBe(shown);
    }),
    { numRuns },
  );
});

test('in whatever order they are learnt, and text without them stays', () => {
  fc.assert(
    fc.property(fc.uniqueArray(secret, { minLength: 2, maxLength: 6 }), around, (values, text) => {
      const [one, other] = [knownSecrets(key), knownSecrets(key)];
      for (const value of values) one.note(value);
      for (const value of values.toReversed()) other.note(value);
      const all = `${text} ${values.join(' | ')}`;
      expect(one.hide(all)).toBe(other.hide(all));
      if (!values.some((value) => text.includes(value))) expect(one.hide(text)).toBe(text);
    }),
    { numRuns },
  );
});

describe('a pseudonym', () => {
  test('is the same for the same secret, another for another and under another key', () => {
    const known = knownSecrets(key);
    const mark = known.note(SECRET);
    expect(mark).toMatch(/^‹redacted:[0-9a-f]{6}›$/);
    expect(known.note(SECRET)).toBe(mark);
    expect(known.mask(SECRET)).toBe(mark);
    expect(known.note(`${SECRET}1`)).not.toBe(mark);
    expect(knownSecrets(new Uint8Array(32).fill(8)).note(SECRET)).not.toBe(mark);
    expect(known.note(mark)).toBe(mark);
  });
  test('stands in field, URL and body of two calls that carry the same secret', () => {
    const known = knownSecrets(key);
    const token = 'tok3nOfOneCaller77';
    const raw = { method: 'GET', headers: [{ name: 'Authorization', value: `Bearer ${token}` }], headersComplete: true, postData: null };
    const { request } = redactRequest({ ...raw, url: `https://a.example/x?access_token=${token}` }, known);
    const answer = redactResponse({ status: 403, statusText: '', headers: [], content: `{"access_token":"${token}","detail":"no ${token}"}` }, [], known);
    const mark = known.note(token);
    expect([request.headers[0]?.value, request.url]).toEqual([`Bearer ${mark}`, `https://a.example/x?access_token=${mark}`]);
    expect(JSON.parse(answer.content ?? '')).toEqual({ access_token: mark, detail: `no ${mark}` });
  });
});

test.each(['short', 'invalid_token', '20261122100000', 'administrator', '2026-11-22T10:00:00Z', 'two words 12345'])('%j is not taken for a secret elsewhere', (value) => {
  const known = knownSecrets(key);
  known.note(value);
  known.mask(value);
  expect(known.hide(`text ${value} text`)).toBe(`text ${value} text`);
});

test('what one context learns another takes over, and a mark says nothing of the secret', () => {
  const marks: string[] = [];
  const one = knownSecrets(key, false, (mark) => marks.push(mark));
  one.note(SECRET);
  one.note(SECRET);
  expect(marks).toHaveLength(1);
  expect(marks[0]).toMatch(/^\d+:-?\d+:[0-9a-f]{12}$/);
  const other = knownSecrets(key);
  expect([other.learn(marks), other.learn(marks), other.learn(['x', '9:1:zz'])]).toEqual([marks, [], []]);
  expect(other.hide(`a ${SECRET} b`)).toBe(one.hide(`a ${SECRET} b`));
  expect(other.hide(`a ${SECRET} b`)).not.toContain(SECRET);
});

test('a whole value is cleaned, and one without secrets is itself', () => {
  const known = knownSecrets(key);
  known.note(SECRET);
  const value = { a: [1, null, { b: `x ${SECRET}` }], c: 'plain text' };
  expect(JSON.stringify(hideIn(value, known.hide))).not.toContain('planted');
  const plain = { a: [1, null, { b: 'x' }] };
  expect(hideIn(plain, known.hide)).toBe(plain);
});

test('a password of Basic, of a form and of a JSON body is known in the next call', () => {
  for (const learn of [
    (known: ReturnType<typeof knownSecrets>) => void redactRequest({ method: 'GET', url: 'https://a.example/', headers: [{ name: 'Authorization', value: `Basic ${base64(`u:${SECRET}`)}` }], headersComplete: true, postData: null }, known),
    (known: ReturnType<typeof knownSecrets>) => void redactContent(JSON.stringify({ password: SECRET }), 'application/json', known),
    (known: ReturnType<typeof knownSecrets>) => void redactContent(`a=1&password=${encodeURIComponent(SECRET)}`, 'application/x-www-form-urlencoded', known),
  ]) {
    const known = knownSecrets(key);
    learn(known);
    expect(redactResponse({ status: 403, statusText: '', headers: [], content: `sorry, ${SECRET} is wrong` }, [], known).content).not.toContain(SECRET);
  }
});

test('64 KB with five hundred secrets known take no more than a moment', () => {
  const known = knownSecrets(key);
  for (let i = 0; i < 500; i += 1) known.note(`s3cret-${i}-${'x'.repeat(i % 40)}`);
  const text = 'The quick brown fox %41 \\u0041 &amp; '.repeat(1800);
  const start = performance.now();
  known.hide(text);
  expect(performance.now() - start).toBeLessThan(8000);
});
