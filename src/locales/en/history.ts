/** English: the history, and what may be missing from it. */
import type { HistoryWords } from '../history-words';

const calls = (count: number): string => `${count} ${count === 1 ? 'call' : 'calls'}`;

export const history: HistoryWords = {
  title: 'History',
  kept: (count, size) => `${calls(count)} on this computer, ${size}`,
  megabytes: (count) => `${count} MB`,
  days: (count) => `${count} ${count === 1 ? 'day' : 'days'}`,
  keepFor: 'Keep for',
  keepUpTo: 'Up to',
  oldestGo: 'Beyond that, the oldest calls are deleted.',
  privately: 'Calls from private windows are never written to disk and are deleted when the window closes.',
  forgetTab: 'Delete this tab’s calls',
  forgetSite: (origin) => `Delete calls of ${origin}`,
  forgetAll: 'Delete everything',
  forgotten: 'Deleted.',
  failed: 'Nothing was deleted. Try again.',
  gaps: {
    'worker-stopped': (count, at, from) =>
      count === 1
        ? `The browser stopped the inspector at ${from} while calls were going on. A call from that moment may be missing.`
        : `The browser stopped the inspector ${count} times between ${from} and ${at} while calls were going on. Calls from those moments may be missing.`,
    'inspector-off': (_count, at) => `The inspector was off or being updated until ${at}. Calls made before then may be missing.`,
    'browser-ended': (_count, _at, from) => `The browser ended without warning (calls were going on since ${from}). Calls from its last moments may be missing; those still open are marked as not finished.`,
    'history-full': (count) => `The history is full: the oldest ${count === 1 ? 'call was' : `${count} calls were`} deleted to make room. The newest are kept.`,
    'disk-refused': () => 'The browser does not let the inspector save to disk. Calls are kept in memory until the browser closes.',
  },
  dismiss: 'Dismiss',
};
