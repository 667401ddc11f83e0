/** Times and spans. */
import { expect, test } from 'vitest';
import { localTime, span, utcTime } from '../../src/locales/times';
import { voiceOf } from '../../src/locales/voice';

const at = Date.parse('2026-11-22T10:00:00.000Z');

test('UTC', () => {
  expect(utcTime(at)).toBe('2026-11-22 10:00:00');
  expect(utcTime(9e15)).toBe('');
});

test.each([
  ['UTC', '2026-11-22 10:00:00 UTC'],
  ['Asia/Shanghai', '2026-11-22 18:00:00 UTC+8'],
  ['America/St_Johns', '2026-11-22 06:30:00 UTC−3:30'],
])('local time in %s', (zone, shown) => {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    expect(localTime(at)).toBe(shown);
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});

test.each([[1000, '1 s'], [-89_000, '89 s'], [90_000, '2 min'], [7_200_000, '2 h'], [-172_800_000, '2 days'], [9e9, '104 days']])('a span of %d ms', (ms, shown) => {
  expect(span(ms, voiceOf('en', (vendor) => vendor))).toBe(shown);
});
