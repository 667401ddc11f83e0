/** The toolbar popup: what is watched on this tab, what cannot be seen, and the failed calls in plain words. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import type { Locale } from '../locales/catalog';
import { AddDomain } from './AddDomain';
import type { CallsModel } from './calls-model';
import { GuideHome } from './GuideLink';
import { History, type HistoryControls } from './History';
import { Icon } from './Icon';
import { LocaleSwitch } from './LocaleSwitch';
import { Notices } from './Notices';
import { PopupCall } from './PopupCall';
import { ReportsLink } from './ReportsLink';
import { RecordingPanel, type RecordingControls } from './RecordingPanel';
import { TabState, type TabFacts } from './TabState';
import type { TrialControls } from './trial';
import { TrialBanner } from './TrialBanner';
import { voiceOf, type GuideUrl, type VendorName } from '../locales/voice';
import './theme.css';
import './details.css';
import './popup.css';
import './recording.css';

export interface PopupProps {
  readonly model: CallsModel;
  readonly locale: Signal<Locale>;
  readonly onLocale: (locale: Locale) => void;
  readonly tab: TabFacts;
  readonly onGrant: (origin: string) => void;
  readonly onCopy: (text: string) => Promise<void>;
  readonly onClear: () => void;
  readonly onDismiss?: (noticeId: string) => void;
  readonly history?: HistoryControls;
  /** Resolves to the id of an error sentence (`DomainError`), or null when the domain is watched now. */
  readonly addDomain?: (text: string) => Promise<string | null>;
  readonly vendorName: VendorName;
  readonly guideUrl?: GuideUrl;
  readonly trial?: TrialControls;
  readonly onOptions?: () => void;
  /** URL of the reports page. */
  readonly reportsUrl?: string;
  readonly recording?: RecordingControls;
}

/** The whole popup. */
export function PopupView({ model, locale, onLocale, tab, onGrant, onCopy, onClear, onDismiss, history, addDomain, vendorName, guideUrl, trial, onOptions, reportsUrl, recording }: PopupProps) {
  const voice = voiceOf(locale.value, vendorName, guideUrl);
  const { ui } = voice;
  const calls = model.calls.value;
  // The page's own origin is spoken of above, with its button: not twice.
  const notices = model.notices.value.filter(({ kind, subject }) => !(kind === 'page-origin-not-granted' && (subject === tab.origin || tab.origin === null)));
  return (
    <div class="page popup" lang={locale.value} data-theme="system">
      <header class="popup-bar">
        <h1>{ui.productName}</h1>
        <LocaleSwitch voice={voice} onLocale={onLocale} />
      </header>
      <main>
        <TrialBanner trial={trial} voice={voice} />
        <TabState tab={tab} onGrant={onGrant} voice={voice} />
        {recording === undefined ? null : <RecordingPanel controls={recording} failures={calls.filter(({ exchange }) => Date.parse(exchange.startedDateTime) >= (recording.running?.startedAt ?? Infinity)).length} mayRecord={tab.origin !== null} voice={voice} />}
        <Notices notices={notices} onGrant={onGrant} onDismiss={onDismiss} voice={voice} />
        {calls.length > 0 || !model.loaded.value || tab.origin === null ? null : (
          <div class="popup-none">
            <h2>{ui.popup.none}</h2>
            <p class="quiet">{ui.popup.noneHint}</p>
          </div>
        )}
        {calls.length === 0 ? null : (
          <>
            <div class="popup-count">
              <h2>{ui.popup.failures(calls.length)}</h2>
              <button type="button" class="tool" data-clear title={ui.toolbar.clear} aria-label={ui.toolbar.clear} onClick={onClear}><Icon name="clear" /></button>
            </div>
            <ul class="popup-calls">
              {model.incidents.value.map((incident) => <PopupCall key={incident.key} incident={incident} voice={voice} onCopy={onCopy} />)}
            </ul>
            <p class="quiet more">{ui.popup.moreInPanel}</p>
          </>
        )}
        <GuideHome voice={voice} />
        <ReportsLink href={reportsUrl} voice={voice} />
        {history === undefined ? null : <History history={history} origin={tab.origin} voice={voice} />}
        {onOptions === undefined ? null : <p class="popup-options"><button type="button" class="button" data-options onClick={onOptions}>{ui.options.open}</button></p>}
        {addDomain === undefined ? null : <AddDomain addDomain={addDomain} voice={voice} />}
      </main>
    </div>
  );
}
