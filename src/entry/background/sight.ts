/** What this extension may see, and what it must say that it cannot see. */
import browser from 'webextension-polyfill';
import { originOf } from '../../http/origin';
import { putNotice, removeNotices } from '../../store/notices';
import { domainPatterns, readDomain, watchedDomains } from '../../store/watched-domains';

/** True when calls to `url` may be observed. A URL that is none can be reached by nobody. */
export async function mayReach(url: string): Promise<boolean> {
  const origin = originOf(url);
  return origin !== null && origin !== 'null' && browser.permissions.contains({ origins: [`${origin}/*`] });
}

/** When `webRequest` last showed an event of a page, by `<tabId> <origin>`. The pressed button shows them without a permission, until the tab goes elsewhere. */
const seenAt = new Map<string, number>();
/** A call that `webRequest` is shown has an event at its start; so far may the two observers' clocks be apart. */
const CLOCK_SLACK_MS = 1000;

/** `webRequest` showed an event of this page at `at` (milliseconds since the epoch): whatever was said of it being hidden is over. */
export function pageWasSeen(tabId: number, origin: string, at: number): void {
  const page = `${tabId} ${origin}`;
  const before = seenAt.get(page) ?? 0;
  seenAt.set(page, at);
  if (at - before < CLOCK_SLACK_MS) return;
  void removeNotices(({ kind, subject, tabId: noticed }) => kind === 'page-origin-not-granted' && subject === origin && noticed === tabId);
}

/** DevTools showed a page at `at`, or a call of it that began then, which `webRequest` is not shown: says so once for each page. */
export async function noticeUnseenPage(tabId: number, origin: string, at: number): Promise<void> {
  if (!/^https?:/.test(origin) || (seenAt.get(`${tabId} ${origin}`) ?? 0) >= at - CLOCK_SLACK_MS || (await mayReach(`${origin}/`))) return;
  await putNotice({ id: `page-${tabId}-${origin}`, kind: 'page-origin-not-granted', tabId, subject: origin, at: new Date().toISOString() });
}

/** Looks at the permissions as they are now: adds a notice for each gap, takes back those that are mended. */
export async function checkSight(tabId: number | null, pageOrigin: string | null): Promise<void> {
  const at = new Date().toISOString();
  for (const domain of await watchedDomains()) {
    const host = readDomain(domain);
    if (host === null) continue;
    const [web, ...sockets] = domainPatterns(host);
    const seesWeb = await browser.permissions.contains({ origins: web === undefined ? [] : [web] });
    const seesSockets = await browser.permissions.contains({ origins: sockets });
    const gaps = { 'api-access-revoked': !seesWeb, 'websocket-not-covered': seesWeb && !seesSockets } as const;
    for (const kind of ['api-access-revoked', 'websocket-not-covered'] as const) {
      if (gaps[kind]) await putNotice({ id: `${kind}-${domain}`, kind, tabId: null, subject: domain, at });
      else await removeNotices((notice) => notice.kind === kind && notice.subject === domain);
    }
  }
  if (tabId !== null && pageOrigin !== null) await noticeUnseenPage(tabId, pageOrigin, Date.now());
  const granted = (await browser.permissions.getAll()).origins ?? [];
  await removeNotices((notice) => notice.kind === 'page-origin-not-granted' && granted.some((pattern) => pattern === '<all_urls>' || pattern === `${notice.subject}/*`));
}
