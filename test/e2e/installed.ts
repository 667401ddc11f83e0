/** The extension installed as a person has it: packed, and offered to the browser by the machine, so that it outlives the browser, is updated and hears of its start. Linux, as root. */
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/demo/browser';
import { extensionGranted } from './world';

/** Where Debian's Chromium looks for what the machine offers. */
const OFFERED = '/usr/share/chromium/extensions';

export interface InstalledExtension {
  readonly id: string;
  /** Offers this version from the next start of the browser on. */
  offer(version: string): void;
  remove(): void;
}

/** False where the machine's folder cannot be written, or another browser is used. */
export function canInstall(): boolean {
  if (findBrowser() !== '/usr/bin/chromium' && findBrowser() !== '/bin/chromium') return false;
  try {
    mkdirSync(OFFERED, { recursive: true });
    writeFileSync(join(OFFERED, 'probe'), '');
    rmSync(join(OFFERED, 'probe'));
    return true;
  } catch {
    return false;
  }
}

/** Packs the build, with `hosts` granted, under a key of its own. */
export function installExtension(hosts: readonly string[]): InstalledExtension {
  const folder = mkdtempSync(join(tmpdir(), 'inspector-installed-'));
  const copy = extensionGranted(hosts);
  const key = join(folder, 'build.pem');
  let id = '';
  const offer = (version: string): void => {
    const source = join(folder, 'build');
    rmSync(source, { recursive: true, force: true });
    cpSync(copy, source, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8')) as object;
    writeFileSync(join(source, 'manifest.json'), JSON.stringify({ ...manifest, version }));
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    execFileSync(findBrowser() ?? '', ['--headless=new', ...asRoot, `--user-data-dir=${join(folder, 'packing')}`, `--pack-extension=${source}`, ...(id === '' ? [] : [`--pack-extension-key=${key}`])], { stdio: 'ignore' });
    const packed = join(folder, `${version}.crx`);
    cpSync(join(folder, 'build.crx'), packed);
    // An extension's id: the first 16 bytes of the SHA-256 of its public key, in the letters a to p.
    const hash = createHash('sha256').update(createPublicKey(readFileSync(key)).export({ type: 'spki', format: 'der' })).digest('hex');
    id = hash.slice(0, 32).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    writeFileSync(join(OFFERED, `${id}.json`), JSON.stringify({ external_crx: packed, external_version: version }));
  };
  offer('0.1.0');
  return {
    get id() {
      return id;
    },
    offer,
    remove() {
      rmSync(join(OFFERED, `${id}.json`), { force: true });
      for (const path of [folder, copy]) rmSync(path, { recursive: true, force: true });
    },
  };
}
