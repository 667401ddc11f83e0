/** What a page can do about the history: see what it takes, set its limits, forget. Wiring only. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { send } from '../messages';
import { onAnnounced } from '../store/changes';
import { DAYS, followLimits, MEGABYTES, readLimits, writeLimits, type HistoryLimits } from '../store/history-limits';
import { policyLimits, type PolicyLimits } from '../store/kept-by-policy';
import { measureHistory } from '../store/list-calls';
import type { HistoryControls } from '../ui/History';

/** The controls for a tab and the site in it. */
export function historyControls(tabId: number, origin: string | null): ReadonlySignal<HistoryControls> {
  const limits = signal<HistoryLimits>({ days: 7, megabytes: 50 });
  const policy = signal<PolicyLimits>({ days: null, megabytes: null });
  // The browser may have the policy only a moment after it has started this.
  const lookAtPolicy = (): void => void policyLimits().then((set) => (policy.value = set));
  lookAtPolicy();
  const kept = signal({ calls: 0, bytes: 0 });
  const measure = async (): Promise<void> => {
    kept.value = await measureHistory();
  };
  void readLimits().then((stored) => (limits.value = stored));
  followLimits((chosen) => {
    limits.value = chosen;
    lookAtPolicy();
  });
  void measure();
  onAnnounced('calls', () => void measure());
  return computed(() => ({
    limits: limits.value,
    choices: { days: policy.value.days === null ? DAYS : [policy.value.days], megabytes: policy.value.megabytes === null ? MEGABYTES : [policy.value.megabytes] },
    hasTab: tabId >= 0,
    kept: kept.value,
    onLimits: (chosen) => {
      limits.value = chosen;
      void writeLimits(chosen);
    },
    onForget: async (wanted) => {
      // Without a site there is nothing of it to forget; without a tab and a site the message means everything.
      if (wanted === 'site' && origin === null) return;
      await send('clear-calls', { tabId: wanted === 'tab' ? tabId : null, site: wanted === 'site' ? origin : null });
      await measure();
    },
  }));
}
