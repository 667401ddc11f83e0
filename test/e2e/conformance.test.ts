/** Random servers in a real Chromium: our verdict and our repair against the browser's own, a fresh seed each time. `npm run conformance` does it at length. */
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { runConformance } from '../conformance/run';

const COUNT = 200;
const named = process.env['CONFORMANCE_SEED'];
const seed = named === undefined || named === '' ? randomInt(2 ** 31) : Number(named);

test(`Chromium and the engine agree on ${COUNT} random cases, and Chromium accepts every repair`, async () => {
  const told: string[] = [];
  const score = await runConformance({ seed, count: COUNT, only: null }, (text) => void told.push(text));
  console.log(score.table());
  expect(told.join('\n\n'), `seed ${seed}: run it again with CONFORMANCE_SEED=${seed}, or one case with npm run conformance -- --seed ${seed} --only CASE`).toBe('');
});
