/** The labels of the pages: every one is there, filled in and typeset, in every language. */
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';

/** All labels with their path; functions are called with values of the right kind. */
function labels(node: unknown, path: string): (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[`${path}()`, String((node as (...values: unknown[]) => unknown)(...(node.length === 3 ? [2, '10:00:05', '10:00:01'] : node.length === 2 ? [1, 2] : [/count|milliseconds|characters\(|seconds|minutes|hours|days|redirect|failures/.test(path) ? 3 : 'https://x.example'])))]];
  return Object.entries(node as object).flatMap(([name, value]) => labels(value, `${path}.${name}`));
}

describe.each(LOCALES)('labels in %s', (locale) => {
  const all = labels(catalog(locale).ui, 'ui');

  test('are texts', () => {
    for (const [path, text] of all) {
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|<[a-z/]/);
      if (!/failures\.status$|colon$/.test(path)) expect(text.trim(), path).not.toBe('');
      expect((text.match(/`/g) ?? []).length % 2, `${path}: backticks in pairs`).toBe(0);
    }
  });

  test('are typeset for their language', () => {
    for (const [path, text] of all) {
      if (locale === 'en') expect(text, path).not.toMatch(/\p{Script=Han}|[，。：；（）]/u);
      else expect(text, path).not.toMatch(/\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}/u);
    }
  });
});

test('both languages have the same labels', () => {
  const [first, ...rest] = LOCALES.map((locale) => labels(catalog(locale).ui, 'ui').map(([path]) => path).sort());
  for (const other of rest) expect(other).toEqual(first);
});
