/** One line of the list: an incident by its newest call, with how often it happened, or one of its older calls. */
import { isTold } from '../http/dates';
import { pathOf } from '../http/origin';
import { visible } from '../locales/visible';
import { headlineOf, refuserShort } from '../locales/call-words';
import type { Row } from './calls-model';
import { Icon } from './Icon';
import { Prose } from './Prose';
import { StatusCell } from './StatusCell';
import { localMoment, localTimes, preciseTime } from '../locales/times';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly row: Row;
  /** It says when it was made, and by which page. */
  readonly across: boolean;
  readonly unfolded: boolean;
  readonly selected: boolean;
  /** The one row that Tab reaches. */
  readonly reachable: boolean;
  readonly onSelect: (id: string) => void;
  readonly onUnfold: (key: string, open: boolean) => void;
  readonly voice: Voice;
}

/** A row of the tree grid. */
export function CallRow({ row: { diagnosis, incident, level }, across, unfolded, selected, reachable, onSelect, onUnfold, voice }: Props) {
  const { exchange, failure } = diagnosis;
  const { repeats } = voice.ui;
  const headline = headlineOf(diagnosis, voice);
  const folds = level === 1 && incident.count > 1;
  // One day is enough to say where both are of it.
  const when = folds && !unfolded ? repeats.span(localMoment(Date.parse(incident.first)), localTimes(Date.parse(incident.first), Date.parse(incident.last))[1]) : localMoment(Date.parse(exchange.startedDateTime));
  const page = /^https?:\/\/(.+)/.exec(exchange.origin ?? '')?.[1] ?? '';
  const toggle = (event: Event): void => {
    event.stopPropagation();
    onUnfold(incident.key, !unfolded);
  };
  return (
    <tr
      role="row"
      class={level === 1 ? 'call' : 'call repeated'}
      data-call={exchange.id}
      data-status={exchange.response?.status ?? 0}
      data-failure={failure}
      data-count={level === 1 ? incident.count : undefined}
      aria-level={level}
      aria-expanded={folds ? unfolded : undefined}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      onClick={() => onSelect(exchange.id)}
    >
      <td role="gridcell" class="c-status"><StatusCell diagnosis={diagnosis} voice={voice} /></td>
      <td role="gridcell" class="c-method"><Value text={exchange.request.method} /></td>
      <td role="gridcell" class="c-path" title={visible(exchange.request.url)}><Value text={pathOf(exchange.request.url)} /></td>
      <td role="gridcell" class="c-refuser" title={failure === 'none' ? undefined : refuserShort(diagnosis, voice)}>{failure === 'none' ? null : refuserShort(diagnosis, voice)}</td>
      <td role="gridcell" class="c-headline" title={visible(headline)}>
        {!folds ? null : (
          <button type="button" class="repeats" data-unfold aria-label={unfolded ? repeats.fold : repeats.unfold(incident.count)} title={repeats.endpoint} tabIndex={-1} onClick={toggle}>
            {repeats.times(incident.count)}<Icon name="chevron" />
          </button>
        )}
        {level === 2 ? (
          <time class="row-times quiet">{preciseTime(Date.parse(exchange.startedDateTime), Date.parse(incident.last))}</time>
        ) : (
          <span class="row-title"><Prose text={headline} /></span>
        )}
        {folds && !across && isTold(incident.first) ? <span class="row-times quiet">{repeats.span(...localTimes(Date.parse(incident.first), Date.parse(incident.last)))}</span> : null}
      </td>
      {across ? <td role="gridcell" class="c-where" title={visible(`${when} ${page}`.trim())}><time>{when}</time> <Value text={page} /></td> : null}
    </tr>
  );
}
