/** One storm: real pages make the planned calls while the worker is stopped at random moments; then is counted. Node only. */
import { chanceOf } from '../conformance/random';
import { planCalls, type PlannedCall } from './plan';
import { score, type Score } from './score';
import type { Page } from 'puppeteer-core';
import { extensionProcesses, makeWorld, openStore, readSession, readStore, workerStopper, type SessionState, type Stored } from './world';

export interface StormOptions {
  readonly seed: number;
  readonly calls: number;
  readonly kills: number;
  /** `worker`: stopped by the browser · `renderer`: its process is killed with SIGKILL. */
  readonly how: 'worker' | 'renderer';
}

export interface StormResult extends Score {
  readonly kills: number;
  readonly seconds: number;
  readonly session: SessionState;
  readonly plan: readonly PlannedCall[];
}

/** Calls that are under way at the same time: some forty calls, two hundred events, in a second. */
const PARALLEL = 8;
/** Calls that a page makes before it is asked for the next ones. */
const SLICE = 200;

export async function storm({ seed, calls, kills, how }: StormOptions): Promise<StormResult> {
  const plan = planCalls(calls, seed);
  const world = await makeWorld();
  try {
    const { browser, page, server } = world;
    const { next } = chanceOf(seed, 1);
    const store = how === 'worker' ? await openStore(browser) : null;
    const stop = store === null ? async () => extensionProcesses(browser).map((pid) => process.kill(pid, 'SIGKILL')).length > 0 : await workerStopper(store);
    await page.bringToFront();
    const started = Date.now();
    let killed = 0;
    let made = 0;
    const progress = { ended: false };
    // As many kills as calls are made, at random moments. A life is at least as long as it takes to ask the storage twenty times: on a machine
    // that does ten things at once, that is what the milliseconds of an idle one are.
    const answered = async (): Promise<number> => {
      const asked = performance.now();
      await store?.evaluate('chrome.storage.session.get("none")');
      return performance.now() - asked;
    };
    const killing = (async () => {
      while (!progress.ended) {
        const patience = (await answered()) * 20;
        await new Promise((resolve) => setTimeout(resolve, patience + 150 + next() * 400));
        if (killed < kills && killed < (made / calls) * kills + 1 && (await stop())) killed += 1;
      }
    })();
    const counting = setInterval(() => void (made = server.log.size), 20);
    for (let from = 0; from < plan.length; from += SLICE) {
      await page.evaluate(`window.makeCalls(${JSON.stringify(plan.slice(from, from + SLICE))}, ${PARALLEL})`);
    }
    clearInterval(counting);
    progress.ended = true;
    await killing;
    const seconds = (Date.now() - started) / 1000;
    const reader = store ?? (await openStore(browser));
    const found = await settled(reader);
    const session = await readSession(reader);
    return { ...score(plan, server.log, found, session.open), kills: killed, seconds, session, plan };
  } finally {
    await world.close();
  }
}

/** What is stored once it has not grown for as long as a refusal may wait for its end to be seen, or sooner when nothing is open. */
async function settled(reader: Page): Promise<readonly Stored[]> {
  let found = await readStore(reader);
  for (let since = Date.now(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await readStore(reader);
    if (now.length !== found.length) since = Date.now();
    found = now;
    const { open, ended } = await readSession(reader);
    if (Date.now() - since > (open.length + ended.length > 0 ? 60_000 : 3000)) return found;
  }
}
