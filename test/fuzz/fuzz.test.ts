/** A small part of `npm run fuzz`, with another seed each time; the seed is in the message. */
import { describe, expect, test } from 'vitest';
import { chanceFrom } from './chance';
import { growsTooFast, shortest } from './measure';
import { parsers } from './parsers';

const seed = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('the trial can fail', () => {
  const careless = { name: 'careless', make: () => '', use: (text: string) => JSON.parse(text) as unknown };
  test('what throws is found, and made as short as it goes', () => {
    expect(shortest({ ...careless, use: (text) => { if (text.includes('ab')) throw new Error('found'); } }, 'xxxxxabyyyy')).toBe('ab');
  });
  test('what takes too long is found', () => {
    const pairs = ({ length }: string): number => {
      let sum = 0;
      for (let one = 0; one < length; one += 8) for (let other = 0; other < length; other += 1) sum ^= one * other;
      return sum;
    };
    expect(growsTooFast({ ...careless, use: pairs }, 'a,')).toBe(true);
  });
});

test.each(parsers)('$name throws at nothing and takes time in proportion', (parser) => {
  const chance = chanceFrom(seed);
  for (let turn = 0; turn < 400; turn += 1) {
    const text = parser.make(chance);
    try {
      parser.use(text);
    } catch (error) {
      expect.fail(`seed ${seed}: ${String(error)} at ${JSON.stringify(shortest(parser, text))}`);
    }
    if (turn % 100 === 0 && text !== '') expect(growsTooFast(parser, text), `seed ${seed}: ${JSON.stringify(text)}`).toBe(false);
  }
}, 600_000);
