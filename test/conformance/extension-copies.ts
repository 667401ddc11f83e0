/** Two copies of the built extension that may see every host of the cases: one that only observes `webRequest`, one with its DevTools page as well. Node only. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../..', import.meta.url).pathname;
/** `localhost` as a domain that the user added: `http://*.localhost` is the one plain-HTTP host that is trustworthy. */
const HOSTS = ['*://*.localhost/*', '*://*/*'];

export interface ExtensionCopies {
  readonly webRequestOnly: string;
  readonly complete: string;
  remove(): void;
}

/** Copies the build named by `EXTENSION_DIR`, or dist/chrome, which is built first if it is missing. */
export function copyExtension(): ExtensionCopies {
  const named = process.env['EXTENSION_DIR'];
  const built = named ?? join(ROOT, 'dist/chrome');
  if (named === undefined && !existsSync(join(built, 'manifest.json'))) {
    const { status } = spawnSync(join(ROOT, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) throw new Error('The extension could not be built.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const copy = (name: string, withDevtools: boolean): string => {
    const target = join(folder, name);
    cpSync(built, target, { recursive: true });
    const path = join(target, 'manifest.json');
    const { devtools_page, ...manifest } = JSON.parse(readFileSync(path, 'utf8')) as { devtools_page?: string; host_permissions: readonly string[] };
    const patched = { ...manifest, ...(withDevtools ? { devtools_page } : {}), host_permissions: [...manifest.host_permissions, ...HOSTS] };
    writeFileSync(path, JSON.stringify(patched));
    return target;
  };
  return { webRequestOnly: copy('web-request-only', false), complete: copy('complete', true), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
