/** The README tells the truth: its table is the data file's, its commands and files exist. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTable } from '../src/demo/readme-table';

const root = new URL('..', import.meta.url).pathname;
const readme = readFileSync(`${root}README.md`, 'utf8');

test('the table of scenarios is up to date (npx tsx src/demo/readme-table.ts writes it)', () => {
  expect(readme).toBe(withTable(readme));
});

test('each script and file that it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };
  for (const [, name = ''] of readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)) expect(scripts, name).toHaveProperty(name);
  for (const [, path = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(existsSync(root + path), path).toBe(true);
  for (const [, path = ''] of readme.matchAll(/`((?:src|test)\/[a-z/-]+(?:\.[a-z]+)*)`/g)) expect(existsSync(root + path), path).toBe(true);
});
