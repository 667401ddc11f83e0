/** What is built, as it would be shipped: sizes, permissions, policy, and what Mozilla's linter says of the Firefox build. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const run = (command: string, ...args: string[]): string => execFileSync(`${root}node_modules/.bin/${command}`, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const files = (folder: string): string[] =>
  readdirSync(`${root}dist/${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
const manifest = (folder: string): Record<string, unknown> => JSON.parse(readFileSync(`${root}dist/${folder}/manifest.json`, 'utf8')) as Record<string, unknown>;
const { sizeBudget } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { sizeBudget: { workerBytes: number; zipBytes: number } };

beforeAll(() => {
  run('vite', 'build', '--logLevel', 'error');
  run('vite', 'build', '--mode', 'firefox', '--logLevel', 'error');
});

describe('the Chrome build', () => {
  test('is small, and its worker is one small file that needs no page', () => {
    const zip = zipSync(Object.fromEntries(files('chrome').map((path) => [path.slice(root.length), new Uint8Array(readFileSync(path))])), { level: 9 });
    const worker = readFileSync(`${root}dist/chrome/background.js`, 'utf8');
    console.log(`zip ${zip.length} bytes, worker ${worker.length} bytes`);
    expect(zip.length).toBeLessThan(sizeBudget.zipBytes);
    expect(worker.length).toBeLessThan(sizeBudget.workerBytes);
    expect(worker).not.toMatch(/\bimport\s*\(|importScripts|\bdocument\.|MutationObserver/);
    expect(manifest('chrome')['background']).toEqual({ service_worker: 'background.js' });
  });

  test('asks for these permissions and no others', () => {
    const hosts = ['tokenim.com', 'token.im'].flatMap((domain) => ['*', 'ws', 'wss'].map((scheme) => `${scheme}://*.${domain}/*`));
    expect(manifest('chrome')).toMatchObject({
      permissions: ['storage', 'webRequest', 'activeTab', 'scripting', 'alarms', 'declarativeNetRequestWithHostAccess'],
      host_permissions: hosts,
      optional_host_permissions: ['*://*/*', 'ws://*/*', 'wss://*/*'],
    });
    for (const key of ['optional_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) expect(manifest('chrome')).not.toHaveProperty(key);
  });

  test('carries the policy by which the browser itself lets nothing out', () => {
    expect(manifest('chrome')['content_security_policy']).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    });
  });

  test('runs no code from text, and fetches none', () => {
    for (const path of files('chrome').filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(path, 'utf8');
      expect(code, path).not.toMatch(/(?<![.\w$])eval\(|new Function\(|\.insertAdjacentHTML|dangerouslySetInnerHTML=|document\.write/);
      expect(code, path).not.toMatch(/import\(["'`]https?:/);
    }
  });
});

describe('the Firefox build', () => {
  test('has an event page, and no keys of Chrome', () => {
    expect(manifest('firefox')).toMatchObject({ background: { scripts: ['background.js'] }, browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } } });
    expect(manifest('firefox')).not.toHaveProperty('minimum_chrome_version');
    expect(manifest('firefox')['permissions']).toEqual(['storage', 'webRequest', 'activeTab', 'scripting', 'alarms']);
  });

  test('web-ext lint finds no error', () => {
    let report: string;
    try {
      report = run('web-ext', 'lint', '--source-dir', `${root}dist/firefox`, '--output', 'json', '--boring');
    } catch (error) {
      report = (error as { stdout: string }).stdout;
    }
    const { errors } = JSON.parse(report) as { errors: { code: string; message: string; file?: string }[] };
    expect(errors.map(({ code, message, file }) => `${code} in ${file ?? 'the manifest'}: ${message}`)).toEqual([]);
  });
});
