/**
 * `npm run fuzz -- --seed S --count N [--only parser]`: N made-up inputs for each parser that meets foreign bytes. None may make it throw, and twice the
 * text may take no more than about twice the time. What fails is printed with its seed, made as short as it goes. Exit status 1 when something failed.
 */
import { parseArgs } from 'node:util';
import { chanceFrom } from './chance';
import { growsTooFast, shortest } from './measure';
import { parsers } from './parsers';

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const count = Number(values.count ?? 10_000);
const chosen = parsers.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
if (chosen.length === 0 || !Number.isSafeInteger(count) || !Number.isSafeInteger(seed)) {
  console.error(`usage: npm run fuzz -- [--seed S] [--count N] [--only ${parsers.map(({ name }) => name).join('|')}]`);
  process.exit(2);
}
console.log(`seed ${seed}, ${count} inputs each`);
let failures = 0;
for (const parser of chosen) {
  const chance = chanceFrom(seed);
  const started = performance.now();
  let thrown = 0;
  let slow = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const text = parser.make(chance);
    try {
      parser.use(text);
    } catch (error) {
      thrown += 1;
      if (thrown <= 3) console.log(`${parser.name} throws ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)} at ${JSON.stringify(shortest(parser, text)).slice(0, 2000)}`);
    }
    // Some of them grown: each is a few hundred runs.
    if (turn % Math.max(100, Math.floor(count / 40)) === 0 && text !== '' && growsTooFast(parser, text)) {
      slow += 1;
      if (slow <= 3) console.log(`${parser.name} takes longer than in proportion on repetitions of ${JSON.stringify(text).slice(0, 2000)}`);
    }
  }
  failures += thrown + slow;
  const seconds = (performance.now() - started) / 1000;
  console.log(`${parser.name.padEnd(16)} ${String(count).padStart(9)} inputs  ${seconds.toFixed(1).padStart(7)} s  thrown ${thrown}  too slow ${slow}`);
}
process.exitCode = failures === 0 ? 0 : 1;
