/** What is kept on this computer, for how long, and the ways to delete it. Props in, callbacks out. */
import { useState } from 'preact/hooks';
import { visible } from '../locales/visible';
import type { HistoryLimits } from '../store/history-limits';
import type { Voice } from '../locales/voice';

/** What the history is now, and what can be done about it. */
export interface HistoryControls {
  readonly limits: HistoryLimits;
  /** What may be chosen. */
  readonly choices: { readonly days: readonly number[]; readonly megabytes: readonly number[] };
  readonly kept: { readonly calls: number; readonly bytes: number };
  /** The page belongs to a tab. */
  readonly hasTab: boolean;
  onLimits(limits: HistoryLimits): void;
  /** Deletes this tab's calls, those of the page's site, or everything. */
  onForget(what: 'tab' | 'site' | 'all'): Promise<void>;
}

interface Props {
  readonly history: HistoryControls;
  /** null: the page has none. */
  readonly origin: string | null;
  readonly voice: Voice;
  /** It stands open from the beginning. */
  readonly open?: boolean;
}

/** A section that is closed until someone asks for it. */
export function History({ history: { limits, choices, kept, hasTab, onLimits, onForget }, origin, voice: { ui: { history: words } }, open = false }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const size = words.megabytes(Math.round(kept.bytes / 100_000) / 10);
  const forget = (what: 'tab' | 'site' | 'all'): void => void onForget(what).then(() => setSaid(words.forgotten), () => setSaid(words.failed));
  const select = (name: 'days' | 'megabytes', label: string) => (
    <label>
      {label}
      <select data-history={name} value={limits[name]} onChange={(event) => onLimits({ ...limits, [name]: Number(event.currentTarget.value) })}>
        {choices[name].map((choice) => <option key={choice} value={choice}>{words[name](choice)}</option>)}
      </select>
    </label>
  );
  return (
    <details class="history" data-kept={kept.calls} open={open}>
      <summary>{words.title} <span class="quiet">{words.kept(kept.calls, size)}</span></summary>
      <div class="history-limits">
        {select('days', words.keepFor)}
        {select('megabytes', words.keepUpTo)}
      </div>
      <p class="quiet">{words.oldestGo} {words.privately}</p>
      <div class="history-forget">
        {hasTab ? <button type="button" class="button" data-forget="tab" onClick={() => forget('tab')}>{words.forgetTab}</button> : null}
        {origin === null ? null : <button type="button" class="button" data-forget="site" onClick={() => forget('site')}>{words.forgetSite(visible(origin))}</button>}
        <button type="button" class="button" data-forget="all" onClick={() => forget('all')}>{words.forgetAll}</button>
      </div>
      <p role="status" data-forgotten={said !== null}>{said}</p>
    </details>
  );
}
