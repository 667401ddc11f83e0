/**
 * Reads the shape of a regular expression and says why it may take longer than linear time, if it may. Knows the syntax that this repository uses.
 * A run is a quantifier with no bound, or one so high that it comes to the same. A run is harmless where nothing behind it can fail, and where what
 * stands before it in the pattern cannot stand inside it, so that the pattern never begins anew there. Two runs of the same characters must not follow
 * one another, and no run holds another.
 */

/** Repetitions from which a bound is as good as none, where a pattern may begin at every place of a text. */
const RUN = 1000;

/** Characters on which sets are compared: ASCII, and one of each kind beyond. */
const PROBES = [...Array.from({ length: 128 }, (_zero, code) => String.fromCharCode(code)), '\u00a0', '\u2019', '\u2028', '\u00e9', '未', '。', '\ufffd', '\ud83d'];

type Node =
  | { readonly kind: 'char'; readonly set: readonly boolean[] }
  | { readonly kind: 'start' }
  /** Takes no character, and may fail: `$`, `\b`. */
  | { readonly kind: 'check' }
  | { readonly kind: 'look'; readonly inner: Node; readonly notBehind: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | { readonly kind: 'repeat'; readonly inner: Node; readonly min: number; readonly max: number };

/** Why the pattern may be slow; empty: it cannot be. */
export function slowShapes({ source, flags }: RegExp): string[] {
  return [...new Set(slowShapesOf(parse(source, flags), flags))];
}

function slowShapesOf(tree: Node, flags: string, around?: Around): string[] {
  return (tree.kind === 'either' ? tree.options : [tree]).flatMap((option) => slowIn(option, flags, around));
}

/**
 * Texts on which a pattern must work hard: what it almost matches, put together from its own pieces, each repetition at its fullest and filled with
 * characters that what follows would take as well. `choose` gives a number from 0 up to, not including, its argument.
 */
export function almostMatched({ source, flags }: RegExp, choose: (below: number) => number): string {
  const write = (node: Node): string => {
    switch (node.kind) {
      case 'sequence':
        return node.parts.map(write).join('');
      case 'either': {
        const option = node.options[choose(node.options.length)];
        return option === undefined ? '' : write(option);
      }
      case 'repeat': {
        const times = choose(4) === 0 ? node.min : Math.min(node.max, node.inner.kind === 'char' ? 80 : 8);
        if (node.inner.kind === 'char') return write(node.inner).repeat(times);
        return Array.from({ length: times }, () => write(node.inner)).join('');
      }
      case 'char': {
        // Letters, spaces and brackets stand in most sets at once: they leave a matcher the most to choose from.
        const common = [' ', 'a', '0', '<', '"', '[', '未', 'A', '-', '.'].filter((one) => node.set[PROBES.indexOf(one)] === true);
        const taken = common.length > 0 ? common : PROBES.filter((_probe, place) => node.set[place] === true);
        return taken[choose(taken.length)] ?? '';
      }
      default:
        return '';
    }
  };
  return write(parse(source, flags));
}

/** What a part of a pattern stands in. */
interface Around {
  readonly anchored: boolean;
  /** For a lookaround: the characters that had to be taken before it. */
  readonly passed: readonly (readonly boolean[])[];
  /** True when a match is made once the part is through: false inside of a lookaround. */
  readonly ends: boolean;
}

function slowIn(option: Node, flags: string, around: Around = { anchored: false, passed: [], ends: true }): string[] {
  const faults: string[] = [];
  const parts = option.kind === 'sequence' ? option.parts : [option];
  const [start] = parts;
  const anchored = around.anchored || (start?.kind === 'start' && !flags.includes('m')) || flags.includes('y');
  /** Characters after which no match may begin. */
  const barred = start?.kind === 'look' && start.notBehind ? everyCharacter(start.inner) : null;
  const begins = around.passed[0] ?? firstOf(option).set;
  /** What every match has taken so far: one set for each character. */
  const passed = [...around.passed];
  /** Characters of the runs before, until something stands between that none of them takes. */
  let before: { readonly takes: boolean[]; readonly endless: boolean }[] = [];
  const visit = (node: Node, last: boolean, inRun: boolean, must: boolean): void => {
    if (node.kind === 'sequence') node.parts.forEach((part, place) => visit(part, last && node.parts.slice(place + 1).every(cannotFail), inRun, must));
    else if (node.kind === 'either') {
      const entry = before;
      const after: typeof before = [];
      for (const one of node.options) {
        before = entry;
        const behind = passed.length;
        visit(one, last, inRun, must);
        passed.length = behind;
        after.push(...before);
      }
      before = after;
      if (must && !firstOf(node).empty) passed.push(everyCharacter(node));
    } else if (node.kind === 'look') faults.push(...slowShapesOf(node.inner, flags, { anchored, passed, ends: false }));
    else if (node.kind === 'char') {
      before = before.filter(({ takes }) => overlap(takes, node.set));
      if (must) passed.push([...node.set]);
    } else if (node.kind === 'repeat') {
      const endless = node.max === Infinity;
      const run = node.max >= RUN;
      const takes = everyCharacter(node.inner);
      if (run && inRun) faults.push('a run inside a run');
      if (run && !last) {
        if (before.some((other) => overlap(other.takes, takes) && (!anchored || (endless && other.endless)))) faults.push('a run after a run of the same characters');
        const again = overlap(begins, takes) && passed.every((one) => overlap(one, takes)) && (barred === null || takes.some((one, place) => one && barred[place] !== true));
        if (!anchored && again) faults.push('a run over places where the pattern may begin anew');
      }
      const entry = before;
      visit(node.inner, false, inRun || run, must && node.min > 0);
      if (node.min === 0) before = [...entry, ...before];
      if (run) before = [...before, { takes, endless }];
    }
  };
  visit(option, around.ends, false, true);
  return faults;
}

/** True for what is there or not, and lets the match go on either way. */
function cannotFail(node: Node): boolean {
  return node.kind === 'repeat' && node.min === 0;
}

/** The characters with which a match may begin; `empty`: it may take none. */
function firstOf(node: Node): { readonly set: boolean[]; readonly empty: boolean } {
  const none = PROBES.map(() => false);
  switch (node.kind) {
    case 'char':
      return { set: [...node.set], empty: false };
    case 'sequence': {
      let set = none;
      for (const part of node.parts) {
        const first = firstOf(part);
        set = union(set, first.set);
        if (!first.empty) return { set, empty: false };
      }
      return { set, empty: true };
    }
    case 'either': {
      const all = node.options.map(firstOf);
      return { set: all.reduce((set, first) => union(set, first.set), none), empty: all.some(({ empty }) => empty) };
    }
    case 'repeat': {
      const inner = firstOf(node.inner);
      return { set: inner.set, empty: inner.empty || node.min === 0 };
    }
    default:
      return { set: none, empty: true };
  }
}

function everyCharacter(node: Node): boolean[] {
  const none = PROBES.map(() => false);
  if (node.kind === 'char') return [...node.set];
  if (node.kind === 'sequence') return node.parts.reduce((set, part) => union(set, everyCharacter(part)), none);
  if (node.kind === 'either') return node.options.reduce((set, part) => union(set, everyCharacter(part)), none);
  return node.kind === 'repeat' ? everyCharacter(node.inner) : none;
}

function union(a: readonly boolean[], b: readonly boolean[]): boolean[] {
  return a.map((one, place) => one || b[place] === true);
}

function overlap(a: readonly boolean[], b: readonly boolean[]): boolean {
  return a.some((one, place) => one && b[place] === true);
}

function parse(source: string, flags: string): Node {
  let at = 0;
  const either = (): Node => {
    const options = [sequence()];
    while (source.charAt(at) === '|') {
      at += 1;
      options.push(sequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'either', options };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (at < source.length && !'|)'.includes(source.charAt(at))) parts.push(repeated(atom()));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', parts };
  };
  const repeated = (inner: Node): Node => {
    const [whole, sign, low, comma, high] = /^(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 20)) ?? [];
    if (whole === undefined) return inner;
    at += whole.length;
    if (sign !== undefined) return { kind: 'repeat', inner, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    return { kind: 'repeat', inner, min: Number(low), max: comma === '' ? Number(low) : high === '' ? Infinity : Number(high) };
  };
  const atom = (): Node => {
    const char = source.charAt(at);
    if (char === '(') {
      const opening = /^\((?:\?(?::|<?[=!]|<\w+>))?/.exec(source.slice(at))?.[0] ?? '(';
      at += opening.length;
      const inner = either();
      at += 1;
      return /[=!]$/.test(opening) ? { kind: 'look', inner, notBehind: opening === '(?<!' } : inner;
    }
    if (char === '^') return one(1, { kind: 'start' });
    if (char === '$') return one(1, { kind: 'check' });
    const text = /^(?:\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[pP]\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S])/.exec(source.slice(at))?.[0] ?? char;
    if (text === '\\b' || text === '\\B') return one(2, { kind: 'check' });
    const taken = new RegExp(`^${text}$`, flags.replace(/[gmy]/g, ''));
    return one(text.length, { kind: 'char', set: PROBES.map((probe) => taken.test(probe)) });
  };
  const one = (length: number, node: Node): Node => {
    at += length;
    return node;
  };
  return either();
}
