/** The calls that were chosen to be compared, and what is still to do for it. */
import { pathOf } from '../http/origin';
import { statusOf } from '../locales/call-words';
import { visible } from '../locales/visible';
import { Icon } from './Icon';
import { recordName } from './RecordList';
import type { Chosen, RecordsModel } from './records-model';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly model: RecordsModel;
  readonly isShown: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly voice: Voice;
}

/** Method, path and status in one line. */
export function callLine({ diagnosis: { exchange } }: Chosen): string {
  const status = statusOf(exchange);
  return visible(`${exchange.request.method} ${pathOf(exchange.request.url).split('?')[0] ?? ''}${status === 0 ? '' : ` ${status}`}`);
}

/** A strip; nothing where none is chosen. */
export function ChosenCalls({ model, isShown, onShow, voice }: Props) {
  const words = voice.ui.reports.compare;
  const chosen = model.chosen.value;
  if (chosen.length === 0) return null;
  const takeOut = (one: Chosen): void => {
    model.chosen.value = chosen.filter((other) => other !== one);
    onShow(false);
  };
  return (
    <section class="chosen" aria-label={words.strip}>
      <ol>
        {chosen.map((one, place) => (
          <li key={place}>
            <span class="chosen-letter" aria-hidden="true">{'AB'[place]}</span>
            <span><code><Value text={callLine(one)} /></code> <span class="quiet">{recordName(one.record, voice)}</span></span>
            <button type="button" class="tool" title={words.takeOut(callLine(one))} aria-label={words.takeOut(callLine(one))} onClick={() => takeOut(one)}><Icon name="close" /></button>
          </li>
        ))}
      </ol>
      {chosen.length < 2 ? <p class="quiet" role="status">{words.chooseSecond}</p> : isShown ? null : <button type="button" class="button primary" data-compare onClick={() => onShow(true)}><Icon name="compare" />{words.show}</button>}
    </section>
  );
}
