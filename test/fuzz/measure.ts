/** Whether a parser takes too long when its input grows, and the shortest input that still makes it throw. */
import { growsFaster } from '../support/growth';
import type { Parser } from './parsers';

const SMALL = 8192;
/** True when four times the text takes more than eight times as long. */
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
  return growsFaster(run(some), run(more), 8, 6);
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
