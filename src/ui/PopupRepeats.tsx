/** The single calls of an incident in the popup, in a list that opens. */
import type { Incident } from '../diagnosis/incidents';
import { pathOf } from '../http/origin';
import { StatusCell } from './StatusCell';
import { preciseTime } from '../locales/times';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

/** Nothing, where there is one call only. The newest is the incident's own element. */
export function PopupRepeats({ incident, voice }: { readonly incident: Incident; readonly voice: Voice }) {
  if (incident.count < 2) return null;
  return (
    <details class="popup-repeats">
      <summary>{voice.ui.repeats.all(incident.count)}</summary>
      <ul>
        {incident.calls.map((diagnosis, place) => {
          const { exchange, failure, refuser, findings } = diagnosis;
          const line = <><time>{preciseTime(Date.parse(exchange.startedDateTime), Date.parse(incident.last))}</time> <StatusCell diagnosis={diagnosis} voice={voice} /> <Value text={exchange.request.method} /> <Value text={pathOf(exchange.request.url)} /></>;
          if (place === 0) return <li key={exchange.id}>{line}</li>;
          return (
            <li key={exchange.id} data-call={exchange.id} data-status={exchange.response?.status ?? 0} data-failure={failure} data-refused-by={refuser.by} data-vendor={refuser.vendor ?? undefined} data-cause={findings[0]?.cause} data-confidence={findings[0]?.confidence}>
              {line}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
