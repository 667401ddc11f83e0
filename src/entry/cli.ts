/** `npm run -s diagnose -- FILE… [--all]`: the same engine over records of calls, one JSON object a line. Runs in Node. */
import { foldIncidents } from '../diagnosis/incidents';
import { mayHaveFailed } from '../diagnosis/may-have-failed';
import { judgeRecord } from '../diagnosis/record';
import { withStorms } from '../diagnosis/storms';
import { noteSuccesses } from '../diagnosis/successes';
import { workedCall } from '../diagnosis/surroundings';
import { visible } from '../locales/visible';
import { machineForm, machineLine } from '../report/machine-form';
import { readInput, UnusableInput } from './cli/inputs';

const USAGE = 'usage: npm run -s diagnose -- FILE… [--all] (- is standard input)';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (`| head`): that is its right.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = unusable(error);
}

/** Says why an input cannot be used, in one line; returns the exit status for it. */
function unusable(error: unknown): 2 {
  if (!(error instanceof UnusableInput)) throw error;
  complain(error.message);
  return 2;
}

/** Prints the diagnoses; returns the exit status: 0 nothing failed, 1 something did, 2 an input cannot be used. */
async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  if (args.includes('--help') || args.includes('-h')) {
    await write([USAGE]);
    return 0;
  }
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--all' && arg !== '-');
  if (unknown !== undefined) throw new UnusableInput(`there is no option ${unknown}; ${USAGE}`);
  const inputs = args.filter((arg) => arg === '-' || !arg.startsWith('-'));
  if (inputs.length === 0) throw new UnusableInput(USAGE);
  let worst: 0 | 1 | 2 = 0;
  for (const input of inputs) {
    const status = await tell(input, args.includes('--all'), inputs.length > 1).catch(unusable);
    if (status > worst) worst = status;
  }
  return worst;
}

/** Prints the diagnoses of one input. `named`: each with the input's name. */
async function tell(input: string, all: boolean, named: boolean): Promise<0 | 1> {
  const notes = noteSuccesses(mayHaveFailed);
  const har = await readInput(input, all ? null : notes.accepts);
  const { unreadable, entries } = har;
  const judged = judgeRecord(har, all);
  // A preflight or a hop is told as part of its call; on its own only where every entry is wanted.
  const whole = judged.filter(({ partOf }) => partOf === null).map(({ diagnosis }) => diagnosis);
  const failed = whole.filter(({ failure }) => failure !== 'none');
  const worked = whole.flatMap(({ failure, exchange }) => (failure === 'none' ? (workedCall(exchange) ?? []) : []));
  const marked = withStorms(failed, { worked: [...worked, ...notes.like(failed)], complete: true });
  const finals = new Map(marked.map((diagnosis) => [diagnosis.exchange.id, diagnosis]));
  const incidents = new Map(foldIncidents(marked).flatMap((incident) => incident.calls.map(({ exchange }) => [exchange.id, incident] as const)));
  let lines: string[] = [];
  for (const { entry, partOf, diagnosis } of judged) {
    if (!all && (diagnosis.failure === 'none' || partOf !== null)) continue;
    const { id } = diagnosis.exchange;
    lines.push(machineLine({ ...(named ? { file: input } : {}), ...machineForm(finals.get(id) ?? diagnosis, entry, incidents.get(id) ?? null) }));
    if (lines.length < 500) continue;
    await write(lines);
    lines = [];
  }
  await write(lines);
  if (unreadable > 0) complain(`${unreadable} of ${entries} entries of ${input} have no request with a URL and were left out`);
  return judged.some(({ partOf, diagnosis }) => diagnosis.failure !== 'none' && (all || partOf === null)) ? 1 : 0;
}

/** One line: a file's name may hold what steers a terminal. */
function complain(text: string): void {
  process.stderr.write(`diagnose: ${visible(text.replace(/[\t\n]/g, ' '))}\n`);
}

function write(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve();
  return new Promise((resolve) => process.stdout.write(`${lines.join('\n')}\n`, () => resolve()));
}
