/**
 * `npm run leaks [-- --seed S --count N --har]`: plants N secrets in HAR files of both browsers' forms and in the calls of real pages, and looks for them in
 * everything that the extension and the command line keep, show and print. `--har`: without the browser. Prints kinds and places of leaks, never a value.
 */
import { runBrowser } from './browser';
import { runHar } from './run-har';

const args = process.argv.slice(2);
const option = (name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
const seed = option('seed', Math.floor(Math.random() * 1e9));
const count = option('count', 5000);

let leaked = 0;
for (const form of ['chrome', 'firefox'] as const) {
  const { planted, leaks } = runHar(seed, count / 2, form);
  console.log(`HAR as ${form} writes it, seed ${seed}: ${planted.needles.length} secrets, ${planted.kinds.size} kinds, ${planted.places.size} places, ${planted.pairs.size} pairs of both: ${leaks.length} leaks`);
  for (const leak of leaks) console.log(`  ${leak}`);
  leaked += leaks.length;
}
if (!args.includes('--har')) {
  const { planted, made, shown, leaks, searched, control } = await runBrowser(seed, Math.min(count, option('calls', 500)));
  console.log(`Chromium, seed ${seed}: ${planted.needles.length} secrets, ${planted.kinds.size} kinds, ${planted.places.size} places, ${planted.pairs.size} pairs of both; ${made} calls, ${shown} in the panel: ${leaks.length} leaks`);
  for (const leak of leaks) console.log(`  ${leak}`);
  for (const [name, length] of searched) console.log(`  searched ${name}: ${length} characters${control.has(name) ? ', an id that stays was found' : ''}`);
  leaked += leaks.length;
}
process.exitCode = leaked === 0 ? 0 : 1;
