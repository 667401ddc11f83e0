/** The ids by which an API's own log knows a call, where no known product gave them. Pure. */
import { fieldValue } from '../http/fields';
import type { HttpResponse } from '../http/exchange';
import type { Reference } from './intermediaries';

/** Fields in which programs hand back the id of a call. */
const FIELDS: readonly string[] = ['X-Request-Id', 'Request-Id', 'X-Correlation-Id', 'X-Trace-Id', 'Trace-Id', 'X-B3-TraceId', 'Traceparent', 'X-Log-Id', 'X-Transaction-Id'];

/** The same as a member of a JSON body. */
const MEMBER = /"((?:request|req|trace|correlation|log|error|incident|transaction)_?id)" ?: ?"([A-Za-z0-9][A-Za-z0-9._:=+/-]{5,99})"/i;
const VALUE = /^[A-Za-z0-9][\w.:=+/@-]{3,199}$/;

/** Ids that stand on `answer` and are not among `given`: for whoever runs the API. What is in them is its own affair, so nothing is read. */
export function ownReferences({ headers, content }: HttpResponse, given: readonly Reference[]): Reference[] {
  const known = new Set(given.map(({ value }) => value));
  const found: Reference[] = [];
  const add = (name: string, value: string): void => {
    if (!VALUE.test(value) || known.has(value)) return;
    known.add(value);
    found.push({ name, value, askWhom: 'api-owner' });
  };
  for (const name of FIELDS) add(name, fieldValue(headers, name.toLowerCase()) ?? '');
  const member = content === null || !/^\s{0,8}[[{]/.test(content) ? null : MEMBER.exec(content);
  if (member !== null) add(member[1] ?? '', member[2] ?? '');
  return found;
}
