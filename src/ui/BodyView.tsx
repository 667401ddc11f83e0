/** The text of a body, as text. Long ones are cut until asked for. */
import { useState } from 'preact/hooks';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

const SHOWN = 3000;
const AROUND = 400;

interface Props {
  /** null: not visible to the observer. */
  readonly content: string | null;
  readonly range: readonly [number, number] | null;
  /** It was read from a record. */
  readonly recorded: boolean;
  readonly voice: Voice;
}

/** The body with its proof marked; the proof is never cut off. */
export function BodyView({ content, range, recorded, voice: { ui, locale } }: Props) {
  const [all, setAll] = useState(false);
  if (content === null) return <p class="quiet note">{recorded ? ui.exchange.bodyNotRecorded : ui.exchange.bodyNotSeen}</p>;
  if (content === '') return <p class="quiet note">{ui.exchange.bodyEmpty}</p>;
  const limit = Math.max(SHOWN, range === null ? 0 : range[1] + AROUND);
  const cut = !all && content.length > limit;
  return (
    <>
      <pre tabIndex={0} aria-label={ui.exchange.body}><Value text={cut ? content.slice(0, limit) : content} range={range} />{cut ? '…' : null}</pre>
      {cut ? (
        <button type="button" class="button" data-show-all onClick={() => setAll(true)}>
          {ui.exchange.showAll(content.length.toLocaleString(locale))}
        </button>
      ) : null}
    </>
  );
}
