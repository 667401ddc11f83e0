/** The only thing that a page knows of the store: what to show, and when to look again. Types only. */
import type { Diagnosis } from '../diagnosis/diagnose';

/**
 * What could not be seen.
 * `page-origin-not-granted`: calls of the page at `subject` reach no listener until its origin is granted ·
 * `api-access-revoked`: access to the API's host at `subject` was taken away · `csp-blocked`: the page's own policy refused a call to `subject` ·
 * `websocket-not-covered`: no `ws:`/`wss:` permission for `subject` · `redirect-without-permission`: a call went on to `subject` and was lost ·
 * `service-worker`: the page at `subject` is controlled by a service worker, whose own answers no extension sees.
 */
export type SightKind = 'page-origin-not-granted' | 'api-access-revoked' | 'csp-blocked' | 'websocket-not-covered' | 'redirect-without-permission' | 'service-worker';

/**
 * What may be missing from the record, or had to go from it, whatever the page.
 * `worker-stopped`: the browser stopped the worker while calls were going on · `inspector-off`: the extension was off while the browser was on ·
 * `browser-ended`: the browser ended without warning while calls were going on · `history-full`: older calls had to go ·
 * `disk-refused`: the database takes nothing, calls are kept in memory.
 */
export type GapKind = 'worker-stopped' | 'inspector-off' | 'browser-ended' | 'history-full' | 'disk-refused';

/** Something that could not be seen or kept, said instead of kept silent. */
export interface Notice {
  readonly id: string;
  readonly kind: SightKind | GapKind;
  readonly tabId: number | null;
  /** Origin, host or URL that the notice is about; already redacted. '' where it is about none. */
  readonly subject: string;
  /** When it was so last. ISO 8601. */
  readonly at: string;
  /** How often it was so, or how many calls it concerns; left out where that says nothing. */
  readonly count?: number;
  /** Since when. ISO 8601. */
  readonly from?: string;
}

export interface Feed {
  /** Failed calls, newest first. */
  calls(): Promise<readonly Diagnosis[]>;
  notices(): Promise<readonly Notice[]>;
  /** Calls `onChange` after each change; returns the function that ends this. */
  subscribe(onChange: () => void): () => void;
}
