/** The building blocks of a report's page, so that every form of it says the same: a form renders blocks and nothing else. Pure. */
import { visible } from '../locales/visible';

/** A text of ours: observed values in it stand between backticks and are code. */
export type Prose = string;

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Prose; /** Anchor; '' for none. */ readonly id: string }
  | { readonly kind: 'paragraph'; readonly text: Prose }
  /** Words of the user: whatever stands in them is text. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  /** A long text as it is: a body, a snippet. */
  | { readonly kind: 'code'; readonly text: string }
  /** More for those who want it. */
  | { readonly kind: 'fold'; readonly summary: Prose; readonly blocks: readonly Block[] }
  | { readonly kind: 'picture'; readonly url: string; readonly width: number; readonly height: number; readonly label: string };

export interface Item {
  /** Stands in front of the text, with a colon; '' for none. */
  readonly label: Prose;
  readonly text: Prose;
  /** What belongs under it. */
  readonly blocks?: readonly Block[];
}

/** One stretch of prose. */
export interface Span {
  readonly text: string;
  readonly code: boolean;
}

/** Takes prose apart. Characters that cannot be seen are named. */
export function spansOf(prose: Prose): readonly Span[] {
  return prose
    .split('`')
    .map((part, place): Span => ({ text: visible(part), code: place % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** An observed value as code in prose. */
export function code(value: string): Prose {
  return `\`${value.replaceAll('`', "'").replace(/\s{1,2000}/g, ' ')}\``;
}

export const heading = (level: 1 | 2 | 3, text: Prose, id = ''): Block => ({ kind: 'heading', level, text, id });
export const paragraph = (text: Prose): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly Item[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
export const item = (label: Prose, text: Prose, blocks: readonly Block[] = []): Item => ({ label, text, blocks });
