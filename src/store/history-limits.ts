/** For how long and how much the user wants to keep, in `storage.local`. */
import browser from 'webextension-polyfill';

export interface HistoryLimits {
  readonly days: number;
  readonly megabytes: number;
}

/** What may be chosen; the second of each is what holds until then. */
export const DAYS = [1, 7, 30, 90] as const;
export const MEGABYTES = [10, 50, 200] as const;
const DEFAULT: HistoryLimits = { days: 7, megabytes: 50 };
const KEY = 'history';

/** The limits that hold now. Never rejects. */
export async function readLimits(): Promise<HistoryLimits> {
  const stored = await browser.storage.local.get(KEY).catch(() => ({}));
  return limitsOf((stored as Record<string, unknown>)[KEY]);
}

export async function writeLimits(limits: HistoryLimits): Promise<void> {
  await browser.storage.local.set({ [KEY]: limits });
}

/** Calls `onChange` with what holds from now on. */
export function followLimits(onChange: (limits: HistoryLimits) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[KEY];
    if (area === 'local' && change !== undefined) onChange(limitsOf(change.newValue));
  });
}

function limitsOf(value: unknown): HistoryLimits {
  const { days, megabytes } = (typeof value === 'object' && value !== null ? value : {}) as Partial<HistoryLimits>;
  return { days: DAYS.find((one) => one === days) ?? DEFAULT.days, megabytes: MEGABYTES.find((one) => one === megabytes) ?? DEFAULT.megabytes };
}
