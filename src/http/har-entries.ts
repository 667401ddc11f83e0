/**
 * The entries of a HAR file's text, parsed one at a time: a record of 60 MB makes a tree of several times that, most of which nobody looks at twice. Only for
 * files that are written as browsers write them; whatever is otherwise is left to `JSON.parse` over the whole. Pure.
 */

/** The entries of a log, in their order. Each walk and each `at` may parse them anew: what is wanted later is kept by who wants it. */
export interface HarEntries extends Iterable<unknown> {
  at(index: number): unknown;
}

export interface WrittenLog {
  readonly entries: HarEntries;
  /** The document without its entries: `log` with its other members. */
  readonly around: unknown;
}

/** While the entries were walked through, the text was not what it looked like at first. */
export class OtherwiseWritten extends Error {}

/** What begins the list. */
const LIST = /"entries"[ \t\r\n]{0,1000}:[ \t\r\n]{0,1000}\[[ \t\r\n]{0,1000}(?=\{)/;
/** Where it begins in a file: behind the browser's name and its pages. */
const LONGEST_HEAD = 5_000_000;

/**
 * The log in `text`; null: it has to be parsed whole. Walking through the entries throws `OtherwiseWritten` where the text is no JSON after all. It is not
 * checked beforehand: entries are cut where one ends and the next begins with the same member, and a cut at any other place (inside a text, inside
 * a list) leaves pieces that are not JSON (RFC 8259), which their parsing tells.
 */
export function writtenLog(text: string): WrittenLog | null {
  const list = LIST.exec(text.slice(0, LONGEST_HEAD));
  if (list === null) return null;
  const first = list.index + list[0].length;
  const { starts, ends } = cutAt(text, first);
  const end = endOfValue(text, starts.at(-1) ?? first);
  if (end === null) return null;
  ends.push(end);
  const [head, tail] = [text.slice(0, first), text.slice(end)];
  // A text that stands nowhere else shows whether the list is the log's own, and the one that counts where its name stands twice.
  let mark = 'entries';
  while (head.includes(mark) || tail.includes(mark)) mark += mark;
  const around = parsed(`${head}"${mark}"${tail}`);
  const marked = member(member(around, 'log'), 'entries');
  if (!Array.isArray(marked) || marked.length !== 1 || marked[0] !== mark) return null;
  const at = (index: number): unknown => (index in starts ? parseEntry(text.slice(starts[index], ends[index])) : undefined);
  return {
    around,
    entries: {
      at,
      *[Symbol.iterator]() {
        for (let index = 0; index < starts.length; index += 1) yield at(index);
      },
    },
  };
}

/** Where each entry begins, and behind which each but the last ends, as far as that can be told by the text between the first two. */
function cutAt(text: string, first: number): { readonly starts: readonly number[]; readonly ends: number[] } {
  const starts = [first];
  const ends: number[] = [];
  const end = endOfValue(text, first);
  const between = end === null ? undefined : /^\}[ \t\r\n]{0,1000},[ \t\r\n]{0,1000}\{[ \t\r\n]{0,1000}"[^"\\]{1,100}"/.exec(text.slice(end - 1, end + 4000))?.[0];
  if (end === null || between === undefined) return { starts, ends };
  const toNext = between.indexOf('{');
  for (let at = end - 1; at >= 0; at = text.indexOf(between, at + between.length)) {
    ends.push(at + 1);
    starts.push(at + toNext);
  }
  return { starts, ends };
}

/** Behind the object or list that begins at `start`; null: it does not end. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (unit === '"') at = endOfText(text, at + 1);
    else if (unit === '{' || unit === '[') depth += 1;
    else if (unit === '}' || unit === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

/** Where the quotation mark stands that ends a text, of which `at` is the first character. */
function endOfText(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1;
  return end;
}

function parseEntry(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new OtherwiseWritten();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as { readonly [name: string]: unknown })[name] : undefined;
}
