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
    expect(growsTooFast({ ...careless, use: (text) => /^(?:[^x]*,)*x$/.exec(text.slice(0, 1)) ?? [...text].map((_one, place) => text.slice(place).indexOf('\u0000')) }, 'a,')).toBe(true);
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
