/** Says, as long as it is so, that answers are being simulated: for whom, how long still, what came of it, and the way to end it. */
import { useEffect, useState } from 'preact/hooks';
import type { Trial } from '../experiment/trial';
import { Icon } from './Icon';
import { Prose } from './Prose';
import { SimulatedAnswers } from './SimulatedAnswers';
import { outcomeText, type TrialControls } from './trial';
import type { Voice } from '../locales/voice';
import './trial.css';

interface Props {
  readonly trial: TrialControls | undefined;
  readonly voice: Voice;
  /** Shows the newest call like this one, where the page can. */
  readonly onShow?: ((trial: Trial) => void) | undefined;
}

/** The banner of the trial that runs in this tab. */
export function TrialBanner({ trial, voice, onShow }: Props) {
  const current = trial?.current.value ?? null;
  if (trial === undefined || current === null || current.ended !== null) return null;
  const words = voice.ui.trial;
  const { outcome, plan } = current;
  const apis = [...new Set(plan.answers.map(({ apiOrigin }) => apiOrigin))].join('`, `');
  return (
    <section class="trial-banner" aria-label={words.running} data-trial-banner={plan.origin}>
      <div class="trial-line">
        <b class="trial-sign">SIM</b>
        <p><b>{words.running}</b> <TimeLeft endsAt={current.endsAt} voice={voice} /></p>
        <button type="button" class="button" data-end-trial onClick={trial.end}>{words.end}</button>
      </div>
      <p><Prose text={words.answersFor(apis)} />{voice.gap}{words.onlyHere}</p>
      <p class="trial-outcome" role="status" data-outcome={outcome?.kind ?? 'none'}>
        <Icon name={outcome === null ? 'chevron' : outcome.kind === 'passed' ? 'check' : 'warning'} />
        <span><Prose text={outcomeText(current, voice)} /></span>
        {outcome === null || outcome.kind === 'passed' || onShow === undefined ? null : (
          <button type="button" class="button" data-show-outcome onClick={() => onShow(current)}>{words.show}</button>
        )}
      </p>
      <details>
        <summary>{words.what}</summary>
        <dl class="simulated"><SimulatedAnswers plan={plan} voice={voice} /></dl>
      </details>
    </section>
  );
}

/** Counts down by the second; not announced, for that would never end. */
function TimeLeft({ endsAt, voice }: { readonly endsAt: number; readonly voice: Voice }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000));
  return <span class="trial-left" role="timer" aria-live="off">{voice.ui.trial.left(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)}</span>;
}
