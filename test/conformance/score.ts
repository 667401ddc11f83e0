/** Counts how the cases went and tells it as a short table. Pure. */
import { AGREEMENTS, agrees, OBSERVERS, truthWord } from './compare';
import type { Tried } from './trial';

/** All of the Chrome DevTools Protocol's `Network.CorsError` words that a server can bring about. */
export const WORDS = [
  'MissingAllowOriginHeader', 'MultipleAllowOriginValues', 'InvalidAllowOriginValue', 'AllowOriginMismatch', 'WildcardOriginNotAllowed', 'InvalidAllowCredentials',
  'PreflightMissingAllowOriginHeader', 'PreflightMultipleAllowOriginValues', 'PreflightInvalidAllowOriginValue', 'PreflightAllowOriginMismatch', 'PreflightWildcardOriginNotAllowed', 'PreflightInvalidAllowCredentials',
  'PreflightInvalidStatus', 'PreflightDisallowedRedirect', 'InvalidAllowMethodsPreflightResponse', 'InvalidAllowHeadersPreflightResponse', 'MethodDisallowedByPreflightResponse', 'HeaderDisallowedByPreflightResponse',
  'CorsDisabledScheme', 'RedirectContainsCredentials',
] as const;

export interface Score {
  /** Takes one case in; gives what is not as it must be. */
  add(tried: Tried): readonly string[];
  /** Cases with something that is not as it must be. */
  faults(): number;
  table(): string;
}

export function makeScore(seed: number): Score {
  let cases = 0;
  let faulty = 0;
  const results = new Map<string, number>();
  const words = new Map<string, number>();
  const repairs = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  return {
    add(tried) {
      const faults: string[] = [];
      cases += 1;
      count(words, truthWord(tried.run) ?? 'no outcome');
      for (const { observer, result, ours } of tried.comparisons) {
        count(results, `${observer} ${result}`);
        if (!agrees(result)) faults.push(`${observer}: ${result} (browser ${truthWord(tried.run) ?? 'nothing'} ${tried.run.truth?.failedParameter ?? ''}, ours ${ours.join(' | ') || 'nothing'})`);
      }
      for (const { from, accepted, unsafe, error, run, repair, gaveOrigin } of tried.repairs) {
        count(repairs, `${from} tried`);
        if (accepted) count(repairs, `${from} accepted`);
        else faults.push(`repair from ${from} refused: ${error ?? (run === null ? 'it was not called' : `${truthWord(run) ?? 'nothing'} ${run.truth?.failedParameter ?? ''}`)}`);
        for (const text of unsafe) faults.push(`repair from ${from} is unsafe: ${text}`);
        if (gaveOrigin) count(repairs, `${from} with give-page-an-origin`);
        for (const { kind } of repair?.call ?? []) if (kind !== 'give-page-an-origin') count(repairs, `${from} with ${kind}`);
      }
      if (faults.length > 0) faulty += 1;
      return faults;
    },
    faults: () => faulty,
    table() {
      const share = (part: number, whole: number): string => (whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(2)} %)`);
      const lines = [`seed ${seed}, ${cases} cases, ${faulty} not as they must be`];
      for (const observer of OBSERVERS) {
        const mine = [...results].filter(([key]) => key.startsWith(`${observer} `)).map(([key, number]) => [key.slice(observer.length + 1), number] as const);
        const good = mine.filter(([key]) => (AGREEMENTS as readonly string[]).includes(key)).reduce((sum, [, number]) => sum + number, 0);
        lines.push(`${observer.padEnd(14)} agrees in ${good} of ${cases}${share(good, cases)}: ${mine.map(([key, number]) => `${key} ${number}`).join(' · ')}`);
      }
      for (const from of ['webRequest', 'har'] as const) {
        const [tried, accepted] = [repairs.get(`${from} tried`) ?? 0, repairs.get(`${from} accepted`) ?? 0];
        const more = [...repairs].filter(([key]) => key.startsWith(`${from} with `)).map(([key, number]) => `, ${number} ${key.slice(from.length + 1)}`);
        lines.push(`repairs from ${from}${from === 'har' ? ' where they differ' : ''}: ${accepted} of ${tried} accepted by the browser${share(accepted, tried)}${more.join('')}`);
      }
      const known: readonly string[] = WORDS;
      const sorted = [...words].toSorted(([, a], [, b]) => b - a);
      lines.push(`CORS words: ${sorted.filter(([word]) => known.includes(word)).map(([word, number]) => `${word} ${number}`).join(', ')}`);
      lines.push(`words that did not occur: ${known.filter((word) => !words.has(word)).join(', ') || 'none'}`);
      lines.push(`other outcomes: ${sorted.filter(([word]) => !known.includes(word)).map(([word, number]) => `${word} ${number}`).join(', ')}`);
      return lines.join('\n');
    },
  };
}
