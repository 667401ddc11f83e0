/** The bar over the list: clear, filter, count, language. */
import type { Locale } from '../locales/catalog';
import type { CallsModel } from './calls-model';
import { Icon } from './Icon';
import { LocaleSwitch } from './LocaleSwitch';
import { KeptLink } from './ReportsLink';
import type { Voice } from '../locales/voice';

interface Props {
  readonly model: CallsModel;
  readonly voice: Voice;
  readonly onClear: () => void;
  readonly onLocale: (locale: Locale) => void;
  /** URL of the reports page. */
  readonly reportsUrl?: string | undefined;
}

/** The panel's toolbar. */
export function Toolbar({ model, voice, onClear, onLocale, reportsUrl }: Props) {
  const { toolbar } = voice.ui;
  const all = model.total.value;
  return (
    <header class="toolbar">
      <h1 class="unseen-heading">{voice.ui.productName}</h1>
      <button type="button" class="tool" data-clear title={toolbar.clear} aria-label={toolbar.clear} disabled={all === 0} onClick={onClear}>
        <Icon name="clear" />
      </button>
      <span class="divider" aria-hidden="true" />
      <label class="filter">
        <Icon name="filter" />
        <input
          type="search"
          value={model.filter.value}
          placeholder={toolbar.filterHint}
          aria-label={toolbar.filter}
          spellcheck={false}
          onInput={(event) => void (model.filter.value = event.currentTarget.value)}
        />
      </label>
      <span class="count" role="status">{all === 0 ? '' : toolbar.count(model.calls.value.length, all)}</span>
      <KeptLink href={reportsUrl} voice={voice} />
      <LocaleSwitch voice={voice} onLocale={onLocale} />
    </header>
  );
}
