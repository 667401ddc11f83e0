/** The popup's part on reports: start one, see what is being recorded, say what happened, add pictures, stop. Props in, callbacks out. */
import { useRef, useState } from 'preact/hooks';
import { localTimes } from '../locales/times';
import type { Voice } from '../locales/voice';
import type { Forbidden } from '../profiles/settings';
import type { Recording } from '../store/recordings';
import { Icon } from './Icon';
import { SaidFields, type Said } from './SaidFields';

/** What can be done about recordings. */
export interface RecordingControls {
  /** The one that runs in this tab. */
  readonly running: Recording | null;
  /** Another tab is being recorded. */
  readonly elsewhere: boolean;
  /** Ended, and not yet looked at. */
  readonly waiting: readonly Recording[];
  readonly pictures: number;
  onStart(bodies: boolean): Promise<void>;
  onStop(): Promise<void>;
  /** Keeps what was typed; resolves to what is kept of it. */
  onSay(said: Said): Promise<Said>;
  onPicture(): Promise<void>;
  readonly reviewUrl: (id: string) => string;
  /** What the organisation rules out. */
  readonly forbid: readonly Forbidden[];
}

interface Props {
  readonly controls: RecordingControls;
  /** Calls that have failed since it began. */
  readonly failures: number;
  /** false: a page that no extension may watch. */
  readonly mayRecord: boolean;
  readonly voice: Voice;
}

/** One section of the popup. */
export function RecordingPanel({ controls, failures, mayRecord, voice }: Props) {
  const words = voice.ui.recording;
  return (
    <>
      {controls.waiting.map(({ id, startedAt, ended }) => (
        <section key={id} class="recording waiting" data-waiting={id}>
          <p>{words.waiting(localTimes(startedAt, Date.now())[0])}{voice.gap}{ended === null || ended === 'stopped' ? null : words.ended[ended]}</p>
          <a class="button primary" href={controls.reviewUrl(id)} target="_blank">{words.open}</a>
        </section>
      ))}
      {controls.running !== null ? <Running controls={controls} recording={controls.running} failures={failures} voice={voice} /> : mayRecord ? <Offer controls={controls} voice={voice} /> : null}
    </>
  );
}

function Offer({ controls, voice: { ui: { recording: words, options } } }: Pick<Props, 'controls' | 'voice'>) {
  const [bodies, setBodies] = useState(false);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  if (controls.elsewhere) return <section class="recording"><p class="quiet">{words.elsewhere}</p></section>;
  if (controls.forbid.includes('recording')) return <section class="recording" data-recording="forbidden"><h2>{words.title}</h2><p class="quiet">{options.forbidden}{options.colon}{options.forbids.recording} ({options.byPolicy})</p></section>;
  const start = (): void => {
    setState('busy');
    controls.onStart(bodies && !controls.forbid.includes('bodies')).then(() => setState('ready'), () => setState('failed'));
  };
  return (
    <section class="recording" data-recording="none">
      <h2>{words.title}</h2>
      <p class="quiet">{words.purpose}</p>
      <label class="consent">
        <input type="checkbox" data-consent disabled={controls.forbid.includes('bodies')} checked={bodies} onChange={(event) => setBodies(event.currentTarget.checked)} />
        <span><b>{words.consent}</b><span class="quiet">{controls.forbid.includes('bodies') ? options.byPolicy : words.consentMeans}</span></span>
      </label>
      <button type="button" class="button primary" data-start-recording disabled={state === 'busy'} onClick={start}><Icon name="record" />{state === 'busy' ? words.starting : words.start}</button>
      <p role="status">{state === 'failed' ? words.failed : null}</p>
    </section>
  );
}

function Running({ controls, recording, failures, voice }: Pick<Props, 'controls' | 'failures' | 'voice'> & { readonly recording: Recording }) {
  const words = voice.ui.recording;
  const [state, setState] = useState<'ready' | 'busy' | 'failed' | 'no-picture'>('ready');
  const flush = useRef(async () => undefined as void);
  const stop = (): void => {
    setState('busy');
    void flush.current().catch(() => undefined).then(() => controls.onStop()).then(() => setState('ready'), () => setState('failed'));
  };
  return (
    <section class="recording running" data-recording="running" data-bodies={recording.bodies}>
      <h2><span class="rec-dot" aria-hidden="true" />{words.running}{voice.gap}<span class="quiet">{words.since(localTimes(recording.startedAt, Date.now())[0])}</span></h2>
      <p data-recorded={failures} aria-live="polite">{words.counted(failures)}</p>
      <p class="quiet">{recording.bodies ? words.withBodies : words.withoutBodies}</p>
      <SaidFields said={recording.said} onSay={controls.onSay} flush={flush} voice={voice} />
      <div class="recording-do">
        <button type="button" class="button primary" data-stop-recording disabled={state === 'busy'} onClick={stop}>{state === 'busy' ? words.stopping : words.stop}</button>
        {controls.forbid.includes('pictures') ? null : <button type="button" class="button" data-add-picture onClick={() => void controls.onPicture().then(() => setState('ready'), () => setState('no-picture'))}><Icon name="picture" />{words.addPicture}</button>}
      </div>
      <p role="status" class="quiet">{state === 'failed' ? words.failed : state === 'no-picture' ? words.pictureFailed : controls.pictures > 0 ? words.pictures(controls.pictures) : null}</p>
    </section>
  );
}
