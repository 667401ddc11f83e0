/** How long a parser takes when its input grows, and the shortest input that still makes it throw. */
import type { Parser } from './parsers';

const SMALL = 8192;
/** What takes less is not measured: a thousandth of a second is a clock's breath. */
const LEAST_MS = 8;

/** Milliseconds of processor time, the least of some goes. */
function leastTime(work: () => void, goes: number): number {
  const taken = Array.from({ length: goes }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...taken);
}

/** True when four times the text takes more than eight times as long: linear time takes four times, quadratic sixteen. Asked again before it is believed. */
export function growsTooFast({ use }: Parser, text: string): boolean {
  const grown = (length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const [some, more] = [grown(SMALL), grown(4 * SMALL)];
  const run = (input: string) => (): void => {
    try {
      use(input);
    } catch {
      // Whether it throws is asked elsewhere.
    }
  };
  if (leastTime(run(more), 1) < LEAST_MS) return false;
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const long = leastTime(run(more), 3);
    if (long < LEAST_MS || long < 8 * Math.max(leastTime(run(some), 3), LEAST_MS / 8)) return false;
  }
  return true;
}

/** `text` with every part taken out that is not needed for the parser to throw. */
export function shortest({ use }: Parser, text: string): string {
  const throws = (input: string): boolean => {
    try {
      use(input);
      return false;
    } catch {
      return true;
    }
  };
  let best = text;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; ) {
      const without = best.slice(0, at) + best.slice(at + size);
      if (throws(without)) best = without;
      else at += size;
    }
  }
  return best;
}
