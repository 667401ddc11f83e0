/** What the popup can do about recordings. Wiring only. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import browser from 'webextension-polyfill';
import { send } from '../messages';
import { onAnnounced } from '../store/changes';
import { addToRecording, listRecordings, readRecorded, readRecording, type Recording } from '../store/recordings';
import type { Forbidden } from '../profiles/settings';
import { followSettings, settingsInForce } from '../store/settings';
import { sessionSecrets } from '../store/session-secrets';
import type { RecordingControls } from '../ui/RecordingPanel';
import { jpegOf } from './picture';
import { redactSaid } from './redact-said';

/** Pictures of one recording. */
const MOST_PICTURES = 10;

/** The controls for one tab. */
export function recordingControls(tabId: number, windowId: number | undefined): ReadonlySignal<RecordingControls> {
  const current = signal<Recording | null>(null);
  const waiting = signal<readonly Recording[]>([]);
  const pictures = signal(0);
  const forbid = signal<readonly Forbidden[]>([]);
  const lookAtPolicy = async (): Promise<void> => {
    forbid.value = (await settingsInForce()).forbid;
  };
  void lookAtPolicy();
  followSettings(() => void lookAtPolicy());
  const look = async (): Promise<void> => {
    const [now, all] = await Promise.all([readRecording(), listRecordings()]);
    const items = now === null || now.ended !== null ? [] : ((await readRecorded(now.id))?.items ?? []);
    current.value = now?.ended === null ? now : null;
    waiting.value = all.filter(({ ended }) => ended !== null);
    pictures.value = items.filter(({ kind }) => kind === 'picture').length;
  };
  void look();
  onAnnounced('reports', () => void look());
  const secrets = sessionSecrets();
  const reviewUrl = (id: string): string => browser.runtime.getURL(`src/entry/review/index.html?id=${id}`);
  return computed(() => {
    const now = current.value;
    const running = now?.tabId === tabId ? now : null;
    return {
      running,
      elsewhere: now !== null && running === null,
      waiting: waiting.value,
      pictures: pictures.value,
      onStart: (bodies) => send('start-recording', { tabId, bodies }).then(look),
      async onStop() {
        await send('stop-recording', {});
        if (running !== null) await browser.tabs.create({ url: reviewUrl(running.id) });
      },
      async onSay(said) {
        const known = await secrets;
        const kept = redactSaid(said, known);
        await send('say-in-recording', kept);
        return kept;
      },
      async onPicture() {
        if (running === null || pictures.value >= MOST_PICTURES) throw new Error('No further picture.');
        if ((await settingsInForce()).forbid.includes('pictures')) throw new Error('The organisation forbids pictures.');
        const shot = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
        if (!(await addToRecording(running, [{ kind: 'picture', picture: await jpegOf(shot) }]))) throw new Error('The browser keeps no picture.');
        await look();
      },
      reviewUrl,
      forbid: forbid.value,
    };
  });
}
