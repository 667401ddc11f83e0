/** The gallery's recordings: nothing yet, running, waiting, forbidden; and the review of a report. */
import type { Signal } from '@preact/signals';
import type { Diagnosis } from '../../../src/diagnosis/diagnose';
import type { Locale } from '../../../src/locales/catalog';
import type { VendorName } from '../../../src/locales/voice';
import { reportGaps } from '../../../src/locales/recording-gaps';
import type { Recording } from '../../../src/store/recordings';
import type { RecordingControls } from '../../../src/ui/RecordingPanel';
import { ReviewView } from '../../../src/ui/ReviewView';

const recording: Recording = { id: 'r', tabId: 1, tab: 'run:1', inPrivate: false, startedAt: Date.parse('2026-11-22T09:00:00Z'), endedAt: null, ended: null, bodies: true, unfinished: 0, said: { did: '', expected: '' } };

/** `state`: recording|waiting|no-bodies, anything else: nothing is recorded. */
export function galleryRecording(state: string): RecordingControls {
  return {
    running: state === 'recording' ? recording : null,
    elsewhere: false,
    waiting: state === 'waiting' ? [{ ...recording, ended: 'tab-closed' }] : [],
    pictures: state === 'recording' ? 1 : 0,
    forbid: state === 'no-bodies' ? ['bodies'] : [],
    onStart: async () => undefined,
    onStop: async () => undefined,
    onSay: async (said) => said,
    onPicture: async () => undefined,
    reviewUrl: (id) => `?view=review&id=${id}`,
  };
}

const SHOT = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200"><rect width="640" height="200" fill="#e8eef8"/><rect x="20" y="20" width="300" height="24" fill="#9db4d8"/><rect x="20" y="70" width="560" height="90" fill="#fff"/></svg>');

/** The page as it is with a report, a private one, or none. */
export function galleryReview(state: string, diagnoses: readonly Diagnosis[], { locale, onLocale, theme, vendorName }: { readonly locale: Signal<Locale>; readonly onLocale: (locale: Locale) => void; readonly theme: 'light' | 'dark'; readonly vendorName: VendorName }) {
  const report = {
    made: '2026-11-22T09:05:00.000Z',
    version: '0.1.0',
    said: { did: locale.value === 'en' ? 'I pressed “Send”.' : '点了“发送”。', expected: '' },
    environment: { browser: 'Chrome 156', system: 'Windows 11', language: locale.value, timeZone: 'Asia/Shanghai', online: true, clockSkew: null, extensions: null },
    calls: diagnoses.map((diagnosis) => ({ diagnosis, incident: null, entry: null, file: null })),
    pictures: [{ url: SHOT, width: 640, height: 200 }],
    gaps: reportGaps({ ended: 'tab-closed', bodies: true, unfinished: 1, unread: 0, withheld: 2 }),
  };
  return (
    <ReviewView
      locale={locale}
      onLocale={onLocale}
      theme={theme}
      report={state === 'empty' ? null : report}
      keptIn={state === 'lost' ? 'private' : null}
      reportLocale={locale.value}
      onReportLocale={() => undefined}
      contacts={[{ name: 'support@example.com', url: 'mailto:support@example.com', cut: false }]}
      maySave
      leaving={report}
      vendorName={vendorName}
      onSay={async (said) => said}
      onRemoveCall={() => undefined}
      onRemoveValue={() => undefined}
      onPicture={() => undefined}
      onSave={() => undefined}
      onCopy={async () => undefined}
      markdown={() => ''}
      onDelete={async () => undefined}
    />
  );
}
