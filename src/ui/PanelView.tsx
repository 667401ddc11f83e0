/** The DevTools panel: the failed calls on the left, the verdict on the selected one on the right. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Trial } from '../experiment/trial';
import { isTried } from '../experiment/trial-rules';
import type { Locale } from '../locales/catalog';
import { CallDetails } from './CallDetails';
import type { CallsModel } from './calls-model';
import { CallsList } from './CallsList';
import { EmptyState } from './EmptyState';
import { Icon } from './Icon';
import { Notices } from './Notices';
import type { RevealOf } from './reveal';
import { Splitter } from './Splitter';
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
  const root = useRef<HTMLDivElement>(null);
  const voice = voiceOf(locale.value, vendorName, guideUrl);
  const { ui } = voice;
  const selected = model.selected.value;
  const isEmpty = model.total.value === 0;
  const focusSoon = (selector: string): void => void setTimeout(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  const back = (): void => {
    model.close();
    focusSoon('.calls [aria-selected="true"]');
  };
  return (
    <div class="page panel" lang={locale.value} data-theme={theme} data-opened={model.opened.value} ref={root}>
      <Toolbar model={model} voice={voice} onClear={onClear} onLocale={onLocale} reportsUrl={reportsUrl} />
      {connection.value === 'lost' ? <p class="lost" role="alert"><Icon name="warning" />{ui.connectionLost}</p> : null}
      <TrialBanner trial={trial} voice={voice} onShow={(tried) => showTried(model, tried)} />
      <Notices notices={model.notices.value} onGrant={onGrant} onDismiss={onDismiss} voice={voice} />
      {isEmpty ? (
        <main class="panes">{model.loaded.value ? <EmptyState voice={voice} /> : null}</main>
      ) : (
        <main class="panes">
          <div class="list-pane">
            <CallsList model={model} voice={voice} onEnter={() => focusSoon('.verdict .headline')} />
            {model.calls.value.length > 0 ? null : (
              <p class="no-match">{ui.list.noMatch} <button type="button" class="button" onClick={() => void (model.filter.value = '')}>{ui.toolbar.resetFilter}</button></p>
            )}
          </div>
          <Splitter label={ui.toolbar.resize} />
          <div class="details-pane" onKeyDown={(event) => void (event.key === 'Escape' && model.opened.value && back())}>
            <button type="button" class="back" data-back onClick={back}><Icon name="back" />{ui.verdict.back}</button>
            {selected === null ? <p class="select-one">{ui.empty.selectOne}</p> : <CallDetails key={selected.exchange.id} diagnosis={selected} incident={model.selectedIncident.value} voice={voice} onCopy={onCopy} onCopyImage={onCopyImage} trial={trial} onReveal={onReveal} />}
          </div>
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
