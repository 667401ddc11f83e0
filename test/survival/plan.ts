/** Which calls are made: a seeded mix of ways to work and to fail, from the page, a frame of it and its service worker. Pure. */
import { chanceOf } from '../conformance/random';

/** How a call goes. Those of `FAILING` fail. */
export type Way =
  | 'works' | 'works-slowly' | 'works-after-preflight' | 'works-after-redirect'
  | 'refused' | 'refused-slowly' | 'refused-after-preflight' | 'refused-preflight' | 'refused-after-redirect' | 'refused-by-cors' | 'hidden-by-cors' | 'broken-off' | 'aborted';

const WORKING: readonly Way[] = ['works', 'works', 'works-slowly', 'works-after-preflight', 'works-after-redirect'];
export const FAILING: readonly Way[] = ['refused', 'refused', 'refused-slowly', 'refused-after-preflight', 'refused-preflight', 'refused-after-redirect', 'refused-by-cors', 'hidden-by-cors', 'broken-off', 'aborted'];
const STATUSES = [401, 403, 403, 403, 404, 405, 429, 500] as const;
export const HOSTS = ['api', 'api1', 'api2', 'api3'].map((name) => `${name}.tokenim.com`);

export interface PlannedCall {
  readonly id: number;
  readonly way: Way;
  readonly by: 'page' | 'frame' | 'service-worker';
  readonly method: 'GET' | 'PUT';
  readonly url: string;
  /** Milliseconds after which the page calls it off; null: it does not. */
  readonly abortAfterMs: number | null;
}

/** `count` calls, two of five failing. */
export function planCalls(count: number, seed: number): readonly PlannedCall[] {
  const { next } = chanceOf(seed, 0);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, id) => {
    const way = pick(id % 5 < 2 ? FAILING : WORKING);
    const hold = /slowly|aborted/.test(way) ? 300 + Math.floor(next() * 1500) : Math.floor(next() * 60);
    const dice = next();
    const by = dice < 0.75 ? 'page' : dice < 0.9 ? 'frame' : 'service-worker';
    const url = `https://${pick(HOSTS)}/v1/calls/${id}?way=${way}&hold=${hold}&status=${pick(STATUSES)}`;
    return { id, way, by, method: way.includes('preflight') ? 'PUT' : 'GET', url, abortAfterMs: way === 'aborted' ? 100 + Math.floor(next() * 150) : null };
  });
}

/** Id of the call that a URL names, or null. */
export function callOf(url: string): number | null {
  const [, id] = /\/v1\/(?:calls|moved)\/(\d+)/.exec(url) ?? [];
  return id === undefined ? null : Number(id);
}
