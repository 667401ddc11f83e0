/** `npm run stacks [-- PLATFORM …]`: installs the stacks that are missing where it may, proves each in a real browser, prints a table. Exit status 1 if one fails. */
import { corsStacks } from '../../src/diagnosis/cors-stacks';
import { stacks } from './index';
import { install } from './install';
import { openWorld, prove } from './prove';

const wanted = process.argv.slice(2);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const unknown = wanted.filter((name) => !stacks.some(({ platform }) => platform === name));
  if (unknown.length > 0) {
    say(`There is no stack ${unknown.join(', ')}. There are: ${stacks.map(({ platform }) => platform).join(', ')}`);
    return 2;
  }
  const chosen = stacks.filter(({ platform }) => wanted.length === 0 || wanted.includes(platform));
  const missing = chosen.filter(({ find }) => 'missing' in find());
  if (missing.length > 0) install(missing, say);
  const rows: string[][] = [['Stack', 'Version', 'Result']];
  let failed = false;
  const world = await openWorld();
  try {
    for (const stack of chosen) {
      const found = stack.find();
      if ('missing' in found) {
        rows.push([stack.name, '–', `left out: ${found.missing}`]);
        continue;
      }
      const faults = await prove(stack, world);
      failed ||= faults.length > 0;
      say(`${stack.name} ${found.version}: ${faults.length === 0 ? 'passed' : `failed\n  ${faults.join('\n  ')}`}`);
      rows.push([stack.name, found.version, faults.length === 0 ? 'passed' : 'FAILED']);
    }
  } finally {
    await world.close();
  }
  if (wanted.length === 0) for (const { platform } of corsStacks.filter(({ executed }) => !executed)) rows.push([platform, '–', 'not executed']);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  process.stdout.write(`${rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')}\n`);
  return failed ? 1 : 0;
}

process.exitCode = await main();
