/** Which views are of one request. A life of the worker that did not see it begin gives its view another time, but the browser's number of it is the same. Pure. */
import type { Exchange } from './exchange';

/** For how long views of one request can be apart, in milliseconds; the browser counts anew when it is started. A silent call is told after five minutes. */
const APART_MS = 10 * 60_000;

/** Id of the view of a request that was first seen `at` (milliseconds since the epoch). */
export function viewId(requestId: string, at: number): string {
  return `web-${requestId}-${Math.round(at)}`;
}

/** What the ids of all views of that request begin with; null: the observer does not number requests. */
export function requestPrefix(id: string): string | null {
  return /^web-[^-]+-/.exec(id)?.[0] ?? null;
}

/** True when one of `views` is of the request that `exchange` is of. */
export function seesRequestOf(views: readonly string[], { id }: Exchange): boolean {
  const prefix = requestPrefix(id);
  return views.some((view) => view === id || (prefix !== null && view.startsWith(prefix) && Math.abs(timeOf(view) - timeOf(id)) <= APART_MS));
}

function timeOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

/** Puts two lives' views of one request together under the id of `known`: the later one knows how it ended, the earlier one how it began. */
export function mergeLives(known: Exchange, seen: Exchange): Exchange {
  const [first, last] = Date.parse(known.startedDateTime) <= Date.parse(seen.startedDateTime) ? [known, seen] : [seen, known];
  const end = seen.time === null ? null : Date.parse(seen.startedDateTime) + seen.time;
  return {
    ...seen,
    id: known.id,
    startedDateTime: first.startedDateTime,
    time: end === null ? null : end - Date.parse(first.startedDateTime),
    // After a redirect they are two requests.
    request: first.request.url === last.request.url && first.request.headers.length >= last.request.headers.length ? first.request : seen.request,
    mode: seen.mode ?? known.mode,
    response: seen.response ?? known.response,
    preflight: seen.preflight ?? known.preflight,
    redirects: seen.redirects.length >= known.redirects.length ? seen.redirects : known.redirects,
  };
}
