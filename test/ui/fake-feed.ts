/** A Feed that is set by hand. */
import type { Diagnosis } from '../../src/diagnosis/diagnose';
import type { Feed, Notice } from '../../src/store/feed';

export interface FakeFeed extends Feed {
  /** Replaces what it holds and tells its listeners. */
  set(calls: readonly Diagnosis[], notices?: readonly Notice[]): void;
  readonly listeners: ReadonlySet<() => void>;
}

/** Makes one that holds `calls` and `notices`. */
export function fakeFeed(calls: readonly Diagnosis[], notices: readonly Notice[] = []): FakeFeed {
  let held = { calls, notices };
  const listeners = new Set<() => void>();
  return {
    listeners,
    calls: async () => held.calls,
    notices: async () => held.notices,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    set: (nextCalls, nextNotices = held.notices) => {
      held = { calls: nextCalls, notices: nextNotices };
      for (const listener of listeners) listener();
    },
  };
}
