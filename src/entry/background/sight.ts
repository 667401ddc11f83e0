/** What this extension may see, and what it must say that it cannot see. */
import browser from 'webextension-polyfill';
import { originOf } from '../../http/origin';
import { putNotice, removeNotices } from '../../store/calls';
import { domainPatterns, readDomain, watchedDomains } from '../../store/watched-domains';

/** True when calls to `url` may be observed. A URL that is none can be reached by nobody. */
export async function mayReach(url: string): Promise<boolean> {
  const origin = originOf(url);
  return origin !== null && origin !== 'null' && browser.permissions.contains({ origins: [`${origin}/*`] });
}

/** Pages of which `webRequest` has shown a call in this life of the worker: `<tabId> <origin>`. The pressed button shows them without a permission. */
const seenPages = new Set<string>();

/** `webRequest` showed a call of this page: whatever was said of it being hidden is over. */
export function pageWasSeen(tabId: number, origin: string): void {
  const page = `${tabId} ${origin}`;
  if (seenPages.has(page)) return;
  seenPages.add(page);
  void removeNotices(({ kind, subject, tabId: noticed }) => kind === 'page-origin-not-granted' && subject === origin && noticed === tabId);
}

/** DevTools showed a call of a page that `webRequest` is not shown: says so once for each page. */
export async function noticeUnseenPage(tabId: number, origin: string): Promise<void> {
  if (!/^https?:/.test(origin) || seenPages.has(`${tabId} ${origin}`) || (await mayReach(`${origin}/`))) return;
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
  if (tabId !== null && pageOrigin !== null) await noticeUnseenPage(tabId, pageOrigin);
  const granted = (await browser.permissions.getAll()).origins ?? [];
  await removeNotices((notice) => notice.kind === 'page-origin-not-granted' && granted.some((pattern) => pattern === '<all_urls>' || pattern === `${notice.subject}/*`));
}
