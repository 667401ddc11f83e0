/**
 * What only the page itself is told: calls that its Content Security Policy refused, which raise no network event anywhere, and whether a
 * service worker stands between it and the network. Read through the Reporting API's buffer, which leaves nothing behind in the page.
 */
import type { Exchange } from '../http/exchange';
import { originOf } from '../http/origin';
import { redactUrl } from '../http/redact';

/** What the probe returns: foreign data, checked by `readPageReport`. */
export interface PageReport {
  readonly pageUrl: string;
  /** `performance.timeOrigin`: milliseconds since the epoch, one for each document. */
  readonly timeOrigin: number;
  readonly serviceWorker: boolean;
  readonly violations: readonly { readonly blockedURL: string; readonly effectiveDirective: string }[];
}

/**
 * Runs in the page (isolated world, or DevTools' `eval` as source text): self-contained, refers to nothing outside.
 * https://w3c.github.io/reporting/#reporting-observer: `buffered` hands over reports made before the observer was.
 */
export function probePage(): PageReport {
  const violations: { blockedURL: string; effectiveDirective: string }[] = [];
  try {
    const Observer = (globalThis as unknown as { ReportingObserver: new (callback: () => void, options: object) => { observe(): void; takeRecords(): { body: { blockedURL?: string; effectiveDirective?: string; disposition?: string } | null }[]; disconnect(): void } }).ReportingObserver;
    const observer = new Observer(() => {}, { buffered: true, types: ['csp-violation'] });
    observer.observe();
    for (const { body } of observer.takeRecords()) {
      if (body && body.disposition === 'enforce') violations.push({ blockedURL: String(body.blockedURL).slice(0, 8000), effectiveDirective: String(body.effectiveDirective).slice(0, 100) });
    }
    observer.disconnect();
  } catch {
    // No Reporting API here: nothing to tell.
  }
  // Firefox reports no policy's refusal to observers. Its isolated world may listen from now on; in the page itself, where DevTools' code runs, nothing is left.
  const world = globalThis as unknown as { browser?: { runtime?: { getURL?(path: string): string } }; refusedByPolicy?: { blockedURL: string; effectiveDirective: string }[] };
  if (violations.length === 0 && world.browser?.runtime?.getURL?.('').startsWith('moz-extension:') === true) {
    if (world.refusedByPolicy === undefined) {
      const seen: { blockedURL: string; effectiveDirective: string }[] = [];
      world.refusedByPolicy = seen;
      document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
        if (disposition === 'enforce' && seen.length < 100) seen.push({ blockedURL: blockedURI.slice(0, 8000), effectiveDirective: effectiveDirective.slice(0, 100) });
      });
    }
    violations.push(...world.refusedByPolicy);
  }
  return { pageUrl: location.href, timeOrigin: performance.timeOrigin, serviceWorker: navigator.serviceWorker?.controller != null, violations: violations.slice(-100) };
}

/** Reports that are looked at of one document, and characters of a URL: what `probePage` gives at most; a page may answer in its stead. */
const MOST_REPORTS = 100;
const LONGEST_URL = 8000;
/** The last moment that a date can be made of, less the reports that follow on it (ECMA-262, time values). */
const LAST_MOMENT = 8.64e15 - MOST_REPORTS;

/** Checks what came back from a page and cuts it to size; null when it is not a report. */
export function readPageReport(value: unknown): PageReport | null {
  if (typeof value !== 'object' || value === null) return null;
  const { pageUrl, timeOrigin, serviceWorker, violations } = value as Record<string, unknown>;
  if (typeof pageUrl !== 'string' || originOf(pageUrl.slice(0, LONGEST_URL)) === null) return null;
  if (typeof timeOrigin !== 'number' || !(timeOrigin >= 0 && timeOrigin <= LAST_MOMENT) || !Array.isArray(violations)) return null;
  return {
    pageUrl: pageUrl.slice(0, LONGEST_URL),
    timeOrigin,
    serviceWorker: serviceWorker === true,
    violations: violations.slice(-MOST_REPORTS).flatMap((item: unknown) => {
      const { blockedURL, effectiveDirective } = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
      return typeof blockedURL === 'string' && typeof effectiveDirective === 'string' ? [{ blockedURL: blockedURL.slice(0, LONGEST_URL), effectiveDirective: effectiveDirective.slice(0, 100) }] : [];
    }),
  };
}

/** The calls to watched URLs that the page's policy refused, as exchanges with the error `csp:<directive>`. Ids are stable, so that telling twice changes nothing. */
export function blockedByPolicy(report: PageReport, tabId: number, isWatched: (url: string) => boolean): Exchange[] {
  const origin = originOf(report.pageUrl);
  return report.violations.flatMap(({ blockedURL, effectiveDirective }, index): Exchange[] => {
    if (!isWatched(blockedURL)) return [];
    return [
      {
        id: `csp-${tabId}-${Math.round(report.timeOrigin * 1000)}-${index}`,
        observer: 'devtools',
        startedDateTime: new Date(report.timeOrigin + index).toISOString(),
        time: null,
        tabId,
        initiator: 'page',
        resourceType: effectiveDirective === 'connect-src' ? 'fetch' : 'subresource',
        mode: null,
        origin,
        request: { method: 'GET', url: redactUrl(blockedURL), headers: [], headersComplete: false, postData: null, credentials: [] },
        response: null,
        networkError: `csp:${effectiveDirective}`,
        preflight: null,
        redirects: [],
        serverIPAddress: null,
        fromCache: null,
        lost: null,
      },
    ];
  });
}
