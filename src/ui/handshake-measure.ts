/** Text in a drawing: how wide it is, and where its lines break. SVG breaks no lines by itself. */

/** How a stretch of text looks; each has its class in handshake.css. */
export type TextLook = 'name' | 'origin' | 'title' | 'start' | 'status' | 'field' | 'note' | 'rule' | 'code' | 'tag' | 'verdict' | 'caption' | 'small';

/** Size in px, weight, and whether it is set in the monospaced face. The same as in handshake.css. */
export const LOOKS: { readonly [L in TextLook]: { readonly size: number; readonly weight: number; readonly mono: boolean } } = {
  name: { size: 12, weight: 600, mono: false },
  origin: { size: 10.5, weight: 400, mono: true },
  title: { size: 12, weight: 600, mono: false },
  start: { size: 11.5, weight: 600, mono: true },
  status: { size: 13, weight: 700, mono: true },
  field: { size: 10.5, weight: 400, mono: true },
  note: { size: 11.5, weight: 400, mono: false },
  rule: { size: 12, weight: 400, mono: false },
  code: { size: 11, weight: 400, mono: true },
  tag: { size: 11, weight: 400, mono: false },
  verdict: { size: 14, weight: 700, mono: false },
  caption: { size: 13, weight: 600, mono: false },
  small: { size: 10.5, weight: 400, mono: false },
};

/** Width of a text in px. */
export type Measure = (text: string, look: TextLook) => number;

export interface Run {
  readonly text: string;
  readonly look: TextLook;
}

export interface PlacedRun extends Run {
  readonly x: number;
  readonly width: number;
}

/** A line of runs, from `x` 0 on. */
export interface Line {
  readonly runs: readonly PlacedRun[];
  readonly width: number;
}

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u;
/** Room on either side of inline code, for its ground. */
export const CODE_PADDING = 3;

/** Widths without a browser, a little too wide rather than too narrow. */
export const estimatedWidth: Measure = (text, look) => {
  const { size, mono, weight } = LOOKS[look];
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0xffff ? 1 : mono ? 0.61 : /[ilj.,:;'’|!()[\]tfr ]/.test(character) ? 0.34 : /[mwMW@%—]/.test(character) ? 0.9 : /[A-Z]/.test(character) ? 0.7 : 0.57;
  return ems * size * (weight > 500 ? 1.06 : 1);
};

/** Widths as this browser draws them, in the faces of the element that the drawing stands in; estimated where there is no canvas. */
export function measureIn(element: Element): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null || typeof context.measureText !== 'function') return estimatedWidth;
  const style = getComputedStyle(element);
  const faces = { sans: style.fontFamily || 'sans-serif', mono: style.getPropertyValue('--mono') || 'monospace' };
  const known = new Map<string, number>();
  return (text, look) => {
    const { size, weight, mono } = LOOKS[look];
    const key = `${look} ${text}`;
    const width = known.get(key) ?? widthOf(context, `${weight} ${size}px ${mono ? faces.mono : faces.sans}`, text);
    known.set(key, width);
    return width;
  };
}

function widthOf(context: CanvasRenderingContext2D, font: string, text: string): number {
  context.font = font;
  return context.measureText(text).width;
}

/** One of our texts as runs: what stands between backticks is code. */
export function runsOf(text: string, look: TextLook): readonly Run[] {
  return text.split('`').map((part, place) => ({ text: part, look: place % 2 === 1 ? 'code' : look }) as const).filter((run) => run.text !== '');
}

/** Breaks runs into lines no wider than `width`: at spaces, between Chinese characters (never before closing punctuation), and inside of what is longer than a line. */
export function breakLines(runs: readonly Run[], width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  let placed: PlacedRun[] = [];
  let x = 0;
  const endLine = (): void => {
    lines.push({ runs: placed, width: x });
    placed = [];
    x = 0;
  };
  const put = (text: string, look: TextLook): void => {
    const last = placed.at(-1);
    const isNew = last === undefined || last.look !== look;
    const before = isNew && look === 'code' ? CODE_PADDING : 0;
    const after = isNew && last?.look === 'code' ? CODE_PADDING : 0;
    const wide = measure(text, look);
    if (isNew) placed.push({ text, look, x: x + before + after, width: wide });
    else placed[placed.length - 1] = { ...last, text: last.text + text, width: last.width + wide };
    x += wide + before + after;
  };
  for (const { text, look } of runs) {
    for (const unit of unitsOf(text)) {
      const wide = measure(unit, look) + (look === 'code' ? 2 * CODE_PADDING : 0);
      const hangs = /^[，。：；、）」！？,.;:)]+$/.test(unit);
      const room = width - x;
      if (x > 0 && wide > width && room > width / 3) {
        // Longer than a line: it begins on this one.
        for (const piece of piecesOf(unit, look, width, measure, room)) {
          if (x > 0 && piece.begins) endLine();
          put(piece.text, look);
        }
        continue;
      }
      if (x > 0 && x + wide > width && !hangs) {
        endLine();
        if (unit.trim() === '') continue;
      }
      if (wide <= width || hangs) {
        if (x > 0 || unit.trim() !== '') put(unit, look);
        continue;
      }
      for (const piece of piecesOf(unit, look, width, measure, width)) {
        if (piece.begins) endLine();
        put(piece.text, look);
      }
    }
  }
  if (placed.length > 0) endLine();
  return lines;
}

function unitsOf(text: string): readonly string[] {
  return text.match(/\s+|[\u2E80-\u9FFF\uF900-\uFAFF][，。：；、）」！？]*|[，。：；、）」！？]+|[（「]?[^\s\u2E80-\u9FFF\uF900-\uFAFF，。：；、）」！？（「]+[，。：；、）」！？]*|[（「]/gu) ?? [];
}

/** A unit that is longer than a line, in pieces; broken behind a separator where one is near. `begins`: on a new line. */
function piecesOf(text: string, look: TextLook, width: number, measure: Measure, room: number): readonly { readonly text: string; readonly begins: boolean }[] {
  const padding = look === 'code' ? 2 * CODE_PADDING : 0;
  const pieces: { readonly text: string; readonly begins: boolean }[] = [];
  let rest = [...text];
  for (let left = room - padding; rest.length > 0; left = width - padding) {
    let end = 1;
    while (end < rest.length && measure(rest.slice(0, end + 1).join(''), look) <= left) end += 1;
    if (end < rest.length) {
      // A line of one or two characters would look lost.
      const separator = rest.slice(0, Math.min(end, rest.length - 3)).findLastIndex((character) => /[-/.,_?&=:]/.test(character));
      if (separator >= end / 2) end = separator + 1;
    }
    pieces.push({ text: rest.slice(0, end).join(''), begins: pieces.length > 0 });
    rest = rest.slice(end);
  }
  return pieces;
}
