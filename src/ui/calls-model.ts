/** Signals over a Feed: the list, what is selected, the filter, the notices. May touch the Feed and nothing else. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Incident } from '../diagnosis/incidents';
import { LOCALES } from '../locales/catalog';
import { catalog, words } from '../locales/words';
import type { Feed, Notice } from '../store/feed';

/** Puts repeats together, newest first. */
export type Fold = (calls: readonly Diagnosis[]) => readonly Incident[];

/** One line of the list: an incident by its newest call, or one of its older calls. */
export interface Row {
  readonly diagnosis: Diagnosis;
  readonly incident: Incident;
  /** 1: the incident, 2: one of its older calls. */
  readonly level: 1 | 2;
}

export interface CallsModel {
  /** What is kept and fits the filter, newest first. */
  readonly calls: ReadonlySignal<readonly Diagnosis[]>;
  /** The same calls, repeats put together. */
  readonly incidents: ReadonlySignal<readonly Incident[]>;
  /** The lines of the list: an incident is one, until it is unfolded. The selected call always has its line. */
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** Keys of the incidents that are unfolded. */
  readonly unfolded: ReadonlySignal<ReadonlySet<string>>;
  /** The incident of the selected call, whatever the filter. */
  readonly selectedIncident: ReadonlySignal<Incident | null>;
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
  /** Shows all calls of an incident, or its newest one only: then that takes the selection over from the others. */
  unfold(key: string, open: boolean): void;
  /** Back to the list; the selection stays. */
  close(): void;
  dispose(): void;
}

/** Makes the model. `keep` says which calls this page is about (those of its tab, say); left out, `fold` puts nothing together. */
export function createCallsModel(feed: Feed, keep: (diagnosis: Diagnosis) => boolean, fold: Fold = singly): CallsModel {
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
  const unfolded = signal<ReadonlySet<string>>(new Set());
  const all = computed(() => fold(kept.value));
  const incidents = computed(() => (calls.value === kept.value ? all.value : fold(calls.value)));
  const isSelected = ({ exchange }: Diagnosis): boolean => exchange.id === selectedId.value;
  const rows = computed(() =>
    incidents.value.flatMap((incident): Row[] => [
      { diagnosis: incident.latest, incident, level: 1 },
      ...incident.calls.slice(1).filter((one) => unfolded.value.has(incident.key) || isSelected(one)).map((diagnosis) => ({ diagnosis, incident, level: 2 }) as const),
    ]),
  );

  let disposed = false;
  const load = async (): Promise<void> => {
    const [all, said] = await Promise.all([feed.calls(), feed.notices()]);
    if (disposed) return;
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
  // A feed that fails once (its worker restarting) is asked again at its next change; what is shown stays. However often it changes, it is asked once at a time.
  let loading = false;
  let again = false;
  const refresh = (): void => {
    again = true;
    if (loading || disposed) return;
    loading = true;
    again = false;
    void load().catch(() => undefined).then(() => {
      loading = false;
      if (again) refresh();
    });
  };
  const unsubscribe = feed.subscribe(refresh);
  refresh();

  return {
    calls,
    incidents,
    rows,
    unfolded,
    selectedIncident: computed(() => (selected.value === null ? null : (all.value.find((incident) => incident.calls.some(isSelected)) ?? null))),
    total: computed(() => kept.value.length),
    filter,
    selected,
    opened,
    notices,
    loaded,
    select: (id) => batch(() => ((selectedId.value = id), (opened.value = true))),
    browse: (id) => void (selectedId.value = id),
    unfold: (key, open) =>
      batch(() => {
        unfolded.value = new Set(open ? [...unfolded.value, key] : [...unfolded.value].filter((one) => one !== key));
        const incident = open ? undefined : incidents.value.find((one) => one.key === key);
        if (incident?.calls.some(isSelected) === true) selectedId.value = incident.latest.exchange.id;
      }),
    close: () => void (opened.value = false),
    dispose: () => {
      disposed = true;
      unsubscribe();
    },
  };
}

/** Each call for itself. */
export function singly(calls: readonly Diagnosis[]): readonly Incident[] {
  return calls.map((diagnosis) => ({ key: diagnosis.exchange.id, latest: diagnosis, first: diagnosis.exchange.startedDateTime, last: diagnosis.exchange.startedDateTime, count: 1, calls: [diagnosis] }));
}

/** Makes ready what the filter looks through, some calls at a time, so that the first letter typed over many calls need not. */
export function prepareFilter(calls: readonly Diagnosis[]): void {
  const [some, rest] = [calls.slice(0, 200), calls.slice(200)];
  some.forEach(searchable);
  if (rest.length > 0) setTimeout(() => prepareFilter(rest));
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
