/** One call in the list. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { pathOf } from '../http/origin';
import { visible } from '../locales/visible';
import { headlineOf, refuserShort } from './call-words';
import { Prose } from './Prose';
import { StatusCell } from './StatusCell';
import { Value } from './Value';
import type { Voice } from './voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly selected: boolean;
  /** The one row that Tab reaches. */
  readonly reachable: boolean;
  readonly onSelect: (id: string) => void;
  readonly voice: Voice;
}

/** A row of the grid. */
export function CallRow({ diagnosis, selected, reachable, onSelect, voice }: Props) {
  const { exchange, failure } = diagnosis;
  const headline = headlineOf(diagnosis, voice);
  return (
    <tr
      role="row"
      class="call"
      data-call={exchange.id}
      data-status={exchange.response?.status ?? 0}
      data-failure={failure}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      onClick={() => onSelect(exchange.id)}
    >
      <td role="gridcell" class="c-status"><StatusCell diagnosis={diagnosis} voice={voice} /></td>
      <td role="gridcell" class="c-method"><Value text={exchange.request.method} /></td>
      <td role="gridcell" class="c-path" title={visible(exchange.request.url)}><Value text={pathOf(exchange.request.url)} /></td>
      <td role="gridcell" class="c-refuser">{refuserShort(diagnosis, voice)}</td>
      <td role="gridcell" class="c-headline" title={visible(headline)}><Prose text={headline} /></td>
    </tr>
  );
}
