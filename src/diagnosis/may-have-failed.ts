/** Whether an entry of a record can be a failure, told without reading it whole: whatever `diagnose` calls one must be accepted here. Pure. */
import type { EntrySketch } from '../http/har';
import { fieldValue } from '../http/fields';
import { mayRefuseInBody } from './in-body';
import { recognise } from './intermediaries';

/** False only where `diagnose` would find no failure. Nothing of what is looked at is kept. */
export function mayHaveFailed({ status, error, url, isPreflight, requestHeaders, responseHeaders, body }: EntrySketch): boolean {
  // A preflight that was answered well fails only as part of its call.
  if (isPreflight) return status >= 400 || (status < 200 && error !== '');
  if (status === 0 || status >= 400 || error !== '') return true;
  if (body === '') return fieldValue(requestHeaders, 'origin') !== null || fieldValue(requestHeaders, 'sec-fetch-mode') === 'cors' || recogniseRefusal();
  return mayRefuseInBody(body) || recogniseRefusal();

  function recogniseRefusal(): boolean {
    return recognise({ status, statusText: '', headers: responseHeaders, content: body === '' ? null : body }, url).refusal !== null;
  }
}
