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
/** As it would be uploaded. Neither the order of the folder nor the time of the build is in it. */
const archive = (folder: string): Uint8Array => zipSync(Object.fromEntries(files(folder).toSorted().map((path) => [path.slice(root.length), new Uint8Array(readFileSync(path))])), { level: 9, mtime: '2026-01-01T00:00:00Z' });
const { sizeBudget } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { sizeBudget: { workerBytes: number; zipBytes: number } };

/** What makes code or markup of a text. `innerHTML` itself stands in Preact, for a member that no page of ours has. */
const CODE_FROM_TEXT = /(?<![.\w$])eval\(|new Function\(|(?<![.\w$])Function\(["'`]|\.insertAdjacentHTML|\.outerHTML\s*=(?!=)|dangerouslySetInnerHTML=|document\.write|\.srcdoc\s*=|createContextualFragment|set(?:Timeout|Interval)\(["'`]/;

/** What Mozilla's linter warns of, and why it is no fault. */
const EXPLAINED_WARNINGS: { readonly [code: string]: string } = {
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: 'Firefox for Android knows `data_collection_permissions` from 142 on and passes over it before; without DevTools it is no place for this extension anyway',
  UNSAFE_VAR_ASSIGNMENT: 'Preact’s own code for `dangerouslySetInnerHTML`, which no page of ours has; Trusted Types without a policy forbid it besides',
};

beforeAll(() => {
  run('vite', 'build', '--logLevel', 'error');
  run('vite', 'build', '--mode', 'firefox', '--logLevel', 'error');
});

describe('the Chrome build', () => {
  test('is small, and its worker is one small file that needs no page', () => {
    const zip = archive('chrome');
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
  });

  test.each([
    ['chrome', ['minimum_chrome_version', 'storage']],
    ['firefox', ['browser_specific_settings']],
  ])('gives no site a way in: the manifest of %s has these keys and no others', (folder, own) => {
    const shared = ['manifest_version', 'name', 'description', 'version', 'default_locale', 'icons', 'action', 'background', 'content_security_policy', 'devtools_page', 'host_permissions', 'incognito', 'optional_host_permissions', 'options_ui', 'commands', 'permissions'];
    // Among those that are not there: content_scripts, web_accessible_resources, externally_connectable, optional_permissions, sandbox, key, update_url.
    expect(Object.keys(manifest(folder)).toSorted()).toEqual([...shared, ...own].toSorted());
  });

  test('each permission is explained in the README and in PRIVACY.md, in both languages', () => {
    const texts = [readFileSync(`${root}README.md`, 'utf8'), ...readFileSync(`${root}PRIVACY.md`, 'utf8').split('## 隐私')];
    expect(texts).toHaveLength(3);
    const { permissions, host_permissions: hosts } = manifest('chrome') as { permissions: string[]; host_permissions: string[] };
    const named = [...permissions, ...new Set(hosts.map((pattern) => pattern.replace(/^[^/]*\/\/\*\.|\/\*$/g, '')))];
    for (const text of texts) for (const name of named) expect(text.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${name}\``)).length, name).toBe(1);
  });

  test('is the same again, to the byte', () => {
    const before = archive('chrome');
    run('vite', 'build', '--logLevel', 'error');
    expect(Buffer.compare(archive('chrome'), before)).toBe(0);
  });

  test('carries the policy by which the browser itself lets nothing out', () => {
    expect(manifest('chrome')['content_security_policy']).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types record-worker",
    });
  });

  test('runs no code from text, and fetches none', () => {
    for (const path of ['chrome', 'firefox'].flatMap(files).filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(path, 'utf8');
      expect(code.match(CODE_FROM_TEXT), path).toBeNull();
      expect(code, path).not.toMatch(/import\(["'`]https?:|importScripts\(/);
    }
    for (const path of ['chrome', 'firefox'].flatMap(files).filter((file) => file.endsWith('.html'))) expect(readFileSync(path, 'utf8'), path).not.toMatch(/<script(?![^>]*\bsrc="\/)|(?:src|href)="(?:https?:)?\/\/|\son\w+=/);
  });

  test('the check itself sees what it must', () => {
    for (const code of ['eval("1")', 'new Function("a")', 'x.outerHTML=y', 'a.insertAdjacentHTML("x")', 'document.write(x)', 'setTimeout("x",1)', 'frame.srcdoc=x', 'r.createContextualFragment(x)']) expect(code).toMatch(CODE_FROM_TEXT);
  });

  test('the sources write no HTML; Preact does, where it is asked to, and nobody asks', () => {
    const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.startsWith('demo/'));
    expect(sources.length).toBeGreaterThan(200);
    // A page of ours is opened where its address is made of nothing but our own and an id.
    const text = (file: string): string => readFileSync(`${root}src/${file}`, 'utf8').replace('await browser.tabs.create({ url: reviewUrl(running.id) })', '');
    for (const file of sources) expect(text(file), file).not.toMatch(/innerHTML|outerHTML\s*=|dangerouslySet|insertAdjacentHTML|DOMParser|\.srcdoc|createContextualFragment|new Function|(?<!\.)\beval\(|window\.open|tabs\.create/);
  });
});

describe('the Firefox build', () => {
  test('has an event page, and no keys of Chrome', () => {
    expect(manifest('firefox')).toMatchObject({ background: { scripts: ['background.js'] }, browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } } });
    expect(manifest('firefox')).not.toHaveProperty('minimum_chrome_version');
    expect(manifest('firefox')['permissions']).toEqual(['storage', 'webRequest', 'activeTab', 'scripting', 'alarms']);
  });

  test('web-ext lint finds no error, and no warning that is not explained', () => {
    let report: string;
    try {
      report = run('web-ext', 'lint', '--source-dir', `${root}dist/firefox`, '--output', 'json', '--boring');
    } catch (error) {
      report = (error as { stdout: string }).stdout;
    }
    const { errors, warnings } = JSON.parse(report) as { readonly [kind in 'errors' | 'warnings']: { code: string; message: string; file?: string }[] };
    expect(warnings.filter(({ code }) => !Object.hasOwn(EXPLAINED_WARNINGS, code)).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(errors.map(({ code, message, file }) => `${code} in ${file ?? 'the manifest'}: ${message}`)).toEqual([]);
  });
});
