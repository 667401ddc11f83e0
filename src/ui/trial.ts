/** What a page hands to the parts that show a trial. Types only, and the two texts that several of them share. */
import type { ReadonlySignal } from '@preact/signals';
import type { SimulatedField, Trial, TrialPlan } from '../experiment/trial';
import type { TrialError } from '../locales/trial-words';
import type { Voice } from '../locales/voice';

export interface TrialControls {
  /** The latest trial of this tab, running or over. */
  readonly current: ReadonlySignal<Trial | null>;
  /** Asks for the permission and begins; resolves to what went wrong, or null. Must be called straight from a click. null: this page may not begin one. */
  readonly start: ((callId: string, plan: TrialPlan) => Promise<TrialError | null>) | null;
  readonly end: () => void;
}

/** One simulated field in words. */
export function fieldText(field: SimulatedField, { ui: { trial } }: Voice): string {
  if (field.operation === 'remove') return trial.remove(field.name);
  if (field.operation === 'append') return trial.append(field.value, field.name);
  return trial.set(`${field.name}: ${field.value}`);
}

/** What the page's own call did since, in words. */
export function outcomeText({ outcome, plan }: Trial, { ui: { trial } }: Voice): string {
  if (outcome === null) return trial.outcomes.none(`${plan.method} ${new URL(plan.url).pathname}`);
  return outcome.kind === 'blocked' ? trial.outcomes.blocked(outcome.word) : trial.outcomes[outcome.kind](String(outcome.status));
}
