/** A report of ours in its JSON form → the entries of its calls, to be read and redacted like every other record. Pure. */
import type { Exchange } from './exchange';
import { isExchange } from './exchange-shape';
import { writeEntries, type HarEntry } from './har-write';
import { UnreadableError } from './unreadable';

/** What stands in `format`, by which a file is known as a report. */
export const REPORT_FORMAT = 'tokenim-403-inspector/report';

/** True for text that begins as a report does. */
export function isOwnReport(text: string): boolean {
  return /^\s{0,80}\{\s{0,80}"format"\s{0,80}:\s{0,80}"tokenim-403-inspector\/report"/.test(text.slice(0, 400));
}

/** The entries of a report's calls, in their order. A call of another shape is an entry that cannot be read. Throws `UnreadableError`. */
export function reportEntries(text: string): readonly (HarEntry | null)[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UnreadableError('broken-json', 'it begins like a report of this tool, but is cut short or damaged');
  }
  const calls: unknown = (parsed as { readonly calls?: unknown }).calls;
  if (!Array.isArray(calls)) throw new UnreadableError('no-entries', 'it is a report of this tool, but holds no calls');
  return calls.flatMap((call: unknown): readonly (HarEntry | null)[] => {
    const exchange: unknown = typeof call === 'object' && call !== null ? (call as { readonly exchange?: unknown }).exchange : null;
    return isExchange(exchange) ? writeEntries(exchange as Exchange) : [null];
  });
}
