/** One failed call in the popup: the answer in plain words first, the rest when opened. */
import type { Incident } from '../diagnosis/incidents';
import { pathOf } from '../http/origin';
import { words } from '../locales/words';
import { headlineOf, ownWordsOf, refuserLong } from '../locales/call-words';
import { ConfidenceMark } from './ConfidenceMark';
import { comparisonText } from '../locales/comparison-text';
import { FixCard } from './FixCard';
import { Fixes } from './Fixes';
import { GuideLink } from './GuideLink';
import { pathLine } from '../locales/path-text';
import { PopupRepeats } from './PopupRepeats';
import { Prose } from './Prose';
import { References } from './References';
import { StatusCell } from './StatusCell';
import { localTimes } from '../locales/times';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly incident: Incident;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** An incident as an item that opens, by its newest call. */
export function PopupCall({ incident, voice, onCopy }: Props) {
  const diagnosis = incident.latest;
  const { exchange, failure, refuser, findings, comparison, path } = diagnosis;
  const { ui } = voice;
  const [headline] = findings;
  const said = headline === undefined ? null : words(headline, voice.locale);
  const first = said?.fixes[0];
  const own = ownWordsOf(diagnosis, voice);
  const storm = findings.find(({ cause }) => cause === 'retry-storm');
  const times = localTimes(Date.parse(incident.first), Date.parse(incident.last));
  return (
    <li class="popup-call" data-call={exchange.id} data-status={exchange.response?.status ?? 0} data-failure={failure} data-count={incident.count}>
      <details data-refused-by={refuser.by} data-vendor={refuser.vendor ?? undefined}>
        <summary data-cause={headline?.cause} data-confidence={headline?.confidence}>
          <span class="popup-headline"><Prose text={headlineOf(diagnosis, voice)} /></span>
          <span class="popup-who">
            {refuserLong(diagnosis, voice)} {headline === undefined ? null : <ConfidenceMark confidence={headline.confidence} voice={voice} />}
          </span>
          {own === undefined ? null : <span class="popup-own" data-own-words>{ui.verdict.ownWords}{voice.gap}<Value text={own} /></span>}
          {first === undefined ? null : <span class="popup-first"><b>{ui.popup.first}{ui.request.colon}</b><Prose text={first.text} /></span>}
          <span class="popup-line"><StatusCell diagnosis={diagnosis} voice={voice} /> <Value text={exchange.request.method} /> <Value text={pathOf(exchange.request.url)} /></span>
          {incident.count < 2 ? null : (
            <span class="popup-line">
              <b class="repeats">{ui.repeats.times(incident.count)}</b> {ui.repeats.span(...times)}{storm === undefined ? null : <span data-cause={storm.cause} data-confidence={storm.confidence}> · <Prose text={words(storm, voice.locale).title} /></span>}
            </span>
          )}
        </summary>
        {path == null ? null : <p class="path-line"><b>{path.of === 'preflight' ? ui.path.preflightTitle : ui.path.title}{ui.request.colon}</b><Value text={pathLine(path, exchange, voice)} /></p>}
        {said === null ? null : <p class="why"><b>{ui.verdict.why}{ui.request.colon}</b><Prose text={said.why} /></p>}
        {comparison == null ? null : <p data-comparison={comparison.credential}><Prose text={comparisonText(comparison, exchange, voice)} /></p>}
        {first === undefined ? null : <FixCard fix={first} diagnosis={diagnosis} voice={voice} onCopy={onCopy} />}
        <Fixes diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
        {headline === undefined ? null : <GuideLink finding={headline} url={exchange.request.url} voice={voice} />}
        <References diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
        <PopupRepeats incident={incident} voice={voice} />
      </details>
    </li>
  );
}
