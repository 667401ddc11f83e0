/** Whether an entry of a record can be a failure, told without reading it whole: whatever `diagnose` calls one must be accepted here. Pure. */
import type { EntrySketch } from '../http/har-sketch';
import { speaksGrpc } from './grpc';
import { mayRefuseInBody } from './in-body';
import { refusesWithSuccess } from './intermediaries';

/** False only where `diagnose` would find no failure. Nothing of what is looked at is kept. */
export function mayHaveFailed(sketch: EntrySketch): boolean {
  const { status, error, url, isPreflight } = sketch;
  if (status === 0 || status >= 400 || error !== '') return true;
  // A preflight that was answered well fails only as part of its call.
  if (isPreflight) return false;
  const { responseHeaders, body } = sketch;
  // Without a body nothing shows that the page got the answer: the CORS protocol has to be asked.
  return body === '' || mayRefuseInBody(body) || speaksGrpc(responseHeaders) || refusesWithSuccess({ status, statusText: '', headers: responseHeaders, content: body }, url);
}
