/** The gallery's page: `?view=panel|popup|guide|options|reports|review&locale=en|zh-CN&theme=light|dark&state=full|empty|lost|blind|repeats|many|history|policy|recording|waiting|no-bodies&select=<call id>&trial=offered|running|passed|refused|blocked|ended`. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { foldIncidents } from '../../../src/diagnosis/incidents';
import { rows } from '../../../src/diagnosis/intermediary-rows';
import { withStorms } from '../../../src/diagnosis/storms';
import type { Locale } from '../../../src/locales/catalog';
import { createCallsModel } from '../../../src/ui/calls-model';
import { tokenim } from '../../../src/profiles/tokenim';
import { GuideView } from '../../../src/ui/GuideView';
import { PanelView } from '../../../src/ui/PanelView';
import type { HistoryControls } from '../../../src/ui/History';
import { PopupView } from '../../../src/ui/PopupView';
import { fakeFeed } from '../fake-feed';
import { diagnoses as single, gaps, notices } from './diagnoses';
import { GalleryOptions } from './options';
import { manyOf, repeatsOf } from './repeats';
import { galleryReports } from './reports';
import { galleryRecording, galleryReview } from './recording';
import { galleryTrial } from './trial';

const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'full';
const [first] = single;
const diagnoses = state === 'many' && first !== undefined ? manyOf(first, 450) : state === 'repeats' ? withStorms([...single.slice(0, 3).flatMap(repeatsOf), ...single.slice(3)]) : single;
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const locale = signal<Locale>(query.get('locale') === 'zh-CN' ? 'zh-CN' : 'en');
const feed = fakeFeed(state === 'empty' ? [] : diagnoses, state === 'full' || state === 'blind' ? notices : state === 'history' ? gaps : []);
const model = createCallsModel(feed, () => true, foldIncidents);
const select = query.get('select');
if (select !== null) model.select(select);
document.documentElement.style.colorScheme = theme;
document.documentElement.lang = locale.value;

const history: HistoryControls = {
  limits: { days: 7, megabytes: 50 },
  choices: { days: [1, 7, 30, 90], megabytes: [10, 50, 200] },
  kept: { calls: 128, bytes: 3_400_000 },
  hasTab: true,
  onLimits: () => undefined,
  onForget: async () => undefined,
};

const shared = {
  model,
  locale,
  onLocale: (next: Locale) => void (locale.value = next),
  onClear: () => feed.set([], []),
  onCopy: async (text: string) => navigator.clipboard.writeText(text),
  onGrant: (origin: string) => void console.log('grant', origin),
  vendorName: (vendor: string, at: Locale) => rows.find((row) => row.vendor === vendor)?.name[at] ?? vendor,
  guideUrl: (anchor: string) => `?view=guide&locale=${locale.value}&theme=${theme}#${anchor}`,
};
const trial = galleryTrial(diagnoses.find(({ exchange }) => exchange.id === (select ?? 'cors-only'))?.exchange, query.get('trial'));
const root = document.getElementById('app');
if (root !== null) {
  const tab = state === 'blind' ? ({ origin: 'https://app.example', watched: true, canSeePage: 'no' } as const) : ({ origin: 'https://app.example', watched: true, canSeePage: 'this-tab' } as const);
  render(
    query.get('view') === 'options' ? (
      <GalleryOptions state={state} locale={locale.value} onLocale={shared.onLocale} history={history} vendorName={shared.vendorName} />
    ) : query.get('view') === 'reports' ? (
      galleryReports(state, diagnoses, { ...shared, theme })
    ) : query.get('view') === 'review' ? (
      galleryReview(state, diagnoses.slice(0, 5), { ...shared, theme })
    ) : query.get('view') === 'guide' ? (
      <GuideView locale={locale} onLocale={shared.onLocale} onCopy={shared.onCopy} facts={tokenim} theme={theme} />
    ) : query.get('view') === 'popup' ? (
      <PopupView {...shared} reportsUrl="#reports" trial={trial} recording={galleryRecording(state)} tab={tab} history={history} onOptions={() => undefined} addDomain={async (text) => (text.includes('.') ? null : 'not-a-domain')} />
    ) : (
      <PanelView {...shared} reportsUrl="#reports" trial={trial} onReveal={() => async (_message, part) => (part === 'authorization' ? 'Bearer the-value-as-it-was' : null)} onCopyImage={async (png) => navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])} theme={theme} connection={signal(state === 'lost' ? 'lost' : 'live')} />
    ),
    root,
  );
}
