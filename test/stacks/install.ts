/** Installs the stacks that are missing: npm's into this folder, Debian's with apt-get as root. Starts no service. Node only. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { here, type Stack } from './stack';

/** Asked by Debian's packages before they start a service; 101 forbids it. */
const POLICY = '/usr/sbin/policy-rc.d';

/** Says in one line each what it does and what it may not. */
export function install(missing: readonly Stack[], say: (line: string) => void): void {
  if (missing.some(({ debian }) => debian === undefined)) {
    say('Installing NestJS, Next.js and workerd into test/stacks/node_modules (about 500 MB) …');
    // Not `npm ci`: it wants the binaries for other systems in the lock file too, though they are optional.
    if (run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], here) !== 0) say('npm install failed: what it was to bring is left out.');
  }
  const packages = [...new Set(missing.flatMap(({ debian = [] }) => debian))];
  if (packages.length === 0) return;
  if (!isDebian() || process.getuid?.() !== 0) {
    say(`Not installed, for this takes Debian or Ubuntu and root: apt-get install ${packages.join(' ')}`);
    return;
  }
  say(`apt-get install ${packages.join(' ')} …`);
  const policyIsOurs = !existsSync(POLICY);
  if (policyIsOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run('apt-get', ['update'], here);
    // One by one: a release that lacks one package still has the others.
    for (const { debian = [], name } of missing.filter((stack) => stack.debian !== undefined)) {
      if (run('apt-get', ['install', '-y', '--no-install-recommends', ...debian], here) !== 0) say(`apt-get could not install ${debian.join(' ')}: ${name} is left out.`);
    }
  } finally {
    if (policyIsOurs) rmSync(POLICY);
  }
}

const run = (command: string, args: readonly string[], cwd: string): number | null =>
  spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status;

function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
