/** The only thing that a page knows of the store: what to show, and when to look again. Types only. */
import type { Diagnosis } from '../diagnosis/diagnose';

/**
 * Something that could not be seen, said instead of kept silent.
 * `page-origin-not-granted`: calls of the page at `subject` reach no listener until its origin is granted ·
 * `api-access-revoked`: access to the API's host at `subject` was taken away · `csp-blocked`: the page's own policy refused a call to `subject` ·
 * `websocket-not-covered`: no `ws:`/`wss:` permission for `subject` · `redirect-without-permission`: a call went on to `subject` and was lost ·
 * `service-worker`: the page at `subject` is controlled by a service worker, whose own answers no extension sees.
 */
export interface Notice {
  readonly id: string;
  readonly kind:
    | 'page-origin-not-granted'
    | 'api-access-revoked'
    | 'csp-blocked'
    | 'websocket-not-covered'
    | 'redirect-without-permission'
    | 'service-worker';
  readonly tabId: number | null;
  /** Origin, host or URL that the notice is about; already redacted. */
  readonly subject: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Feed {
  /** Failed calls, newest first. */
  calls(): Promise<readonly Diagnosis[]>;
  notices(): Promise<readonly Notice[]>;
  /** Calls `onChange` after each change; returns the function that ends this. */
  subscribe(onChange: () => void): () => void;
}
