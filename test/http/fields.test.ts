/** Looking fields up and splitting lists. */
import { expect, test } from 'vitest';
import { fieldList, fieldValue, fieldValues, isToken, splitList } from '../../src/http/fields';

const headers = [
  { name: 'Vary', value: 'Origin' },
  { name: 'vary', value: 'Accept' },
  { name: 'X-Empty', value: '' },
];

test('names are compared without case, lines are joined, absent is not empty', () => {
  expect(fieldValues(headers, 'VARY')).toEqual(['Origin', 'Accept']);
  expect(fieldValue(headers, 'vary')).toBe('Origin, Accept');
  expect(fieldValue(headers, 'x-empty')).toBe('');
  expect(fieldValue(headers, 'allow')).toBeNull();
  expect(fieldList(headers, 'allow')).toBeNull();
});

test.each([
  ['a, b ,, c', ['a', 'b', 'c']],
  ['"a, b", c', ['"a, b"', 'c']],
  ['"a\\", b", c', ['"a\\", b"', 'c']],
  ['', []],
  ['"open, a', ['"open, a']],
])('%j splits into %j', (value, members) => {
  expect(splitList(value)).toEqual(members);
});

test('tokens', () => {
  expect(['X-Api-Key', '*', 'a b', '', 'é'].map(isToken)).toEqual([true, true, false, false, false]);
});
