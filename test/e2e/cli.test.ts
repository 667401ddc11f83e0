/** The command line: the same verdicts over what DevTools itself exports, and one clear line for bad input. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { play } from '../../src/demo/drive';
import { scenarios } from '../../src/demo/scenarios';
import { countCalls, makeWorld, panelOf, until, type World } from './world';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'inspector-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function diagnose(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/entry/cli.ts'), ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  return { status, out: stdout, err: stderr };
}

const write = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('a HAR of the real browser', () => {
  let world: World;
  let file: string;
  // Scenarios whose every word is in the HAR; a policy's refusal raises no entry, and a no-cors answer is judged without its page.
  const told = scenarios.filter(({ group, call, expected }) => ['credentials', 'permissions', 'cors', 'in-front'].includes(group) && call.from === 'page' && call.kind === 'fetch' && call.repeat === undefined && expected.failure !== 'none');

  beforeAll(async () => {
    world = await makeWorld();
    const { panel, devtools } = await panelOf(world);
    for (const { id } of told) await play(world.page, id);
    await until(async () => (await countCalls(panel)) >= told.length, 'all calls in the panel');
    const hidden = devtools.frames().find((frame) => /entry\/devtools\//.test(frame.url()));
    const log = await hidden?.evaluate(async () => {
      const { network } = (globalThis as unknown as { chrome: { devtools: { network: { getHAR(done: (log: { entries: object[] }) => void): void } } } }).chrome.devtools;
      const har = await new Promise<{ entries: object[] }>((done) => network.getHAR(done));
      return JSON.stringify(har);
    });
    file = write('browser.har', `{"log":${log ?? 'null'}}`);
  });
  afterAll(() => world.close());

  test('gives the browser’s own corsError for each call that CORS refused, and never a raw credential', async () => {
    const { status, out } = diagnose(file);
    expect(status).toBe(1);
    const lines = out.trim().split('\n').map((line) => JSON.parse(line) as { url: string; method: string; failure: string; corsError: string | null; findings: { cause: string }[] });
    for (const { id, call, expected } of told.filter((one) => one.expected.corsError !== undefined)) {
      // A redirected call is told under the URL at which it ended.
      const host = id.startsWith('redirect') ? '' : new URL(call.url).host;
      const words = lines.filter(({ url, failure }) => url.includes(host) && failure === 'cors').map(({ corsError }) => corsError);
      expect(words, id).toContain(expected.corsError);
    }
    for (const { headers } of world.simulator.log) {
      const secret = String(headers['authorization'] ?? '').split(' ').at(-1) ?? '';
      if (secret.length >= 24) expect(out.includes(secret)).toBe(false);
    }
  });

  test('raises no alarm on calls that were allowed', () => {
    const every = diagnose(file, '--all').out.trim().split('\n').map((line) => JSON.parse(line) as { url: string; status: number; failure: string });
    const allowed = every.filter(({ url }) => url.includes('chat.acme.example'));
    expect(allowed.length).toBeGreaterThan(0);
    expect(allowed.filter(({ status, failure }) => status < 400 && failure !== 'none')).toEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    ['a file that is not there', ['nowhere.har'], /there is no such file/],
    ['a folder', ['.'], /it is a folder/],
    ['nothing', [], /usage:/],
    ['an unknown option', ['a.har', '--frobnicate'], /no option --frobnicate/],
    ['an empty file', [write('empty.har', '')], /it is empty/],
    ['text', [write('text.har', 'GET / HTTP/1.1')], /a request without its answer/],
    ['JSON of another kind', [write('other.har', '{"items":[]}')], /there is no log\.entries/],
    ['bytes', [write('bytes.har', Buffer.from([0xff, 0xfe, 0x00, 0x01]))], /neither a HAR file nor a transcript/],
  ])('%s', (_name, args, message) => {
    const { status, out, err } = diagnose(...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    const lines = err.trim().split('\n').filter((line) => !line.startsWith('npm warn'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
  });

  test('a file in which nothing failed', () => {
    const { status, out } = diagnose(write('fine.har', '{"log":{"entries":[{"request":{"method":"GET","url":"https://api.tokenim.com/v1/status","headers":[]},"response":{"status":200,"headers":[],"content":{}}}]}}'));
    expect([status, out]).toEqual([0, '']);
  });
});
