/** The failed calls that this computer keeps, of all tabs and days: how many, since when, and the calls themselves when they are asked for. Props in, callbacks out. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { Notices } from './Notices';
import type { KeptSummary } from '../store/list-calls';
import { Moment } from './Moment';
import type { ShownCalls } from './records-model';
import { ShownCallsView, type ShownProps } from './ShownCallsView';
import type { Voice } from '../locales/voice';

export interface KeptCallsControls {
  /** null: not known so far. */
  readonly summary: ReadonlySignal<KeptSummary | null>;
  /** The calls; they are read, and followed, from the first time that this is asked for. */
  readonly calls: () => ShownCalls;
  readonly onGrant: (subject: string) => void;
  readonly onDismiss: (noticeId: string) => void;
}

/** One line with a button. */
export function KeptCalls({ kept, shown, voice }: { readonly kept: KeptCallsControls; readonly shown: Signal<boolean>; readonly voice: Voice }) {
  const words = voice.ui.reports.keptCalls;
  const summary = kept.summary.value;
  if (summary === null) return null;
  return (
    <section class="kept-calls" data-kept-calls={summary.calls} aria-labelledby="kept-calls-title">
      <div>
        <h2 id="kept-calls-title">{words.title}</h2>
        <p class="quiet">{summary.oldest === null ? words.none : <>{words.count(summary.calls)} · {words.oldest} <Moment epochMs={summary.oldest} voice={voice} /></>}</p>
      </div>
      {summary.calls === 0 && !shown.value ? null : <button type="button" class="button" data-show-kept aria-expanded={shown.value} onClick={() => void (shown.value = !shown.value)}>{shown.value ? words.hide : words.show}</button>}
    </section>
  );
}

/** The calls, as those of a file, with what may be missing from them. */
export function KeptCallsView({ kept, ...shared }: ShownProps & { readonly kept: KeptCallsControls }) {
  const { ui } = shared.voice;
  const calls = kept.calls();
  const { model } = calls;
  const empty = model.loaded.value ? <div class="empty"><p>{ui.reports.keptCalls.none}</p></div> : <p class="select-one" role="status">{ui.reports.keptCalls.reading}</p>;
  return (
    <ShownCallsView
      {...shared}
      calls={calls}
      across
      maySave={shared.maySave && model.calls.value.length > 0}
      saveNote={ui.reports.keptCalls.saved(model.calls.value.length)}
      notices={<Notices notices={model.notices.value} onGrant={kept.onGrant} onDismiss={kept.onDismiss} voice={shared.voice} />}
      empty={empty}
    />
  );
}
