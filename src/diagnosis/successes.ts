/** The calls of a record that worked and end a run of repeats (storms.ts): noted while it is looked through, so that they need not be read whole. Pure. */
import type { MayHaveFailed } from '../http/har-file';
import { redactRequest } from '../http/redact';
import type { Diagnosis } from './diagnose';
import type { WorkedCall } from './surroundings';

/** What ends a run of repeats: enough to tell that it was the same call. */
export type Success = Pick<WorkedCall, 'tabId' | 'method' | 'url' | 'startedDateTime' | 'credentials'>;

export interface SuccessNotes {
  /** The same answers as the function that was given. */
  readonly accepts: MayHaveFailed;
  /** Those of the calls that were not accepted which went where one of `failed` went; their URLs redacted as those are. */
  readonly like: (failed: readonly Diagnosis[]) => readonly Success[];
}

/** Wraps what decides which entries of a record are read. */
export function noteSuccesses(mayHaveFailed: MayHaveFailed): SuccessNotes {
  const noted: { readonly method: string; readonly url: string; readonly start: number }[] = [];
  return {
    accepts(sketch) {
      const accepted = mayHaveFailed(sketch);
      if (!accepted && !sketch.isPreflight && sketch.status < 300) noted.push({ method: sketch.method, url: sketch.url, start: sketch.start });
      return accepted;
    },
    like(failed) {
      const wanted = new Set(failed.map(({ exchange: { request } }) => placeOf(request.method, request.url)));
      return noted
        .filter(({ method, url, start }) => !Number.isNaN(start) && wanted.has(placeOf(method, url)))
        .map(({ method, url, start }) => {
          const { request } = redactRequest({ method, url, headers: [], headersComplete: false, postData: null });
          return { tabId: null, method, url: request.url, startedDateTime: new Date(start).toISOString(), credentials: [] };
        });
    },
  };
}

/** Method and URL without its query: a call whose path held a secret is compared with none. */
function placeOf(method: string, url: string): string {
  return `${method} ${url.split(/[?#]/, 1)[0] ?? ''}`;
}
