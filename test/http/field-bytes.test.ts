/** Field values beyond ASCII, as observers show them. */
import { expect, test } from 'vitest';
import { asUtf8 } from '../../src/http/field-bytes';

test.each([
  ['ASCII', 'https://app.example', 'https://app.example'],
  ['UTF-8 shown byte by byte', 'https://bÃ¼cher.example', 'https://bücher.example'],
  ['UTF-8 shown by windows-1252', 'https://ä¾‹å\u00ad\u0090.example', 'https://例子.example'],
  ['decoded already', 'https://例子.example', 'https://例子.example'],
  ['a single byte beyond ASCII', 'https://b\u00fccher.example', null],
  ['a byte that windows-1252 has a sign for', 'https://a€b.example', null],
  ['what a decoder gave up on', 'https://b\ufffdcher.example', null],
] as const)('%s', (_name, value, expected) => {
  expect(asUtf8(value)).toBe(expected);
});
