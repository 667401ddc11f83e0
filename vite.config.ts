/** Builds the extension from `manifest.json`: `vite build` for Chrome and Edge, `vite build --mode firefox` for Firefox. Also vitest's settings. */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };

export default defineConfig(({ mode, command }) => {
  const forFirefox = mode === 'firefox';
  // vitest loads this file too and needs no extension.
  const extension = mode === 'firefox' || mode === 'production' || mode === 'development';
  const outDir = command === 'serve' ? 'dist/dev' : forFirefox ? 'dist/firefox' : 'dist/chrome';
  return {
    publicDir: 'src/public',
    plugins: [
      preact(),
      ...(extension && command === 'build' ? [recordWorker] : []),
      ...(extension ? [crx({ manifest: manifestFor(forFirefox, command === 'serve'), browser: forFirefox ? 'firefox' : 'chrome' })] : []),
      ...(extension && command === 'build' ? [workerInOneFile(outDir, forFirefox)] : []),
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: { panel: 'src/entry/panel/index.html', guide: 'src/entry/guide/index.html', review: 'src/entry/review/index.html', reports: 'src/entry/reports/index.html' } },
    },
    server: { port: 5173, strictPort: true },
    test: {
      projects: [
        { extends: true, test: { name: 'unit', testTimeout: 60_000, include: ['test/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**', 'test/{e2e,build}/**', 'test/ui/{axe,forced-colours,zoom}.test.ts'] } },
        { extends: true, test: { name: 'build', include: ['test/build/*.test.ts'], testTimeout: 120_000, hookTimeout: 240_000 } },
        // One browser at a time: two would only slow each other down. A whole browser on a busy machine may miss a beat once, not twice.
        { extends: true, test: { name: 'e2e', retry: 1, include: ['test/e2e/*.test.ts', 'test/ui/{axe,forced-colours,zoom}.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } },
      ],
    },
  };
});

/** The worker of the reports page, under the one name that the page may start: it shares the engine and the words with the pages. */
const recordWorker: Plugin = {
  name: 'record-worker',
  buildStart() {
    this.emitFile({ type: 'chunk', id: fileURLToPath(new URL('src/entry/reports/record-worker.ts', import.meta.url)), fileName: 'record-worker.js' });
  },
};

/** The same manifest for both: each browser gets the keys that it knows. */
function manifestFor(forFirefox: boolean, serving: boolean): ManifestV3Export {
  const { minimum_chrome_version, browser_specific_settings, background, content_security_policy, permissions, storage, ...shared } = manifest;
  const { service_worker, scripts, type } = background;
  const worker = forFirefox ? { scripts, type } : { service_worker, type };
  return {
    ...shared,
    // Firefox takes a policy's values without a schema.
    ...(forFirefox ? { browser_specific_settings } : { minimum_chrome_version, storage }),
    // Firefox gives no permissions API to the pages of DevTools, so there a trial could not ask for the page: answers are simulated in Chrome only.
    permissions: forFirefox ? permissions.filter((permission) => permission !== 'declarativeNetRequestWithHostAccess') : permissions,
    // A build adds the worker afterwards, as one file. The dev server fetches modules over HTTP, which the policy of the shipped extension forbids,
    // and puts the hosts into a content script of its own, which takes no WebSocket patterns.
    ...(serving ? { background: worker, host_permissions: shared.host_permissions.filter((pattern) => !pattern.startsWith('ws')) } : { content_security_policy }),
  } as unknown as ManifestV3Export;
}

/** Bundles the worker into one classic script: it starts faster than a loader with chunks, and each event may have to start it. */
function workerInOneFile(outDir: string, forFirefox: boolean): Plugin {
  return {
    name: 'worker-in-one-file',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        // Every supported browser gives promises in its worker: there the polyfill would be 10 KB for nothing.
        resolve: { alias: { 'webextension-polyfill': fileURLToPath(new URL('src/entry/background/native-browser.ts', import.meta.url)) } },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: { input: manifest.background.service_worker, output: { format: 'iife', entryFileNames: 'background.js' } },
        },
      });
      const path = `${outDir}/manifest.json`;
      const written = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      const background = forFirefox ? { scripts: ['background.js'] } : { service_worker: 'background.js' };
      await writeFile(path, JSON.stringify({ ...written, background }, null, 2));
    },
  };
}
