/** The call beside the nearest one that worked: one sentence, then what differs between the two. */
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Difference } from '../diagnosis/surroundings';
import { comparisonText, differingRanges } from '../locales/comparison-text';
import { Prose } from './Prose';
import { localTime } from '../locales/times';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Pick<Diagnosis, 'exchange' | 'comparison'>;
  readonly voice: Voice;
}

/** The section; nothing where no call that worked is known. */
export function Comparison({ diagnosis: { exchange, comparison }, voice }: Props) {
  // A verdict that was stored by an earlier version has none.
  if (comparison == null) return null;
  const { catalog } = voice;
  const words = catalog.comparison;
  const { worked, differences } = comparison;
  return (
    <section class="comparison" data-comparison={comparison.credential} data-same-endpoint={String(comparison.sameEndpoint)} data-worked={worked.id}>
      <h3>{words.title}</h3>
      <p><Prose text={comparisonText(comparison, exchange, voice)} /></p>
      {differences.length === 0 ? (
        <p class="quiet">{words.noDifference}</p>
      ) : (
        // The roles are a table's own; laid out as blocks in a narrow pane it would lose them.
        <table role="table" aria-label={words.table}>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">{words.what}</th>
              <th scope="col" role="columnheader">{words.worked} <time class="quiet">{clock(worked.startedDateTime)}</time></th>
              <th scope="col" role="columnheader">{words.failed} <time class="quiet">{clock(exchange.startedDateTime)}</time></th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {differences.map((difference, place) => <Row key={place} difference={difference} voice={voice} />)}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ difference, voice }: { readonly difference: Difference; readonly voice: Voice }) {
  const words = voice.catalog.comparison;
  const { kind, name, worked: then, failed: now } = difference;
  const [thenRange, nowRange] = differingRanges(then, now);
  const cell = (side: 'worked' | 'failed', text: string | null, range: typeof thenRange) => (
    <td role="cell" data-side={side} data-label={words[side]}>{text === null ? <span class="absent">{words.absent}</span> : <code><Value text={text} range={range} /></code>}</td>
  );
  return (
    <tr role="row" data-difference={kind} data-name={name === '' ? undefined : name}>
      <th scope="row" role="rowheader">{words.kinds[kind]}{name === '' ? null : <> <code><Value text={name} /></code></>}</th>
      {cell('worked', then, thenRange)}
      {cell('failed', now, nowRange)}
    </tr>
  );
}

/** Time of day, in local time. */
function clock(startedDateTime: string): string {
  return localTime(Date.parse(startedDateTime)).slice(11, 19);
}
