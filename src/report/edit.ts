/** What the user takes out of a report before it leaves, and what was taken out before. Pure. */
import { REDACTED_START, type Exchange, type Field } from '../http/exchange';
import { hideIn } from '../http/known-secrets';
import type { HiddenPlace } from '../locales/recording-words';
import type { Report } from './report';

/** What stands where the user took a value out. */
export const REMOVED = '‹removed›';
/** A shorter value stands in too many other places: it goes from its own field and from proofs only. */
const SHORTEST = 4;

/** The report without `value`, wherever it stands in it: field, address, proof, snippet. The name of its field stays. */
export function removeValue(report: Report, value: string): Report {
  if (value === '' || value === REMOVED) return report;
  const hide = (text: string): string => (text === value ? REMOVED : value.length >= SHORTEST ? text.replaceAll(value, REMOVED) : text);
  return { ...report, calls: hideIn(report.calls, hide) };
}

/** Secrets of one place and name that were taken out. */
export interface Hidden {
  readonly place: HiddenPlace;
  /** Of the field or parameter; '' where there is none. */
  readonly name: string;
  readonly count: number;
}

/** What was taken out of a report before it was kept, by where it stood: most first. */
export function hiddenIn({ calls, said }: Report): readonly Hidden[] {
  const found = new Map<string, Hidden>();
  const note = (place: HiddenPlace, name: string, text: string): void => {
    const count = text.split(REDACTED_START).length - 1;
    if (count === 0) return;
    const key = `${place} ${name}`;
    found.set(key, { place, name, count: count + (found.get(key)?.count ?? 0) });
  };
  const fields = (place: HiddenPlace, headers: readonly Field[]): void => {
    for (const { name, value } of headers) note(place, name.toLowerCase(), value);
  };
  const walk = ({ request, response, preflight, redirects }: Pick<Exchange, 'request' | 'response' | 'preflight'> & { readonly redirects?: Exchange['redirects'] }): void => {
    const [address = '', query = ''] = request.url.split('?', 2);
    note('url', '', address);
    for (const parameter of query.split('&')) note('url', parameter.split('=', 1)[0] ?? '', parameter);
    fields('request-field', request.headers);
    note('body', '', request.postData?.text ?? '');
    if (response !== null) {
      fields('response-field', response.headers);
      note('body', '', response.content ?? '');
    }
    if (preflight !== null) walk(preflight);
    for (const hop of redirects ?? []) walk(hop);
  };
  for (const { diagnosis } of calls) walk(diagnosis.exchange);
  note('said', '', `${said.did}\n${said.expected}`);
  return [...found.values()].toSorted((a, b) => b.count - a.count);
}
