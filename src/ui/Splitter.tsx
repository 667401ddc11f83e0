/** The line between list and details, upright or lying: drag it, or move it with the arrow keys. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const SMALLEST = 20;
const LARGEST = 80;
const STEP = 4;
/** The style sheet's own shares, until the line is moved. */
const SHARE = { beside: 38, above: 34 };

/** Sets the list's share of the width (or of the height, where it stands above the details), in percent, on the panes around it. */
export function Splitter({ label }: { readonly label: string }) {
  const line = useRef<HTMLDivElement>(null);
  const [stacked, setStacked] = useState(false);
  const [moved, setMoved] = useState<number | null>(null);
  const share = moved ?? (stacked ? SHARE.above : SHARE.beside);

  useLayoutEffect(() => {
    const panes = line.current?.parentElement;
    if (panes == null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setStacked(getComputedStyle(panes).flexDirection === 'column'));
    observer.observe(panes);
    return () => observer.disconnect();
  }, []);
  // What was chosen for a width means nothing for a height.
  useLayoutEffect(() => {
    setMoved(null);
    line.current?.parentElement?.style.removeProperty('--list-share');
  }, [stacked]);

  const move = (wanted: number): void => {
    const next = Math.round(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
    setMoved(next);
    line.current?.parentElement?.style.setProperty('--list-share', `${next}%`);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const panes = line.current?.parentElement?.getBoundingClientRect();
    if (panes === undefined || line.current?.hasPointerCapture(event.pointerId) !== true) return;
    move((stacked ? (event.clientY - panes.top) / panes.height : (event.clientX - panes.left) / panes.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [less, more] = stacked ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    move(share + (event.key === less ? -STEP : STEP));
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation={stacked ? 'horizontal' : 'vertical'}
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
