/** Offers to simulate the repaired answers of a call that CORS refused: what will be simulated, for whom, how long, and what cannot be. */
import { useMemo, useState } from 'preact/hooks';
import { offerTrial } from '../experiment/plan-trial';
import type { TrialPlan } from '../experiment/trial';
import type { Exchange } from '../http/exchange';
import type { TrialError } from '../locales/trial-words';
import { Prose } from './Prose';
import { SimulatedAnswers } from './SimulatedAnswers';
import { outcomeText, type TrialControls } from './trial';
import type { Voice } from '../locales/voice';
import './trial.css';

interface Props {
  readonly exchange: Exchange;
  /** undefined: this page knows of no trials. */
  readonly trial: TrialControls | undefined;
  readonly voice: Voice;
}

/** The offer, or why there is none; nothing for a call that CORS did not refuse. */
export function TryHere({ exchange, trial, voice }: Props) {
  const offer = useMemo(() => offerTrial(exchange), [exchange]);
  if (offer === null || trial === undefined || trial.start === null) return null;
  const words = voice.ui.trial;
  if (offer.plan === null) {
    return (
      <section class="try-here" data-trial="impossible">
        <h3>{words.impossible}</h3>
        {offer.obstacles.map((obstacle) => <p key={obstacle} class="quiet" data-obstacle={obstacle}><Prose text={words.obstacles[obstacle]} /></p>)}
      </section>
    );
  }
  const { plan } = offer;
  const last = trial.current.value;
  const isThis = last !== null && last.plan.url === plan.url && last.plan.method === plan.method;
  if (isThis && last.ended === null) {
    return (
      <section class="try-here" data-trial="running">
        <h3>{words.title}</h3>
        <p>{words.runningHere}</p>
        <p data-outcome={last.outcome?.kind ?? 'none'}><Prose text={outcomeText(last, voice)} /></p>
      </section>
    );
  }
  return (
    <section class="try-here" data-trial="offered">
      <h3>{words.title}</h3>
      {isThis && last.ended !== null ? (
        <p data-ended={last.ended}>{words.ended[last.ended]}{last.outcome === null ? null : <>{voice.gap}<Prose text={outcomeText(last, voice)} /></>}</p>
      ) : null}
      <p><Prose text={words.purpose} />{voice.gap}<b>{words.onlyHere}</b></p>
      <dl class="simulated">
        <SimulatedAnswers plan={plan} voice={voice} />
        <div><dt>{words.page}</dt><dd><Prose text={words.pageValue(plan.origin)} /></dd></div>
        <div><dt>{words.time}</dt><dd>{words.timeValue}</dd></div>
      </dl>
      <StartButton plan={plan} callId={exchange.id} start={trial.start} voice={voice} />
      <p class="quiet">{words.limits}{voice.gap}{words.asks}</p>
    </section>
  );
}

interface ButtonProps {
  readonly plan: TrialPlan;
  readonly callId: string;
  readonly start: NonNullable<TrialControls['start']>;
  readonly voice: Voice;
}

function StartButton({ plan, callId, start, voice }: ButtonProps) {
  const words = voice.ui.trial;
  const [state, setState] = useState<TrialError | 'idle' | 'starting'>('idle');
  const press = (): void => {
    setState('starting');
    start(callId, plan).then(
      (wrong) => setState(wrong ?? 'idle'),
      () => setState('failed'),
    );
  };
  return (
    <div class="try-now">
      <button type="button" class="button primary" data-try disabled={state === 'starting'} onClick={press}>{state === 'starting' ? words.starting : words.start}</button>
      <span class="error" role="alert" data-trial-error={state === 'not-allowed' || state === 'failed' ? state : undefined}>
        {state === 'not-allowed' || state === 'failed' ? words.errors[state] : null}
      </span>
    </div>
  );
}
