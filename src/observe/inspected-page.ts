/** Asks the inspected page, through DevTools. */
import browser from 'webextension-polyfill';

/**
 * Evaluates source text in the page, or in its frame with the URL `frameUrl` (Chromium); null when it cannot be evaluated there. `code` must be a constant of ours, never built from captured data,
 * and its value no array: Chromium's own promise gives the value itself, Firefox's and the polyfill's a pair of value and error.
 */
export async function evaluateInPage(code: string, frameUrl: string | null = null): Promise<unknown> {
  try {
    const result: unknown = await browser.devtools.inspectedWindow.eval(code, frameUrl === null ? undefined : { frameURL: frameUrl });
    return Array.isArray(result) ? (result[0] ?? null) : result;
  } catch {
    return null;
  }
}
