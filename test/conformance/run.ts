/** `npm run conformance -- --seed S --count N [--only CASE]`: random servers in a real Chromium, our verdict and our repair held against its own. Node only. */
import { randomInt } from 'node:crypto';
import { startRunner } from './browser-run';
import { makeCase, PAGE_TURN } from './cases';
import { makeScore, type Score } from './score';
import { tell, tellWhole } from './tell';
import { tryBatch } from './trial';

const USAGE = 'usage: npm run conformance -- [--seed S] [--count N] [--only CASE]';

export interface Options {
  readonly seed: number;
  readonly count: number;
  /** Only this case, told in full. */
  readonly only: number | null;
}

/** Runs the cases; `say` is given one text for each case that is not as it must be. */
export async function runConformance({ seed, count, only }: Options, say: (text: string) => void, progress: (done: number, faults: number) => void = () => undefined): Promise<Score> {
  const score = makeScore(seed);
  const runner = await startRunner();
  try {
    const ids = only === null ? Array.from({ length: count }, (_, id) => id) : [only];
    for (let from = 0; from < ids.length; from += PAGE_TURN) {
      const cases = ids.slice(from, from + PAGE_TURN).map((id) => makeCase(seed, id));
      for (const tried of await tryBatch(runner, cases)) {
        const faults = score.add(tried);
        if (only !== null) say([...faults, tellWhole(tried)].join('\n'));
        else if (faults.length > 0) say(`case ${tried.run.one.id} of seed ${seed}:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n${tell(tried)}`);
      }
      progress(Math.min(from + PAGE_TURN, ids.length), score.faults());
    }
  } finally {
    await runner.close();
  }
  return score;
}

function readOptions(args: readonly string[]): Options | null {
  const numbers = new Map<string, number>();
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value = ''] = args.slice(at, at + 2);
    if (!['--seed', '--count', '--only'].includes(name) || !/^\d{1,10}$/.test(value)) return null;
    numbers.set(name, Number(value));
  }
  return { seed: numbers.get('--seed') ?? randomInt(2 ** 31), count: numbers.get('--count') ?? 5000, only: numbers.get('--only') ?? null };
}

if (process.argv[1]?.endsWith('run.ts') === true) {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  const start = Date.now();
  process.stderr.write(`seed ${options.seed}\n`);
  let told = 0;
  const score = await runConformance(
    options,
    (text) => process.stdout.write(`${text}\n\n`),
    (done, faults) => {
      const now = Math.floor(done / 500);
      if (now > told) process.stderr.write(`${done} cases, ${((done * 1000) / (Date.now() - start)).toFixed(1)} a second, ${faults} not as they must be\n`);
      told = now;
    },
  );
  process.stdout.write(`${score.table()}\n`);
  process.exit(score.faults() === 0 ? 0 : 1);
}
