/** Finds, installs (on Debian and Ubuntu, as root) and launches a Chromium-family browser with the extension. Node only. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

type Environment = { readonly [name: string]: string | undefined };

/** Where an installed browser is, or null. `BROWSER_PATH` (or `CHROME_PATH`) goes before everything else. */
export function findBrowser(env: Environment = process.env, platform: NodeJS.Platform = process.platform): string | null {
  const named = env['BROWSER_PATH'] ?? env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`BROWSER_PATH names ${named}, which is no program that can be started.`);
  }
  const folders = (env['PATH'] ?? '').split(platform === 'win32' ? ';' : delimiter).filter((folder) => folder !== '');
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
  const places =
    platform === 'darwin' ? MAC : platform === 'win32' ? roots.flatMap((root) => WINDOWS.map((path) => `${root}\\${path}`)) : ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser's path; installs Debian's Chromium first where none is there and that is possible. Otherwise throws one line that says what to do. */
export function ensureBrowser(say: (line: string) => void = console.error): string {
  const found = findBrowser();
  if (found !== null) return found;
  if (!isDebianLike() || process.getuid?.() !== 0) {
    const how = isDebianLike() ? 'run "apt-get install chromium" as root' : 'install Chromium, Chrome or Edge';
    throw new Error(`No browser was found: ${how}, or name one in the variable BROWSER_PATH.`);
  }
  say('No browser was found; installing Debian’s chromium and fonts for Chinese with apt-get (about 400 MB) …');
  aptGet(['update']);
  // Ubuntu's chromium package is a stub that wants snapd, which containers lack: the path is looked up again below, and said when it is not there.
  aptGet(['install', '-y', '--no-install-recommends', 'chromium', 'chromium-l10n', 'fonts-noto-cjk']);
  const installed = findBrowser();
  if (installed === null) throw new Error('apt-get installed chromium, but no browser can be started: install Chrome or Edge, or name a browser in the variable BROWSER_PATH.');
  return installed;
}

function aptGet(args: readonly string[]): void {
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed: install Chromium by hand, or name a browser in the variable BROWSER_PATH.`);
}

function isDebianLike(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** True where a window can be opened. */
export function hasDisplay(env: Environment = process.env, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

export interface LaunchOptions {
  /** The built extension; null: none. */
  readonly extensionDir: string | null;
  /** `--host-resolver-rules` of the simulator. */
  readonly hostRules: readonly string[];
  readonly spki: string;
  readonly headless: boolean;
  /** true: every other name leads nowhere, so that nothing leaves the machine. Default: when headless. */
  readonly mapEveryName?: boolean;
  readonly userDataDir?: string;
  /** true: with the extensions that the machine and the profile have installed, as a person's browser is. Default: with `extensionDir` alone. */
  readonly installed?: boolean;
  readonly args?: readonly string[];
  /** Language of the browser and its pages, e.g. `zh-CN`. */
  readonly locale?: string;
  readonly executablePath?: string;
  /** false: this program is not told of each request, which costs the browser time. Default: it is. */
  readonly networkEvents?: boolean;
}

/** Launches the browser. In tests every name that is not the simulator's resolves to nothing. */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const { headless, locale, extensionDir, mapEveryName = headless } = options;
  const rules = mapEveryName ? [...options.hostRules, 'MAP * ~NOTFOUND'] : options.hostRules;
  const asRoot = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath: options.executablePath ?? ensureBrowser(),
    headless,
    pipe: true,
    ...(options.networkEvents === undefined ? {} : { networkEnabled: options.networkEvents }),
    defaultViewport: null,
    handleSIGINT: false,
    enableExtensions: extensionDir === null ? options.installed === true : [extensionDir],
    ...(options.installed === true ? { ignoreDefaultArgs: ['--disable-default-apps'] } : {}),
    ...(options.userDataDir === undefined ? {} : { userDataDir: options.userDataDir }),
    // On Linux the browser takes its language from the environment.
    env: { ...process.env, ...(locale === undefined ? {} : { LANGUAGE: locale.replace('-', '_'), LANG: `${locale.replace('-', '_')}.UTF-8` }) },
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu', '--window-size=1400,900'] : []),
      ...(locale === undefined ? [] : [`--lang=${locale}`, `--accept-lang=${locale}`]),
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--ignore-certificate-errors-spki-list=${options.spki}`,
      `--host-resolver-rules=${rules.join(', ')}`,
      ...(options.args ?? []),
    ],
  });
}
