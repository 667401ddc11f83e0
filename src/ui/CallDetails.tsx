/** Everything about one call: the verdict, its proof, the fixes, the rest; beside or below it the exchange, with the proof marked in it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Proof } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Incident } from '../diagnosis/incidents';
import { Comparison } from './Comparison';
import { CorsDetails } from './CorsDetails';
import { ExchangeView } from './ExchangeView';
import { Fixes } from './Fixes';
import { Handshake } from './Handshake';
import { placeOf } from './marks';
import { OtherCauses } from './OtherCauses';
import { PathPicture } from './PathPicture';
import { ProofList } from './ProofList';
import { References } from './References';
import { RevealContext, type RevealOf } from './reveal';
import type { TrialControls } from './trial';
import { TryHere } from './TryHere';
import { Verdict } from './Verdict';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Diagnosis;
  /** What the call is one of; null: nothing that is known. */
  readonly incident?: Incident | null;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
  readonly onCopyImage?: ((png: Blob) => Promise<void>) | undefined;
  readonly trial?: TrialControls | undefined;
  /** Shows one hidden value of a call as it was. Left out: nobody has it. */
  readonly onReveal?: RevealOf | undefined;
}

/** The details of the selected call. */
export function CallDetails({ diagnosis, incident = null, voice, onCopy, onCopyImage, trial, onReveal }: Props) {
  const root = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<{ readonly proof: Proof } | null>(null);
  const proofs = diagnosis.findings.flatMap(({ proof }) => proof);

  useLayoutEffect(() => {
    if (pointed === null) return;
    const place = placeOf(pointed.proof.message, pointed.proof.part);
    const targets = [...(root.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])].filter((element) => element.dataset['at'] === place);
    const target = targets.find((element) => element.querySelector('mark') !== null) ?? targets[0];
    if (target === undefined) return;
    for (let block = target.closest('details'); block !== null; block = block.parentElement?.closest('details') ?? null) block.open = true;
    (target.querySelector('mark') ?? target).scrollIntoView({ block: 'center', inline: 'nearest' });
    target.focus({ preventScroll: true });
  }, [pointed]);

  const show = (proof: Proof): void => setPointed({ proof });
  return (
    <article class="details" ref={root} data-selected-call={diagnosis.exchange.id}>
      <div class="explanation">
        <Verdict diagnosis={diagnosis} incident={incident} voice={voice} onCopy={onCopy} />
        <ProofList diagnosis={diagnosis} voice={voice} onShow={show} />
        <PathPicture diagnosis={diagnosis} voice={voice} onShow={show} />
        {diagnosis.failure === 'cors' ? <Handshake exchange={diagnosis.exchange} voice={voice} onCopy={onCopy} onCopyImage={onCopyImage} /> : null}
        <TryHere exchange={diagnosis.exchange} trial={trial} voice={voice} />
        <Fixes diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
        {diagnosis.failure === 'cors' || diagnosis.failure === 'status' ? <CorsDetails exchange={diagnosis.exchange} voice={voice} onCopy={onCopy} /> : null}
        <Comparison diagnosis={diagnosis} voice={voice} />
        <OtherCauses diagnosis={diagnosis} voice={voice} onShow={show} />
        <References diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
      </div>
      <RevealContext.Provider value={onReveal?.(diagnosis.exchange) ?? null}>
        <ExchangeView exchange={diagnosis.exchange} proofs={proofs} pointed={pointed?.proof ?? null} voice={voice} />
      </RevealContext.Provider>
    </article>
  );
}
