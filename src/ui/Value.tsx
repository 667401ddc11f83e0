/** An observed value, isolated from the text around it, with the proof in it marked. */
import { Visible } from './Visible';

interface Props {
  readonly text: string;
  /** Start and end of the stretch to mark. */
  readonly range?: readonly [number, number] | null;
}

/** Renders `text` as a <bdi>; what lies in `range` as a <mark>. */
export function Value({ text, range = null }: Props) {
  if (range === null) return <bdi class="value"><Visible text={text} /></bdi>;
  const [start, end] = range;
  return (
    <bdi class="value">
      <Visible text={text.slice(0, start)} />
      <mark><Visible text={text.slice(start, end)} /></mark>
      <Visible text={text.slice(end)} />
    </bdi>
  );
}
