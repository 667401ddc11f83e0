/** Mounts the panel or the popup over a fake Feed, for tests. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import type { Diagnosis } from '../../src/diagnosis/diagnose';
import { foldIncidents } from '../../src/diagnosis/incidents';
import type { Locale } from '../../src/locales/catalog';
import type { Notice } from '../../src/store/feed';
import { createCallsModel } from '../../src/ui/calls-model';
import { PanelView } from '../../src/ui/PanelView';
import { PopupView, type PopupProps } from '../../src/ui/PopupView';
import type { TrialControls } from '../../src/ui/trial';
import { fakeFeed } from './fake-feed';

export interface Facts {
  readonly calls?: readonly Diagnosis[];
  readonly notices?: readonly Notice[];
  readonly locale?: Locale;
  readonly tab?: PopupProps['tab'];
  readonly addDomain?: NonNullable<PopupProps['addDomain']>;
  readonly trial?: TrialControls;
  /** Puts repeats together, as the extension does. */
  readonly folded?: boolean;
}

/** Renders into a fresh document body and waits for the first answer of the feed. */
export async function mount(view: 'panel' | 'popup', { calls = [], notices = [], locale: first = 'en', tab, addDomain, trial, folded = false }: Facts) {
  const feed = fakeFeed(calls, notices);
  const model = createCallsModel(feed, () => true, ...(folded ? [foldIncidents] : []));
  const locale = signal<Locale>(first);
  const connection = signal<'live' | 'lost'>('live');
  const callbacks = { onLocale: vi.fn((next: Locale) => void (locale.value = next)), onClear: vi.fn(), onCopy: vi.fn(async (_text: string) => undefined), onGrant: vi.fn() };
  const shared = { model, locale, vendorName: (vendor: string) => `Vendor ${vendor}`, ...callbacks, ...(trial === undefined ? {} : { trial }) };
  document.body.replaceChildren();
  const root = document.body.appendChild(document.createElement('div'));
  await act(async () => {
    render(
      view === 'panel' ? (
        <PanelView {...shared} theme="light" connection={connection} />
      ) : (
        <PopupView {...shared} tab={tab ?? { origin: 'https://app.example', watched: true, canSeePage: 'this-tab' }} {...(addDomain === undefined ? {} : { addDomain })} />
      ),
      root,
    );
  });
  const one = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
  const click = async (target: string | HTMLElement): Promise<void> => act(async () => (typeof target === 'string' ? one(target) : target).click());
  const press = async (key: string, target: string): Promise<void> => act(async () => void one(target).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
  return { root, feed, model, locale, connection, one, all, click, press, act, ...callbacks };
}
