/** What a hop of the path is called, what it did, and the whole path in one line. Pure. */
import type { Path, PathHop } from '../diagnosis/path';
import type { Exchange } from '../http/exchange';
import { capitalise, type Voice } from './voice';

export interface HopText {
  /** What it is, in a word or two. */
  readonly kind: string;
  /** Product, origin or host; '' where the kind says it all. */
  readonly name: string;
  readonly sign: '✓' | '✗' | '?' | '–';
  /** What it did. */
  readonly did: string;
}

/** The words of the hop at `place`. */
export function hopText({ hops }: Path, place: number, exchange: Exchange, { ui, vendor: vendorName }: Voice): HopText {
  const hop = hops[place] as PathHop;
  const { kind, vendor, name, mark, confidence, joined } = hop;
  const { path } = ui;
  const later = hops.slice(place + 1);
  const inFront = hops.slice(0, place).some((before) => !['page', 'browser', 'extension', 'network'].includes(before.kind));
  const withheld = kind === 'browser' && mark === 'refused' && later.some((behind) => behind.mark === 'passed' || behind.mark === 'reached');
  const { initiator } = exchange;
  const behind = kind === 'unknown' && (joined || inFront);
  return {
    kind: kind === 'page' ? (initiator === null || initiator === 'page' ? path.page : capitalise(ui.exchange.initiators[initiator])) : kind === 'unknown' ? (behind ? path.behind : path.server) : ui.refusersShort[kind],
    name: vendor !== null ? vendorName(vendor) : kind === 'page' ? (name === 'null' ? '' : withoutScheme(name ?? '')) : behind ? '' : (name ?? ''),
    sign: mark === 'refused' ? '✗' : mark === 'unseen' ? '?' : mark === 'not-reached' ? '–' : '✓',
    did: withheld ? path.withheld : kind === 'page' ? path.called : kind === 'browser' && mark === 'passed' ? path.sent : mark !== 'refused' ? path.marks[mark] : kind === 'network' ? path.broke : path.refused[confidence ?? 'certain'],
  };
}

/** `Page ✓ → Browser ✓ → Cloudflare ✗`. */
export function pathLine(path: Path, exchange: Exchange, voice: Voice): string {
  return path.hops
    .map((hop, place) => {
      const { kind, name, sign } = hopText(path, place, exchange, voice);
      return `${place === 0 ? '' : hop.joined ? ` ${voice.ui.path.or} ` : ' → '}${hop.vendor === null ? kind : name} ${sign}`;
    })
    .join('');
}

/** What cannot be told, as a sentence; null: all can. */
export function pathDoubt(path: Path, exchange: Exchange, voice: Voice): string | null {
  const joined = path.hops.findIndex((hop) => hop.joined);
  const before = path.hops[joined - 1];
  if (before === undefined) return null;
  const { kind, name } = hopText(path, joined - 1, exchange, voice);
  return before.mark === 'refused' ? voice.ui.path.notApart(name === '' ? kind : name) : voice.ui.path.oneOfTwo;
}

function withoutScheme(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
