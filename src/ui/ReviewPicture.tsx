/** A picture of a report, and the tool that blackens parts of it: drawn into the pixels, so that nothing of the original is left. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Voice } from '../locales/voice';
import type { Picture } from '../report/report';

interface Props {
  readonly picture: Picture;
  readonly number: number;
  /** null: it goes. */
  readonly onPicture: (picture: Picture | null) => void;
  readonly voice: Voice;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Rectangle = readonly [Point, Point];

/** Pixels of the picture that an arrow key goes. */
const STEP = 20;

/** The picture with its buttons. */
export function ReviewPicture({ picture, number, onPicture, voice: { ui: { review: words } } }: Props) {
  const [drawing, setDrawing] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <figure class="review-picture" data-picture={number}>
      {drawing ? (
        <Blackener
          picture={picture}
          label={words.blackenHint}
          words={words}
          onDone={(changed) => {
            setDrawing(false);
            if (changed === null) return;
            setSaid(words.blackened);
            onPicture(changed);
          }}
        />
      ) : (
        <img src={picture.url} width={picture.width} height={picture.height} alt={words.picture(number)} />
      )}
      <figcaption class="review-do">
        <span>{words.picture(number)}</span>
        {drawing ? null : <button type="button" class="button" data-blacken={number} onClick={() => setDrawing(true)}>{words.blacken}</button>}
        <button type="button" class="button" data-remove-picture={number} aria-label={words.removePicture(number)} onClick={() => onPicture(null)}>{words.remove}</button>
        <span role="status" class="quiet">{said}</span>
      </figcaption>
    </figure>
  );
}

interface BlackenerProps {
  readonly picture: Picture;
  readonly label: string;
  readonly words: Voice['ui']['review'];
  /** null: called off. */
  readonly onDone: (picture: Picture | null) => void;
}

function Blackener({ picture, label, words, onDone }: BlackenerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<HTMLImageElement | null>(null);
  const [done, setDone] = useState<readonly Rectangle[]>([]);
  const [corner, setCorner] = useState<Point | null>(null);
  const [at, setAt] = useState<Point>({ x: Math.round(picture.width / 2), y: Math.round(picture.height / 2) });

  const draw = (rectangles: readonly Rectangle[], marks: boolean): void => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (context === null || image.current === null) return;
    context.drawImage(image.current, 0, 0, picture.width, picture.height);
    context.fillStyle = '#000';
    for (const [from, to] of rectangles) context.fillRect(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(from.x - to.x), Math.abs(from.y - to.y));
    if (!marks) return;
    context.strokeStyle = '#d93025';
    context.lineWidth = 2;
    context.strokeRect(at.x - 6, at.y - 6, 12, 12);
  };
  useEffect(() => {
    const loading = new Image();
    loading.src = picture.url;
    void loading.decode().then(() => {
      image.current = loading;
      draw(done, true);
    });
  }, [picture.url]);
  useEffect(() => draw(corner === null ? done : [...done, [corner, at]], true), [done, corner, at]);

  const pointOf = (event: PointerEvent): Point => {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return at;
    return { x: Math.round(((event.clientX - box.left) / box.width) * picture.width), y: Math.round(((event.clientY - box.top) / box.height) * picture.height) };
  };
  const close = (to: Point): void => {
    if (corner !== null && (corner.x !== to.x || corner.y !== to.y)) setDone([...done, [corner, to]]);
    setCorner(null);
  };
  const key = (event: KeyboardEvent): void => {
    const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] ?? [0, 0];
    if (event.key === 'Enter' || event.key === ' ') {
      if (corner === null) setCorner(at);
      else close(at);
    } else if (x === 0 && y === 0) return;
    else setAt({ x: Math.min(picture.width, Math.max(0, at.x + (x ?? 0))), y: Math.min(picture.height, Math.max(0, at.y + (y ?? 0))) });
    event.preventDefault();
  };
  const finish = (): void => {
    draw(done, false);
    if (canvas.current !== null) onDone({ ...picture, url: canvas.current.toDataURL('image/jpeg', 0.85) });
  };
  return (
    <>
      <p class="quiet">{label}</p>
      <canvas
        ref={canvas}
        width={picture.width}
        height={picture.height}
        tabIndex={0}
        role="application"
        aria-label={label}
        data-blackener
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setCorner(pointOf(event));
          setAt(pointOf(event));
        }}
        onPointerMove={(event) => event.buttons > 0 && setAt(pointOf(event))}
        onPointerUp={(event) => close(pointOf(event))}
        onPointerCancel={() => setCorner(null)}
        onKeyDown={key}
      />
      <div class="review-do">
        <button type="button" class="button primary" data-apply-black disabled={done.length === 0} onClick={finish}>{words.applyBlack}</button>
        <button type="button" class="button" onClick={() => onDone(null)}>{words.cancel}</button>
      </div>
    </>
  );
}
