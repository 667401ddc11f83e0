/** The command line over several inputs: each told under its name, each with its own error, one exit status for all. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

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

test('what curl printed, among HAR files', () => {
  writeFileSync(join(folder, 'curl.txt'), "$ curl -i 'https://api.tokenim.com/v1/groups?access_token=k7Qp2vXw9ZrT4mNb8sLd'\nHTTP/1.1 403 Forbidden\nServer: nginx\n\nno\n");
  writeFileSync(join(folder, 'letter.txt'), 'Dear support,\nit does not work.\n');
  const { status, lines, errors } = diagnose(['curl.txt', 'letter.txt', 'one.har']);
  expect(lines).toMatchObject([{ file: 'curl.txt', entry: 0, status: 403, url: expect.stringMatching(/^https:\/\/api\.tokenim\.com\/v1\/groups\?access_token=‹redacted:[0-9a-f]{6}›$/) as unknown }, { file: 'one.har' }]);
  expect(errors).toEqual(['diagnose: cannot use letter.txt: it is neither a HAR file nor a transcript of curl or a raw HTTP response']);
  expect(status).toBe(2);
});

describe('forms', { timeout: 60_000 }, () => {
  const run = (args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/entry/cli.ts'), ...args], { cwd: folder, encoding: 'utf8' });

  test.each([
    ['markdown', /^# Report on failed calls to an API\n/],
    ['html', /^<!doctype html>\n<html lang="en">/],
    ['json', /^\{\n {2}"format": "tokenim-403-inspector\/report",\n {2}"version": 1,/],
    ['har', /^\{\n {2}"log": \{\n {4}"version": "1\.2",/],
    ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites>/],
    ['summary', /^✗ /],
  ])('%s, of several files in one', (format, begins) => {
    const { status, stdout, stderr } = run(['one.har', 'utf16.har', '--format', format]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(begins);
    expect(status).toBe(1);
    if (format !== 'har') for (const name of ['one.har', 'utf16.har']) expect(stdout).toContain(name);
  });

  test('in Chinese', () => {
    expect(run(['one.har', '--format=markdown', '--lang', 'zh-CN']).stdout).toContain('# API 调用失败报告');
  });

  test('a report is written of what could be read, and the status says that not all could', () => {
    const { status, stdout, stderr } = run(['one.har', 'broken.har', '--format', 'summary', '--lang', 'en']);
    expect(stdout).toContain('1 call failed.');
    expect(stderr).toBe('diagnose: cannot use broken.har: it begins like JSON, but is cut short or damaged\n');
    expect(status).toBe(2);
    expect(run(['broken.har', '--format', 'html'])).toMatchObject({ status: 2, stdout: '' });
  });

  test.each([
    [['one.har', '--format', 'pdf'], 'there is no format pdf'],
    [['one.har', '--lang', 'fr'], 'there is no language fr'],
    [['one.har', '--everything'], 'there is no option --everything'],
    [['--format', 'html'], 'usage: '],
  ])('%j is refused in one line', (args, sentence) => {
    const { status, stdout, stderr } = run(args);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^diagnose: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  test('--all tells of what worked, too', () => {
    const { status, stdout } = run(['one.har', '--format', 'markdown', '--all', '--lang', 'en']);
    expect(stdout).toContain('1 of 2 recorded calls failed.');
    expect(status).toBe(1);
    expect(run(['fine.har', '--format', 'summary', '--lang', 'en'])).toMatchObject({ status: 0, stdout: 'None of the recorded calls failed.\n' });
  });
});
