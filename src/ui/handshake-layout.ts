/** Where everything of a handshake's picture stands, for a given width: lifelines, messages, and the browser's checks between them. Pure. */
import type { Party } from '../http/cors-handshake';
import { breakLines, runsOf, type Line, type Measure, type Run, type TextLook } from './handshake-measure';
import { tellingRules, type RuleText, type StepText } from './handshake-text';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text with its base line. */
export interface PlacedLine extends Line {
  readonly x: number;
  readonly y: number;
}

export interface Lifeline {
  readonly x: number;
  readonly head: Box;
  readonly lines: readonly PlacedLine[];
}

export interface RuleRow {
  readonly rule: RuleText;
  readonly ground: Box;
  readonly mark: { readonly x: number; readonly y: number };
  readonly lines: readonly PlacedLine[];
}

export interface StepDrawing {
  readonly text: StepText;
  readonly number: number;
  readonly area: Box;
  /** Ground behind the words, so that no lifeline runs through them. */
  readonly ground: Box | null;
  readonly lines: readonly PlacedLine[];
  readonly arrow: { readonly from: number; readonly to: number; readonly y: number; readonly look: 'asks' | 'answers' | 'never-sent' } | null;
  readonly checks: { readonly box: Box; readonly pointer: number; readonly head: readonly PlacedLine[]; readonly rows: readonly RuleRow[] } | null;
  /** What the page was left with, or a note of the browser to itself. */
  readonly panel: { readonly box: Box; readonly look: 'refused' | 'answered' | 'note'; readonly numbered: boolean; readonly lines: readonly PlacedLine[] } | null;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly caption: readonly PlacedLine[];
  readonly lifelines: readonly Lifeline[];
  readonly foot: number;
  readonly steps: readonly StepDrawing[];
  readonly signature: readonly PlacedLine[];
}

export interface LayoutFacts {
  readonly texts: readonly StepText[];
  /** What stands above each lifeline: a name, and the origin below it. Page, browser, then the servers. */
  readonly names: readonly { readonly name: string; readonly origin: string }[];
  readonly checks: string;
  readonly width: number;
  readonly measure: Measure;
  /** Above and below the picture where it stands alone. */
  readonly frame?: { readonly caption: string; readonly signature: string } | undefined;
}

const ROOMY = 520;
const LINE = 15;
const RADIUS = 8;
/** Room behind a line for closing punctuation, which begins none. */
const HANG = 8;

/** Draws the whole picture. */
export function layoutHandshake({ texts, names, checks, width, measure, frame }: LayoutFacts): Drawing {
  const roomy = width >= ROOMY;
  const edge = frame === undefined ? (roomy ? 4 : 1) : 20;
  const lines = (runs: readonly Run[], x: number, y: number, most: number, height = LINE): readonly PlacedLine[] =>
    breakLines(runs, most, measure).map((line, place) => ({ ...line, x, y: y + place * height }));
  const caption = frame === undefined ? [] : lines(runsOf(frame.caption, 'caption'), edge, 30, width - 2 * edge, 18);
  const top = caption.length === 0 ? 1 : (caption.at(-1)?.y ?? 0) + 16;

  const first = edge + (roomy ? 60 : 11);
  const last = width - edge - (roomy ? 70 : 11);
  const browser = Math.round(first + (last - first) * (roomy ? 0.3 : 0.42));
  const count = names.length - 2;
  // Where there is no room for a lifeline each, the servers share one and are named at the arrows.
  const apart = count === 1 || (roomy && count <= 3 && width >= 560);
  const xs = [first, browser, ...Array.from({ length: apart ? count : 1 }, (_, place) => (apart ? Math.round(browser + ((last - browser) * (place + 1)) / count) : last))];
  const lifelineX = (party: Party): number => (party === 'page' ? first : party === 'browser' ? browser : (xs[apart ? party + 2 : 2] ?? last));

  const heads = xs.map((x, place): Lifeline => {
    const { name = '', origin = '' } = names[place] ?? {};
    const left = place === 0 ? edge : ((xs[place - 1] ?? 0) + x) / 2 + (place === 1 ? 0 : 4);
    const right = place === xs.length - 1 ? width - edge : (x + (xs[place + 1] ?? width)) / 2 - 4;
    const [start, end] = place === 1 ? [x - 35, x + 35] : place === 0 ? [left, browser - 38] : [Math.max(left, place === 2 ? browser + 38 : left), right];
    const inner = end - start - 14;
    const sub = place !== 2 || apart ? origin : names.slice(2).map((one) => one.origin).join(' → ');
    const words = [...breakLines([{ text: name, look: 'name' }], inner, measure).slice(0, 1), ...(sub === '' ? [] : clipped(sub, inner, measure, 3))];
    const widest = Math.max(46, ...words.map((line) => line.width)) + 14;
    const headX = Math.max(Math.min(x - widest / 2, end - widest), start);
    return { x, head: { x: headX, y: top, width: widest, height: 0 }, lines: words.map((line, row) => ({ ...line, x: headX + (widest - line.width) / 2, y: top + 16 + row * 13.5 })) };
  });
  const headHeight = Math.max(...heads.map((head) => head.lines.length)) * 13.5 + 11;
  const lifelines = heads.map((one) => ({ ...one, head: { ...one.head, height: headHeight }, lines: one.lines.map((line) => ({ ...line, y: line.y + (headHeight - (one.lines.length * 13.5 + 11)) / 2 })) }));

  const boxX = roomy ? first + 22 : edge + 23;
  const boxWidth = (roomy ? Math.max(last - 22, width - 150) : width - edge - 23) - boxX;
  const inner = { left: roomy ? boxX : edge + 24, right: roomy ? last - 12 : width - edge - 24 };
  let y = top + headHeight + (roomy ? 16 : 12);
  const steps = texts.map((text, place): StepDrawing => {
    const { step } = text;
    const start = y;
    const base = { text, number: place + 1 };
    const rules = tellingRules(text.rules);
    if (step.kind === 'no-preflight' || step.kind === 'result') {
      const refused = step.kind === 'result' && step.got === 'cors-error';
      const look = step.kind === 'no-preflight' ? 'note' : refused ? 'refused' : 'answered';
      const arrow = step.kind === 'result' ? ({ from: browser, to: first, y: y + RADIUS, look: 'answers' } as const) : null;
      if (arrow !== null) y += 2 * RADIUS + 8;
      const pad = look === 'note' ? 8 : 11;
      const aside = look === 'note' ? 6 : 0;
      const indent = look === 'refused' ? 24 : 0;
      const title = lines(runsOf(text.title, look === 'note' ? 'note' : 'verdict'), boxX + pad + indent + aside, y + pad + (look === 'note' ? 9 : 11), boxWidth - 2 * pad - indent - aside - HANG);
      const after = (title.at(-1)?.y ?? y) + 17;
      const notes = text.notes.reduce<readonly PlacedLine[]>((all, note) => [...all, ...lines(runsOf(note, look === 'note' ? 'note' : 'rule'), boxX + pad + aside, (all.at(-1)?.y ?? after - 17) + 17, boxWidth - 2 * pad - aside - HANG, 16)], []);
      const words = [...title, ...notes];
      const box: Box = { x: boxX, y, width: boxWidth, height: (words.at(-1)?.y ?? y) + pad - y + (look === 'note' ? -1 : 2) };
      y = box.y + box.height + (look === 'note' ? 14 : 4);
      return { ...base, area: { x: 0, y: start - 3, width, height: y - start - (look === 'note' ? 8 : -2) }, ground: null, lines: [], arrow, checks: null, panel: { box, look, numbered: arrow === null, lines: words } };
    }

    const [from, to] = [lifelineX(step.from), lifelineX(step.to)];
    const neverSent = (step.kind === 'call' && !step.sent) || (step.kind === 'answer' && step.status === null);
    const left = Math.min(from, to) + 14;
    const most = Math.max(Math.abs(to - from) - 28, Math.min(inner.right - inner.left, roomy ? 260 : 400));
    const runs = messageRuns(text, apart || step.kind === 'page-call');
    // An answer that never came has no arrow: it is told by its rules alone.
    const silent = step.kind === 'answer' && step.status === null;
    const broken = silent ? [] : runs.flatMap((one) => breakLines(one, most, measure).slice(0, 4));
    const widest = Math.max(0, ...broken.map((line) => line.width));
    const x = Math.max(Math.min(left, inner.right - widest), inner.left);
    const words = broken.map((line, row): PlacedLine => ({ ...line, x, y: y + 10 + row * LINE }));
    const ground = words.length === 0 ? null : { x: x - 4, y: y - 2, width: widest + 8, height: words.length * LINE + 2 };
    if (!silent) y += words.length * LINE + RADIUS + (text.notes.length > 0 ? 4 : 1);
    const arrow = silent ? null : ({ from, to, y, look: neverSent ? 'never-sent' : step.kind === 'answer' ? 'answers' : 'asks' } as const);
    if (!silent) y += RADIUS + 8;
    const drawn = rules.length === 0 ? null : drawChecks(rules, step.kind === 'answer' ? checks : null, { x: boxX, y, width: boxWidth }, browser, measure);
    if (drawn !== null) y = drawn.box.y + drawn.box.height + 16;
    return { ...base, area: { x: 0, y: start - 4, width, height: y - start - 4 }, ground, lines: words, arrow, checks: drawn, panel: null };
  });
  const foot = y + 2;
  const signature = frame === undefined ? [] : lines([{ text: frame.signature, look: 'small' }], edge, foot + 22, width - 2 * edge);
  return { width, height: Math.ceil((signature.at(-1)?.y ?? foot) + (frame === undefined ? 2 : 14)), caption, lifelines, foot, steps, signature };
}

/** The lines above an arrow, each as its runs. */
function messageRuns({ title, start, mark, fields, notes, step, from, to }: StepText, serverNamed: boolean): readonly (readonly Run[])[] {
  const server = step.kind === 'answer' ? from : to;
  const first: readonly Run[] = start === '' ? [] : [{ text: start, look: step.kind === 'answer' ? 'status' : 'start' }, ...(mark === '' ? [] : [{ text: ` — ${mark}`, look: 'tag' } as const])];
  const heading: readonly Run[] = [{ text: serverNamed ? title : `${title} · ${server}`, look: 'title' }];
  return [
    heading,
    first,
    ...fields.map((field): readonly Run[] => [{ text: field, look: 'field' }]),
    ...notes.map((note) => runsOf(note, 'note')),
  ].filter((runs) => runs.length > 0);
}

function drawChecks(rules: readonly RuleText[], title: string | null, { x, y, width }: Omit<Box, 'height'>, browser: number, measure: Measure): StepDrawing['checks'] {
  const pad = 10;
  let at = y + 6;
  const head = title === null ? [] : breakLines([{ text: title, look: 'tag' }], width - 2 * pad, measure).map((line): PlacedLine => ({ ...line, x: x + pad, y: (at += LINE) - 4 }));
  at += head.length === 0 ? 0 : 4;
  const rows = rules.map((rule): RuleRow => {
    const runs = [...runsOf(rule.text, 'rule'), ...(rule.tag === '' ? [] : [{ text: `  — ${rule.tag}`, look: 'tag' as TextLook }])];
    const stopped = rule.check.stoppedHere !== null;
    const above = stopped ? 6 : 2;
    const lines = breakLines(runs, width - 2 * pad - 22 - HANG, measure).map((line, row): PlacedLine => ({ ...line, x: x + pad + 22, y: at + above + 12 + row * 17 }));
    const height = lines.length * 17 + 2 * above;
    const ground = { x: x + 1, y: at, width: width - 2, height };
    at += height + (stopped ? 2 : 0);
    return { rule, ground, mark: { x: x + pad + 7, y: ground.y + above + 8 }, lines };
  });
  return { box: { x, y, width, height: at - y + 6 }, pointer: browser, head, rows };
}

/** Host names broken into at most `most` lines; what is longer ends in an ellipsis. */
function clipped(text: string, width: number, measure: Measure, most: number): readonly Line[] {
  const lines = breakLines(text.split(/(?<=[.:\s])/).map((part) => ({ text: part, look: 'origin' })), width, measure);
  if (lines.length <= most) return lines;
  const [run] = lines[most - 1]?.runs ?? [];
  const short = `${run?.text.slice(0, -1) ?? ''}…`;
  return [...lines.slice(0, most - 1), ...breakLines([{ text: short, look: 'origin' }], width + 10, measure).slice(0, 1)];
}
