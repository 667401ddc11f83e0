/** `npm run flood -- [calls]`: a runaway page fails so many times as fast as it can. Prints what the worker made of it; exit status 1 when it did not survive. */
import { readFileSync } from 'node:fs';
import { HOSTS } from './plan';
import { extensionProcesses, makeWorld, openStore, readSession, readStore } from './world';

const CALLS = Number(process.argv[2] ?? 10_000);
const MEMORY_LIMIT_MB = 150;
const world = await makeWorld();
const calls = (from: number, count: number): string =>
  JSON.stringify(Array.from({ length: count }, (_, place) => ({ method: 'GET', by: 'page', abortAfterMs: null, url: `https://${HOSTS[place % HOSTS.length]}/v1/calls/${from + place}?way=refused&hold=0&status=403` })));
try {
  const quiet = await world.openPage();
  await quiet.evaluate(`window.makeCalls(${calls(1_000_000, 20)}, 4)`);
  await world.page.bringToFront();
  const memory = (): number => Math.max(0, ...extensionProcesses(world.browser).map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1000));
  const before = memory();
  let peak = 0;
  const watching = setInterval(() => {
    try {
      peak = Math.max(peak, memory());
    } catch {
      // The process was just being looked at as it went.
    }
  }, 200);
  const started = Date.now();
  await world.page.evaluate(`window.makeCalls(${calls(0, CALLS)}, 64)`);
  const made = (Date.now() - started) / 1000;
  // The worker alone: a page that reads thousands of records lives in the same process.
  clearInterval(watching);
  const store = await openStore(world.browser);
  let [stored, since] = [await readStore(store), Date.now()];
  while (Date.now() - since < 4000) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await readStore(store);
    if (now.length !== stored.length || now.at(-1)?.id !== stored.at(-1)?.id || (await readSession(store)).ended.length > 0) since = Date.now();
    stored = now;
  }
  const kept = (Date.now() - started) / 1000 - 4;
  const { notices, open, ended } = await readSession(store);
  const isQuiet = ({ exchange }: (typeof stored)[number]): boolean => /\/calls\/10000\d\d\?/.test(exchange.request.url);
  const others = stored.filter(isQuiet).length;
  const gone = notices.find(({ kind }) => kind === 'history-full')?.count ?? 0;
  const tabId = stored.find((one) => !isQuiet(one))?.exchange.tabId;
  const badge = (await store.evaluate(`chrome.action.getBadgeText({ tabId: ${tabId} })`)) as string;
  console.log(`${CALLS} calls in ${made.toFixed(1)} s, all taken in after ${kept.toFixed(1)} s; kept ${stored.length - others}, said to be gone ${gone}, of the other tab ${others} of 20`);
  console.log(`badge ${badge}; memory (Pss) before ${before.toFixed(0)} MB, at most ${peak.toFixed(0)} MB; open ${open.length}, waiting ${ended.length}`);
  process.exitCode = peak <= MEMORY_LIMIT_MB && others === 20 && stored.length - others + gone === CALLS && badge === (CALLS > 999 ? '999+' : String(CALLS)) ? 0 : 1;
} finally {
  await world.close();
}
