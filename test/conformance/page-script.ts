/** What runs in the called page: makes many calls at once and says what became of each. Source text: what runs these files rewrites functions. */

import type { Call } from './cases';

export interface PageCall extends Omit<Call, 'origin'> {
  /** Case and round. */
  readonly key: string;
  readonly url: string;
}

export interface PageOutcome {
  /** Case and round. */
  readonly key: string;
  /** `cors 200`, `opaque 0`, or the error's text. */
  readonly became: string;
  readonly accepted: boolean;
}

/** A call that has not ended after so long will not. */
const PATIENCE_MS = 30_000;

const MAKE_CALL = `async ({ key, url, via, mode, method, credentials, headers, body }) => {
  try {
    if (via === 'xhr') {
      return await new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        request.withCredentials = credentials === 'include';
        for (const [name, value] of headers) request.setRequestHeader(name, value);
        request.onload = () => resolve({ key, became: 'xhr ' + request.status, accepted: true });
        request.onerror = () => resolve({ key, became: 'xhr error', accepted: false });
        request.send(body);
      });
    }
    const answer = await fetch(url, { method, mode, credentials, headers, ...(body === null ? {} : { body }) });
    await answer.text();
    return { key, became: answer.type + ' ' + answer.status, accepted: true };
  } catch (error) {
    return { key, became: String(error), accepted: false };
  }
}`;

export const MAKE_CALLS = `async (calls) => Promise.all(calls.map((call) => Promise.race([
  new Promise((resolve) => setTimeout(() => resolve({ key: call.key, became: 'no end', accepted: false }), ${PATIENCE_MS})),
  (${MAKE_CALL})(call),
])))`;

/** The source of a call of `script` with this value. */
export function callLater(script: string, value: unknown): string {
  return `(${script})(${JSON.stringify(value)})`;
}
