/** Copies of the built extension to measure beside it, with the same permissions: one that does nothing, and one with our listeners and nothing in them. Writes into new folders. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { EXTENSION, extensionGranted } from '../e2e/world';

/** `hosts`: granted beside the built-in ones. */
export interface Extensions {
  readonly ours: string;
  readonly empty: string;
  readonly floor: string;
  remove(): void;
}

export async function makeExtensions(hosts: readonly string[]): Promise<Extensions> {
  const folder = mkdtempSync(join(tmpdir(), 'overhead-'));
  const ours = extensionGranted(hosts);
  const { permissions, host_permissions } = JSON.parse(readFileSync(join(ours, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  const write = (name: string, code: string): string => {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'background.js'), code);
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ manifest_version: 3, name, version: '1', permissions, host_permissions, background: { service_worker: 'background.js' } }));
    return path;
  };
  return {
    ours,
    empty: write('empty', ''),
    floor: write('floor', await floorCode()),
    remove() {
      for (const path of [folder, ours]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The very registration of the listeners, with a `webRequest` that puts an empty function in the place of each. */
async function floorCode(): Promise<string> {
  const path = (of: string): string => fileURLToPath(new URL(of, import.meta.url));
  const stub = `
    const emptied = (event) => ({ addListener: (_listener, ...how) => event.addListener(() => undefined, ...how) });
    const webRequest = new Proxy(chrome.webRequest, { get: (all, name) => (/^on[A-Z]/.test(name) && all[name]?.addListener !== undefined ? emptied(all[name]) : all[name]) });
    export default { ...chrome, webRequest, runtime: chrome.runtime };`;
  const entry = `
    import { listen } from ${JSON.stringify(path('../../src/observe/listen.ts'))};
    import { builtInPatterns } from ${JSON.stringify(path('../../src/store/watched-domains.ts'))};
    listen(() => undefined, () => () => undefined, builtInPatterns(), new Promise(() => undefined));`;
  const texts: Readonly<Record<string, string>> = { 'floor-entry': entry, 'webextension-polyfill': stub };
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [{ name: 'floor', enforce: 'pre', resolveId: (id) => (id in texts ? `\0${id}` : null), load: (id) => texts[id.replace('\0', '')] ?? null }],
    build: { write: false, minify: false, target: 'es2022', rolldownOptions: { input: 'floor-entry', output: { format: 'iife' } } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk === undefined || !('code' in chunk) || !chunk.code.includes('addListener')) throw new Error('The floor was not built.');
  return chunk.code;
}

/** The build that is measured. */
export const BUILT = EXTENSION;
