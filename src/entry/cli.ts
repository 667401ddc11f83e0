/** `npm run -s diagnose -- FILE.har [--all]`: the same engine over a HAR file, one JSON object a line. Runs in Node. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { foldIncidents } from '../diagnosis/incidents';
import { mayHaveFailed } from '../diagnosis/may-have-failed';
import { judgeRecord } from '../diagnosis/record';
import { withStorms } from '../diagnosis/storms';
import { noteSuccesses } from '../diagnosis/successes';
import { workedCall } from '../diagnosis/surroundings';
import { fingerprinter } from '../http/fingerprint';
import { NotHarError, readHar, type HarFile, type MayHaveFailed } from '../http/har-file';
import { machineForm } from '../report/machine-form';

const USAGE = 'usage: npm run -s diagnose -- FILE.har [--all]';

/** The input cannot be used; the message is the line for standard error. */
class UnusableInput extends Error {}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (`| head`): that is its right.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UnusableInput)) throw error;
  process.stderr.write(`diagnose: ${error.message}\n`);
  process.exitCode = 2;
}

/** Prints the diagnoses; returns the exit status: 0 nothing failed, 1 something did. */
async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    await write([USAGE]);
    return 0;
  }
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--all');
  if (unknown !== undefined) throw new UnusableInput(`there is no option ${unknown}; ${USAGE}`);
  const [file, another] = args.filter((arg) => !arg.startsWith('-'));
  if (file === undefined || another !== undefined) throw new UnusableInput(USAGE);
  const all = args.includes('--all');
  const notes = noteSuccesses(mayHaveFailed);
  const har = await load(file, all ? null : notes.accepts);
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
    lines.push(JSON.stringify(machineForm(finals.get(id) ?? diagnosis, entry, incidents.get(id) ?? null)));
    if (lines.length < 500) continue;
    await write(lines);
    lines = [];
  }
  await write(lines);
  if (unreadable > 0) process.stderr.write(`diagnose: ${unreadable} of ${entries} entries of ${file} have no request with a URL and were left out\n`);
  return judged.some(({ partOf, diagnosis }) => diagnosis.failure !== 'none' && (all || partOf === null)) ? 1 : 0;
}

async function load(file: string, accepts: MayHaveFailed | null): Promise<HarFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UnusableInput(`cannot read ${file}: ${reason(error)}`);
  }
  try {
    return readHar(text, accepts, fingerprinter(randomBytes(32), true));
  } catch (error) {
    if (error instanceof NotHarError) throw new UnusableInput(`cannot use ${file}: ${error.message}`);
    throw error;
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'reading it is not allowed';
  if (code === 'ERR_STRING_TOO_LONG' || code === 'ERR_FS_FILE_TOO_LARGE') return 'it is larger than 500 MB';
  return 'it could not be read';
}

function write(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve();
  return new Promise((resolve) => process.stdout.write(`${lines.join('\n')}\n`, () => resolve()));
}
