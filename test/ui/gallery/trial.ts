/** A trial for the gallery: offered, or running with the outcome that `?trial=` names. */
import { signal } from '@preact/signals';
import { offerTrial } from '../../../src/experiment/plan-trial';
import type { Trial, TrialOutcome } from '../../../src/experiment/trial';
import type { Exchange } from '../../../src/http/exchange';
import type { TrialControls } from '../../../src/ui/trial';

const at = '2026-11-22T10:00:09.000Z';
const outcomes: { readonly [name: string]: TrialOutcome | null } = {
  running: null,
  passed: { kind: 'passed', status: 200, at },
  refused: { kind: 'refused', status: 403, at },
  blocked: { kind: 'blocked', word: 'PreflightInvalidStatus', at },
};

/** Controls whose trial is that of `call`. */
export function galleryTrial(call: Exchange | undefined, state: string | null): TrialControls {
  const plan = call === undefined ? null : (offerTrial(call)?.plan ?? null);
  const made = (outcome: TrialOutcome | null): Trial | null =>
    plan === null || call === undefined
      ? null
      : { tabId: 7, callId: call.id, pageOrigin: plan.origin, plan, startedAt: Date.parse(at) - 9000, endsAt: Date.now() + 284_000, ruleIds: [1], outcome, ended: state === 'ended' ? 'time' : null };
  const current = signal<Trial | null>(state === null || state === 'offered' ? null : made(outcomes[state] ?? null));
  return {
    current,
    start: async () => {
      current.value = made(null);
      return null;
    },
    end: () => void (current.value = current.value === null ? null : { ...current.value, ended: 'asked' }),
  };
}
