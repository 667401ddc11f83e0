/** One storm: real pages make the planned calls while the worker is stopped at random moments; then is counted. Node only. */
import { chanceOf } from '../conformance/random';
import { planCalls, type PlannedCall } from './plan';
import { score, type Score } from './score';
import { extensionProcesses, makeWorld, openStore, readSession, readStore, workerStopper, type SessionState } from './world';

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

/** Calls that are under way at the same time. */
const PARALLEL = 32;
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
    // As many kills as calls are made, at random moments; a life that has just begun gets a moment to live.
    const killing = (async () => {
      while (!progress.ended) {
        await new Promise((resolve) => setTimeout(resolve, 150 + next() * 400));
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
    const found = await settled(async () => (await readStore(reader)), (await readStore(reader)).length);
    return { ...score(plan, server.log, found), kills: killed, seconds, session: await readSession(reader), plan };
  } finally {
    await world.close();
  }
}

/** What `read` gives once it has not grown for five seconds. */
async function settled<T>(read: () => Promise<readonly T[]>, size: number): Promise<readonly T[]> {
  let [before, since] = [size, Date.now()];
  for (;;) {
    const found = await read();
    if (found.length !== before) [before, since] = [found.length, Date.now()];
    else if (Date.now() - since > 5000) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
