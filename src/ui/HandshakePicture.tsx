/** The handshake as a sequence diagram: SVG made of what the layout says. Says nothing by colour alone. */
import type { Drawing, Lifeline, PlacedLine, RuleRow, StepDrawing } from './handshake-layout';
import { CODE_PADDING } from './handshake-measure';

interface Props {
  readonly drawing: Drawing;
  /** Its name for people who do not see it. */
  readonly name: string;
  /** Full texts of rules, by `step/rule`, for where the picture shortens. */
  readonly full?: ReadonlyMap<string, string>;
}

/** The picture. */
export function HandshakePicture({ drawing, name, full }: Props) {
  const { width, height, lifelines, foot, steps, caption, signature } = drawing;
  return (
    <svg class="handshake-picture" role="img" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`} data-handshake-picture>
      <rect class="hs-paper" width={width} height={height} />
      <Words lines={caption} />
      {lifelines.map(({ x, head }, place) => (
        <line key={place} class="hs-lifeline" x1={x} x2={x} y1={head.y + head.height} y2={foot} />
      ))}
      {lifelines.map((lifeline, place) => <Head key={place} lifeline={lifeline} isBrowser={place === 1} />)}
      {steps.map((step) => <Step key={step.number} step={step} full={full} />)}
      <Words lines={signature} />
    </svg>
  );
}

function Head({ lifeline: { head, lines }, isBrowser }: { readonly lifeline: Lifeline; readonly isBrowser: boolean }) {
  return (
    <g>
      <rect class={isBrowser ? 'hs-head hs-head-browser' : 'hs-head'} x={head.x} y={head.y} width={head.width} height={head.height} rx="6" />
      <Words lines={lines} />
    </g>
  );
}

function Step({ step: { text, number, ground, lines, arrow, checks, panel }, full }: { readonly step: StepDrawing; readonly full: Props['full'] }) {
  const { step } = text;
  const status = step.kind === 'answer' ? step.status : null;
  const tone = status === null ? '' : status >= 400 ? ' hs-refused' : status >= 300 ? ' hs-moved' : ' hs-fine';
  return (
    <g class={`hs-step hs-${step.kind}${tone}${arrow?.look === 'never-sent' ? ' hs-never-sent' : ''}`} data-picture-step={number}>
      {ground === null ? null : <rect class="hs-behind" {...ground} />}
      <Words lines={lines} />
      {arrow === null ? null : <Arrow arrow={arrow} number={number} />}
      {checks === null ? null : (
        <g>
          <rect class="hs-box" {...checks.box} rx="6" />
          {checks.head.length === 0 ? null : <path class="hs-pointer" d={`M${checks.pointer - 7} ${checks.box.y + 0.5}l7 -7l7 7`} />}
          <Words lines={checks.head} />
          {checks.rows.map((row) => <Row key={row.rule.check.rule} row={row} title={full?.get(`${number}/${row.rule.check.rule}`)} />)}
        </g>
      )}
      {panel === null ? null : (
        <g>
          <rect class={`hs-panel hs-panel-${panel.look}`} {...panel.box} rx="6" />
          {panel.numbered ? <Numbered x={panel.box.x} y={panel.box.y + panel.box.height / 2} number={number} /> : null}
          {panel.look === 'refused' ? <Mark state="fail" x={panel.box.x + 20} y={panel.box.y + 18} /> : null}
          <Words lines={panel.lines} />
        </g>
      )}
    </g>
  );
}

function Arrow({ arrow: { from, to, y, look }, number }: { readonly arrow: NonNullable<StepDrawing['arrow']>; readonly number: number }) {
  const way = Math.sign(to - from);
  const middle = (from + to) / 2;
  return (
    <g class={`hs-arrow hs-${look}`}>
      <line x1={from} x2={to - way * 7} y1={y} y2={y} />
      <path class="hs-tip" d={`M${to - way * 1} ${y}l${-way * 9} -4.5v9z`} />
      {look === 'never-sent' ? <path class="hs-cut" d={`M${middle - 5} ${y - 5}l10 10m0 -10l-10 10`} /> : null}
      <Numbered x={from} y={y} number={number} />
    </g>
  );
}

function Numbered({ x, y, number }: { readonly x: number; readonly y: number; readonly number: number }) {
  return (
    <>
      <circle class="hs-number" cx={x} cy={y} r="8" />
      <text class="hs-number-text" x={x} y={y + 3.5}>{number}</text>
    </>
  );
}

function Row({ row: { rule, ground, mark, lines }, title }: { readonly row: RuleRow; readonly title: string | undefined }) {
  const { state, stoppedHere, rule: name } = rule.check;
  const stopped = stoppedHere !== null;
  return (
    <g class={`hs-rule hs-rule-${state}`} data-rule={name} data-state={state} data-stopped={stopped || undefined}>
      {title === undefined ? null : <title>{title}</title>}
      <rect class={stopped ? 'hs-row hs-row-stopped' : 'hs-row'} {...ground} />
      {stopped ? <rect class="hs-row-edge" x={ground.x} y={ground.y} width="3" height={ground.height} /> : null}
      <Mark state={state} x={mark.x} y={mark.y} />
      <Words lines={lines} />
    </g>
  );
}

const SIGNS = { tick: 'M-3.4 .2l2.4 2.5 4.4 -5', cross: 'M-2.7 -2.7l5.4 5.4m0 -5.4l-5.4 5.4', dash: 'M-3 0h6' } as const;

/** Filled: the browser checked it; outlined: it would have come out so; a dash: never reached; a question mark: it depends. */
function Mark({ state, x, y }: { readonly state: RuleRow['rule']['check']['state']; readonly x: number; readonly y: number }) {
  const sign = state === 'pass' || state === 'would-pass' ? 'tick' : state === 'not-reached' ? 'dash' : 'cross';
  return (
    <g class={`hs-mark hs-mark-${state}`} transform={`translate(${x} ${y})`}>
      {state === 'not-reached' ? null : <circle r="7" />}
      {state === 'unknown' ? <text class="hs-question" y="4">?</text> : <path d={SIGNS[sign]} />}
    </g>
  );
}

function Words({ lines }: { readonly lines: readonly PlacedLine[] }) {
  return (
    <>
      {lines.map(({ x, y, runs }, place) => (
        <g key={place}>
          {runs.map((run, at) => (run.look === 'code' ? <rect key={`ground ${at}`} class="hs-code" x={x + run.x - CODE_PADDING} y={y - 11} width={run.width + 2 * CODE_PADDING} height="15" rx="3" /> : null))}
          {runs.map((run, at) => <text key={at} class={`hs-text hs-t-${run.look}`} x={x + run.x} y={y}>{run.text}</text>)}
        </g>
      ))}
    </>
  );
}
