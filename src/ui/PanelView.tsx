/** The DevTools panel: the failed calls on the left, the verdict on the selected one on the right. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import type { Trial } from '../experiment/trial';
import { isTried } from '../experiment/trial-rules';
import type { Locale } from '../locales/catalog';
import { CallDetails } from './CallDetails';
import type { CallsModel } from './calls-model';
import { CallPanes } from './CallPanes';
import { EmptyState } from './EmptyState';
import { Icon } from './Icon';
import { Notices } from './Notices';
import type { RevealOf } from './reveal';
import { Toolbar } from './Toolbar';
import type { TrialControls } from './trial';
import { TrialBanner } from './TrialBanner';
import { voiceOf, type GuideUrl, type VendorName } from '../locales/voice';
import './theme.css';
import './panel.css';
import './details.css';

export interface PanelProps {
  readonly model: CallsModel;
  readonly locale: Signal<Locale>;
  readonly onLocale: (locale: Locale) => void;
  readonly onClear: () => void;
  readonly onCopy: (text: string) => Promise<void>;
  readonly onCopyImage?: (png: Blob) => Promise<void>;
  readonly onGrant: ((subject: string) => void) | null;
  readonly theme: 'light' | 'dark' | 'system';
  readonly onDismiss?: (noticeId: string) => void;
  readonly connection: Signal<'live' | 'lost'>;
  readonly vendorName: VendorName;
  readonly guideUrl?: GuideUrl;
  readonly trial?: TrialControls;
  /** URL of the reports page. */
  readonly reportsUrl?: string;
  readonly onReveal?: RevealOf;
}

/** The whole panel. */
export function PanelView({ model, locale, onLocale, onClear, onCopy, onCopyImage, onGrant, onDismiss, theme, connection, vendorName, guideUrl, trial, reportsUrl, onReveal }: PanelProps) {
  const voice = voiceOf(locale.value, vendorName, guideUrl);
  const { ui } = voice;
  const isEmpty = model.total.value === 0;
  return (
    <div class="page panel" lang={locale.value} data-theme={theme} data-opened={model.opened.value}>
      <Toolbar model={model} voice={voice} onClear={onClear} onLocale={onLocale} reportsUrl={reportsUrl} />
      {connection.value === 'lost' ? <p class="lost" role="alert"><Icon name="warning" />{ui.connectionLost}</p> : null}
      <TrialBanner trial={trial} voice={voice} onShow={(tried) => showTried(model, tried)} />
      <Notices notices={model.notices.value} onGrant={onGrant} onDismiss={onDismiss} voice={voice} />
      {isEmpty ? (
        <main class="panes">{model.loaded.value ? <EmptyState voice={voice} /> : null}</main>
      ) : (
        <main class="panes">
          <CallPanes model={model} voice={voice}>
            {(call) => <CallDetails key={call.exchange.id} diagnosis={call} incident={model.selectedIncident.value} voice={voice} onCopy={onCopy} onCopyImage={onCopyImage} trial={trial} onReveal={onReveal} />}
          </CallPanes>
        </main>
      )}
    </div>
  );
}

/** Opens the newest call that the page made of what is tried. */
function showTried(model: CallsModel, trial: Trial): void {
  model.filter.value = '';
  const newest = model.calls.value.find(({ exchange }) => isTried(exchange, trial));
  if (newest !== undefined) model.select(newest.exchange.id);
}
