/** No planted secret is in what is kept of a HAR file's calls, or in what `diagnose` prints. `npm run leaks` tries other seeds. */
import { expect, test } from 'vitest';
import { runHar } from './run-har';
import { findLeaks } from './search';

const seed = 5;

test.each(['chrome', 'firefox'] as const)(`HAR in the form of %s (seed ${seed})`, { timeout: 300_000 }, (form) => {
  const { planted, leaks } = runHar(seed, 500, form);
  expect(planted.needles.length).toBe(500);
  expect(planted.kinds.size).toBeGreaterThan(60);
  expect(planted.places.size).toBeGreaterThan(100);
  expect(leaks, `npm run leaks -- --har --seed ${seed} --count 1000`).toEqual([]);
});

test('the search finds what is there, in each encoding', () => {
  const value = `pä7$${seed}x&y`;
  const needle = { label: 'a', parts: [value] };
  const found = (text: string): readonly string[] => findLeaks([needle], new Map([['here', text]]));
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  for (const written of [value, encodeURIComponent(value), JSON.stringify({ a: value }), JSON.stringify(JSON.stringify({ a: value })), base64(value), base64(`1${value}2`), base64(`12${value}`), Buffer.from(value).toString('base64url'), Buffer.from(value).toString('hex')]) {
    expect(found(`x ${written} y`), written.replace(value, '…')).toEqual(['a → here']);
  }
  expect(found('x y')).toEqual([]);
});
