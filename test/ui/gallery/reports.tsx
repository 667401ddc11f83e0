/** The reports page of the gallery: `state=first|full|compare|reading|kept|kept-calls`, over a reader that gives the gallery's own calls. */
import { signal, type Signal } from '@preact/signals';
import { diagnose, type Diagnosis } from '../../../src/diagnosis/diagnose';
import { foldIncidents } from '../../../src/diagnosis/incidents';
import { sideBySide } from '../../../src/diagnosis/side-by-side';
import type { Locale } from '../../../src/locales/catalog';
import type { GuideUrl, VendorName } from '../../../src/locales/voice';
import type { KeptControls } from '../../../src/ui/KeptReports';
import { createCallsModel } from '../../../src/ui/calls-model';
import type { KeptCallsControls } from '../../../src/ui/KeptCalls';
import { createRecordsModel, type RecordReader } from '../../../src/ui/records-model';
import { ReportsView } from '../../../src/ui/ReportsView';
import { exchange } from '../../support/exchange';
import { fakeFeed } from '../fake-feed';
import { gaps } from './diagnoses';
import { repeatsOf } from './repeats';

interface Shared {
  readonly locale: Signal<Locale>;
  readonly onLocale: (locale: Locale) => void;
  readonly onCopy: (text: string) => Promise<void>;
  readonly theme: 'light' | 'dark';
  readonly vendorName: VendorName;
  readonly guideUrl: GuideUrl;
}

/** Makes the page once; `state` as above. */
export function galleryReports(state: string, diagnoses: readonly Diagnosis[], shared: Shared) {
  const worked = diagnose(exchange({ id: 'worked', url: 'https://api.tokenim.com/v1/groups?page=1', status: 200, statusText: 'OK', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example', 'Content-Type': 'application/json' } }));
  const read: RecordReader = (source, _all, on) => {
    const text = typeof source === 'string' ? source : '';
    queueMicrotask(() => {
      if (text.startsWith('progress')) on.progress('reading', 0.42);
      else if (text.startsWith('fault')) on.fault('broken-json');
      else on.read({ form: 'har', entries: 48, unreadable: 1, calls: [...diagnoses, worked] });
    });
    return { end: () => undefined, render: async () => new Blob(['']) };
  };
  const model = createRecordsModel(read, foldIncidents);
  const file = (name: string): File => new File(['x'], name);
  if (state === 'reading') model.add(['fault', file('api.tokenim.com_2026-11-23_a-very-long-name-of-a-customers-file.har'), 'progress', 'waits']);
  else if (state === 'full' || state === 'compare') model.add([file('api.tokenim.com.har')]);
  const [first] = diagnoses;
  if (state === 'compare' && first !== undefined) model.chosen.value = [{ record: { is: 'file', name: 'yesterday.har' }, diagnosis: worked }, { record: { is: 'file', name: 'api.tokenim.com.har' }, diagnosis: first }];
  const listing = { id: 'a', made: '2026-11-22T10:00:00.000Z', title: '403 GET api.tokenim.com/v1/groups', failed: 3, calls: 12, pictures: 2, inPrivate: false };
  const kept: KeptControls = {
    list: signal(state === 'kept' ? [listing, { ...listing, id: 'b', title: 'net::ERR_FAILED PUT api.tokenim.com/v1/messages/1', failed: 1, pictures: 0, inPrivate: true }] : []),
    urlOf: (id) => `#${id}`,
    remove: async () => undefined,
  };
  const start = Date.parse('2026-11-21T08:30:00.000Z');
  const older = diagnoses.map((one, place) => ({ ...one, exchange: { ...one.exchange, startedDateTime: new Date(start - place * 5_000_000).toISOString() } }));
  const keptModel = createCallsModel(fakeFeed([...repeatsOf(older[0] as Diagnosis), ...older], gaps), () => true, foldIncidents);
  const keptCalls: KeptCallsControls = {
    summary: signal(state === 'first' ? { calls: 0, oldest: null } : { calls: 132, oldest: start - 200_000_000 }),
    calls: () => ({ name: { is: 'kept' }, model: keptModel, render: async () => new Blob(['']) }),
    onGrant: () => undefined,
    onDismiss: () => undefined,
  };
  model.keptShown.value = state === 'kept-calls';
  return <ReportsView {...shared} model={model} compare={sideBySide} kept={kept} keptCalls={keptCalls} forbid={[]} />;
}
