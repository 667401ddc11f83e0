/** Text → the list of HAR entries in it, whatever stands around them: a HAR file, its bare `log`, a bare list, one entry, or an entry a line. Pure. */
import { writtenLog, type HarEntries } from './har-entries';
import { UnreadableError } from './unreadable';

/** A log as it was found. Nothing in it is checked yet. */
export interface HarDocument {
  readonly entries: HarEntries;
  readonly pages: unknown;
  /** `creator.name`, or ''. */
  readonly creator: string;
}

type Json = { readonly [name: string]: unknown };

/** The document of a browser's file, its entries not parsed yet (see `writtenLog`); null: it is written otherwise. */
export function unparsedHar(text: string): HarDocument | null {
  const written = writtenLog(text);
  if (written === null || !isObject(written.around) || !isObject(written.around['log'])) return null;
  const { log } = written.around;
  return { entries: written.entries, pages: log['pages'], creator: creatorOf(log) };
}

/** Finds the entries. Throws `UnreadableError` with a sentence that says what is wrong. */
export function parseHar(text: string): HarDocument {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    const lines = entryLines(json);
    if (lines === null) throw unparsed(json);
    parsed = lines;
  }
  const found = documentOf(parsed);
  if (found === null) throw new UnreadableError('no-entries', 'it is JSON, but not a HAR file: there is no log.entries');
  return found;
}

function documentOf(value: unknown): HarDocument | null {
  if (Array.isArray(value)) return value.some(isEntry) ? { entries: value, pages: undefined, creator: '' } : null;
  if (!isObject(value)) return null;
  const log = isObject(value['log']) ? value['log'] : value;
  const entries: unknown = log['entries'];
  // A list of something else is no record; in a HAR file's own place it is, even when it is empty.
  if (Array.isArray(entries) && (log !== value || entries.some(isEntry))) return { entries, pages: log['pages'], creator: creatorOf(log) };
  return isEntry(value) ? { entries: [value], pages: undefined, creator: '' } : null;
}

function creatorOf({ creator }: Json): string {
  const name = isObject(creator) ? creator['name'] : creator;
  return typeof name === 'string' ? name : '';
}

function isEntry(value: unknown): boolean {
  return isObject(value) && isObject(value['request']) && typeof value['request']['url'] === 'string';
}

/** A JSON value a line, which some writers use for what does not end; null: that is not what the text is. A line that does not parse is one unreadable entry. */
function entryLines(text: string): readonly unknown[] | null {
  const firstEnd = text.search(/\n[^\S\n]{0,1000}\S/);
  if (firstEnd < 0 || parseLine(text.slice(0, firstEnd)) === null) return null;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLine);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function unparsed(text: string): UnreadableError {
  if (text.trim() === '') return new UnreadableError('empty', 'it is empty');
  if (/^\s{0,1000}[{[]/.test(text)) return new UnreadableError('broken-json', 'it begins like JSON, but is cut short or damaged');
  return new UnreadableError('unknown-form', 'it is not JSON');
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
