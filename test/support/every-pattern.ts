/** Finds every regular expression of the core: those written in the sources, and those that the code puts together when it is loaded or runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';

export interface FoundPattern {
  readonly pattern: RegExp;
  /** The file that it is written in, or how it came to be. */
  readonly from: string;
}

const root = new URL('../..', import.meta.url).pathname;

/** The regular expressions written as literals in the TypeScript files of some folders. */
export function writtenPatterns(folders: readonly string[]): FoundPattern[] {
  return folders
    .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => patternsIn(parseAst(readFileSync(`${root}${path}`, 'utf8'), { lang: 'ts' }).body).map((pattern) => ({ pattern, from: path })));
}

function patternsIn(node: unknown): RegExp[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(patternsIn);
  const { regex } = node as { readonly regex?: { readonly pattern: string; readonly flags: string } };
  return regex === undefined ? Object.values(node).flatMap(patternsIn) : [new RegExp(regex.pattern, regex.flags)];
}

/** Notes every pattern that is put together by `new RegExp(…)` while `work` is done. */
export async function builtPatterns(work: () => Promise<void>): Promise<FoundPattern[]> {
  const found: FoundPattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, given: [string | RegExp, string?]) {
      const pattern = new target(...given);
      found.push({ pattern, from: 'new RegExp' });
      return pattern;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

/** Each pattern once. */
export function eachOnce(all: readonly FoundPattern[]): FoundPattern[] {
  return [...new Map(all.map((one) => [String(one.pattern), one])).values()];
}
