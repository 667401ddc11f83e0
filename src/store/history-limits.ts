/** For how long and how much the user wants to keep, in `storage.local`. */
import browser from 'webextension-polyfill';
import { policyLimits } from './kept-by-policy';

export interface HistoryLimits {
  readonly days: number;
  readonly megabytes: number;
}

/** What may be chosen; the second of each is what holds until then. */
export const DAYS = [1, 7, 30, 90] as const;
export const MEGABYTES = [10, 50, 200] as const;
const DEFAULT: HistoryLimits = { days: 7, megabytes: 50 };
const KEY = 'history';

let known: Promise<HistoryLimits> | null = null;

/** The limits that hold now; read once by each context that follows them. Never rejects. */
export function readLimits(): Promise<HistoryLimits> {
  return known ?? read();
}

/** What the user has chosen, where the organisation has not. */
async function read(): Promise<HistoryLimits> {
  const [stored, { days, megabytes }] = await Promise.all([browser.storage.local.get(KEY).catch((): Record<string, unknown> => ({})), policyLimits()]);
  const chosen = limitsOf(stored[KEY]);
  return { days: days ?? chosen.days, megabytes: megabytes ?? chosen.megabytes };
}

export async function writeLimits(limits: HistoryLimits): Promise<void> {
  await browser.storage.local.set({ [KEY]: limits });
}

/** Calls `onChange` with what holds from now on. */
export function followLimits(onChange: (limits: HistoryLimits) => void): void {
  known ??= read();
  const again = (): void => {
    known = read();
    void known.then(onChange);
  };
  browser.storage.local.onChanged.addListener(({ [KEY]: change }) => {
    if (change !== undefined) again();
  });
  browser.storage.managed.onChanged.addListener(again);
}

function limitsOf(value: unknown): HistoryLimits {
  const { days, megabytes } = (typeof value === 'object' && value !== null ? value : {}) as Partial<HistoryLimits>;
  return { days: DAYS.find((one) => one === days) ?? DEFAULT.days, megabytes: MEGABYTES.find((one) => one === megabytes) ?? DEFAULT.megabytes };
}
