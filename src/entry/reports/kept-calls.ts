/** What this computer keeps, for the reports page: counted at once, read and followed when it is asked for, saved by a worker. Wiring only. */
import { effect, signal } from '@preact/signals';
import { foldIncidents } from '../../diagnosis/incidents';
import { onAnnounced } from '../../store/changes';
import { summarizeKept, type KeptSummary } from '../../store/list-calls';
import { openFeed } from '../../store/open-feed';
import { createCallsModel, prepareFilter } from '../../ui/calls-model';
import type { KeptCallsControls } from '../../ui/KeptCalls';
import type { ShownCalls } from '../../ui/records-model';
import { askFor, dismissNotice } from '../choices';
import type { CallsWriter } from './record-reader';

/** Makes the controls. `write`: makes a report of calls, away from the page. */
export function keptCalls(write: CallsWriter): KeptCallsControls {
  const summary = signal<KeptSummary | null>(null);
  // In a storm of calls it is counted once at a time.
  let [counting, again] = [false, false];
  const count = (): void => {
    again = true;
    if (counting) return;
    [counting, again] = [true, false];
    void summarizeKept().then((now) => void (summary.value = now)).finally(() => {
      counting = false;
      if (again) count();
    });
  };
  count();
  onAnnounced('calls', count);
  let opened: ShownCalls | null = null;
  const open = (): ShownCalls => {
    const model = createCallsModel(openFeed(null), () => true, foldIncidents);
    effect(() => {
      if (model.loaded.value) prepareFilter(model.calls.peek());
    });
    return { name: { is: 'kept' }, model, render: (form, locale) => write(model.calls.value, form, locale) };
  };
  return {
    summary,
    calls: () => (opened ??= open()),
    onGrant: (subject) => void askFor(subject),
    onDismiss: dismissNotice,
  };
}
