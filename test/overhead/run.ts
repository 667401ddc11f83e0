/**
 * `npm run overhead -- [--rounds 12] [--calls 300] [--only a,b,c,d]`: what watching costs, beside the least that the browser itself takes for it. Ratios of one run
 * count; times are this machine's. Each line holds the built extension (`npm run build`) against a browser with something else, beside a control: two browsers with
 * the very same. Linux only: processor time is read from /proc, of the browser and all that it has started. Exit status 1 when a control shows an unquiet machine.
 */
import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { launchBrowser } from '../../src/demo/browser';
import { BUILT, makeExtensions } from './extensions';
import { median, runRounds, spread, type Cost } from './rounds';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' }, calls: { type: 'string', default: '300' }, only: { type: 'string', default: 'a,b,c,d' } } });
const [ROUNDS, CALLS, PARALLEL] = [Number(values.rounds), Number(values.calls), 6];
/** What goes on after the last call: events that are still on their way, what is stored. The same for every browser. */
const AFTER_MS = 800;
/** A control beyond this tells of the machine. */
const STEADY = 1.05;
const WATCHED_PAGE = 'http://chat.acme.example/';
const [WATCHED, ELSEWHERE] = ['http://api.tokenim.com', 'http://api.other.example'];

if (!existsSync(BUILT)) throw new Error('Build the extension first: npm run build');
if (!Number.isSafeInteger(ROUNDS) || ROUNDS < 1 || !Number.isSafeInteger(CALLS) || CALLS < 1) throw new Error('usage: npm run overhead -- [--rounds N] [--calls N] [--only a,b,c,d]');

const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
const port = await new Promise<number>((resolve) => server.once('message', (told) => resolve(Number(told))));
const extensions = await makeExtensions([`${WATCHED_PAGE}*`]);

interface Comparison {
  readonly name: string;
  readonly says: string;
  readonly base: string | null;
  readonly page: string;
  readonly url: string;
}

const comparisons: readonly Comparison[] = [
  { name: 'a', says: 'calls of a page and to an API that are not watched: ours beside an empty extension with the same permissions', base: extensions.empty, page: 'http://www.other.example/', url: `${ELSEWHERE}/v1/calls?failing=0` },
  { name: 'b', says: 'watched calls that work: ours beside the same listeners with nothing in them', base: extensions.floor, page: WATCHED_PAGE, url: `${WATCHED}/v1/calls?failing=0` },
  { name: 'c', says: 'watched calls that work, 30 ms from the server: ours beside no extension', base: null, page: WATCHED_PAGE, url: `${WATCHED}/v1/calls?failing=0&hold=30` },
  { name: 'd', says: 'watched calls of which one in twenty is refused: ours beside the same listeners with nothing in them', base: extensions.floor, page: WATCHED_PAGE, url: `${WATCHED}/v1/calls?failing=20` },
];

let steady = true;
try {
  for (const comparison of comparisons.filter(({ name }) => values.only.split(',').includes(name))) {
    const browsers = await Promise.all([comparison.base, comparison.base, extensions.ours].map((extensionDir) => open(extensionDir, comparison.page)));
    try {
      const block = (place: number) => (): Promise<Cost> => measure(browsers[place], comparison.url);
      const { asked, control, cpuMs } = await runRounds(ROUNDS, { base: block(0), control: block(1), asked: block(2) });
      console.log(`${comparison.name}  ${comparison.says}`);
      console.log(`   wall ${spread(asked.wall)}  cpu ${spread(asked.cpu)}  ${Math.round((median(cpuMs) * 1000) / CALLS)} µs of processor more for each call`);
      console.log(`   control: wall ${spread(control.wall)}  cpu ${spread(control.cpu)}`);
      if ([control.wall, control.cpu].some((ratios) => Math.max(median(ratios), 1 / median(ratios)) > STEADY)) {
        steady = false;
        console.log('   the control is off: this machine was doing something else, the line says nothing');
      }
    } finally {
      await Promise.all(browsers.map(({ close }) => close()));
    }
  }
  console.log(`${ROUNDS} rounds of 2 × ${CALLS} calls, ${PARALLEL} at once; median (least to most); load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
} finally {
  server.disconnect();
  extensions.remove();
}
process.exitCode = steady ? 0 : 1;

interface Opened {
  readonly pid: number;
  readonly page: Page;
  close(): Promise<void>;
}

async function open(extensionDir: string | null, url: string): Promise<Opened> {
  const browser = await launchBrowser({ extensionDir, hostRules: ['*.acme.example', '*.tokenim.com', '*.other.example'].map((name) => `MAP ${name} 127.0.0.1:${port}`), spki: '', headless: true, networkEvents: false });
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction('window.makeCalls !== undefined');
  return { pid: browser.process()?.pid ?? -1, page, close: () => browser.close() };
}

async function measure(opened: Opened | undefined, url: string): Promise<Cost> {
  if (opened === undefined) throw new Error('no such browser');
  const { page, pid } = opened;
  await page.bringToFront();
  const before = cpuTicks(pid);
  const wallMs = (await page.evaluate(`window.makeCalls(${JSON.stringify(url)}, ${CALLS}, ${PARALLEL})`)) as number;
  await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
  return { wallMs, cpuMs: (cpuTicks(pid) - before) * 10 };
}

/** Hundredths of a second that a process and all below it have used, those that have ended included (proc_pid_stat(5)). */
function cpuTicks(root: number): number {
  const all = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      all.set(Number(name), { parent: Number(fields[1]), ticks: [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0) });
    } catch {
      // It ended just now: its parent has its time.
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0));
  return [...all].reduce((sum, [pid, { ticks }]) => sum + (isBelow(pid) ? ticks : 0), 0);
}
