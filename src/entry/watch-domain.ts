/** Another API is watched: for the pages that ask for one. */
import browser from 'webextension-polyfill';
import { domainPatterns, isBuiltIn, readDomain, watchedDomains } from '../store/watched-domains';

/** Asked for beforehand: `permissions.request` must come straight from the click. */
let watched: readonly string[] = [];
const follow = (): void => void watchedDomains().then((domains) => (watched = domains), () => undefined);
follow();
browser.permissions.onAdded.addListener(follow);
browser.permissions.onRemoved.addListener(follow);

/**
 * Watches what a person typed. Resolves to the id of an error sentence, or null. Chromium closes the popup when its prompt opens: the worker hears of the
 * new permission by itself, and nothing is left to do here.
 */
export async function watchDomain(text: string): Promise<string | null> {
  const domain = readDomain(text);
  if (domain === null) return 'not-a-domain';
  if (isBuiltIn(domain) || watched.includes(domain)) return 'already-watched';
  return (await browser.permissions.request({ origins: domainPatterns(domain) })) ? null : 'not-granted';
}
