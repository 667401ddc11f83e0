/** The line between list and details: drag it, or move it with the arrow keys. */
import { useRef, useState } from 'preact/hooks';

const SMALLEST = 20;
const LARGEST = 80;
const STEP = 4;

/** Sets the list's share of the width, in percent, on the pane before it. */
export function Splitter({ label }: { readonly label: string }) {
  const line = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(38);
  const move = (wanted: number): void => {
    const next = Math.round(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
    setShare(next);
    line.current?.parentElement?.style.setProperty('--list-share', `${next}%`);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const panes = line.current?.parentElement?.getBoundingClientRect();
    if (panes === undefined || line.current?.hasPointerCapture(event.pointerId) !== true) return;
    move(((event.clientX - panes.left) / panes.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    move(share + (event.key === 'ArrowLeft' ? -STEP : STEP));
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={share}
      aria-valuemin={SMALLEST}
      aria-valuemax={LARGEST}
      tabIndex={0}
      ref={line}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
