/** The README's table of scenarios, written from the data file: `npx tsx src/demo/readme-table.ts` puts it there. Node only. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { scenarios } from './scenarios';

export const START = '<!-- scenarios: written by src/demo/readme-table.ts -->';
export const END = '<!-- end of scenarios -->';

/** The table in Markdown, with its marks. */
export function scenarioTable(): string {
  const rows = scenarios.map(({ id, title, expected: { status, refusedBy, vendor, cause, confidence, corsError } }) => {
    const who = vendor === null ? refusedBy : `${refusedBy} (${vendor})`;
    const why = cause === '' ? 'nothing failed' : `\`${cause}\`${corsError === undefined ? '' : ` (${corsError})`}`;
    return `| \`${id}\` | ${title.en.replace(/\|/g, '\\|')} | ${status === 0 ? '–' : status} | ${cause === '' ? '–' : who} | ${why} | ${cause === '' ? '–' : confidence} |`;
  });
  return [START, '', '| Scenario | What the page does | Status | Who refused | Cause | Confidence |', '| --- | --- | --- | --- | --- | --- |', ...rows, '', END].join('\n');
}

/** `readme` with its table replaced. Throws when it has no marks. */
export function withTable(readme: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error(`The README lacks the marks ${START} and ${END}.`);
  return readme.slice(0, start) + scenarioTable() + readme.slice(end + END.length);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = new URL('../../README.md', import.meta.url);
  writeFileSync(path, withTable(readFileSync(path, 'utf8')));
}
