/** Signals over a Feed: the list, what is selected, the filter, the notices. May touch the Feed and nothing else. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Diagnosis } from '../diagnosis/diagnose';
import { LOCALES } from '../locales/catalog';
import { catalog, words } from '../locales/words';
import type { Feed, Notice } from '../store/feed';

export interface CallsModel {
  /** What is kept and fits the filter, newest first. */
  readonly calls: ReadonlySignal<readonly Diagnosis[]>;
  /** How many are kept, whatever the filter. */
  readonly total: ReadonlySignal<number>;
  readonly filter: Signal<string>;
  readonly selected: ReadonlySignal<Diagnosis | null>;
  /** true once the user chose a call: narrow pages show the details only then. */
  readonly opened: ReadonlySignal<boolean>;
  readonly notices: ReadonlySignal<readonly Notice[]>;
  /** false until the Feed has answered for the first time. */
  readonly loaded: ReadonlySignal<boolean>;
  select(id: string): void;
  /** Selects without opening: arrow keys in a narrow list move on. */
  browse(id: string): void;
  /** Back to the list; the selection stays. */
  close(): void;
  dispose(): void;
}

/** Makes the model. `keep` says which calls this page is about (those of its tab, say). */
export function createCallsModel(feed: Feed, keep: (diagnosis: Diagnosis) => boolean): CallsModel {
  const kept = signal<readonly Diagnosis[]>([]);
  const notices = signal<readonly Notice[]>([]);
  const loaded = signal(false);
  const filter = signal('');
  const selectedId = signal<string | null>(null);
  const opened = signal(false);
  const calls = computed(() => {
    const wanted = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return wanted.length === 0 ? kept.value : kept.value.filter((one) => wanted.every((word) => searchable(one).includes(word)));
  });
  const selected = computed(() => kept.value.find(({ exchange }) => exchange.id === selectedId.value) ?? null);

  let asked = 0;
  let disposed = false;
  const load = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const [all, said] = await Promise.all([feed.calls(), feed.notices()]);
    // An answer that was overtaken by a later question is old.
    if (disposed || turn !== asked) return;
    batch(() => {
      kept.value = all.filter(keep);
      notices.value = said.filter((notice, place) => said.findIndex((other) => other.kind === notice.kind && other.subject === notice.subject) === place);
      loaded.value = true;
      if (selected.value !== null) return;
      const first = kept.value.find(({ failure }) => failure !== 'none');
      selectedId.value = first?.exchange.id ?? null;
      opened.value = false;
    });
  };
  // A feed that fails once (its worker restarting) is asked again at its next change; what is shown stays.
  const refresh = (): void => void load().catch(() => undefined);
  const unsubscribe = feed.subscribe(refresh);
  refresh();

  return {
    calls,
    total: computed(() => kept.value.length),
    filter,
    selected,
    opened,
    notices,
    loaded,
    select: (id) => batch(() => ((selectedId.value = id), (opened.value = true))),
    browse: (id) => void (selectedId.value = id),
    close: () => void (opened.value = false),
    dispose: () => {
      disposed = true;
      unsubscribe();
    },
  };
}

const texts = new WeakMap<Diagnosis, string>();

/** What the filter looks through: the call, its status, its refuser, its causes and their headlines in every language. */
function searchable(diagnosis: Diagnosis): string {
  const known = texts.get(diagnosis);
  if (known !== undefined) return known;
  const { exchange, refuser, findings, failure, corsError } = diagnosis;
  const said = LOCALES.flatMap((locale) => [catalog(locale).ui.refusersShort[refuser.by], ...findings.map((finding) => words(finding, locale).title)]);
  const text = [exchange.request.method, exchange.request.url, exchange.response?.status, failure, corsError, refuser.vendor, ...findings.map(({ cause }) => cause), ...said]
    .join(' ')
    .toLowerCase();
  texts.set(diagnosis, text);
  return text;
}
