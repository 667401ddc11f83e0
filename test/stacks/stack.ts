/** What one stack needs to be started with a snippet, and the processes, ports and folders for it. Node only. */
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The version that is installed, or what is missing. */
export type Found = { readonly version: string } | { readonly missing: string };

export interface Stack {
  /** The snippet's platform. */
  readonly platform: string;
  readonly name: string;
  /** Path under which the API lies. */
  readonly base: string;
  /** true: its folder must lie beside `node_modules`. */
  readonly inside?: boolean;
  /** true: this version leaves `Vary` to whoever configures it; newer ones send it. */
  readonly varyLeftOut?: boolean;
  /** true: takes minutes, so only `npm run stacks` proves it. */
  readonly slow?: boolean;
  readonly find: () => Found;
  /** Debian packages that bring it; left out: npm does. */
  readonly debian?: readonly string[];
  /** Starts the API with exactly this snippet in its configuration. */
  readonly start: (job: Job) => Promise<Running>;
  /** Refusals that the server itself makes, without the application. */
  readonly own: readonly Probe[];
}

export interface Job {
  readonly snippet: string;
  readonly folder: string;
  readonly port: number;
}

export interface Running {
  stop(): Promise<void>;
}

export interface Probe {
  readonly method?: string;
  readonly path: string;
  readonly status: number;
  readonly body?: string;
  /** true: the answer makes a browser that may use credentials ask for a password, and wait for it. */
  readonly challenges?: boolean;
}

export const root = new URL('../..', import.meta.url).pathname;
export const here = new URL('.', import.meta.url).pathname;

export function makeFolder(inside: boolean): string {
  const parent = inside ? join(here, '.run') : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'stack-'));
  // A server may read its files as a user of its own.
  chmodSync(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const environment = (folder: string): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder });

/** Runs a program to its end, in ten minutes at most; what it printed is in the error, if it fails. */
export function runToEnd(command: string, args: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd: folder, env: environment(folder), timeout: 600_000, maxBuffer: 1e7 }, (error, stdout, stderr) => (error === null ? resolve() : reject(new Error(`${error.message}\n${stdout}${stderr}`.slice(-6000)))));
  });
}

/** Starts a server and waits until its port answers. It is ended with all its children. */
export async function startProcess(command: string, args: readonly string[], { folder, port }: Job, limitMs = 90_000): Promise<Running> {
  const child = spawn(command, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment(folder) });
  let said = '';
  const hear = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-4000));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(`ended with ${code ?? signal}`));
  });
  let end: string | null = null;
  void ended.then((how) => (end = how));
  const running: Running = { stop: () => stopProcess(child, ended) };
  const deadline = Date.now() + limitMs;
  while (!(await answers(port))) {
    if (end !== null || Date.now() > deadline) {
      await running.stop();
      throw new Error(`${command} ${args.join(' ')}: ${end ?? 'did not listen in time'}\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return running;
}

async function stopProcess(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It has ended already.
    }
  };
  signal('SIGTERM');
  const patience = setTimeout(() => signal('SIGKILL'), 2000);
  await ended;
  clearTimeout(patience);
  signal('SIGKILL');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

/** The first version number in what a program says of itself. */
export function programVersion(command: string, ...args: readonly string[]): Found {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  const [version] = /\d+\.\d+(?:\.\d+)*/.exec(`${stdout ?? ''}${stderr ?? ''}`) ?? [];
  return status === 0 && version !== undefined ? { version } : { missing: `${command} is not installed` };
}
