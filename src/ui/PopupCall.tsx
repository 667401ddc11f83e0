/** One failed call in the popup: the answer in plain words first, the rest when opened. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { pathOf } from '../http/origin';
import { words } from '../locales/words';
import { headlineOf, refuserLong } from './call-words';
import { ConfidenceMark } from './ConfidenceMark';
import { FixCard } from './FixCard';
import { Fixes } from './Fixes';
import { Prose } from './Prose';
import { References } from './References';
import { StatusCell } from './StatusCell';
import { Value } from './Value';
import type { Voice } from './voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** A call as an item that opens. */
export function PopupCall({ diagnosis, voice, onCopy }: Props) {
  const { exchange, failure, refuser, findings } = diagnosis;
  const { ui } = voice;
  const [headline] = findings;
  const said = headline === undefined ? null : words(headline, voice.locale);
  const first = said?.fixes[0];
  return (
    <li class="popup-call" data-call={exchange.id} data-status={exchange.response?.status ?? 0} data-failure={failure}>
      <details data-refused-by={refuser.by} data-vendor={refuser.vendor ?? undefined}>
        <summary data-cause={headline?.cause} data-confidence={headline?.confidence}>
          <span class="popup-headline"><Prose text={headlineOf(diagnosis, voice)} /></span>
          <span class="popup-who">
            {refuserLong(diagnosis, voice)} {headline === undefined ? null : <ConfidenceMark confidence={headline.confidence} voice={voice} />}
          </span>
          {first === undefined ? null : <span class="popup-first"><b>{ui.popup.first}{ui.request.colon}</b><Prose text={first.text} /></span>}
          <span class="popup-line"><StatusCell diagnosis={diagnosis} voice={voice} /> <Value text={exchange.request.method} /> <Value text={pathOf(exchange.request.url)} /></span>
        </summary>
        {said === null ? null : <p class="why"><b>{ui.verdict.why}{ui.request.colon}</b><Prose text={said.why} /></p>}
        {first === undefined ? null : <FixCard fix={first} diagnosis={diagnosis} voice={voice} onCopy={onCopy} />}
        <Fixes diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
        <References diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
      </details>
    </li>
  );
}
