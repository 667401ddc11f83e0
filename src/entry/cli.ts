/** `npm run -s diagnose -- FILE…`: the same engine over records of calls, one JSON object a line or a report in one of its forms. Runs in Node. */
import { parseArgs } from 'node:util';
import { mayHaveFailed } from '../diagnosis/may-have-failed';
import { tellRecord } from '../diagnosis/told-record';
import { noteSuccesses } from '../diagnosis/successes';
import { LOCALES, type Locale } from '../locales/catalog';
import { visible } from '../locales/visible';
import { localeFor } from '../locales/words';
import { FORMS, isReportForm, type ReportForm } from '../report/form-names';
import { renderReport } from '../report/forms';
import { machineForm, machineLine } from '../report/machine-form';
import type { ReportedCall } from '../report/report';
import { reportTerminal } from '../report/terminal';
import { readInput, UnusableInput } from './cli/inputs';
import { vendorName } from './vendor-name';
import { version } from '../../package.json';

const FORMATS = ['ndjson', ...Object.keys(FORMS), 'summary'] as const;
type Format = 'ndjson' | 'summary' | ReportForm;
const USAGE = `usage: npm run -s diagnose -- FILE… [--format ${FORMATS.join('|')}] [--lang ${LOCALES.join('|')}] [--all] (- is standard input)`;

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

interface Wanted {
  readonly inputs: readonly string[];
  readonly format: Format;
  readonly locale: Locale;
  readonly all: boolean;
}

/** What was asked for, or null where that is only how to ask. */
function wantedOf(args: readonly string[]): Wanted | null {
  const { values, positionals } = parsed(args);
  if (values.help === true) return null;
  if (positionals.length === 0) throw new UnusableInput(USAGE);
  // A person at a terminal wants to read; everyone else has a program that does.
  const format = values.format ?? (process.stdout.isTTY ? 'summary' : 'ndjson');
  if (format !== 'ndjson' && format !== 'summary' && !isReportForm(format)) throw new UnusableInput(`there is no format ${format}; ${USAGE}`);
  const lang = values.lang ?? (process.env['LC_ALL'] || process.env['LANG'] || 'en');
  if (values.lang !== undefined && !/^(?:en|zh)\b/i.test(lang)) throw new UnusableInput(`there is no language ${lang}; ${USAGE}`);
  return { inputs: positionals, format, locale: localeFor(lang.replace('_', '-')), all: values.all === true };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { all: { type: 'boolean' }, format: { type: 'string' }, lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  } catch {
    const known = ['--all', '--format', '--lang', '--help', '-h', '-'];
    const unknown = args.find((arg) => arg.startsWith('-') && !known.includes(arg.split('=', 1)[0] ?? ''));
    throw new UnusableInput(unknown === undefined ? USAGE : `there is no option ${unknown}; ${USAGE}`);
  }
}

/** Prints the diagnoses; returns the exit status: 0 nothing failed, 1 something did, 2 an input cannot be used. */
async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  const wanted = wantedOf(args);
  if (wanted === null) {
    await write(`${USAGE}\n`);
    return 0;
  }
  const { inputs, format, locale, all } = wanted;
  const told: ReportedCall[] = [];
  let worst: 0 | 1 | 2 = 0;
  for (const input of inputs) {
    const read = await tell(input, inputs.length > 1, format === 'ndjson' && all, all).catch(unusable);
    const status = typeof read === 'number' ? read : read.some(({ diagnosis }) => diagnosis.failure !== 'none') ? 1 : 0;
    if (status > worst) worst = status;
    if (typeof read === 'number') continue;
    if (format === 'ndjson') await writeLines(read);
    else told.push(...read);
  }
  // Where nothing could be read there is nothing to report on.
  if (format === 'ndjson' || (told.length === 0 && worst === 2)) return worst;
  const report = { made: new Date().toISOString(), version, said: { did: '', expected: '' }, environment: null, calls: told, pictures: [], gaps: [] };
  await write(format === 'summary' ? reportTerminal(report, locale, vendorName, process.stdout.isTTY && process.env['NO_COLOR'] === undefined) : renderReport(report, format, locale, vendorName));
  return worst;
}

/** Reads and diagnoses one input. `named`: each call with the input's name. `parts`: preflights and hops on their own as well. `all`: what worked, too. */
async function tell(input: string, named: boolean, parts: boolean, all: boolean): Promise<readonly ReportedCall[]> {
  const notes = noteSuccesses(mayHaveFailed);
  const record = await readInput(input, all ? null : notes.accepts);
  const { unreadable, entries } = record;
  if (unreadable > 0) complain(`${unreadable} of ${entries} entries of ${input} have no request with a URL and were left out`);
  return tellRecord(record, notes, parts)
    .filter(({ diagnosis, partOf }) => all || (diagnosis.failure !== 'none' && partOf === null))
    .map(({ entry, diagnosis, incident }) => ({ entry, diagnosis, incident, file: named ? input : null }));
}

/** One line: a file's name may hold what steers a terminal. */
function complain(text: string): void {
  process.stderr.write(`diagnose: ${visible(text.replace(/[\t\n]/g, ' '))}\n`);
}

async function writeLines(calls: readonly ReportedCall[]): Promise<void> {
  for (let from = 0; from < calls.length; from += 500) {
    const lines = calls.slice(from, from + 500).map(({ diagnosis, entry, incident, file }) => machineLine({ ...(file === null ? {} : { file }), ...machineForm(diagnosis, entry ?? 0, incident) }));
    await write(`${lines.join('\n')}\n`);
  }
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
