/** The one trial that may run, in `storage.session`, which is memory: gone with the browser. What access it borrowed is kept until it was given back. */
import browser from 'webextension-polyfill';
import type { Trial } from '../experiment/trial';
import { announce, onAnnounced } from './changes';

const TRIAL = 'trial';
const BORROWED = 'borrowedForTrial';

/** Pages whose access was not given before a trial asked for it, as match patterns. */
export interface Borrowed {
  readonly origins: readonly string[];
  /** Until then the browser's prompt may be open and the trial not begun: milliseconds since the epoch. */
  readonly heldUntil: number;
}

/** The latest trial, running or over; null: none in this run of the browser. */
export async function readTrial(): Promise<Trial | null> {
  const { [TRIAL]: trial } = await browser.storage.session.get(TRIAL);
  return (trial as Trial | undefined) ?? null;
}

export async function writeTrial(trial: Trial | null): Promise<void> {
  if (trial === null) await browser.storage.session.remove(TRIAL);
  else await browser.storage.session.set({ [TRIAL]: trial });
  announce('trial', trial);
}

/** Calls `onChange` after each change. */
export function subscribeTrial(onChange: (trial: Trial | null) => void): void {
  onAnnounced('trial', onChange);
}

/** What is to be given back. On disk, as the browser's own list of what it gave: it may end first. */
export async function readBorrowed(): Promise<Borrowed | null> {
  const { [BORROWED]: borrowed } = await browser.storage.local.get(BORROWED);
  return (borrowed as Borrowed | undefined) ?? null;
}

/** Adds to what is to be given back; null: all of it was. */
export async function writeBorrowed(borrowed: Borrowed | null): Promise<void> {
  if (borrowed === null) return browser.storage.local.remove(BORROWED);
  const before = await readBorrowed();
  const origins = [...new Set([...(before?.origins ?? []), ...borrowed.origins])];
  return browser.storage.local.set({ [BORROWED]: { ...borrowed, origins } satisfies Borrowed });
}
