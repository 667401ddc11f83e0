/** The command line over several inputs: each told under its name, each with its own error, one exit status for all. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'inspector-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function diagnose(args: readonly string[], input = ''): { readonly status: number | null; readonly lines: readonly Record<string, unknown>[]; readonly errors: readonly string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/entry/cli.ts'), ...args], { cwd: folder, encoding: 'utf8', input });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), errors: stderr.split('\n').filter((line) => line !== '') };
}

const har = (...statuses: readonly number[]): string =>
  JSON.stringify({ log: { entries: statuses.map((status) => ({ request: { method: 'GET', url: 'https://api.tokenim.com/v1/messages', headers: [] }, response: { status, headers: [], content: { text: '{}' } } })) } });

writeFileSync(join(folder, 'one.har'), har(200, 403));
writeFileSync(join(folder, 'fine.har'), har(200));
writeFileSync(join(folder, 'broken.har'), '{"log":');
writeFileSync(join(folder, 'utf16.har'), Buffer.from(`\uFEFF${har(401)}`, 'utf16le'));

test('several files: each line names its file, entries are counted in each, what cannot be used is one line and the others go on', () => {
  const { status, lines, errors } = diagnose(['one.har', 'nowhere.har', 'broken.har', 'fine.har', 'utf16.har']);
  expect(lines.map(({ file, entry, status: code }) => [file, entry, code])).toEqual([['one.har', 1, 403], ['utf16.har', 0, 401]]);
  expect(errors).toEqual(['diagnose: cannot read nowhere.har: there is no such file', 'diagnose: cannot use broken.har: it begins like JSON, but is cut short or damaged']);
  expect(status).toBe(2);
});

test('one file is told as ever, without its name', () => {
  const { status, lines } = diagnose(['one.har']);
  expect(status).toBe(1);
  expect(lines).toHaveLength(1);
  expect(Object.keys(lines[0] ?? {})[0]).toBe('entry');
});

test('standard input, alone and among files', () => {
  expect(diagnose(['-'], har(404))).toMatchObject({ status: 1, lines: [{ entry: 0, status: 404 }], errors: [] });
  expect(diagnose(['fine.har', '-'], har(404))).toMatchObject({ status: 1, lines: [{ file: '-', entry: 0, status: 404 }], errors: [] });
  expect(diagnose(['-'])).toEqual({ status: 2, lines: [], errors: ['diagnose: cannot use standard input: it is empty'] });
});
